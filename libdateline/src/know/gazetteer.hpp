// The gazetteer: cities, countries, admin1 and admin2 areas, with all their names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "know/gazetteer_layout.hpp"
#include "know/image.hpp"
#include "know/zones.hpp"

namespace dateline::know {

using place_id = std::uint32_t;  // row of the places table

enum class place_class : std::uint8_t { city, admin2, admin1, country, region };  // region: continents, seas, disputed areas
// abbreviation: also a form that a rule makes of the name ("St. Paul" for Saint Paul, "Ohio" for Ohio County).
enum class name_kind : std::uint8_t { main, ascii, tagged, alternate, abbreviation, demonym, historic };
// Where a place's coordinates come from. places: the mean of its member places, by population; it can be off by
// half the area's width.
enum class point_source : std::uint8_t { itself, outline, places, hand };

struct place_row {
  std::uint32_t geonames_id;  // 0: none
  std::string_view name;
  place_class what;
  std::string_view feature;  // PPLC, PPLA, ADM1, PCLI …
  std::string_view country;  // ISO 3166-1 alpha-2
  std::string_view admin1;   // code within the country ("12"), empty: none
  std::string_view admin2;
  double lat, lon;  // degrees
  std::uint64_t population;
  zone_id zone;  // no_zone: none or several
  point_source point;
};

struct place_rank {  // how much of a place it is
  place_class what;
  bool capital;  // a capital or seat of government of a country
  std::uint32_t population;
};

struct name_hit {
  place_id place : 24;
  name_kind kind : 6;
  bool lesser : 1;         // a city, no capital; a larger one has the name as its name of the same kind
  bool last : 1;           // of its name
  std::uint16_t years;     // index into the year ranges of historic names; 0: no limits known
  std::uint16_t language;  // index into languages of names; 0: untagged
};
static_assert(sizeof(name_hit) == 8);

struct near_place {
  place_id place;
  double km;
};

struct validity {
  int from, to;
};  // the years in which a name was in use, both included

struct name_key;  // gazetteer_key.hpp

struct word_key {  // text_hash of a folded word; of what was written as one and is two ("Stratford-upon"), of the first too
  std::uint64_t whole = 0, first = 0;
};

struct word_in_names {
  std::span<const name_hit> hits{};
  bool begins_longer = false;
};

class gazetteer {
 public:
  explicit gazetteer(const image&);
  std::size_t size() const;
  place_row row(place_id) const;
  place_rank rank(place_id) const;  // a part of the row, for less
  std::optional<place_id> by_geonames(std::uint32_t id) const;
  // All places with that name: case, diacritics, dots, hyphens and traditional/simplified Chinese folded. Sorted:
  // by kind, then capitals and countries first, then by population.
  std::span<const name_hit> lookup(std::string_view name) const;
  std::span<const name_hit> lookup_folded(std::string_view folded) const;
  // Of one folded word: the places it names, and whether names of several words can begin with it ("new"); the latter says
  // yes too often, never no too often.
  // In three steps, for many words at a time: each begins to fetch what the next one reads.
  word_key expect(std::string_view folded) const;
  word_key expect_one(std::string_view folded) const;  // where no blank is in it
  std::uint32_t expect_hits(const word_key&) const;
  word_in_names word(const word_key&, std::uint32_t expected) const;
  // Can names begin with the two words? Says yes too often, never no too often.
  bool may_begin(const word_key&, const word_key& next) const;
  // Can a name begin with those two folded letters, in a script without blanks? Says yes too often, never no too often.
  bool may_begin_unspaced(std::string_view pair) const;
  // Folds `name` into `out` (replaced); what lookup_folded takes.
  static void fold(std::string_view name, std::string& out);
  // The languages in which the place is called so ("es fr pt"); empty where that is not known.
  std::string_view languages(const name_hit&) const;
  bool in_language(const name_hit&, std::string_view language) const;  // "pt" fits "pt-BR"; false where not known
  std::optional<validity> name_validity(const name_hit&) const;        // of historic names
  std::optional<place_id> country(std::string_view code) const;        // the country as a place
  std::optional<place_id> admin1(std::string_view country, std::string_view code) const;
  std::optional<place_id> admin2(std::string_view country, std::string_view admin1, std::string_view code) const;
  // Countries and admin1 areas that a qualifier can mean: "Ala.", "Texas", "TX", "North Korea", "N. Korea", "Ont.".
  std::vector<place_id> areas(std::string_view qualifier) const;
  // The place a bare dateline name means by newsroom rule (AP stand-alone lists); none if it is on no list.
  std::optional<place_id> stand_alone(std::string_view name) const;
  // Countries a region lies in or takes in ("DE" for West Germany; "IN PK CN" for Kashmir); empty for other places.
  std::string_view covers(place_id region) const;
  // Does `place` lie in `area`: its country, admin1, admin2, or a region that covers its country?
  bool within(place_id place, place_id area) const;
  bool capital(place_id id) const { return rank(id).capital; }
  bool in_state(place_id, std::string_view country, std::string_view admin1) const;
  // The populated place of each zone that is nearest to a point in degrees, up to `most_km` away; nearest first.
  std::vector<near_place> nearest(double lat, double lon, double most_km) const;

 private:
  const place_record* record(place_id) const;
  std::string_view text(std::uint32_t at) const;
  std::span<const name_hit> under(const name_key&) const;
  static constexpr std::uint32_t no_hit = UINT32_MAX;
  std::uint32_t first_hit(const name_key&) const;
  std::span<const name_hit> hits_from(std::uint32_t first) const;
  std::optional<place_id> coded(std::string_view code) const;

  std::span<const place_record> places_{};
  std::string_view text_{}, names_text_{};
  std::array<std::uint32_t, 2> capitals_{};  // as gazetteer_header has them
  std::span<const name_group> groups_{};
  std::span<const name_hit> hits_{};
  std::span<const std::uint8_t> beginnings_{}, pairs_{};
  std::span<const std::uint32_t> languages_{};
  std::span<const year_range> years_{};
};

}  // namespace dateline::know
