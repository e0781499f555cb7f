// What the reader of pages knows of elements: whether they break the text, what their content is, and what their
// names, classes and ids say of the text inside.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "read/tokenizer.hpp"

namespace dateline::markup {

enum class flow : std::uint8_t { loose, tight, line, block };  // loose: words of two do not run together; tight: they may

struct element_kind {
  std::uint64_t key = 0;  // packed name
  flow breaks = flow::loose;
  content inside = content::data;
  bool is_void = false;        // has no end tag
  bool closes_itself = false;  // its like, open on top, ends where it begins: li, p, td
  bool silent = false;         // its text is not shown
  std::uint8_t heading = 0;    // 1-6
  std::uint32_t places = 0;    // bits of place_in_page
};

namespace packing {

// The first eight bytes, the first of them lowest; none past the end is read.
constexpr std::uint64_t first_bytes(std::string_view s) {
  if (std::is_constant_evaluated() || std::endian::native != std::endian::little) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < s.size() && i < 8; ++i) out |= std::uint64_t{static_cast<unsigned char>(s[i])} << (8 * i);
    return out;
  }
  const auto two_halves = [&s]<class T>(T, std::size_t size) {  // they may lie over each other
    T low, high;
    std::memcpy(&low, &s[0], sizeof low);
    std::memcpy(&high, &s[size - sizeof high], sizeof high);
    return std::uint64_t{low} | std::uint64_t{high} << (8 * (size - sizeof high));
  };
  if (s.size() >= 8) return two_halves(std::uint32_t{}, 8);
  if (s.size() >= 4) return two_halves(std::uint32_t{}, s.size());
  if (s.size() >= 2) return two_halves(std::uint16_t{}, s.size());
  return s.empty() ? 0 : static_cast<unsigned char>(s[0]);
}

constexpr std::uint64_t lower_bytes(std::uint64_t s) {  // ASCII capitals among eight bytes made small
  constexpr std::uint64_t each = 0x0101010101010101U;
  const auto low = s & (0x7F * each);
  const auto from_a = low + (0x80 - 'A') * each, beyond_z = low + (0x7F - 'Z') * each;  // told by the high bit of each byte
  return s | ((from_a ^ beyond_z) & ~s & (0x80 * each)) >> 2;
}

}  // namespace packing

// Letters of either case; names of eight letters and more by their beginning and length.
constexpr std::uint64_t packed(std::string_view name) {
  return (name.size() > 8 ? name.size() << 3 : 0) ^ packing::lower_bytes(packing::first_bytes(name));
}

const element_kind& kind_of(std::string_view name);       // of unknown names: loose, nothing else
std::uint32_t places_of_words(std::string_view classes);  // of a class, id, itemprop or rel attribute: bits of place_in_page

}  // namespace dateline::markup
