// Countries, first- and second-order areas, regions, former countries.
#include <algorithm>
#include <array>

#include "know/fold.hpp"
#include "pack_gazetteer.hpp"

namespace dateline::pack {
namespace {

using know::name_kind;
using know::place_class;
using know::point_source;

void cell_names(gazetteer_draft& d, const table& t, const row& r, std::size_t place, std::string_view list, name_kind kind,
                std::string_view languages, know::validity years = {0, 0}) {
  if (list.empty()) return;
  for (const auto name : split(list, '|')) d.add_name(t, r, place, name, kind, languages, years);
}

void read_countries(gazetteer_draft& d) {
  const auto t = d.read("places/countries.tsv");
  check_sorted(t, {"code"}, d.all_wrong());
  const auto code = t.column("code"), id = t.column("id"), name = t.column("name"), feature = t.column("feature"),
             population = t.column("population"), zone = t.column("zone"), lat = t.column("lat"), lon = t.column("lon");
  for (const auto& r : t.rows) {
    const auto key = std::string(r.cells[code]);
    if (key.size() != 2) d.wrong(t, r, "no country code: " + key);
    d.by_code[key] = d.add(t, r,
                           {.geonames_id = static_cast<std::uint32_t>(d.number(t, r, r.cells[id], UINT32_MAX)),
                            .name = std::string(r.cells[name]),
                            .feature = std::string(r.cells[feature]),
                            .country = key.substr(0, 2),
                            .admin1 = {},
                            .admin2 = {},
                            .covers = {},
                            .what = place_class::country,
                            .point = point_source::hand,
                            .lat = d.degrees(t, r, r.cells[lat], 90),
                            .lon = d.degrees(t, r, r.cells[lon], 180),
                            .population = d.number(t, r, r.cells[population], UINT64_MAX),
                            .zone = d.zone(t, r, r.cells[zone])});
  }
}

// What is said for an area when the word for its kind is left out: "Autauga" for Autauga County. Only words that
// follow or lead the name in the usage of GeoNames.
std::string bare(std::string_view name) {
  static constexpr std::array after = {" County",      " Parish",      " Province",     " Prefecture",  " District",   " Region",
                                       " Oblast",      " Governorate", " Municipality", " Borough",     " Department", " Division",
                                       " Census Area", " Republic",    " Krai",         " Voivodeship", " Canton",     " Kommun",
                                       " Shi",         " Gun",         " State"};
  static constexpr std::array before = {
      "Provincia de ", "Provincia di ", "Province of ", "Departamento de ", "Departamento del ", "Département de ",
      "Region of ",    "Canton of ",    "County of ",   "County ",          "State of ",         "Powiat ",
      "Okres ",        "Kabupaten ",    "Landkreis ",   "Kreis ",           "Comuna ",           "Amphoe ",
      "Huyện ",        "Municipio de ", "Gemeente ",    "Obshtina ",        "Partido de ",       "Politischer Bezirk ",
      "Republic of ",  "City of "};
  for (const std::string_view word : after)
    if (name.size() > word.size() + 1 && name.ends_with(word)) return std::string(name.substr(0, name.size() - word.size()));
  for (const std::string_view word : before)
    if (name.size() > word.size() + 1 && name.starts_with(word)) return std::string(name.substr(word.size()));
  return {};
}

point_source source_of(gazetteer_draft& d, const table& t, const row& r, std::string_view how) {
  if (how == "outline") return point_source::outline;
  if (how == "places") return point_source::places;
  if (how == "itself") return point_source::itself;
  if (how != "hand") d.wrong(t, r, "no such way to a point: " + std::string(how));
  return point_source::hand;
}

void read_admin(gazetteer_draft& d, place_class what) {
  const bool first = what == place_class::admin1;
  const auto t = d.read(first ? "places/admin1.tsv" : "places/admin2.tsv");
  if (first) check_sorted(t, {"country", "code"}, d.all_wrong());
  else check_sorted(t, {"country", "admin1", "code"}, d.all_wrong());
  const auto country = t.column("country"), code = t.column("code"), name = t.column("name"), population = t.column("population"),
             zone = t.column("zone"), lat = t.column("lat"), lon = t.column("lon"), how = t.column("how");
  const auto id = first ? t.column("id") : 0, admin1 = first ? 0 : t.column("admin1");
  for (const auto& r : t.rows) {
    pending_place p{.geonames_id = first ? static_cast<std::uint32_t>(d.number(t, r, r.cells[id], UINT32_MAX)) : 0,
                    .name = std::string(r.cells[name]),
                    .feature = first ? "ADM1" : "ADM2",
                    .country = std::string(r.cells[country]),
                    .admin1 = std::string(r.cells[first ? code : admin1]),
                    .admin2 = first ? std::string() : std::string(r.cells[code]),
                    .covers = {},
                    .what = what,
                    .point = source_of(d, t, r, r.cells[how]),
                    .lat = d.degrees(t, r, r.cells[lat], 90),
                    .lon = d.degrees(t, r, r.cells[lon], 180),
                    .population = d.number(t, r, r.cells[population], UINT64_MAX),
                    .zone = d.zone(t, r, r.cells[zone])};
    const auto key = p.country + "." + p.admin1 + (first ? "" : "." + p.admin2);
    const auto shortened = bare(p.name);
    const auto at = d.add(t, r, std::move(p));
    if (!d.by_code.emplace(key, at).second) d.wrong(t, r, "code twice: " + key);
    if (!shortened.empty()) d.add_name(t, r, at, shortened, name_kind::abbreviation, {}, {0, 0}, true);
    if (!first) d.add_respelled(t, r, at, r.cells[name]);
  }
}

void read_admin1_names(gazetteer_draft& d) {
  const auto t = d.read("places/admin1_names.tsv");
  check_sorted(t, {"country", "code", "name"}, d.all_wrong());
  const auto country = t.column("country"), code = t.column("code"), name = t.column("name"), languages = t.column("languages");
  for (const auto& r : t.rows) {
    const auto at = d.target(t, r, std::string(r.cells[country]) + "." + std::string(r.cells[code]));
    d.add_name(t, r, at, r.cells[name], name_kind::tagged, r.cells[languages]);
  }
}

void check_covers(gazetteer_draft& d, const table& t, const row& r, std::string_view list) {
  if (list.empty()) return;
  for (const auto code : split(list, ' '))
    if (!d.by_code.contains(code) || code.size() != 2) d.wrong(t, r, "no such country: " + std::string(code));
}

void read_regions(gazetteer_draft& d) {
  const auto t = d.read("places/regions.tsv");
  check_sorted(t, {"name"}, d.all_wrong());
  const auto name = t.column("name"), cldr = t.column("cldr"), id = t.column("id"), feature = t.column("feature"),
             admin1 = t.column("admin1"), lat = t.column("lat"), lon = t.column("lon"), covers = t.column("covers"),
             names = t.column("names"), abbreviations = t.column("abbreviations");
  for (const auto& r : t.rows) {
    check_covers(d, t, r, r.cells[covers]);
    const auto at = d.add(t, r,
                          {.geonames_id = static_cast<std::uint32_t>(d.number(t, r, r.cells[id], UINT32_MAX)),
                           .name = std::string(r.cells[name]),
                           .feature = std::string(r.cells[feature]),
                           .country = {},
                           .admin1 = std::string(r.cells[admin1]),
                           .admin2 = {},
                           .covers = std::string(r.cells[covers]),
                           .what = place_class::region,
                           .point = point_source::hand,
                           .lat = d.degrees(t, r, r.cells[lat], 90),
                           .lon = d.degrees(t, r, r.cells[lon], 180)});
    // A region within one country is that country's, as its cities are.
    if (r.cells[covers].size() == 2) d.places[at].country = r.cells[covers];
    d.by_code.emplace(std::string(r.cells[name]), at);  // codes are shorter
    if (!r.cells[cldr].empty()) d.by_cldr.emplace(std::string(r.cells[cldr]), at);
    cell_names(d, t, r, at, r.cells[names], name_kind::tagged, "en");
    cell_names(d, t, r, at, r.cells[abbreviations], name_kind::abbreviation, "en");
  }
}

void read_former_countries(gazetteer_draft& d) {
  const auto t = d.read("places/former_countries.tsv");
  check_sorted(t, {"name"}, d.all_wrong());
  const auto name = t.column("name"), from = t.column("from"), to = t.column("to"), covers = t.column("covers"), lat = t.column("lat"),
             lon = t.column("lon"), names = t.column("names");
  for (const auto& r : t.rows) {
    check_covers(d, t, r, r.cells[covers]);
    const know::validity years{static_cast<int>(d.number(t, r, r.cells[from], 2100)), static_cast<int>(d.number(t, r, r.cells[to], 2100))};
    if (years.from > years.to) d.wrong(t, r, "ended before it began");
    const auto at = d.add(t, r,
                          {.geonames_id = 0,
                           .name = std::string(r.cells[name]),
                           .feature = "PCLH",
                           .country = r.cells[covers].size() == 2 ? std::string(r.cells[covers]) : std::string(),
                           .admin1 = {},
                           .admin2 = {},
                           .covers = std::string(r.cells[covers]),
                           .what = place_class::region,
                           .point = point_source::hand,
                           .lat = d.degrees(t, r, r.cells[lat], 90),
                           .lon = d.degrees(t, r, r.cells[lon], 180)});
    d.names.back().kind = name_kind::historic;
    d.names.back().years = years;
    cell_names(d, t, r, at, r.cells[names], name_kind::historic, "en", years);
  }
}

void read_territory_names(gazetteer_draft& d) {
  const auto t = d.read("places/territory_names.tsv");
  check_sorted(t, {"code", "name", "kind"}, d.all_wrong());
  const auto code = t.column("code"), name = t.column("name"), kind = t.column("kind"), languages = t.column("languages");
  for (const auto& r : t.rows) {
    const auto region = d.by_cldr.find(r.cells[code]);
    const auto at = region != d.by_cldr.end() ? region->second : d.target(t, r, r.cells[code]);
    if (r.cells[kind] != "tagged" && r.cells[kind] != "abbreviation") d.wrong(t, r, "no such kind here: " + std::string(r.cells[kind]));
    d.add_name(t, r, at, r.cells[name], r.cells[kind] == "tagged" ? name_kind::tagged : name_kind::abbreviation, r.cells[languages]);
  }
}

}  // namespace

void read_areas(gazetteer_draft& d) {
  read_countries(d);
  read_admin(d, place_class::admin1);
  read_admin(d, place_class::admin2);
  read_admin1_names(d);
  read_regions(d);
  read_former_countries(d);
  read_territory_names(d);
}

}  // namespace dateline::pack
