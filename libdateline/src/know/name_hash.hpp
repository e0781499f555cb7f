// The hash of names in the image, and the look-up in a table of it; the packers and the readers share them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dateline::know {

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// FNV-1a, byte by byte, and its end.
inline constexpr std::uint32_t name_hash_start = 2166136261U;
constexpr std::uint32_t name_hash_byte(std::uint32_t h, char c) { return (h ^ static_cast<unsigned char>(c)) * 16777619U; }
constexpr std::uint32_t name_hash_end(std::uint32_t h) { return h ^ (h >> 15); }
constexpr std::uint32_t name_hash(std::string_view s, bool fold = false) {  // fold: over ASCII lower case
  auto h = name_hash_start;
  for (const char c : s) h = name_hash_byte(h, fold ? lower_ascii(c) : c);
  return name_hash_end(h);
}

// The row under a hash: `slots` hold row + 1 from there on, up to an empty one, and are a power of two. `is` tells whether
// a row has the name; rows of an image from outside may lie past its table.
template <class Is>
std::optional<std::size_t> find_row(std::span<const std::uint32_t> slots, std::uint32_t hash, const Is& is) {
  const auto mask = slots.size() - 1;
  auto at = hash & mask;
  for (std::size_t tried = 0; tried < slots.size() && slots[at] != 0; ++tried, at = (at + 1) & mask)
    if (is(slots[at] - 1)) return slots[at] - 1;
  return std::nullopt;
}

}  // namespace dateline::know
