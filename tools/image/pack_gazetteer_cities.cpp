// Cities, with the places that people know and GeoNames' list of cities lacks.
#include <algorithm>
#include <array>

#include "pack_gazetteer.hpp"

namespace dateline::pack {
namespace {

using know::name_kind;
using know::place_class;
using know::point_source;

void read_city_table(gazetteer_draft& d, const char* file, point_source point) {
  const auto t = d.read(file);
  const auto id = t.column("id"), name = t.column("name"), ascii = t.column("ascii"), country = t.column("country"),
             admin1 = t.column("admin1"), admin2 = t.column("admin2"), feature = t.column("feature"), population = t.column("population"),
             zone = t.column("zone"), lat = t.column("lat"), lon = t.column("lon"), names = t.column("names");
  const auto own = std::find(t.columns.begin(), t.columns.end(), "key");
  std::uint64_t last = 0;
  for (const auto& r : t.rows) {
    const auto key = d.number(t, r, r.cells[id], UINT32_MAX);
    if (point == point_source::itself && key <= last) d.wrong(t, r, "out of order: " + std::string(r.cells[id]));
    last = key;
    if (r.cells[feature].empty()) d.wrong(t, r, "a city without a feature code");
    if (r.cells[country].empty()) d.wrong(t, r, "a city without a country");
    if (r.cells[zone].empty()) d.wrong(t, r, "a city without a zone");
    if (r.cells[admin1].empty() && !r.cells[admin2].empty()) d.wrong(t, r, "an admin2 without its admin1");
    const auto at = d.add(t, r,
                          {.geonames_id = static_cast<std::uint32_t>(key),
                           .name = std::string(r.cells[name]),
                           .feature = std::string(r.cells[feature]),
                           .country = std::string(r.cells[country]),
                           .admin1 = std::string(r.cells[admin1]),
                           .admin2 = std::string(r.cells[admin2]),
                           .covers = {},
                           .what = place_class::city,
                           .point = point,
                           .lat = d.degrees(t, r, r.cells[lat], 90),
                           .lon = d.degrees(t, r, r.cells[lon], 180),
                           .population = d.number(t, r, r.cells[population], UINT64_MAX),
                           .zone = d.zone(t, r, r.cells[zone])});
    if (own != t.columns.end()) {
      const auto own_key = std::string(r.cells[static_cast<std::size_t>(own - t.columns.begin())]);
      if (!d.by_code.emplace(own_key, at).second) d.wrong(t, r, "key twice: " + own_key);
    }
    d.add_respelled(t, r, at, r.cells[name]);
    if (!r.cells[ascii].empty()) d.add_name(t, r, at, r.cells[ascii], name_kind::ascii);
    if (!r.cells[names].empty())
      for (const auto other : split(r.cells[names], '|')) d.add_name(t, r, at, other, name_kind::alternate);
  }
}

void read_city_names(gazetteer_draft& d) {
  const auto t = d.read("places/names.tsv");
  const auto id = t.column("id"), name = t.column("name"), languages = t.column("languages");
  for (const auto& r : t.rows) d.add_name(t, r, d.target(t, r, r.cells[id]), r.cells[name], name_kind::tagged, r.cells[languages]);
}

}  // namespace

void read_cities(gazetteer_draft& d) {
  read_city_table(d, "places/cities.tsv", point_source::itself);
  read_city_table(d, "places/extra.tsv", point_source::hand);
  read_city_names(d);
}

}  // namespace dateline::pack
