// UTF-16 of either byte order.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace dateline {

class utf16_units {
 public:
  utf16_units(std::string_view bytes, bool big) : bytes_(bytes), big_(big) {}
  char32_t unit(std::size_t at) const {
    const auto a = static_cast<unsigned char>(bytes_[at]);
    const auto b = static_cast<unsigned char>(bytes_[at + 1]);
    return big_ ? char32_t{a} << 8 | b : char32_t{b} << 8 | a;
  }
  // The code point at byte `at`, and how many bytes it takes. Half a pair, or half a unit, is U+FFFD.
  std::pair<char32_t, std::size_t> next(std::size_t at) const {
    if (at + 1 >= bytes_.size()) return {char32_t{0xFFFD}, bytes_.size() - at};
    const auto u = unit(at);
    if (u < 0xD800 || u > 0xDFFF) return {u, 2};
    if (u > 0xDBFF || at + 3 >= bytes_.size()) return {char32_t{0xFFFD}, 2};
    const auto v = unit(at + 2);
    if (v < 0xDC00 || v > 0xDFFF) return {char32_t{0xFFFD}, 2};
    return {0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00), 4};
  }

 private:
  std::string_view bytes_;
  bool big_;
};

}  // namespace dateline
