// What the name index of the gazetteer knows a folded name by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "know/gazetteer_layout.hpp"

namespace dateline::know {

struct name_key {
  std::uint32_t check;
  std::uint32_t high;
  std::uint8_t tag;

  explicit name_key(std::string_view folded) {
    const auto h = XXH3_64bits(folded.data(), folded.size());
    check = static_cast<std::uint32_t>(h);
    high = static_cast<std::uint32_t>(h >> 32);
    tag = static_cast<std::uint8_t>((h >> 32) % 255 + 1);  // low bits of `high`: the group is told by its upper ones
  }
  std::uint32_t beginning() const { return check % beginning_bits; }
  std::size_t group(std::size_t groups) const { return static_cast<std::size_t>((std::uint64_t{high} * groups) >> 32); }
};

}  // namespace dateline::know
