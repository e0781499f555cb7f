// Years that are not written in full: said, with the year that was taken.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

std::string year_of(const timestamp& t) {
  const auto end = t.value.find('-', t.value.empty() || t.value.front() != '-' ? 0 : 1);
  return t.value.substr(0, end);
}

}  // namespace

void two_digit_year(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.century_inferred || t.value.empty()) continue;
    add(out, "two-digit-year", severity::info, in, {i},
        fmt::format("the year {:02} is taken as {}", *t.settled.century_inferred, year_of(t)));
  }
}

void year_inferred(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.year_inferred || t.value.empty()) continue;
    const auto* m = mention_of(in, t);
    const auto* how = m && m->date.weekdays != 0 ? "in which the weekday fits" : "that agrees with the reference";
    add(out, "year-inferred", severity::info, in, {i}, fmt::format("no year is written; {} is the nearest {}", year_of(t), how));
  }
}

}  // namespace dateline::checks
