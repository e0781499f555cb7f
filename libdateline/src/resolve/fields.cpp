#include "resolve/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "find/range.hpp"
#include "know/versions.hpp"
#include "resolve/calendars.hpp"
#include "resolve/candidates.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

bool fits_weekday(local_days d, std::uint8_t weekdays) { return weekdays == 0 || (weekdays >> civil::weekday(d) & 1) != 0; }

// The last day on which the text can have been written, somewhere on Earth.
std::optional<local_days> last_day(const setting& s) {
  const auto limit = s.upper ? s.upper : s.anchor;
  if (!limit) return s.anchor_day;
  const auto zone = s.telling_zone();
  const auto offset = zone == know::no_zone ? std::int32_t{14 * 3600} : s.tables.zones.at(zone, *limit).offset;
  return civil::day_of(local_seconds{limit->time_since_epoch() + std::chrono::seconds{offset}});
}

bool in_language(const time_mention& m, const setting& s, std::string_view language) {
  if (s.language.substr(0, 2) == language) return true;
  const auto bits = s.tables.lexicon.bits_of(language);
  return !m.languages.empty() && (m.languages & bits) == m.languages;
}

// A calendar that no era names: by the range of the year, where the language counts so.
calendar implied_calendar(const time_mention& m, const setting& s) {
  if (m.date.system != calendar::gregorian || !m.date.year) return m.date.system;
  const auto y = *m.date.year;
  const auto country = s.country().empty() ? s.tld_country : s.country();
  const auto thai_letters = [&] { return s.text.slice(m.stamp).find("\xE0\xB8") != std::string_view::npos; };  // "10:19 น."
  if (y >= 2400 && y < 2700 && (in_language(m, s, "th") || country == "TH" || thai_letters())) return calendar::buddhist;
  if (y >= 2040 && y < 2100 && !m.date.named_month && (in_language(m, s, "ne") || country == "NP")) return calendar::bikram_sambat;
  if (y >= 1300 && y < 1500 && !m.date.named_month && (in_language(m, s, "fa") || country == "IR")) return calendar::jalali;
  return calendar::gregorian;
}

// Dots never stand in month-first dates; slashes and dashes do.
bool dotted(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '/' && text[i] != '-') continue;
    if (std::isdigit(static_cast<unsigned char>(text[i - 1])) && std::isdigit(static_cast<unsigned char>(text[i + 1]))) return false;
  }
  return true;
}

std::int32_t bundle_year(const setting&);

class reader {
 public:
  reader(const time_mention& m, const setting& s) : m_(m), d_(m.date), s_(s), system_(implied_calendar(m, s)) {}

  day_reading run() {
    if (d_.week != 0) return week_of_year();
    if (!d_.month && !d_.day) return year_only();
    if (d_.month && d_.day && d_.order_open) {
      take(*d_.month, *d_.day, "mdy");
      take(*d_.day, *d_.month, "dmy");
      settle_order();
    } else if (d_.month || d_.day) {
      take(d_.month.value_or(0), d_.day.value_or(0), {});
      if (d_.order_told && !dotted(s_.text.slice(m_.stamp)) && !out_.days.empty()) {
        out_.order_needed = true;
        out_.order_source = "part > 12";
        out_.day_first = d_.day_first;
        add(out_.days.front(), "order-over-12", {});
      }
    }
    if (out_.days.empty() && out_.fault == field_fault::none && !out_.year_open) out_.fault = field_fault::no_such_day;
    return std::move(out_);
  }

 private:
  // Week 1 of ISO 8601 holds 4 January; a year has 52 or 53.
  day_reading week_of_year() {
    const auto fourth = d_.year ? civil::day(*d_.year, 1, 4) : std::nullopt;
    const auto monday = fourth ? civil::week_start(*fourth) + days{7 * (d_.week - 1)} : local_days{};
    if (!fourth || civil::fields(monday + days{3}).year != *d_.year) {
      out_.fault = field_fault::no_such_day;
      return std::move(out_);
    }
    out_.days.push_back(
        {.day = monday + days{d_.day ? *d_.day - 1 : 0}, .unit = d_.day ? precision::day : precision::week, .because = {}, .source = {}});
    return std::move(out_);
  }

  day_reading year_only() {
    if (!d_.year) return std::move(out_);
    for (const auto y : years(0, 0))
      if (const auto first = civil::day(y, 1, 1)) {
        out_.days.push_back({.day = *first, .unit = precision::year, .because = {}, .source = {}});
        break;
      }
    if (out_.days.empty()) out_.fault = field_fault::no_such_day;
    return std::move(out_);
  }

  // The years that a written year can be, best first.
  std::vector<std::int32_t> years(unsigned month, unsigned day) {
    if (!d_.year) return missing_years(month, day);
    const auto y = *d_.year;
    const auto era = static_cast<std::uint8_t>(d_.era >= 5 ? d_.era - 4 : 0);  // the lexicon counts eras of all calendars in one row
    if (!d_.two_digit_year || y > 99) {
      if (civil::own_months(system_)) return {y};
      const auto g = civil::gregorian_year(system_, era, y);
      return g ? std::vector{*g} : std::vector<std::int32_t>{};
    }
    out_.century_inferred = true;
    std::vector<std::int32_t> all;
    const bool thai = system_ == calendar::buddhist || in_language(m_, s_, "th") || s_.country() == "TH";
    if (thai) all.push_back(2500 + y - 543);
    if (system_ != calendar::buddhist) {
      all.push_back(2000 + y);
      all.push_back(1900 + y);
    }
    if (system_ == calendar::jalali) all = {1400 + y, 1300 + y};
    if (civil::own_months(system_)) return all;
    const auto pivot = last_day(s_);
    const auto now = pivot ? civil::fields(*pivot).year : bundle_year(s_) + 19;
    std::stable_sort(all.begin(), all.end(), [&](std::int32_t a, std::int32_t b) {
      const auto rank = [&](std::int32_t v) { return v <= now ? now - v : 1000 + v - now; };
      return rank(a) < rank(b);
    });
    return all;
  }

  // "from June 12 to June 15, 2023": the end of the span has the year of its beginning.
  std::optional<std::int32_t> year_of_other_end() const {  // m_ is one of the list
    const auto& all = s_.found.times;
    const auto next = static_cast<std::size_t>(&m_ - all.data()) + 1;
    if (next < all.size())
      if (const auto& other = all[next]; other.date.year && other.date.month && other.date.day && !other.date.two_digit_year &&
                                         other.date.system == system_ && searching::spans_to(s_.text.text(), m_.where, other.where))
        return other.date.year;
    return std::nullopt;
  }

  std::vector<std::int32_t> missing_years(unsigned month, unsigned day) {
    if (const auto y = year_of_other_end()) return {*y};
    if (m_.phrase && m_.phrase->unit == phrase_unit::year) {  // "March 15 last year"
      const auto now = last_day(s_);
      if (!now) {
        out_.year_open = true;
        return {};
      }
      out_.year_inferred = true;
      return {civil::year_near(system_, civil::fields(*now).year) + m_.phrase->count};
    }
    if (const auto y = s_.told_year(m_)) {
      out_.year_inferred = true;
      return {*y};
    }
    const auto limit = last_day(s_);
    if (!limit) {
      out_.year_open = true;
      return {};
    }
    out_.year_inferred = true;
    const auto now = civil::year_near(system_, civil::fields(*limit).year);
    std::vector<std::int32_t> all;
    const auto reach = d_.weekdays != 0 || (month == 2 && day == 29) ? 11 : 1;
    for (std::int32_t y = now + 1; y >= now - reach; --y) all.push_back(y);
    const auto distance = [&](std::int32_t y) {
      const auto at = civil::day_in(system_, y, month == 0 ? 1 : month, day == 0 ? 1 : day);
      if (!at) return std::int64_t{1} << 40;
      const auto apart = (*at - *limit).count();
      const auto far = std::int64_t{1} << 20;
      switch (s_.given.prefer) {
        // East of the reference the dateline's day has begun before it: one day later is no year earlier.
        case direction::past: return apart <= (m_.role == role::dateline ? 1 : 0) ? std::int64_t{apart < 0 ? -apart : apart} : far + apart;
        case direction::future: return apart >= 0 ? std::int64_t{apart} : far - apart;
        default: return std::int64_t{apart < 0 ? -apart : apart};
      }
    };
    std::stable_sort(all.begin(), all.end(), [&](std::int32_t a, std::int32_t b) { return distance(a) < distance(b); });
    return all;
  }

  void take(unsigned month, unsigned day, std::string_view order) {
    const unsigned limit = system_ == calendar::hebrew ? 13 : 12;
    if (month > limit) return;
    std::optional<local_days> fallback, best;
    for (const auto y : years(month, day)) {
      const auto at = day_of_year(y, month, day);
      if (!at) continue;
      if (!fallback) fallback = at;
      if (!fits_weekday(*at, d_.weekdays)) continue;
      if (!d_.year || d_.two_digit_year) {
        best = at;
        break;
      }
      best = at;
      break;
    }
    if (!best) best = fallback;
    if (out_.year_open) {
      out_.partial = day == 0     ? fmt::format("XXXX-{:02}", month)
                     : month == 0 ? fmt::format("XXXX-XX-{:02}", day)
                                  : fmt::format("XXXX-{:02}-{:02}", month, day);
      if (day != 0 && month != 0 && !civil::exists(2000, month, day)) out_.fault = field_fault::no_such_day;
      return;
    }
    if (!best) return;
    out_.days.push_back({.day = *best, .unit = day == 0 ? precision::month : precision::day, .because = {}, .source = order});
  }

  std::optional<local_days> day_of_year(std::int32_t y, unsigned month, unsigned day) const {
    if (month == 0) return day_alone(day);
    if (civil::own_months(system_)) return civil::day_in(system_, y, month, day == 0 ? 1 : day);
    return civil::day(y, month, day == 0 ? 1 : day);
  }

  // "6月12日から14日まで": the day at the end of a span is of the month of its beginning, or of the next.
  std::optional<local_days> day_of_other_end(unsigned day) const {  // m_ is one of the list
    const auto& all = s_.found.times;
    const auto i = static_cast<std::size_t>(&m_ - all.data());
    if (i == 0) return std::nullopt;
    const auto& start = all[i - 1];
    if (!start.date.day || !start.date.month || start.clock || !searching::spans_to(s_.text.text(), start.where, m_.where))
      return std::nullopt;
    const auto read = read_day(start, s_);
    if (read.days.size() != 1 || read.days.front().unit != precision::day) return std::nullopt;
    const auto first = read.days.front().day;
    const auto month = civil::fields(civil::month_start(
        civil::fields(first).year, static_cast<std::int32_t>(civil::fields(first).month) + (civil::fields(first).day > day ? 1 : 0)));
    return civil::day(month.year, month.month, day);
  }

  // "12日", "on the 12th": the nearest such day that is not after the reference.
  std::optional<local_days> day_alone(unsigned day) const {
    if (const auto end = day_of_other_end(day)) return end;
    const auto limit = last_day(s_);
    if (!limit) return std::nullopt;
    auto f = civil::fields(*limit);
    for (int back = 0; back < 3; ++back) {
      const auto month = civil::fields(civil::month_start(f.year, static_cast<std::int32_t>(f.month) - back));
      const auto at = civil::day(month.year, month.month, day);
      if (at && *at <= *limit) return at;
    }
    return std::nullopt;
  }

  // Who writes year first writes the month before the day where the year comes last or is left out.
  static bool writes(date_order theirs, date_order mine) {
    return theirs == mine || (theirs == date_order::ymd && mine == date_order::mdy);
  }

  // The words beside the numbers are of languages that all write in this order.
  bool words_write(date_order mine) const {
    if (m_.languages.empty()) return false;
    const auto& words = s_.tables.lexicon;
    for (std::size_t i = 0; i < words.language_count(); ++i) {
      const auto tag = words.language_tag(i);
      if ((words.bits_of(tag) & m_.languages).empty()) continue;
      if (!writes(s_.tables.countries.order_of_language(tag), mine)) return false;
    }
    return true;
  }

  // The zone written beside the clock is one of countries that all write in this order, as far as their order is known.
  bool zone_writes(date_order mine, std::int32_t year) const {
    if (!m_.clock || !m_.clock->zone.present() || m_.clock->zone.offset) return false;
    const auto label = s_.text.slice(m_.clock->zone.label);
    bool any = false;
    for (const auto& u : uses_of(label, s_)) {
      if (u.zone == know::no_zone || year < u.first_year || year > u.last_year) continue;
      const auto order = s_.tables.countries.order(s_.tables.zones.country(u.zone));
      if (!writes(order, mine)) return false;
      any = true;
    }
    return any;
  }

  void add(written_day& w, std::string_view id, std::string_view detail) { w.because.add(s_.tables.evidence, id, detail); }

  void settle_order() {
    if (out_.days.size() < 2) {
      if (!out_.days.empty()) out_.days.front().source = {};
      return;
    }
    if (dotted(s_.text.slice(m_.stamp))) {
      out_.days.erase(out_.days.begin());
      return;
    }
    if (out_.days[0].day == out_.days[1].day) {
      out_.days.pop_back();
      return;
    }
    out_.order_needed = true;
    const auto wanted = [](std::string_view order) { return order == "mdy" ? date_order::mdy : date_order::dmy; };
    const auto column = s_.given.column;
    std::string_view names[2];
    for (std::size_t i = 0; i < 2; ++i) {
      auto& w = out_.days[i];
      const auto mine = wanted(w.source);
      auto& source = names[i];
      const auto say = [&](bool holds, std::string_view id, std::string_view detail, std::string_view name) {
        if (!holds) return;
        add(w, id, detail);
        if (source.empty()) source = name;
      };
      say(s_.given.order == mine, "order-caller", {}, "caller");
      say(d_.weekdays != 0 && fits_weekday(w.day, d_.weekdays) && !fits_weekday(out_.days[1 - i].day, d_.weekdays), "order-weekday", {},
          "weekday");
      say(s_.url_day && *s_.url_day == w.day, "order-url", {}, "url");
      say(std::any_of(s_.machine.begin(), s_.machine.end(), [&](const machine_time& t) { return t.day == w.day; }), "order-metadata", {},
          "metadata");
      say(s_.sibling_order == mine, "order-sibling", {}, "siblings");
      say(mine == date_order::dmy ? column.dmy : column.mdy, "order-column", {}, "column");
      if (const auto limit = last_day(s_); limit && s_.upper && w.day > *limit + days{1}) add(w, "order-future", {});
      else if (limit && s_.upper && out_.days[1 - i].day > *limit + days{1} && source.empty()) source = "capture";
      if (column.dmy && column.mdy) continue;  // where both are written, no habit tells which
      say(!s_.country().empty() && writes(s_.tables.countries.order(s_.country()), mine), "order-country", s_.country(), "country");
      say(s_.country().empty() && !s_.tld_country.empty() && writes(s_.tables.countries.order(s_.tld_country), mine), "order-cctld", s_.tld,
          "country");
      say(!s_.language.empty() && writes(s_.tables.countries.order_of_language(s_.language), mine), "order-language", s_.language,
          "language");
      say(words_write(mine), "order-words", {}, "language");
      if (m_.clock && zone_writes(mine, civil::fields(w.day).year)) {
        const auto label = s_.text.slice(m_.clock->zone.label);
        say(true, "order-zone-label", label, "zone");
      }
    }
    const auto lead = out_.days[0].because.total() - out_.days[1].because.total();
    out_.day_first = lead < 0;  // month first stands first
    if (lead < 0) {
      std::swap(out_.days[0], out_.days[1]);
      std::swap(names[0], names[1]);
    }
    if (std::abs(lead) < s_.weight("order-margin")) return;
    out_.order_source = names[0].empty() ? "capture" : names[0];
    out_.days.pop_back();
  }

  const time_mention& m_;
  const written_date& d_;
  const setting& s_;
  calendar system_;
  day_reading out_;
};

// The year of the data bundle stands in for "now", so that an answer does not depend on the day it is asked for.
std::int32_t bundle_year(const setting& s) {
  for (const auto text : {s.tables.versions.value("data"), s.tables.zones.version()}) {
    std::int32_t year = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), year).ec == std::errc{} && year > 1970) return year;
  }
  return 1970;
}

}  // namespace

date_order order_of_figures(const std::vector<time_mention>& times, const document& text) {
  date_order seen = date_order::open;
  for (const auto& m : times) {
    if (!m.date.order_told || dotted(text.slice(m.stamp))) continue;
    const auto here = m.date.day_first ? date_order::dmy : date_order::mdy;
    if (seen != date_order::open && seen != here) return date_order::open;
    seen = here;
  }
  return seen;
}

// "23.06.12" with the year first; none where the figures cannot be so.
std::optional<time_mention> with_year_first(const time_mention& m) {
  const auto& d = m.date;
  if (!d.two_digit_year || d.named_month || !(d.order_open || d.order_told) || !d.year || !d.month || !d.day) return std::nullopt;
  const auto first = d.day_first ? *d.day : *d.month, second = d.day_first ? *d.month : *d.day;
  if (second < 1 || second > 12 || *d.year < 1 || *d.year > 31) return std::nullopt;
  auto out = m;
  out.date.day = static_cast<std::uint8_t>(*d.year);
  out.date.month = second;
  out.date.year = first;
  out.date.order_open = out.date.order_told = out.date.day_first = false;
  return out;
}

// What comes first in the dates of whoever writes here: by the caller, the country, the language of the page or of the words
// beside the date; open: nobody tells.
date_order order_here(const time_mention& m, const setting& s) {
  if (s.given.order != date_order::open) return s.given.order;
  const auto& countries = s.tables.countries;
  if (const auto country = s.country().empty() ? s.tld_country : s.country(); !country.empty()) return countries.order(country);
  if (!s.language.empty()) return countries.order_of_language(s.language);
  auto order = date_order::open;
  const auto& words = s.tables.lexicon;
  for (std::size_t i = 0; !m.languages.empty() && i < words.language_count(); ++i) {
    const auto tag = words.language_tag(i);
    if ((words.bits_of(tag) & m.languages).empty()) continue;
    const auto theirs = countries.order_of_language(tag);
    if (order != date_order::open && theirs != order) return date_order::open;
    order = theirs;
  }
  return order;
}

day_reading read_day(const time_mention& m, const setting& s) {
  const auto turned = with_year_first(m);
  const auto order = turned ? order_here(m, s) : date_order::open;
  if (order == date_order::ymd) return reader(*turned, s).run();
  auto out = reader(m, s).run();
  // "23/06/12 18:49:01", as logs write it: where nobody tells, it is one or the other.
  if (!turned || order != date_order::open || out.days.size() != 1 || !m.clock || !m.clock->second || dotted(s.text.slice(m.stamp)))
    return out;
  auto other = reader(*turned, s).run();
  if (other.days.size() != 1 || other.days.front().day == out.days.front().day) return out;
  out.days.push_back(std::move(other.days.front()));
  out.order_needed = true;
  out.order_source = {};
  return out;
}

bool clock_exists(const written_clock& c) {
  if (c.hour > (c.extended ? 30 : 24) || c.minute > 59 || c.second.value_or(0) > 60) return false;
  if (c.hour == 24) return c.minute == 0 && c.second.value_or(0) == 0;
  return true;
}

civil_time on_day(local_days day, const written_clock& c) {
  unsigned hour = c.hour;
  if (c.half == meridiem::pm && hour < 12) hour += 12;
  if (c.half == meridiem::am && hour == 12) hour = 0;
  civil_time out;
  out.unit = c.second ? precision::second : precision::minute;
  out.nanosecond = c.nanosecond.value_or(0);
  out.leap = c.second.value_or(0) == 60;
  out.fold = c.fold;
  out.when.first = day + std::chrono::hours{hour} + std::chrono::minutes{c.minute} + std::chrono::seconds{c.second.value_or(0)};
  out.when.last = out.when.first + std::chrono::seconds{c.second ? 1 : 60};
  return out;
}

civil_time whole(local_days day, precision unit) {
  return {.when = civil::stretch(day, unit), .unit = unit, .nanosecond = 0, .leap = false};
}

}  // namespace dateline::resolving
