#include "resolve/phrases.hpp"

#include <algorithm>

#include "resolve/stamps.hpp"
#include "resolve/verdict.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

// "30 seconds ago": nobody means it to the second.
precision told_precision(phrase_unit u) { return u == phrase_unit::second ? precision::minute : precision_of(u); }

std::int32_t months_of(phrase_unit u) {
  switch (u) {
    case phrase_unit::month: return 1;
    case phrase_unit::quarter:
    case phrase_unit::season: return 3;
    case phrase_unit::year: return 12;
    case phrase_unit::decade: return 120;
    case phrase_unit::century: return 1200;
    default: return 0;
  }
}

// "Monday": the nearest one in the direction that the caller prefers, today included. "next Tuesday" is the coming one
// or the one of next week; where these differ both are given.
std::vector<local_days> weekdays(const written_phrase& p, local_days from, const setting& s) {
  std::vector<local_days> out;
  const auto is = [&](local_days d) { return (p.weekdays >> civil::weekday(d) & 1) != 0; };
  const auto search = [&](int first, int last) {
    const int step = first <= last ? 1 : -1;
    for (int i = first;; i += step) {
      if (is(from + days{i})) {
        out.push_back(from + days{i});
        return;
      }
      if (i == last) return;
    }
  };
  if (p.count < 0) search(-1, -7);
  else if (p.count > 0) {
    search(1, 7);
    for (auto d = civil::week_start(from) + days{7}; d < civil::week_start(from) + days{14}; d += days{1})
      if (is(d) && (out.empty() || d != out.front())) out.push_back(d);
  } else if (p.calendar_unit) {  // "this Friday"
    for (auto d = civil::week_start(from); d < civil::week_start(from) + days{7}; d += days{1})
      if (is(d)) out.push_back(d);
  } else {
    switch (s.given.prefer) {
      case direction::past: search(0, -6); break;
      case direction::future: search(0, 6); break;
      case direction::nearest:
        for (int i = 0; i <= 3 && out.empty(); ++i)
          for (const int k : {-i, i})
            if (is(from + days{k})) {
              out.push_back(from + days{k});
              break;
            }
        break;
    }
  }
  return out;
}

// The days that "first Monday", "last day" and "second week" of a month can be; none where the month has no fifth.
std::optional<local_days> nth_of_month(const written_phrase& p, local_days month) {
  const auto end = civil::add_months(month, 1);
  const auto step = days{p.unit == phrase_unit::day ? 1 : 7};
  auto d = p.nth < 0 ? end - days{1} : month;
  if (p.unit == phrase_unit::weekday && p.weekdays == 0) return std::nullopt;
  if (p.unit == phrase_unit::weekday)
    while ((p.weekdays >> civil::weekday(d) & 1) == 0) d += days{p.nth < 0 ? -1 : 1};
  if (p.nth > 1) d += step * (p.nth - 1);
  return d < end ? std::optional(d) : std::nullopt;
}

// In the year that is written, else the nearest in the direction that the caller prefers; of "last May" in that direction.
std::optional<local_days> in_month(const time_mention& m, std::optional<local_days> from, const setting& s) {
  const auto& p = *m.phrase;
  const auto at = [&](std::int32_t year) {
    const auto month = civil::month_start(year, *m.date.month);
    return p.nth != 0 ? nth_of_month(p, month) : std::optional(month);
  };
  if (m.date.year) return at(*m.date.year);
  if (!from) return std::nullopt;
  const auto now = p.nth != 0 ? *from : civil::day_of(civil::stretch(*from, precision::month).first);
  const auto year = civil::fields(*from).year;
  if (p.nth == 0 && p.count == 0) return at(year);
  const auto way = p.nth != 0 ? s.given.prefer : p.count < 0 ? direction::past : direction::future;
  std::optional<local_days> best;
  for (const auto y : {year - 1, year, year + 1}) {
    const auto d = at(y);
    if (!d || (p.nth == 0 && *d == now) || (way == direction::past && *d > now) || (way == direction::future && *d < now)) continue;
    if (!best || std::chrono::abs(*d - now) < std::chrono::abs(*best - now)) best = d;
  }
  return best;
}

// "2 hours ago": an instant, wherever the text was written; how exact, the unit says.
void from_instant(timestamp& t, const written_phrase& p, const setting& s) {
  const auto unit = p.unit == phrase_unit::hour     ? std::chrono::seconds{3600}
                    : p.unit == phrase_unit::minute ? std::chrono::seconds{60}
                                                    : std::chrono::seconds{1};
  const auto at = *s.anchor + p.count * unit;
  const auto zone = s.telling_zone();
  t.precision = told_precision(p.unit);
  t.utc = interval{at, at + std::max(unit, std::chrono::seconds{60})};
  t.bounds = p.unit == phrase_unit::hour ? interval{at - unit, at + unit} : *t.utc;
  t.bounded = true;
  t.status = status::certain;
  t.confidence = 1;
  const auto offset = zone == know::no_zone ? std::int32_t{0} : s.tables.zones.at(zone, at).offset;
  if (zone != know::no_zone) t.zone = s.tables.zones.name(zone);
  else t.zone = "UTC";
  t.offset = offset;
  t.zone_source = zone == know::no_zone ? "reference" : zone == s.dateline_zone ? "dateline" : "publisher";
  t.local = local_seconds{at.time_since_epoch() + std::chrono::seconds{offset}};
  t.value = civil::edtf(*t.local, precision::minute);
}

void place_in_time(timestamp& t, const std::vector<civil_time>& readings, const time_mention& m, const setting& s) {
  if (readings.size() == 1) return resolve_zone(t, readings.front(), m, true, s);
  std::vector<timestamp> each;
  for (const auto& c : readings) {
    each.push_back(t);
    resolve_zone(each.back(), c, m, true, s);
  }
  settle_open(t, each);
  t.value = each.front().value;
}

}  // namespace

precision precision_of(phrase_unit u) {
  switch (u) {
    case phrase_unit::second: return precision::second;
    case phrase_unit::minute: return precision::minute;
    case phrase_unit::hour: return precision::hour;
    case phrase_unit::week: return precision::week;
    case phrase_unit::month: return precision::month;
    case phrase_unit::quarter: return precision::quarter;
    case phrase_unit::season: return precision::season;
    case phrase_unit::year: return precision::year;
    case phrase_unit::decade: return precision::decade;
    case phrase_unit::century: return precision::century;
    default: return precision::day;
  }
}

std::optional<local_days> today(const setting& s) {
  if (s.anchor) {
    const auto zone = s.caller_zone != know::no_zone ? s.caller_zone : s.telling_zone();
    const auto offset = zone == know::no_zone ? std::int32_t{0} : s.tables.zones.at(zone, *s.anchor).offset;
    return civil::day_of(local_seconds{s.anchor->time_since_epoch() + std::chrono::seconds{offset}});
  }
  return s.anchor_day;
}

void resolve_phrase(timestamp& t, const time_mention& m, std::optional<local_days> told_day, const setting& s) {
  t.kind = time_kind::relative;
  const auto& p = *m.phrase;
  t.precision = m.clock ? (m.clock->second ? precision::second : precision::minute) : told_precision(p.unit);
  // "The next day" goes on from the day that was told; "next week" counts from the writing.
  const bool goes_on = p.unit == phrase_unit::day && p.calendar_unit && told_day;
  const auto from = goes_on ? told_day : today(s);
  const bool dated = m.date.month && m.date.year;
  if (!from && !dated) {
    t.settled.unanchored = true;
    return;
  }
  if (!dated && !s.given.reference && !s.given.captured) t.settled.anchor = s.anchor_stamp;
  const bool short_unit = p.unit == phrase_unit::second || p.unit == phrase_unit::minute || p.unit == phrase_unit::hour;
  if (short_unit && !m.clock) {
    if (s.anchor) return from_instant(t, p, s);
    t.settled.unanchored = true;
    return;
  }
  std::vector<civil_time> readings;
  const auto add = [&](local_days d, precision unit) {
    if (m.clock && clock_exists(*m.clock)) readings.push_back(on_day(d, *m.clock));
    else readings.push_back(whole(d, unit));
  };
  if (m.clock && !clock_exists(*m.clock)) {
    t.settled.fault = field_fault::no_such_time;
    return;
  }
  if (m.date.month) {
    if (const auto d = in_month(m, from, s)) add(*d, p.unit == phrase_unit::weekday ? precision::day : told_precision(p.unit));
    else t.settled.fault = field_fault::no_such_day;
  } else if (p.unit == phrase_unit::weekday) {
    for (const auto d : weekdays(p, *from, s)) add(d, precision::day);
    if (!readings.empty()) t.settled.days_away = static_cast<std::int8_t>((civil::day_of(readings.front().when.first) - *from).count());
  } else if (p.unit == phrase_unit::day) {
    add(*from + days{p.count}, precision::day);
  } else if (p.unit == phrase_unit::week) {
    add(*from + days{7 * p.count}, p.calendar_unit ? precision::week : precision::day);
  } else {
    const auto start = civil::day_of(civil::stretch(*from, told_precision(p.unit)).first);
    const auto step = months_of(p.unit) * p.count;
    add(p.calendar_unit ? civil::add_months(start, step) : civil::add_months(*from, step), told_precision(p.unit));
  }
  if (readings.empty()) return;
  place_in_time(t, readings, m, s);
}

void resolve_holiday(timestamp& t, const time_mention& m, const setting& s) {
  t.kind = time_kind::relative;
  t.precision = precision::day;
  const auto from = today(s);
  if (!from) {
    t.kind = time_kind::partial;
    return;
  }
  const auto year = civil::fields(*from).year;
  const auto date = s.tables.holidays.date(m.holiday, std::chrono::year{m.date.year.value_or(year)});
  if (!date) return;
  const local_days d{std::chrono::local_days{*date}};
  place_in_time(t, {whole(d, precision::day)}, m, s);
}

}  // namespace dateline::resolving
