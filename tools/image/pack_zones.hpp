// Zones as the packers see them: ids for those who refer to zones by name, and each zone's history for checks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "know/zones.hpp"
#include "pack.hpp"
#include "pack_zones_posix.hpp"

namespace dateline::pack {

struct zone_period {  // what holds from `from` on
  std::int64_t from = INT64_MIN;
  std::int32_t offset = 0;
  bool dst = false;
  std::string abbreviation{};
};

struct zone_history {
  std::string name;
  std::string country;               // empty: none
  int rank = 0;                      // place in zone.tab; 0: none
  std::vector<zone_period> periods;  // without those that the rule gives
  posix_rule rule;
  std::vector<zone_period> until(int year) const;  // with them
};

class zone_list {  // data/zones, read once by whoever needs it; ids are rows of zones.tsv
 public:
  zone_list(const std::filesystem::path& data, faults&);
  know::zone_id find(std::string_view name) const;  // links too; exact case; know::no_zone if none
  const std::vector<zone_history>& all() const { return zones_; }
  const std::map<std::string, know::zone_id, std::less<>>& names() const { return names_; }  // zones and links

 private:
  std::vector<zone_history> zones_;
  std::map<std::string, know::zone_id, std::less<>> names_;
};

bool parse_offset(std::string_view text, std::int32_t& seconds);   // "+05:30", "-00:01:15"
bool parse_instant(std::string_view text, std::int64_t& seconds);  // "1996-03-31T01:00:00Z"

void pack_abbreviations(job&, const zone_list&);
void pack_zone_names(job&, const zone_list&);

}  // namespace dateline::pack
