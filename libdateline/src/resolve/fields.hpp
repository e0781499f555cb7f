// Civil fields: the date and clock as written become civil time, before any zone. What a stamp leaves out (year,
// century, date, order of day and month) is completed here, each completion said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/account.hpp"
#include "resolve/civil.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

struct written_day {        // one reading of a date
  civil::local_days day{};  // its first day
  precision unit = precision::day;
  account because{};          // why this order of day and month
  std::string_view source{};  // settling::order_source
};

struct day_reading {
  std::vector<written_day> days{};  // best first; several: nothing decides
  field_fault fault = field_fault::none;
  bool order_needed = false;
  std::string order_source{};
  bool day_first = false;  // settling::day_first
  bool year_inferred = false;
  std::optional<std::uint8_t> century_inferred{};  // settling::century_inferred
  bool year_open = false;                          // no year, and nothing to count from
  std::string partial{};                           // EDTF of what is known then: "XXXX-06-12"
};

day_reading read_day(const time_mention&, const setting&);  // of setting::found

struct civil_time {  // a stretch of civil time, in no zone
  civil::span when{};
  precision unit = precision::day;
  std::uint32_t nanosecond = 0;
  bool leap = false;  // :60
  char fold = 0;      // written_clock::fold
  std::string value() const { return civil::edtf(when.first - std::chrono::seconds{leap ? 1 : 0}, unit, nanosecond, leap); }
};

bool clock_exists(const written_clock&);
civil_time on_day(civil::local_days, const written_clock&);  // hours past 24 run into the next day
civil_time whole(civil::local_days, precision unit);

}  // namespace dateline::resolving
