// Zones of the tz database: every transition, offset and abbreviation, as taken through date/tz when data/ was
// made. After the last transition a zone's closing rule goes on. Answers do not depend on the machine's tzdata.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "know/image.hpp"
#include "know/zones_layout.hpp"

namespace dateline::know {

using zone_id = std::uint16_t;  // row of the zones table
inline constexpr zone_id no_zone = 0xFFFF;

struct zone_state {               // what holds in a zone from `from` until `until` (UTC)
  std::int32_t offset;            // seconds east of UTC
  bool dst;                       // as people say it: Irish summer time is DST, whatever tzdb's sign
  std::string_view abbreviation;  // as tzdb prints it; may be numeric ("+04")
  std::chrono::sys_seconds from, until;
};

struct local_lookup {  // a civil time in a zone
  enum class kind : std::uint8_t { unique, gap, overlap } kind;
  zone_state before;  // unique: the only state; gap, overlap: before the change
  zone_state after;   // the same as before where unique
};

class zones {
 public:
  explicit zones(const image&);
  std::string_view version() const;           // "2026f"
  zone_id find(std::string_view iana) const;  // links too ("Asia/Calcutta"), any case; no_zone if none
  std::string_view name(zone_id) const;       // the zone's own name, also where a link was asked for
  std::string_view country(zone_id) const;    // ISO 3166-1 of its city; empty: none (Etc/UTC)
  std::size_t size() const;
  zone_state at(zone_id, std::chrono::sys_seconds) const;
  local_lookup at(zone_id, std::chrono::local_seconds) const;
  // The zone that a whole country shares. Zones with equal offsets since 1990 count as one: then the most populous.
  // So does the zone of nearly all of the people (Spain's mainland, China by law; data/zones/country_zones.tsv).
  // no_zone where the country's zones differ (US, CA, AU, BR, RU, MX, ID …).
  zone_id single_zone_of(std::string_view country) const;
  // The zone's name as that country knows it: Europe/Bratislava in Slovakia for the zone of Prague.
  std::string_view name_in(zone_id, std::string_view country) const;
  bool is_leap_second(std::chrono::sys_seconds after) const;  // did a leap second end at that instant?

 private:
  zone_state state(std::uint16_t row, std::int64_t from, std::int64_t until) const;
  zone_state by_rule(const zone_record&, std::int64_t t, std::int64_t last_change) const;

  std::string_view version_{}, text_{};
  std::span<const zone_record> records_{};
  std::span<const std::int64_t> change_times_{};  // of all zones, each zone's in order
  std::span<const std::uint16_t> change_states_{};
  std::span<const state_record> states_{};
  std::span<const zone_name> names_{};
  std::span<const std::uint32_t> slots_{};
  const country_zone* row_of(std::string_view country) const;

  std::span<const country_zone> countries_{};
  std::span<const std::int64_t> leaps_{};
};

}  // namespace dateline::know
