#include "find/readings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dateline::searching {

using know::term;

bool can_be(const token& t, const know::lexicon& words, term what) { return t.entry != 0 && words.can_be(words.entry(t.entry - 1), what); }

language_set languages_of(const token& t, term what, const know::lexicon& words) {
  language_set out;
  if (t.entry == 0) return out;
  for (const auto& r : words.readings(words.entry(t.entry - 1)))
    if (r.what == what) out = out | words.languages(r);
  return out;
}

std::uint16_t roles_of(const token& t, const know::lexicon& words) {
  std::uint16_t out = 0;
  if (t.entry == 0) return out;
  for (const auto& r : words.readings(words.entry(t.entry - 1)))
    if (r.what == term::role) out = static_cast<std::uint16_t>(out | 1U << static_cast<unsigned>(role_of(r.value)));
  return out;
}

role role_of_label(const token& t, const know::lexicon& words) {
  if (t.entry == 0) return role::unknown;
  for (const auto& r : words.readings(words.entry(t.entry - 1)))
    if (r.what == term::role) return role_of(r.value);
  return role::unknown;
}

bool bare_zone(const token& t, const know::lexicon& words) {
  return t.entry != 0 && std::ranges::any_of(words.readings(words.entry(t.entry - 1)),
                                             [](const auto& r) { return r.what == know::term::zone && r.value == know::bare_zone_name; });
}

written_zone zone_of(std::string_view text, const token& t) {
  written_zone z;
  z.label = make_text_span(t.first, t.last);
  const auto label = text.substr(t.first, t.last - t.first);
  z.utc_scale = label.size() <= 3 &&
                (label == "UTC" || label == "GMT" || label == "Z" || label == "z" || label == "UT" || label == "utc" || label == "gmt");
  if (z.utc_scale) z.offset = 0;
  return z;
}

void add_offset(std::string_view text, const token& t, written_zone& z) {
  const bool on_label = z.present();
  const auto first = on_label ? offset(z.label.first) : t.first;
  const bool scale = z.utc_scale || !on_label;
  z.label = make_text_span(first, t.last);
  z.offset = static_cast<std::int32_t>(t.value);
  z.base_plus = !scale;
  z.utc_scale = text.substr(t.first, t.last - t.first) == "-00:00";
}

role role_of(std::uint8_t value) {
  switch (value) {  // the order of lexicon_values::role
    case 1:
    case 3: return role::published;
    case 2: return role::updated;
    case 4: return role::captured;
    case 5: return role::event;
    case 6: return role::page_clock;
    default: return role::unknown;
  }
}

phrase_unit unit_of(std::uint8_t value) {  // the order of lexicon_values::unit
  constexpr phrase_unit units[]{phrase_unit::second, phrase_unit::minute,  phrase_unit::hour, phrase_unit::day,    phrase_unit::week,
                                phrase_unit::month,  phrase_unit::quarter, phrase_unit::year, phrase_unit::decade, phrase_unit::century};
  return value >= 1 && value <= std::size(units) ? units[value - 1] : phrase_unit::day;
}

bool add_lesser(written_phrase& p, phrase_unit unit, std::int32_t count) {
  constexpr std::tuple<phrase_unit, phrase_unit, std::int32_t> parts[]{{phrase_unit::minute, phrase_unit::second, 60},
                                                                       {phrase_unit::hour, phrase_unit::minute, 60},
                                                                       {phrase_unit::day, phrase_unit::hour, 24},
                                                                       {phrase_unit::week, phrase_unit::day, 7},
                                                                       {phrase_unit::year, phrase_unit::month, 12}};
  for (const auto& [whole, part, each] : parts) {
    if (p.unit != whole || unit != part) continue;
    p.count = p.count * each + count;
    p.unit = part;
    return true;
  }
  return false;
}

}  // namespace dateline::searching
