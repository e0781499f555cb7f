// Any bytes as a response of HTTP: its head, and its body without its codings, which the first byte names too, so that
// the decoders are reached without a header that names them.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/http.hpp"
#include "dateline/archive_stamp.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::uint64_t limit = 1 << 18;

void stamp(const dateline::archive_stamp& s) {
  require(s.first.has_value() == s.last.has_value());
  require(!s.first || *s.first < *s.last);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (const auto head = archives::read_http_head(bytes)) {
    require(head->size <= bytes.size());
    for (const auto& f : head->fields) stamp(read_http_date(f.value)), stamp(read_archive_stamp(f.value));
    const auto body = archives::decoded_body(bytes.substr(head->size), head->fields, limit);
    if (body) require(body->bytes.size() <= limit);
  }
  constexpr const char* codings[]{"gzip", "deflate", "br", "zstd", "gzip, deflate", "br, br", "none", "deflate,"};
  std::vector<header_field> named{{"Content-Encoding", codings[data[0] & 7]}};
  if ((data[0] & 8) != 0) named.push_back({"Transfer-Encoding", "chunked"});
  const auto body = archives::decoded_body(bytes, named, limit);
  if (body) require(body->bytes.size() <= limit);
  else require(!body.failure().message.empty());
  if (const auto plain = archives::decoded_bytes(bytes, limit))
    require(plain->bytes.size() <= std::max<std::uint64_t>(limit, bytes.size()));
  if (bytes.size() < 64) stamp(read_http_date(bytes)), stamp(read_archive_stamp(bytes));
  return 0;
}
