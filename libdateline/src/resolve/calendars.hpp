// Calendars other than the Gregorian: their written years and months to Gregorian days.
#pragma once

#include <cstdint>
#include <optional>

#include "dateline/mention.hpp"
#include "resolve/civil.hpp"

namespace dateline::civil {

// The Gregorian year that a calendar's year is, for calendars that count Gregorian years from elsewhere.
std::optional<std::int32_t> gregorian_year(calendar, std::uint8_t era, std::int32_t year);
// Did the era last into that Gregorian year?
bool era_holds(calendar, std::uint8_t era, std::int32_t gregorian_year);
// A day of a calendar whose months are its own. Hijri days are the tabular ones: sighting may differ by one.
std::optional<local_days> day_in(calendar, std::int32_t year, unsigned month, unsigned day);
bool own_months(calendar);
// The calendar's year that begins in a Gregorian year, or the one after it.
std::int32_t year_near(calendar, std::int32_t gregorian_year);

}  // namespace dateline::civil
