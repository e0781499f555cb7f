#include "read/utf16_bytes.hpp"

#include "read/encode.hpp"

namespace dateline {
namespace {

bool leads(char32_t u) { return u >= 0xD800 && u < 0xDC00; }
bool trails(char32_t u) { return u >= 0xDC00 && u < 0xE000; }

void put_unit(std::string& out, char32_t u, bool big) {
  const auto high = static_cast<char>(u >> 8 & 0xFF), low = static_cast<char>(u & 0xFF);
  out += big ? high : low;
  out += big ? low : high;
}

}  // namespace

void utf16_to_text::append(std::string& out, std::string_view bytes) {
  std::string joined;
  if (!rest_.empty()) {
    joined = rest_;
    joined += bytes;
    bytes = joined;
  }
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return big_ ? char32_t{a} << 8 | b : char32_t{b} << 8 | a;
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const auto u = unit(at);
    if (!leads(u)) {
      append_utf8(out, u);
      at += 2;
      continue;
    }
    if (at + 3 >= bytes.size()) break;
    const auto v = unit(at + 2);
    append_utf8(out, trails(v) ? 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00) : u);
    at += trails(v) ? 4 : 2;
  }
  std::string left(bytes.substr(at));
  rest_ = std::move(left);
}

std::string_view utf16_to_text::finish(std::string& out) {
  std::string_view last(rest_);
  if (last.size() >= 2) {
    const auto a = static_cast<unsigned char>(last[0]), b = static_cast<unsigned char>(last[1]);
    append_utf8(out, big_ ? char32_t{a} << 8 | b : char32_t{b} << 8 | a);
    last.remove_prefix(2);
  }
  return last;
}

void append_utf16(std::string& out, std::string_view text, bool big) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return at + i < text.size() ? char32_t{static_cast<unsigned char>(text[at + i])} : char32_t{0x80};
    };
    const auto lead = byte(0);
    if (lead < 0x80) {
      put_unit(out, lead, big);
      at += 1;
    } else if (lead < 0xE0) {
      put_unit(out, (lead & 0x1F) << 6 | (byte(1) & 0x3F), big);
      at += 2;
    } else if (lead < 0xF0) {
      put_unit(out, (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), big);
      at += 3;
    } else {
      const auto c = ((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)) - 0x10000;
      put_unit(out, 0xD800 + (c >> 10 & 0x3FF), big);
      put_unit(out, 0xDC00 + (c & 0x3FF), big);
      at += 4;
    }
  }
}

}  // namespace dateline
