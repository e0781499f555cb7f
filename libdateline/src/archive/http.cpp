#include "archive/http.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/decoder.hpp"

namespace dateline::archives {
namespace {

constexpr std::size_t longest_head = 1 << 20;

// RFC 9112 §7.1. A chunk that is cut short gives what is there; bytes that are no chunks at all are the body itself.
std::string without_chunks(std::string_view body) {
  std::string out;
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const auto line_at = at;
    auto line = take_line(body, at);
    line = trimmed(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    bool hex = !line.empty() && line.size() <= 8;
    for (const char c : line) {
      const auto small = static_cast<char>(c | 0x20);
      const bool letter = small >= 'a' && small <= 'f';
      hex = hex && (letter || (c >= '0' && c <= '9'));
      size = size * 16 + static_cast<unsigned>(letter ? small - 'a' + 10 : c - '0');
    }
    if (!hex) {
      if (first) return std::string(body);
      if (line_at < body.size()) out += body.substr(line_at);  // the rest was not chunked
      return out;
    }
    if (size == 0) return out;
    out += body.substr(at, static_cast<std::size_t>(size));
    if (size >= body.size() - at) return out;
    at += static_cast<std::size_t>(size);
    if (body.substr(at, 2) == "\r\n") at += 2;
    else if (body.substr(at, 1) == "\n") at += 1;
  }
}

struct undone {
  std::string out{};
  bool whole = false;   // the stream came to its end
  bool larger = false;  // than the limit
  const char* wrong = "";
};

undone undo(decoder& d, std::string_view in, std::uint64_t limit) {
  undone u;
  for (std::size_t room = std::max<std::size_t>(std::size_t{1} << 14, std::min<std::size_t>(in.size() * 6, std::size_t{1} << 20));;
       room = std::min<std::size_t>(room * 2, std::size_t{1} << 24)) {
    const auto had = u.out.size(), left = in.size();
    u.out.resize(had + room);
    const auto p = d.decode(in, u.out.data() + had, room);
    u.out.resize(had + p.written);
    if (u.out.size() > limit) u.larger = true;
    if (p.state == decoder::state::finished) u.whole = true;
    if (p.state == decoder::state::broken) u.wrong = d.wrong();
    if (u.larger || u.whole || p.state == decoder::state::broken || (p.written == 0 && in.size() == left)) return u;
    if (p.written < room && in.empty()) return u;
  }
}

std::unique_ptr<decoder> decoder_of(std::string_view coding, std::string_view body) {
  const auto byte = [&](std::size_t i) { return i < body.size() ? static_cast<unsigned>(static_cast<unsigned char>(body[i])) : 0U; };
  const bool gzip = byte(0) == 0x1F && byte(1) == 0x8B;
  if (same_letters(coding, "gzip") || same_letters(coding, "x-gzip")) return gzip ? gzip_decoder() : nullptr;
  if (same_letters(coding, "deflate")) {
    if (gzip) return gzip_decoder();
    const bool zlib = (byte(0) & 0x0FU) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
    return zlib ? zlib_decoder() : deflate_decoder();
  }
  if (same_letters(coding, "br")) return brotli_decoder();
  if (same_letters(coding, "zstd")) return body.starts_with("\x28\xB5\x2F\xFD") ? zstd_decoder() : nullptr;
  return nullptr;
}

bool known(std::string_view coding) {
  return coding.empty() || std::ranges::any_of(std::initializer_list<std::string_view>{"identity", "gzip", "x-gzip", "deflate", "br",
                                                                                       "zstd", "none", "utf-8", "8bit"},
                                               [&](std::string_view k) { return same_letters(coding, k); });
}

bool looks_like_text(std::string_view body) {
  const auto head = body.substr(0, 512);
  return !head.empty() && std::all_of(head.begin(), head.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t'; });
}

}  // namespace

std::optional<http_head> read_http_head(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  http_head out;
  std::size_t searched = 0;
  out.size = std::min(end_of_header(block.substr(0, longest_head), searched), block.size());
  std::size_t at = 0;
  const auto line = take_line(block, at);
  if (const auto code = line.find(' '); code != std::string_view::npos)
    out.status = static_cast<int>(whole_number(line.substr(code + 1, 3)).value_or(0));
  out.fields = read_fields(block.substr(0, out.size), at);
  return out;
}

result<std::string> decoded_body(std::string_view body, const std::vector<header_field>& fields, std::uint64_t limit) {
  std::string held;
  if (holds_letters(field_of(fields, "Transfer-Encoding"), "chunked")) {
    held = without_chunks(body);
    body = held;
  }
  // The last coding named was put on last.
  auto codings = field_of(fields, "Content-Encoding");
  for (int layers = 0; !codings.empty() && layers < 4; ++layers) {
    const auto comma = codings.rfind(',');
    const auto coding = trimmed(comma == std::string_view::npos ? codings : codings.substr(comma + 1));
    codings = comma == std::string_view::npos ? std::string_view{} : codings.substr(0, comma);
    if (body.empty()) break;
    if (!known(coding) && !looks_like_text(body))
      return error{error_code::malformed, fmt::format("Content-Encoding \"{}\" is not known", coding.substr(0, 64)), 0};
    const auto decode = decoder_of(coding, body);
    if (!decode) continue;  // the header lies: the body is what it is
    auto u = undo(*decode, body, limit);
    if (u.larger)
      return error{error_code::too_large, fmt::format("the body inflates to more than {} bytes; --max-record lets longer ones in", limit),
                   0};
    if (!u.whole && (u.out.empty() || looks_like_text(body))) {
      if (looks_like_text(body)) continue;
      return error{error_code::damaged,
                   fmt::format("the body is no {}: {}", coding.substr(0, 64), *u.wrong == '\0' ? "it ends too early" : u.wrong), 0};
    }
    held = std::move(u.out);
    body = held;
  }
  if (body.data() == held.data()) return held;
  if (body.size() > limit) return error{error_code::too_large, fmt::format("the body is longer than {} bytes", limit), 0};
  return std::string(body);
}

}  // namespace dateline::archives
