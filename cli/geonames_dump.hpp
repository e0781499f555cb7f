// Dumps of GeoNames to the tables that the gazetteer is packed from: what is kept of them, in the form of data/places.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "geonames_lines.hpp"
#include "know/tables.hpp"

namespace dateline::cli {

struct dump_files {  // paths; an empty one is not there
  std::vector<std::string> places{};
  std::string names{}, admin1{}, admin2{}, countries{};
};
// What stands in the folder. `wrong` says what is missing.
dump_files dumps_in(const std::string& folder, std::string& wrong);

struct dump_choice {
  std::uint64_t min_population = 0;               // seats of government are kept whatever their number of people
  std::set<std::string, std::less<>> features{};  // classes and codes: "P", "PPLX"
};

struct dump_place {
  std::uint32_t id = 0;
  std::uint64_t population = 0;
  know::zone_id zone = know::no_zone;
  double lat = 0, lon = 0;
  std::string name{}, ascii{}, feature{}, country{}, admin1{}, admin2{};
  std::vector<std::string> names{};  // in no known language
};

class geonames_dump {
 public:
  geonames_dump(const know::tables& tables, dump_choice choice, bad_rows& bad) : tables_(tables), choice_(std::move(choice)), bad_(bad) {}

  // In this order; false where a file cannot be read.
  bool read(const dump_files&, const std::function<void(std::uint64_t)>& progress);
  // A table of data/places by its name ("places/cities.tsv"), as text. `kept` is the one of that name that is not made
  // from dumps; countries get the population that countryInfo.txt says.
  std::string table(std::string_view name, std::string_view kept) const;
  std::size_t size() const { return places_.size(); }
  std::size_t names() const { return tagged_.size(); }
  std::uint64_t strays() const { return strays_; }  // places in no known first-order area

 private:
  struct area {
    std::string name{};
    std::uint32_t id = 0;
    bool placed = false;  // by a row of its own
    double lat = 0, lon = 0;
  };
  struct tagged_name {
    std::uint32_t id;
    std::string name, language;
    friend auto operator<=>(const tagged_name&, const tagged_name&) = default;
  };
  struct area_sum {
    double lat = 0, lon = 0, weight = 0;
    std::uint64_t people = 0;
    std::map<know::zone_id, std::uint64_t> zones{};
  };

  void area_row(const dump_line&, std::map<std::string, area, std::less<>>&, std::size_t parts);
  void place_row(const dump_line&);
  void country_row(const dump_line&);
  void name_row(const dump_line&);
  void finish();
  std::string cities() const;
  std::string tagged() const;
  std::string areas(bool first) const;
  std::string countries(std::string_view kept) const;
  bool kept(std::string_view feature_class, std::string_view code, std::uint64_t population) const;
  dump_place* place(std::uint32_t id);
  std::string_view zone_of(const area_sum&) const;

  const know::tables& tables_;
  dump_choice choice_;
  bad_rows& bad_;
  std::unordered_set<std::uint32_t> ids_{};  // of the places so far
  std::vector<dump_place> places_{};         // by id, once all are read
  std::map<std::string, area, std::less<>> admin1_{}, admin2_{};
  std::map<std::string, area_sum, std::less<>> sums_{};
  std::map<std::string, std::uint64_t, std::less<>> people_{};  // of countries
  std::vector<tagged_name> tagged_{};
  std::uint64_t strays_ = 0;
};

}  // namespace dateline::cli
