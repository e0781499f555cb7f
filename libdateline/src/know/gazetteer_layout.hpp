// How the gazetteer lies in the data image; shared by its packer and its reader.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

namespace dateline::know {

struct gazetteer_header {  // section gazetteer
  std::uint32_t places, places_at;
  std::uint32_t text_size, text_at;
  std::array<std::uint32_t, 2> capitals;  // texts of the features of capitals, PPLC and PPLG; 0: no place is one
};

struct place_record {  // sorted by geonames_id
  std::uint32_t geonames_id;
  std::uint32_t name;     // texts: offsets into the pool
  std::int32_t lat, lon;  // degrees * 100,000
  std::uint32_t population;
  std::uint32_t admin1;
  std::uint32_t admin2;  // of a region: the countries that it lies in or takes in ("DE", "IN PK CN")
  std::uint16_t zone;
  std::uint8_t what;            // place_class
  std::uint8_t point;           // point_source
  std::array<char, 2> country;  // two NULs: none
  std::uint16_t feature;        // text; features stand first in the pool
};
static_assert(std::is_trivially_copyable_v<place_record> && sizeof(place_record) == 36);

struct gazetteer_names_header {  // section gazetteer_names
  std::uint32_t groups, groups_at;
  std::uint32_t hits, hits_at;
  std::uint32_t languages, languages_at;  // offsets of texts ("es fr pt"); 0: not known
  std::uint32_t years, years_at;          // year_range; 0: always
  std::uint32_t text_size, text_at;
  std::uint32_t beginnings_at, pairs_at;  // beginning_bits each: by beginning_bit and pair_bit of names of several words
};
inline constexpr std::uint32_t beginning_bits = 1U << 20;

struct year_range {
  std::int16_t from, to;
};

// Seven keys whose tags are compared at once, in one line of the caches. A key's text is not kept: group, tag and check
// are about 55 bits of its hash; the packer sees to it that no two keys of the gazetteer share them. Each key has two
// groups to stand in (cuckoo hashing). One that stands in its second has a bit in the first, so that look-ups go on to
// the second only where they may find something.
struct alignas(64) name_group {
  static constexpr std::size_t size = 7;
  std::array<std::uint8_t, size> tags;  // 0: free
  std::uint8_t second;                  // name_key::bit of the keys that stand in their second group
  std::array<std::uint32_t, size> checks;
  std::array<std::uint32_t, size> first;  // hits from here to the one marked as last
};
static_assert(std::is_trivially_copyable_v<name_group> && sizeof(name_group) == 64);

// Keys that are no names stand in the same index behind a control character, which no folded name holds.
inline constexpr char code_key = '\x01';         // "US", "US.TX", "US.TX.453"
inline constexpr char stand_alone_key = '\x02';  // folded names of the stand-alone lists

}  // namespace dateline::know
