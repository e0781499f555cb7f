// How findings put values into words: one place, so that all messages read alike.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "check/check.hpp"

namespace dateline::checks {

std::string date_words(std::chrono::year_month_day);             // "June 12, 2023"
std::string_view weekday_name(unsigned monday_is_0);             // "Tuesday"
std::string_view month_name(unsigned month);                     // 1: "January"
std::string weekday_names(std::uint8_t days);                    // bits as in written_date: "Tuesday or Thursday"
std::string offset_words(std::int32_t seconds_east);             // "+05:30"
std::string utc_words(sys_seconds);                              // "2023-06-12T01:19Z"; seconds only where there are some
std::string clock_words(const written_clock&);                   // "25:60" as written
std::string quoted(std::string_view text);                       // in double quotes, blanks run together, cut if long
std::string_view written(const check_input&, const timestamp&);  // the stamp's own words

// Is what stands right before the stamp said of the past: "opened on", "was held on", and not "will be held on"?
bool told_as_past(std::string_view before, std::string_view stamp);

}  // namespace dateline::checks
