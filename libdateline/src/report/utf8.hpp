// UTF-8 as the reports need it: what stands at the front of some bytes that may be anything.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

struct utf8_step {
  std::size_t size;  // bytes to go on by; at least 1 where there are any
  bool valid;        // false: the longest broken part, to be shown as one U+FFFD
};

constexpr utf8_step utf8_sequence(std::string_view s) {
  if (s.empty()) return {0, true};
  const auto at = [s](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const auto c = at(0);
  if (c < 0x80) return {1, true};
  const std::size_t size = c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
  if (size == 0) return {1, false};
  // The second byte keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  const unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
  const unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < size; ++i) {
    if (i >= s.size()) return {i, false};
    const bool fits = i == 1 ? at(i) >= low && at(i) <= high : (at(i) & 0xC0) == 0x80;
    if (!fits) return {i, false};
  }
  return {size, true};
}

// Valid sequences only.
constexpr char32_t utf8_code_point(std::string_view s) {
  const auto at = [s](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  switch (s.size()) {
    case 1: return at(0);
    case 2: return (at(0) & 0x1F) << 6 | (at(1) & 0x3F);
    case 3: return (at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    case 4: return (at(0) & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F);
    default: return 0xFFFD;
  }
}

}  // namespace dateline
