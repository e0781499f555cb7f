// Civil dates and clock times that cannot be, or that are not what the words beside them say.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono;

unsigned weekday_of(sys_days d) { return (weekday(d).iso_encoding() + 6) % 7; }  // Monday 0

}  // namespace

void weekday_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || m->date.weekdays == 0 || t.settled.fault != field_fault::none) continue;
    // "Monday, 24:00" and "Friday 25:30" count from the day that is written, not from the one that follows.
    const days back(m->clock && m->clock->hour >= 24 && m->clock->hour <= 30 ? 1 : 0);
    // The Hijri month begins with a sighting: the tables may be a day off.
    const int slack = m->date.system == calendar::hijri ? 1 : 0;
    std::optional<sys_days> seen;
    const auto when = failing(t, [&](const possible& p) {
      if (!p.day) return false;
      const auto day = sys_days(*p.day) - back;
      for (int k = -slack; k <= slack; ++k)
        if (m->date.weekdays >> weekday_of(day + days(k)) & 1) return false;
      if (!seen) seen = day;
      return true;
    });
    if (!when) continue;
    auto& f = add(out, "weekday-mismatch", severity::error, in, {i},
                  fmt::format("{} is a {}, not a {}", date_words(*seen), weekday_name(weekday_of(*seen)), weekday_names(m->date.weekdays)));
    f.conditional = *when;
  }
}

void invalid_date(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.settled.fault != field_fault::no_such_day) continue;
    std::string why = "is no day of the calendar";
    if (const auto* m = mention_of(in, t); m && m->date.month && m->date.system == calendar::gregorian) {
      const auto& d = m->date;
      if (*d.month < 1 || *d.month > 12) {
        why = fmt::format("names no day: there is no month {}", *d.month);
      } else if (d.day) {
        const auto name = month_name(*d.month);
        why = d.year && !d.two_digit_year ? fmt::format("names no day: {} {} has no {}", name, *d.year, *d.day)
                                          : fmt::format("names no day: {} has no {}", name, *d.day);
      }
    }
    add(out, "invalid-date", severity::error, in, {i}, quoted(written(in, t)) + " " + why);
  }
}

void invalid_time(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.settled.fault != field_fault::no_such_time) continue;
    const auto* m = mention_of(in, t);
    const bool digits = m && m->clock && m->clock->hour < 99;
    add(out, "invalid-time", severity::error, in, {i},
        digits ? fmt::format("no clock shows {}", clock_words(*m->clock)) : quoted(written(in, t)) + " names no time of day");
  }
}

void hour_24(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->clock || m->clock->hour != 24 || t.settled.fault != field_fault::none) continue;
    const auto day = day_of(t);
    add(out, "hour-24", severity::info, in, {i},
        day ? fmt::format("24:00 is taken as 00:00 on {}", date_words(*day)) : "24:00 is taken as 00:00 on the next day");
  }
}

}  // namespace dateline::checks
