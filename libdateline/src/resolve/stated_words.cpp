#include "resolve/stated_words.hpp"

#include "find/stamps.hpp"
#include "resolve/fields.hpp"

namespace dateline::resolving {

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
      out.offset = m.clock->zone.offset;
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
