// The gazetteer while it is being packed: places and names from several tables, then one index.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "know/gazetteer.hpp"
#include "pack.hpp"

namespace dateline::pack {

struct pending_place {
  std::uint32_t geonames_id = 0;
  std::string name, feature, country, admin1, admin2, covers;
  know::place_class what = know::place_class::city;
  know::point_source point = know::point_source::itself;
  double lat = 0, lon = 0;
  std::uint64_t population = 0;
  know::zone_id zone = know::no_zone;
};

struct pending_name {
  std::size_t place;
  std::string folded;
  know::name_kind kind;
  bool made = false;           // by a rule, from another name
  std::string languages{};     // "es fr"
  know::validity years{0, 0};  // {0, 0}: always
};

struct gazetteer_source {                              // where the tables come from: data/, or dumps of somebody's own
  std::function<table(const std::string& name)> read;  // "places/cities.tsv"
  std::function<know::zone_id(std::string_view)> zone;
  faults& wrong;
};

struct gazetteer_draft {
  gazetteer_source from;
  std::vector<pending_place> places{};
  std::vector<pending_name> names{};
  std::vector<pending_name> stand_alone{};
  std::map<std::string, std::size_t, std::less<>> by_code{};  // "US", "US.TX", "US.TX.453"
  std::map<std::uint32_t, std::size_t> by_id{};
  std::map<std::string, std::size_t, std::less<>> by_cldr{};

  explicit gazetteer_draft(gazetteer_source s) : from(std::move(s)) {}

  table read(const char* name) const { return from.read(name); }
  faults& all_wrong() const { return from.wrong; }
  void wrong(const table& t, const row& r, std::string what) { from.wrong.add(t.path, r.line, std::move(what)); }
  // Each of these reports what is wrong with a cell and goes on with something harmless.
  double degrees(const table&, const row&, std::string_view text, double limit);
  std::uint64_t number(const table&, const row&, std::string_view text, std::uint64_t limit);
  know::zone_id zone(const table&, const row&, std::string_view name);
  std::size_t add(const table&, const row&, pending_place);
  void add_name(const table&, const row&, std::size_t place, std::string_view name, know::name_kind, std::string_view languages = {},
                know::validity = {0, 0}, bool made = false);
  void add_respelled(const table&, const row&, std::size_t place, std::string_view name);  // "St. Paul" beside "Saint Paul"
  // The place that "1871859", "KP" or "US.TX" means; reports it where there is none.
  std::size_t target(const table&, const row&, std::string_view key);
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
};

void read_areas(gazetteer_draft&);   // countries, admin1, admin2, regions, former countries
void read_cities(gazetteer_draft&);  // cities, extra places, their names
void read_usage(gazetteer_draft&);   // what newsrooms and people call them: abbreviations, demonyms, renames, lists
std::string write_places(const gazetteer_draft&, std::vector<std::uint32_t>& row_of);
std::string write_names(gazetteer_draft&, const std::vector<std::uint32_t>& row_of);

struct packed_gazetteer {
  std::string places, names;  // sections gazetteer, gazetteer_names
};
packed_gazetteer pack_gazetteer(gazetteer_source);

// The tables that no dump gives, by hand for the most part: section gazetteer_lists keeps their texts, so that a gazetteer can
// be packed where data/ is not at hand.
std::string pack_tables(const std::function<std::string(const std::string& name)>& text_of);
std::map<std::string, std::string, std::less<>> unpack_tables(std::string_view section);

}  // namespace dateline::pack
