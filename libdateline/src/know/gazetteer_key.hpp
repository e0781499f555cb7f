// What the name index of the gazetteer knows a folded name by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "know/gazetteer_layout.hpp"
#include "know/text_hash.hpp"

namespace dateline::know {

struct name_key {
  std::uint32_t check;
  std::uint32_t high;
  std::uint8_t tag;

  explicit name_key(std::string_view folded) : name_key(text_hash(folded)) {}
  explicit name_key(std::uint64_t hash)
      : check(static_cast<std::uint32_t>(hash)),
        high(static_cast<std::uint32_t>(hash >> 32)),
        tag(static_cast<std::uint8_t>(high % 255 + 1)) {}
  std::uint8_t bit() const { return static_cast<std::uint8_t>(1U << (check >> 29)); }
  // The group is told by the upper bits of `high`, the tag by the lower ones.
  std::size_t group(std::size_t groups) const { return share(high, groups); }
  std::size_t second_group(std::size_t groups) const { return share(check * 0x9E3779B1U, groups); }

 private:
  static std::size_t share(std::uint32_t of, std::size_t groups) { return static_cast<std::size_t>((std::uint64_t{of} * groups) >> 32); }
};

// Bits of the first words of names of several words, and of their first two, by text_hash of each.
inline std::uint32_t beginning_bit(std::uint64_t first) { return static_cast<std::uint32_t>(first) % beginning_bits; }
inline std::uint32_t pair_bit(std::uint64_t first, std::uint64_t second) {
  return static_cast<std::uint32_t>(((first ^ (second << 1)) * 0x9E3779B97F4A7C15U) >> 32) % beginning_bits;
}

}  // namespace dateline::know
