#include "resolve/timex.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "resolve/phrases.hpp"
#include "resolve/stamps.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

void take(timestamp& t, local_days d, precision unit, const time_mention& m, const setting& s) {
  t.precision = unit;
  resolve_zone(t, whole(d, unit), m, true, s);
}

// EDTF numbers the seasons from 21, spring. On which side of the equator is not said: no instant, and wide bounds.
void take_season(timestamp& t, std::int32_t year, std::string_view season) {
  t.precision = precision::season;
  t.value =
      fmt::format("{:04}-{}", year, 21 + (std::ranges::find(know::lexicon_values::season, season) - know::lexicon_values::season.begin()));
  const auto at = [](local_days d) { return sys_seconds{d.time_since_epoch()}; };
  t.bounds = {at(civil::month_start(year - 1, 12)), at(civil::month_start(year + 1, 4))};
  t.bounded = true;
}

// "2023-33", a quarter in EDTF, is "2023-Q1"; "2015-21" is "2015-SP"; "199X" is "199".
std::string dated(const timestamp& t) {
  const auto& v = t.value;
  const auto dash = v.find('-', 1);
  const auto tail = dash == std::string::npos ? std::string_view{} : std::string_view(v).substr(dash + 1);
  switch (t.precision) {
    case precision::century: return v.substr(0, 2);
    case precision::decade: return v.substr(0, 3);
    case precision::quarter: return tail.size() == 2 && tail[0] == '3' ? fmt::format("{}-Q{}", v.substr(0, dash), tail[1] - '2') : v;
    case precision::season:
      if (tail.size() == 2 && tail[0] == '3') return fmt::format("{}-Q{}", v.substr(0, dash), tail[1] - '2');
      if (tail.size() == 2 && tail[0] == '2' && tail[1] >= '1' && tail[1] <= '4')
        return fmt::format("{}-{}", v.substr(0, dash), know::lexicon_values::season[static_cast<std::size_t>(tail[1] - '1')]);
      return v;
    default: return v;
  }
}

}  // namespace

void resolve_timex(timestamp& t, const time_mention& m, std::optional<local_days> told_day, const setting& s) {
  t.role = role::event;
  t.kind = time_kind::absolute;
  const auto now = today(s);
  const auto this_year = now ? std::optional(civil::fields(*now).year) : std::nullopt;
  switch (m.timex.kind) {
    case timex_kind::year:
      if (const auto first = civil::day(m.timex.number, 1, 1)) take(t, *first, precision::year, m, s);
      return;
    case timex_kind::decade:
      if (const auto first = civil::day(m.timex.number * 10, 1, 1)) take(t, *first, precision::decade, m, s);
      return;
    case timex_kind::century:
      if (const auto first = civil::day(m.timex.number * 100, 1, 1)) take(t, *first, precision::century, m, s);
      return;
    case timex_kind::month: {
      t.kind = time_kind::relative;
      t.precision = precision::month;
      const auto told = s.told_year(m);
      if (const auto year = told ? told : this_year) {
        auto d = civil::month_start(*year, *m.date.month);
        if (!told && s.given.prefer == direction::past && d > *now + days{183}) d = civil::add_months(d, -12);
        return take(t, d, precision::month, m, s);
      }
      t.kind = time_kind::partial;
      t.value = fmt::format("XXXX-{:02}", *m.date.month);
      return;
    }
    case timex_kind::season: {
      const auto year = m.date.year ? m.date.year : s.told_year(m) ? s.told_year(m) : this_year;
      if (!m.date.year) t.kind = year ? time_kind::relative : time_kind::partial;
      t.precision = precision::season;
      if (year) take_season(t, *year + (m.phrase ? m.phrase->count : 0), m.timex.value);
      return;
    }
    case timex_kind::day_part: {
      t.kind = time_kind::relative;
      auto day = told_day ? told_day : now;
      if (day && m.date.weekdays != 0)
        for (int back = 0; (m.date.weekdays >> civil::weekday(*day) & 1) == 0 && back < 7; ++back) *day -= days{1};
      if (day) take(t, *day, precision::day, m, s);
      return;
    }
    case timex_kind::duration:
    case timex_kind::set:
      t.kind = m.timex.kind == timex_kind::set ? time_kind::set : time_kind::duration;
      t.precision = precision_of(m.timex.unit);
      t.status = status::certain;  // of what it is, not of when
      t.confidence = 1;
      return;
    case timex_kind::reference: t.kind = time_kind::relative; return;
    case timex_kind::none: return;
  }
}

std::string timex_value(const timestamp& t, const time_mention* m) {
  if (m != nullptr && m->shape == time_shape::timex) {
    switch (m->timex.kind) {
      case timex_kind::duration:
      case timex_kind::set:
      case timex_kind::reference: return m->timex.value;
      case timex_kind::day_part: return t.value.empty() ? std::string() : t.value + "T" + m->timex.value;
      case timex_kind::season: return t.value.empty() ? "XXXX-" + m->timex.value : dated(t);
      default: break;
    }
  }
  if (t.value.empty() || t.value.find_first_of("[{?~%") != std::string::npos) return {};
  if (t.precision >= precision::hour && t.offset && t.value.find('/') == std::string::npos && t.value.find('T') != std::string::npos) {
    const auto minutes = *t.offset / 60;
    return fmt::format("{}{}{:02}:{:02}", t.value, minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
  }
  return dated(t);
}

}  // namespace dateline::resolving
