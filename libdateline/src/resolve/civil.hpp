// Civil time: days and clocks as people write them, in no zone yet. The only place that knows date.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "dateline/resolution.hpp"

namespace dateline::civil {

using local_days = std::chrono::local_days;

struct day_fields {
  std::int32_t year;
  unsigned month, day;
};

bool exists(std::int32_t year, unsigned month, unsigned day);  // in the Gregorian calendar
std::optional<local_days> day(std::int32_t year, unsigned month, unsigned day);
local_days month_start(std::int32_t year, std::int32_t month);  // month may run over: 13 is next January
day_fields fields(local_days);
unsigned weekday(local_days);                            // Monday 0
local_days week_start(local_days);                       // its Monday
local_days add_months(local_days, std::int32_t months);  // 31 January + 1 month: the last of February
local_days day_of(local_seconds);

struct span {  // a stretch of civil time, [first, last)
  local_seconds first{}, last{};
  friend bool operator==(const span&, const span&) = default;
};

// The stretch of `unit` that holds a day, and how EDTF writes it.
span stretch(local_days, precision unit);
// "-06": the parts of dates and clocks are the most common text of an answer, and no format is read for them.
inline void add_two_figures(std::string& out, char before, std::int64_t n) {
  out += before;
  if (n > 99) out += std::to_string(n / 10);
  else out += static_cast<char>('0' + n / 10);
  out += static_cast<char>('0' + n % 10);
}
std::string edtf(local_days, precision unit);  // day and coarser
std::string edtf(local_seconds, precision unit, std::uint32_t nanosecond = 0, bool leap = false);
std::string clock_edtf(unsigned hour, unsigned minute, std::optional<unsigned> second);  // "T06:49": no day known

}  // namespace dateline::civil
