// The zones section as it lies in the image, and the closing rules that carry a zone past its last transition.
// Shared by packer and reader. All `text` members are offsets into the text pool; each text ends in NUL.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace dateline::know {

struct zones_header {
  std::uint32_t version;    // text
  std::uint32_t zones;      // number of zone_record
  std::uint32_t changes;    // number of transitions of all zones
  std::uint32_t states;     // number of state_record
  std::uint32_t names;      // number of zone_name: zones and links
  std::uint32_t slots;      // of the hash of names, a power of two
  std::uint32_t countries;  // number of country_zone, sorted by code
  std::uint32_t leaps;      // number of leap seconds
  std::uint32_t records_at, change_times_at, change_states_at, states_at, names_at, slots_at, countries_at, leaps_at, text_at;
  std::uint32_t text_size;
};

struct day_rule {                               // "M3.2.0/2": the second Sunday of March, 2 h after midnight
  std::uint8_t month, week, weekday, reserved;  // week 5: the last; weekday 0: Sunday
  std::int32_t seconds;
};

struct closing_rule {
  std::int32_t base_offset, other_offset;  // seconds east
  std::uint16_t base_state, other_state;   // the same where the rule never changes
  day_rule to_other, to_base;              // months 0: never
};

struct zone_record {
  std::uint32_t name;  // text
  std::uint32_t first_change;
  std::uint16_t change_count;
  std::uint16_t first_state;  // before the first change: local mean time
  char country[2];            // NUL: none
  std::uint16_t reserved;
  closing_rule rule;
};

struct state_record {
  std::int32_t offset;
  std::uint32_t abbreviation;  // text
  std::uint32_t dst;
};

struct zone_name {
  std::uint32_t name;
  std::uint32_t zone;
};
struct country_zone {  // by country
  char country[2];
  std::uint16_t zone;
  std::uint32_t name;  // text: the country's own name of it where that is a link (Europe/Bratislava); 0: the zone's
};

struct rule_change {
  std::int64_t at;
  bool to_other;
};

constexpr std::int64_t rule_day(const day_rule& r, int year) {
  namespace ch = std::chrono;
  const ch::year_month month{ch::year{year}, ch::month{r.month}};
  const ch::weekday day{r.weekday};
  const ch::sys_days d = r.week >= 5 ? ch::sys_days{month / day[ch::last]} : ch::sys_days{month / day[r.week]};
  return d.time_since_epoch().count();
}

// The two changes of a year, in order. Each is written in the civil time that holds before it.
constexpr std::array<rule_change, 2> rule_changes(const closing_rule& r, int year) {
  const rule_change to_other{rule_day(r.to_other, year) * 86400 + r.to_other.seconds - r.base_offset, true};
  const rule_change to_base{rule_day(r.to_base, year) * 86400 + r.to_base.seconds - r.other_offset, false};
  if (to_other.at < to_base.at) return {to_other, to_base};
  return {to_base, to_other};
}

constexpr bool rule_alternates(const closing_rule& r) { return r.to_other.month != 0; }

}  // namespace dateline::know
