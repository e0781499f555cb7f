// The records of a table, handed on some at a time, so that several threads can work on them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "read/csv.hpp"
#include "table_input.hpp"

namespace dateline::cli {

struct row_piece {
  // rows: whole records. A record longer than the limit comes as parts, then the rest of it; unclosed: so does the last
  // record where a quote was opened in it that nothing closes.
  enum class what : unsigned char { rows, part, rest, unclosed } is = what::rows;
  std::string bytes{};
  std::uint64_t line = 1;  // of the file, where the first record begins
  std::uint64_t at = 0;    // its first byte, in the text
};

// False from `take` stops it, and is the result.
bool read_pieces(table_input&, csv::dialect, std::uint64_t longest, const std::function<bool(row_piece&&)>& take);

// Calls f(record with its line end, its line) for each record of whole rows.
template <class F>
void for_each_record(const row_piece& p, csv::dialect d, F f) {
  csv::record_splitter in(d);
  auto line = p.line;
  for (std::string_view rest = p.bytes; !rest.empty();) {
    const auto record = rest.substr(0, in.end_of(rest));
    rest.remove_prefix(record.size());
    f(record, line);
    for (auto end = record.find(d.line_end); end != std::string_view::npos; end = record.find(d.line_end, end + 1)) ++line;
  }
}

}  // namespace dateline::cli
