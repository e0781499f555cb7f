// Damages the bundled data image: eight bytes of the input are one edit (place and value), for as many as there are.
#pragma once

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

extern "C" {
extern const char dateline_bundled_image[];
extern const char dateline_bundled_image_end[];
}

namespace dateline::tests {

inline std::string damaged_image(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t header = 32;  // magic, version, sections, size, checksum (know/image.hpp)
  constexpr std::size_t checksum_at = 24;
  std::string image(dateline_bundled_image, dateline_bundled_image_end);
  for (std::size_t i = 0; i + 8 <= size; i += 8) {
    std::uint32_t at = 0, value = 0;
    std::memcpy(&at, data + i, 4);
    std::memcpy(&value, data + i + 4, 4);
    // Heads of sections decide most: every other edit goes to one of the first bytes of the 64-byte blocks.
    std::size_t where = header + at % (image.size() - header - 4);
    if (at & 1) where = std::max(header, where & ~std::size_t{63});
    std::memcpy(image.data() + where, &value, at & 2 ? 4 : 1);
  }
  const std::uint64_t sum = XXH3_64bits(image.data() + header, image.size() - header);
  std::memcpy(image.data() + checksum_at, &sum, sizeof sum);
  return image;
}

}  // namespace dateline::tests
