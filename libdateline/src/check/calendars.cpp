// Dates of other calendars: eras that had ended, two calendars that name two days, days that a reform left out.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"
#include "resolve/calendars.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono;

std::uint8_t japanese_era(const written_date& d) { return static_cast<std::uint8_t>(d.era >= 5 ? d.era - 4 : 0); }

// The Gregorian day that a written date names by its own calendar.
std::optional<local_days> day_named(const written_date& d) {
  if (!d.year || !d.month || !d.day || d.two_digit_year) return std::nullopt;
  if (civil::own_months(d.system)) return civil::day_in(d.system, *d.year, *d.month, *d.day);
  const auto year = civil::gregorian_year(d.system, japanese_era(d), *d.year);
  return year ? civil::day(*year, *d.month, *d.day) : std::nullopt;
}

// Where the Julian calendar gave way to the Gregorian one at home: the first day that was skipped and the first that was not.
struct reform {
  std::string_view country;
  local_days first, next;
};
constexpr reform reforms[]{{"BG", local_days{local_days{year{1916} / 4 / 1}}, local_days{local_days{year{1916} / 4 / 14}}},
                           {"GB", local_days{local_days{year{1752} / 9 / 3}}, local_days{local_days{year{1752} / 9 / 14}}},
                           {"GR", local_days{local_days{year{1923} / 2 / 16}}, local_days{local_days{year{1923} / 3 / 1}}},
                           {"RO", local_days{local_days{year{1919} / 4 / 1}}, local_days{local_days{year{1919} / 4 / 14}}},
                           {"RU", local_days{local_days{year{1918} / 2 / 1}}, local_days{local_days{year{1918} / 2 / 14}}},
                           {"US", local_days{local_days{year{1752} / 9 / 3}}, local_days{local_days{year{1752} / 9 / 14}}}};

// The country in which a date of the text is told: its dateline's, else the publisher's.
std::string country_of(const check_input& in) {
  for (const auto& d : in.resolved.datelines)
    for (const auto p : d.places)
      if (p < in.resolved.places.size() && in.resolved.places[p].chosen) return in.resolved.places[p].chosen->country;
  return in.context.country;
}

}  // namespace

void era_out_of_range(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto* m = mention_of(in, in.resolved.timestamps[i]);
    if (!m || m->date.system != calendar::japanese || !m->date.year) continue;
    const auto year = civil::gregorian_year(m->date.system, japanese_era(m->date), *m->date.year);
    if (!year || civil::era_holds(m->date.system, japanese_era(m->date), *year)) continue;
    add(out, "era-out-of-range", severity::warning, in, {i},
        fmt::format("{} would be {}, outside that era", quoted(written(in, in.resolved.timestamps[i])), *year));
  }
}

void twin_date_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->twin || t.settled.fault != field_fault::none) continue;
    const auto other = day_named(m->twin->date);
    const auto own = day_of(t);
    if (!other || !own) continue;
    const auto apart = abs(*other - local_days{*own});
    // The Islamic month begins with a sighting, the Nepali table ends in forecasts: a day off is no contradiction.
    const bool slack = m->twin->date.system == calendar::hijri || m->twin->date.system == calendar::bikram_sambat;
    if (apart <= days{slack ? 1 : 0}) continue;
    add(out, "twin-date-mismatch", severity::error, in, {i},
        fmt::format("the first date is {}, the second {}", date_words(year_month_day{*other}), date_words(*own)));
  }
}

void calendar_gap(const check_input& in, findings& out) {
  const auto country = country_of(in);
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto day = day_of(t);
    if (!day || t.precision < precision::day) continue;
    for (const auto& r : reforms) {
      if (r.country != country || local_days{*day} < r.first || local_days{*day} >= r.next) continue;
      add(out, "calendar-gap", severity::warning, in, {i},
          fmt::format("{} was skipped there, when the Gregorian calendar came in", date_words(*day)));
    }
  }
}

}  // namespace dateline::checks
