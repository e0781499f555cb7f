#include "resolve/stated_words.hpp"

#include "find/stamps.hpp"
#include "resolve/candidates.hpp"
#include "resolve/fields.hpp"

namespace dateline::resolving {

namespace {

// "Sat Oct 25 15:26:09 CEST 2025": the clock of the page's home where it uses the label, else the one offset that all who use it mean.
void take_label(machine_time& out, std::string_view label, const civil_time& c, const setting& s) {
  const auto year = civil::fields(civil::day_of(c.when.first)).year;
  std::optional<std::int32_t> all;
  bool one = true;
  for (const auto& u : uses_of(label, s)) {
    if (u.zone == know::no_zone || year < u.first_year || year > u.last_year) continue;
    if (u.zone == s.home()) {
      out.zone = u.zone;
      out.offset = in_zone(c, u.zone, s.tables.zones).front().offset;
      return;
    }
    one = one && u.season != know::label_season::generic && (!all || *all == u.offset);
    all = u.offset;
  }
  if (one) out.offset = all;
}

}  // namespace

std::optional<machine_time> parse_stated_words(std::string_view name, std::string_view value, const setting& s) {
  mentions words;
  searching::find_stamps(value, s.tables, searching::languages_of_page(value, s.tables, s.given), words);
  for (const auto& m : words.times) {
    const auto& d = m.date;
    if (!d.year || !d.month || !d.day || d.system != calendar::gregorian) continue;
    unsigned month = *d.month, day = *d.day;
    if (d.order_open) {  // month first as it is kept; what nothing settles is left alone
      auto order = s.tables.countries.order(s.country().empty() ? s.tld_country : s.country());
      if (order == date_order::open) order = s.tables.countries.order_of_language(s.language);
      if (order == date_order::open && month != day && month <= 12 && day <= 12) return std::nullopt;
      if ((order == date_order::dmy && day <= 12) || month > 12) std::swap(month, day);
    }
    const auto at = civil::day(*d.year + (d.two_digit_year && *d.year < 100 ? 2000 : 0), month, day);
    if (!at) continue;
    machine_time out;
    out.name = name;
    out.day = *at;
    out.local = *at;
    out.unit = precision::day;
    if (m.clock && clock_exists(*m.clock)) {
      const auto c = on_day(*at, *m.clock);
      out.local = c.when.first;
      out.unit = c.unit;
      const auto& z = m.clock->zone;
      out.offset = z.offset;
      if (!z.offset && z.present())
        take_label(out, value.substr(offset(z.label.first), offset(z.label.last) - offset(z.label.first)), c, s);
    }
    return out;
  }
  return std::nullopt;
}

bool speaks_of_another(const page_stamp& stamp) {
  using namespace place_in_page;
  if (stamp.listed) return true;
  return stamp.origin == origin::time_element && (stamp.places & (comment | teaser | aside | navigation | quote)) != 0;
}

}  // namespace dateline::resolving
