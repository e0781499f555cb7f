#include "resolve/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "find/range.hpp"
#include "know/versions.hpp"
#include "resolve/calendars.hpp"
#include "resolve/date_order.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

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
      settle_order(out_, m_, s_);
    } else if (d_.month || d_.day) {
      take(d_.month.value_or(0), d_.day.value_or(0), {});
      if (d_.order_told && !dotted(s_.text.slice(m_.stamp)) && !out_.days.empty()) {
        out_.order_needed = true;
        out_.order_source = "part > 12";
        out_.day_first = d_.day_first;
        out_.days.front().because.add(s_.tables.evidence, "order-over-12", {});
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
    out_.century_inferred = static_cast<std::uint8_t>(y);
    std::vector<std::int32_t> all;
    const bool thai = system_ == calendar::buddhist || in_language(m_, s_, "th") || s_.country() == "TH";
    if (thai) all.push_back(2500 + y - 543);
    if (system_ != calendar::buddhist) {
      all.push_back(2000 + y);
      all.push_back(1900 + y);
    }
    if (system_ == calendar::jalali) all = {1400 + y, 1300 + y};
    if (civil::own_months(system_)) return all;
    const auto pivot = s_.last_day();
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
      const auto now = s_.last_day();
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
    const auto limit = s_.last_day();
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
    const auto limit = s_.last_day();
    if (!limit) return std::nullopt;
    auto f = civil::fields(*limit);
    for (int back = 0; back < 3; ++back) {
      const auto month = civil::fields(civil::month_start(f.year, static_cast<std::int32_t>(f.month) - back));
      const auto at = civil::day(month.year, month.month, day);
      if (at && *at <= *limit) return at;
    }
    return std::nullopt;
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
