#include "resolve/date_order.hpp"

#include <algorithm>
#include <cctype>

#include "resolve/candidates.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

// Who writes year first writes the month before the day where the year comes last or is left out.
bool writes(date_order theirs, date_order mine) { return theirs == mine || (theirs == date_order::ymd && mine == date_order::mdy); }

// The words beside the numbers are of languages that all write in this order.
bool words_write(const time_mention& m, const setting& s, date_order mine) {
  if (m.languages.empty()) return false;
  const auto& words = s.tables.lexicon;
  for (std::size_t i = 0; i < words.language_count(); ++i) {
    const auto tag = words.language_tag(i);
    if ((words.bits_of(tag) & m.languages).empty()) continue;
    if (!writes(s.tables.countries.order_of_language(tag), mine)) return false;
  }
  return true;
}

// The zone written beside the clock is one of countries that all write in this order, as far as their order is known.
bool zone_writes(const time_mention& m, const setting& s, date_order mine, std::int32_t year) {
  if (!m.clock || !m.clock->zone.present() || m.clock->zone.offset) return false;
  const auto label = s.text.slice(m.clock->zone.label);
  bool any = false;
  for (const auto& u : uses_of(label, s)) {
    if (u.zone == know::no_zone || year < u.first_year || year > u.last_year) continue;
    const auto order = s.tables.countries.order(s.tables.zones.country(u.zone));
    if (!writes(order, mine)) return false;
    any = true;
  }
  return any;
}

}  // namespace

bool fits_weekday(local_days d, std::uint8_t weekdays) { return weekdays == 0 || (weekdays >> civil::weekday(d) & 1) != 0; }

bool dotted(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '/' && text[i] != '-') continue;
    if (std::isdigit(static_cast<unsigned char>(text[i - 1])) && std::isdigit(static_cast<unsigned char>(text[i + 1]))) return false;
  }
  return true;
}

void settle_order(day_reading& out, const time_mention& m, const setting& s) {
  if (out.days.size() < 2) {
    if (!out.days.empty()) out.days.front().source = {};
    return;
  }
  if (dotted(s.text.slice(m.stamp))) {
    out.days.erase(out.days.begin());
    return;
  }
  if (out.days[0].day == out.days[1].day) {
    out.days.pop_back();
    return;
  }
  out.order_needed = true;
  const auto wanted = [](std::string_view order) { return order == "mdy" ? date_order::mdy : date_order::dmy; };
  const auto column = s.given.column;
  std::string_view names[2];
  for (std::size_t i = 0; i < 2; ++i) {
    auto& w = out.days[i];
    const auto mine = wanted(w.source);
    auto& source = names[i];
    const auto say = [&](bool holds, std::string_view id, std::string_view detail, std::string_view name) {
      if (!holds) return;
      w.because.add(s.tables.evidence, id, detail);
      if (source.empty()) source = name;
    };
    say(s.given.order == mine, "order-caller", {}, "caller");
    say(m.date.weekdays != 0 && fits_weekday(w.day, m.date.weekdays) && !fits_weekday(out.days[1 - i].day, m.date.weekdays),
        "order-weekday", {}, "weekday");
    say(s.url_day && *s.url_day == w.day, "order-url", {}, "url");
    say(std::any_of(s.machine.begin(), s.machine.end(), [&](const machine_time& t) { return t.day == w.day; }), "order-metadata", {},
        "metadata");
    say(s.sibling_order == mine, "order-sibling", {}, "siblings");
    say(mine == date_order::dmy ? column.dmy : column.mdy, "order-column", {}, "column");
    if (const auto limit = s.last_day(); limit && s.upper && w.day > *limit + days{1}) w.because.add(s.tables.evidence, "order-future", {});
    else if (limit && s.upper && out.days[1 - i].day > *limit + days{1} && source.empty()) source = "capture";
    if (column.dmy && column.mdy) continue;  // where both are written, no habit tells which
    say(!s.country().empty() && writes(s.tables.countries.order(s.country()), mine), "order-country", s.country(), "country");
    say(s.country().empty() && !s.tld_country.empty() && writes(s.tables.countries.order(s.tld_country), mine), "order-cctld", s.tld,
        "country");
    say(!s.language.empty() && writes(s.tables.countries.order_of_language(s.language), mine), "order-language", s.language, "language");
    say(words_write(m, s, mine), "order-words", {}, "language");
    if (m.clock && zone_writes(m, s, mine, civil::fields(w.day).year)) {
      const auto label = s.text.slice(m.clock->zone.label);
      say(true, "order-zone-label", label, "zone");
    }
  }
  const auto lead = out.days[0].because.total() - out.days[1].because.total();
  out.day_first = lead < 0;  // month first stands first
  if (lead < 0) {
    std::swap(out.days[0], out.days[1]);
    std::swap(names[0], names[1]);
  }
  if (std::abs(lead) < s.weight("order-margin")) return;
  out.order_source = names[0].empty() ? "capture" : names[0];
  out.days.pop_back();
}

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

}  // namespace dateline::resolving
