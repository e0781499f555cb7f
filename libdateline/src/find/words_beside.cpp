#include "find/words_beside.hpp"

#include <optional>

#include "find/characters.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::term;

// "last year" of the two tokens from `at` on; none: they are something else.
std::optional<written_phrase> year_told_at(const match_in& in, std::size_t at, language_set spoken) {
  if (at + 1 >= in.f.island.size()) return std::nullopt;
  std::optional<std::uint8_t> way;
  bool year = false;
  for (const auto& t : {in.f.island[at], in.f.island[at + 1]}) {
    if (t.entry == 0) return std::nullopt;
    for (const auto& r : in.words.readings(in.words.entry(t.entry - 1))) {
      if ((in.words.languages(r) & spoken).empty()) continue;
      if (r.what == term::dir && r.value <= 3) way = r.value;
      if (r.what == term::unit) year = year || unit_of(r.value) == phrase_unit::year;
    }
  }
  if (!way || !year) return std::nullopt;
  return written_phrase{.unit = phrase_unit::year,
                        .count = *way == 1   ? -1
                                 : *way == 2 ? 1
                                             : 0,
                        .weekdays = 0,
                        .calendar_unit = true,
                        .nth = 0};
}

}  // namespace

void take_label_behind(const match_in& in, time_mention& m) {
  if (in.f.last >= in.f.island.size() || !can_be(in.f.island[in.f.last], in.words, term::role)) return;
  const auto& t = in.f.island[in.f.last];
  language_set verbs_last;
  for (const auto* const tag : {"ja", "ko", "zh", "yue"}) verbs_last = verbs_last | in.words.bits_of(tag);
  if ((languages_of(t, term::role, in.words) & verbs_last).empty()) return;
  if (const auto next = in.text.substr(t.last, 3); next.starts_with(":") || next.starts_with("：") || next.starts_with(" :")) return;
  if (in.f.last + 1 < in.f.island.size() && digit_value(decode(in.text, in.f.island[in.f.last + 1].first).value) >= 0) return;
  m.role = role_of_label(t, in.words);
}

void take_weekday_before(const match_in& in, language_set spoken, time_mention& m) {
  if (in.f.first == 0 || m.role != role::unknown || m.date.weekdays != 0) return;
  const bool comma = in.f.first > 1 && (in.terms(in.f.first - 1) & bit(term::comma)) != 0;
  const auto& t = in.f.island[in.f.first - (comma ? 2 : 1)];
  if (!can_be(t, in.words, term::weekday) || t.last - t.first < 3) return;
  for (const auto& r : in.words.readings(in.words.entry(t.entry - 1)))
    if (r.what == term::weekday && !(in.words.languages(r) & (m.languages.empty() ? spoken : m.languages)).empty())
      m.date.weekdays = static_cast<std::uint8_t>(m.date.weekdays | 1U << (r.value - 1));
  if (m.date.weekdays != 0) m.where.first = m.stamp.first = make_text_span(t.first, t.last).first;
}

void take_year_beside(const match_in& in, language_set spoken, time_mention& m) {
  if (m.date.year || !m.date.month || !m.date.day) return;
  if (!m.languages.empty()) spoken = m.languages;
  constexpr auto between = bit(term::join) | bit(term::comma) | bit(term::apostrophe);
  for (std::size_t at = in.f.last; at < in.f.last + 4; ++at) {
    if (m.phrase = year_told_at(in, at, spoken); m.phrase) {
      m.where.last = m.stamp.last = make_text_span(0, in.f.island[at + 1].last).last;
      return;
    }
    if ((in.terms(at) & between) == 0) break;
  }
  for (std::size_t at = in.f.first; at >= 2 && at + 2 > in.f.first; --at) {
    if (m.phrase = year_told_at(in, at - 2, spoken); m.phrase) {
      if (m.role == role::unknown)
        m.where.first = m.stamp.first = make_text_span(in.f.island[at - 2].first, in.f.island[at - 2].last).first;
      return;
    }
    if ((in.terms(at - 1) & between) == 0) break;
  }
}

}  // namespace dateline::searching
