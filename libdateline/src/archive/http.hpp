// Responses of HTTP as archives keep them, and their bodies without transfer and content codings. Headers are not
// believed where the bytes say otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/lines.hpp"
#include "dateline/result.hpp"

namespace dateline::archives {

struct http_head {
  int status = 0;  // 0: none is written
  std::vector<header_field> fields{};
  std::size_t size = 0;  // bytes up to the body
  bool open = false;     // no empty line stands before it
};

std::optional<http_head> read_http_head(std::string_view block);  // nothing: it does not begin as a response

struct decoded {
  std::string bytes{};
  std::string wrong{};  // why it is not all of the body; empty: it is
};
// The body as a reader has it. `limit` bounds it; an error where a coding cannot be undone at all.
result<decoded> decoded_body(std::string_view body, const std::vector<header_field>&, std::uint64_t limit);
// The same for bytes of which nothing is said: as they are, unless they begin as a stream of gzip or zstd does, or are one of zlib.
bool begins_coded(std::string_view bytes);
result<decoded> decoded_bytes(std::string_view bytes, std::uint64_t limit);

}  // namespace dateline::archives
