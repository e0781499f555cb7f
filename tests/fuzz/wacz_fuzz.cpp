// Any bytes as a WACZ, and as a list of captures: reading ends, and entries lie inside what was given.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/lines.hpp"
#include "dateline/capture_list.hpp"
#include "dateline/wacz.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void wacz(std::string_view bytes) {
  static_cast<void>(dateline::looks_like_wacz(bytes));
  const auto file = dateline::wacz_file::open(dateline::ranges_of(bytes), bytes.size());
  if (!file) return;
  for (const auto& e : file->archives()) {
    require(e.offset <= bytes.size() && e.packed <= bytes.size() - e.offset);
    const auto from = file->read(e);
    char piece[4096];
    for (std::uint64_t got = 0; got < 1 << 20;) {
      const auto n = from(piece, sizeof piece);
      if (!n || *n == 0) break;
      require(*n <= sizeof piece);
      got += *n;
    }
  }
  static_cast<void>(file->page("https://news.example/a", dateline::sys_seconds{}));
}

void list(std::string_view bytes) {
  static_cast<void>(dateline::looks_like_capture_list(bytes));
  dateline::capture_list lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto line = dateline::archives::take_line(bytes, at);
    const auto told = lines.read(line);
    if (told && *told) require(!(*told)->archive.empty());
    if (!told) require(!told.failure().message.empty() && told.failure().where <= line.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  wacz(bytes);
  list(bytes);
  return 0;
}
