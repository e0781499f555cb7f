// Any bytes as an archive: reading ends, what is kept stays below the limit, offsets never lie outside what was given,
// and the pieces that the bytes come in change nothing. What the records hold is opened, not searched: that is for the targets
// of pages and text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::uint64_t max_record = 1 << 16;

struct seen {
  std::uint64_t offset = 0, inside = 0;
  std::string said{};  // the block, or what is wrong
  bool operator==(const seen&) const = default;
};

std::vector<seen> read(std::string_view bytes, std::size_t piece, bool documents_only, bool open) {
  auto from = dateline::bytes_of(bytes);
  const dateline::archive_options options{.max_record = max_record, .documents_only = documents_only};
  dateline::archive_reader reader([&](char* into, std::size_t size) { return from(into, std::min(size, piece)); }, options);
  std::vector<seen> out;
  while (auto r = reader.next()) {
    require(out.size() <= 2 * bytes.size() + 64 * max_record);  // reading ends
    if (!*r) {
      require(r->failure().where <= bytes.size() && !r->failure().message.empty());
      out.push_back({r->failure().where, 0, r->failure().message});
      continue;
    }
    auto& record = **r;
    require(record.offset <= bytes.size() && record.length <= bytes.size() - record.offset);
    require(record.block.size() <= max_record);
    require(!record.passed_over || record.block.empty());
    out.push_back({record.offset, record.inside, record.block});
    if (!open) continue;
    const auto at = record.offset;
    const auto opened = dateline::open_record(std::move(record), {}, options);
    if (!opened) require(opened.failure().where == at);
    else if (*opened) require((*opened)->document.text().size() <= 8 * max_record);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  static_cast<void>(dateline::looks_like_archive(bytes));
  const auto whole = read(bytes, bytes.size() + 1, false, true);
  if ((data[0] & 1) != 0) {
    const auto in_pieces = read(bytes, 1 + (data[0] >> 2), false, false);
    require(in_pieces == whole);
  }
  if ((data[0] & 2) != 0) read(bytes, bytes.size() + 1, true, true);
  if (whole.empty()) return 0;
  // Reading at a place ends too, whatever stands there.
  const auto& last = whole.back();
  static_cast<void>(dateline::read_record_at(dateline::ranges_of(bytes), last.offset, last.inside, {.max_record = max_record}));
  return 0;
}
