// Words of a stamp that are the end of a place's name: "Shenzhen, China, March 12", "Santo Domingo, March 12". Somewhere
// China is a Thursday, Domingo a Sunday, Południe noon; but not in the language of the month beside it.
#include <string>

#include "find/characters.hpp"
#include "find/datelines.hpp"
#include "find/place_words.hpp"

namespace dateline::searching {
namespace {

using know::term;

// The languages in which the word is a weekday or noon.
language_set foreign_in(const know::lexicon& words, std::string_view word) {
  std::string folded;
  know::lexicon::fold(word, folded);
  language_set out;
  if (const auto* const e = words.find(folded))
    for (const auto& r : words.readings(*e))
      if (r.what == term::weekday || r.what == term::clockword) out = out | words.languages(r);
  return out;
}

// Is there a place whose name ends with the word? By one of its own names where the word is all of it.
bool ends_place(std::string_view text, const name_word& w, const know::gazetteer& names) {
  for (const auto& hit : names.lookup(part(text, w.first, w.last)))
    if (hit.kind != know::name_kind::alternate && hit.kind != know::name_kind::demonym) return true;
  return ends_name(text, w, names);
}

}  // namespace

void free_places(std::string_view text, const know::tables& tables, language_set page, mentions& out) {
  for (auto& m : out.times) {
    const bool weekday = m.date.weekdays != 0 && m.languages.empty(), noon = m.date.weekdays == 0 && m.clock && !m.clock->has_minute;
    if (!m.date.named_month || !m.date.day || (!weekday && !noon)) continue;
    const auto end = static_cast<std::size_t>(offset(m.stamp.last));
    const auto w = read_word(text, offset(m.stamp.first), end);
    const auto foreign = foreign_in(tables.lexicon, part(text, w.first, w.last));
    if (!w.capital || foreign.empty() || !(foreign & (page | m.languages)).empty() || !ends_place(text, w, tables.gazetteer)) continue;
    auto next = skip_blanks(text, w.last + (w.dotted ? 1 : 0), end);
    if (next < end && text[next] == ',') next = skip_blanks(text, next + 1, end);
    if (next >= end) continue;
    if (m.where.first == m.stamp.first) m.where.first = text_pos(static_cast<std::uint32_t>(next));
    m.stamp.first = text_pos(static_cast<std::uint32_t>(next));
    if (m.date.weekdays == 0) {
      m.clock.reset();
      m.shape = time_shape::date_only;
    }
    m.date.weekdays = 0;
  }
}

}  // namespace dateline::searching
