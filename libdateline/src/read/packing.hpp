// Up to eight bytes of text at a time, in one number: short words are compared and made small so.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace dateline::packing {

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

// Are the first `size` of eight bytes small ASCII letters?
constexpr bool small_letters(std::uint64_t s, std::size_t size) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const auto low = s & (0x7F * each);
  const auto from_a = low + (0x80 - 'a') * each, beyond_z = low + (0x7F - 'z') * each;
  const auto letters = (from_a ^ beyond_z) & ~s & (0x80 * each);
  return size == 0 || (~letters & (0x80 * each)) << (8 * (8 - size)) == 0;
}

}  // namespace dateline::packing
