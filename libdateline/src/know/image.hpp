// The data image: one position-independent, versioned, checksummed block of bytes with named sections.
// Little-endian; each section starts on a 64-byte boundary and holds plain tables that are used in place,
// so nothing is parsed, hashed or copied at start and only the pages that are touched become resident.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "dateline/result.hpp"

namespace dateline::know {

enum class section : std::uint32_t {
  versions = 1,  // text: key TAB value LF
  zones,         // zones.hpp
  abbreviations,
  languages,  // lexicon.hpp
  lexicon,
  patterns,    // patterns.hpp
  publishers,  // publishers.hpp
  agencies,    // agencies.hpp
  evidence,    // evidence.hpp
  gazetteer,   // gazetteer.hpp
  gazetteer_names,
  gazetteer_lists,  // texts that a gazetteer is packed from beside dumps; tools/image/pack_place_tables.cpp
  holidays,         // holidays.hpp
  zone_names,       // long names of zones
  countries,        // countries.hpp: languages, ccTLDs, date orders
  home_towns,       // home_towns.hpp
  end_
};

struct image_header {
  char magic[8];           // "DLIMAGE\n"
  std::uint32_t version;   // image_version
  std::uint32_t sections;  // number of entries that follow the header
  std::uint64_t size;      // bytes of the whole image
  std::uint64_t checksum;  // xxh3_64 of all that follows this header
};
inline constexpr std::uint32_t image_version = 10;

struct image_entry {
  std::uint32_t id;  // section
  std::uint32_t reserved;
  std::uint64_t at;    // byte offset from the start of the image, multiple of 64
  std::uint64_t size;  // bytes
};

class image {
 public:
  static image bundled();                              // trusted: made and checked by the build
  static result<image> open(const std::string& path);  // mapped; structure and checksum validated
  static result<image> from_bytes(std::string bytes);

  // Made by the build, so that its tables hold what they should. Of another, sections have to be held against themselves.
  bool trusted() const { return owner_ == nullptr; }
  std::string_view bytes(section id) const;  // empty where the image has no such section

  // The section as an array of T after `skip` bytes. T is trivially copyable; a ragged end is left out.
  template <class T>
  std::span<const T> table(section id, std::size_t skip = 0) const {
    const auto b = bytes(id);
    if (b.size() < skip) return {};
    return {reinterpret_cast<const T*>(b.data() + skip), (b.size() - skip) / sizeof(T)};
  }

 private:
  image(std::string_view all, std::shared_ptr<const void> owner) : all_(all), owner_(std::move(owner)) {}
  static result<image> validated(std::string_view all, std::shared_ptr<const void> owner);

  std::string_view all_;
  std::shared_ptr<const void> owner_;  // what keeps the bytes mapped; null for the bundled image
};

}  // namespace dateline::know
