#include "table_rows.hpp"

#include <algorithm>
#include <utility>

namespace dateline::cli {

bool read_pieces(table_input& from, csv::dialect d, std::uint64_t longest, const std::function<bool(row_piece&&)>& take) {
  constexpr std::size_t enough = 1 << 18;
  csv::record_splitter in(d);
  std::string buffer;
  std::size_t whole = 0;  // bytes of the buffer that are whole records
  bool too_long = false;
  std::uint64_t line = 1, at = 0, begun_line = 1, begun_at = 0;  // begun: the record of which parts were given
  const auto give = [&](row_piece::what is, std::size_t size) {
    row_piece p{.is = is, .bytes = buffer.substr(0, size), .line = too_long ? begun_line : line, .at = too_long ? begun_at : at};
    buffer.erase(0, size);
    line += static_cast<std::uint64_t>(std::ranges::count(p.bytes, d.line_end));
    at += size;
    return take(std::move(p));
  };
  while (from.more(buffer)) {
    for (std::size_t size; (size = in.end_of(std::string_view(buffer).substr(whole))) != csv::record_splitter::open;) {
      if (too_long) {
        if (!give(row_piece::what::rest, size)) return false;
        too_long = false;
        continue;
      }
      if (size > longest) {
        if (whole > 0 && !give(row_piece::what::rows, std::exchange(whole, 0))) return false;
        if (!give(row_piece::what::rest, size)) return false;
        continue;
      }
      whole += size;
      if (whole >= enough && !give(row_piece::what::rows, std::exchange(whole, 0))) return false;
    }
    if (buffer.size() - whole > longest || too_long) {
      if (whole > 0 && !give(row_piece::what::rows, std::exchange(whole, 0))) return false;
      if (!std::exchange(too_long, true)) {
        begun_line = line;
        begun_at = at;
      }
      if (!give(row_piece::what::part, buffer.size())) return false;
      in.drop_seen();
    }
  }
  if (whole > 0 && in.in_quotes() && !give(row_piece::what::rows, whole)) return false;
  if (in.in_quotes()) return give(row_piece::what::unclosed, buffer.size());
  if (too_long) return give(row_piece::what::rest, buffer.size());
  return buffer.empty() || give(row_piece::what::rows, buffer.size());
}

}  // namespace dateline::cli
