#include "find/plausible.hpp"

#include <algorithm>

#include "find/characters.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::slot;
using know::term;

bool has_mark(const found& f, const know::lexicon& words, term t) {
  for (std::size_t i = f.first; i < f.last; ++i)
    if (f.slots[i - f.first] == slot::none && can_be(f.island[i], words, t)) return true;
  return false;
}

// A word or number goes on behind the match: "21 pro a 4 proti".
bool runs_on(std::string_view text, std::size_t at) {
  const auto gap = decode(text, at);
  const auto after = decode(text, at + gap.size);
  return gap.value == ' ' && (is_letter(after.value) || digit_value(after.value) >= 0);
}

// "first Monday of May" needs its month, and "next Friday of May" is nothing.
bool counts_in_month(const time_mention& m) {
  const auto& p = *m.phrase;
  if (!m.date.month) return p.nth == 0;
  if (p.nth == 0) return p.unit == phrase_unit::month;
  return p.unit == phrase_unit::weekday || p.unit == phrase_unit::day || p.unit == phrase_unit::week;
}

// "this quarter", "last hour": the unit or month behind the word that points to it.
bool is_direction(std::string_view text, const found& f, const time_mention& m, bool english) {
  const auto direction = std::ranges::find(f.slots, slot::dir);
  if (direction == f.slots.end()) return true;
  const auto unit = std::ranges::find(f.slots, slot::unit);
  const auto token_of = [&](auto slot_at) -> const token& {
    return f.island[f.first + static_cast<std::size_t>(slot_at - f.slots.begin())];
  };
  if (unit < direction) {
    if (english) return false;  // "quarter past", "week last": no English order
    // 日本 is Japan; "this day" is 本日.
    if (const auto c = decode(text, token_of(unit).first).value; c >= 0x3040 && c <= 0x9FFF) return false;
  }
  if (const auto month = std::ranges::find(f.slots, slot::month); month != f.slots.end() && unit == f.slots.end()) {
    const auto& t = token_of(month);
    const auto word = text.substr(t.first, t.last - t.first);
    if (word == "may" || word == "march") return false;  // "This may affect you"
  }
  // "Última hora", "Son dakika" at the head of a line is news that just came in; "at the last minute" is haste.
  const auto& said = token_of(direction);
  if (!m.phrase->calendar_unit || m.phrase->count != -1) return true;
  if (m.phrase->unit == phrase_unit::hour) return english || !said.capital;
  return m.phrase->unit != phrase_unit::minute || !(said.capital || text.substr(0, said.first).ends_with("at the "));
}

// "gestern um 21:00 Uhr" where nothing tells the language of the text: a whole word for the day and a clock, and nothing
// between them that its language has not.
bool is_told_by_itself(const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  if (in_play != words.english() || !m.clock || !m.clock->has_minute) return false;
  bool day = false;
  for (std::size_t i = f.first; i < f.last; ++i) {
    const auto& t = f.island[i];
    const auto s = f.slots[i - f.first];
    if (s == slot::rel) day = t.last - t.first >= 4;
    else if (s == slot::none && t.entry != 0) {
      const auto& entry = words.entry(t.entry - 1);
      if (std::ranges::none_of(words.readings(entry), [&](const auto& r) { return !(words.languages(r) & m.languages).empty(); }))
        return false;
    } else if (s != slot::none && s != slot::role && t.entry != 0 && s != slot::zone && s != slot::ampm) return false;
  }
  return day;
}

// "Today's Paper": a name, not a day.
bool is_title(std::string_view text, const found& f) {
  if (!has(f, slot::rel) || !f.island[f.first].capital) return false;
  auto after = text.substr(f.island[f.last - 1].last);
  if (after.starts_with("\xE2\x80\x99")) after.remove_prefix(2);
  else if (!after.starts_with('\'')) return false;
  return after.size() > 3 && after.substr(1, 2) == "s " && is_upper(decode(after, 3).value);
}

bool is_phrase(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  if (!m.phrase || !counts_in_month(m)) return false;
  if ((m.languages & in_play).empty() && !is_told_by_itself(f, m, words, in_play)) return false;
  const bool english = !(m.languages & words.english()).empty();
  if (english && is_title(text, f)) return false;
  if (!is_direction(text, f, m, english)) return false;
  if (m.phrase->unit != phrase_unit::weekday)  // "this on": what was no weekday leaves the word before it alone
    return !has(f, slot::dir) || has(f, slot::unit) || has(f, slot::month);
  for (std::size_t i = f.first; i < f.last; ++i) {
    if (f.slots[i - f.first] != slot::weekday) continue;
    // Short forms are words and names ("Sun", "Sat", "Mon"); English writes the full ones with a capital.
    const auto& t = f.island[i];
    if (t.last - t.first < know::shortest_weekday_phrase) return false;
    if (ascii_letter(text[t.first]) && !t.capital && english) return false;
    // "na segunda leitura": a word that counts, too, is a weekday where no noun follows.
    if (can_be(t, words, term::number) && i + 1 == f.last && runs_on(text, t.last)) return false;
  }
  return m.phrase->weekdays != 0;
}

// "Oct-2003" and "2003-October" are months; in "news-march-2020.html" the dashes go on, and "2019–March 2021" is a span.
// "2003-10" could be a score, a season or a span: only where nothing else is on its line.
bool dashed_month(std::string_view text, const found& f) {
  bool dashed = false;
  for (std::size_t i = f.first; i < f.last; ++i) {
    if (f.slots[i - f.first] != slot::none || f.island[i].entry != 0) continue;
    const auto c = decode(text, f.island[i].first).value;
    if (c == 0x2013 || c == 0x2014) return false;
    dashed = dashed || c == '-';
  }
  if (!dashed) return true;
  if (has(f, slot::mon)) return has(f, slot::role) || alone_on_line(text, f);
  const auto before = decode_before(text, f.island[f.first].first).value;
  const auto end = f.island[f.last - 1].last;
  const auto after = decode(text, end).value, next = decode(text, end + 1).value;
  const auto goes_on = [](std::uint32_t c) { return c == '-' || c == '/' || c == '_' || c == '=' || c == '@'; };
  if (goes_on(before) || goes_on(after) || (after == '.' && is_letter(next))) return false;
  return digit_value(next) < 0 || !is_space(after);
}

// "2021-W05-3", "KW 5/2021"; "week 5, 2021" may be a round of games, "week 5 of 2021" is not.
bool is_week(const found& f, const time_mention& m, const know::lexicon& words) {
  if (m.date.week == 0 || !m.date.year || *m.date.year < 1900 || *m.date.year > 2100) return false;
  for (std::size_t i = f.first; i < f.last; ++i) {
    if (f.slots[i - f.first] != slot::week) continue;
    const auto& t = f.island[i];
    const bool letter = t.last - t.first == 1;
    if (letter) return t.capital;
    if ((languages_of(t, term::unit, words) & words.english()).empty()) return true;
    return has_mark(f, words, term::link);
  }
  return false;
}

// Greek and what follows it in Unicode has no Latin words to be confused with.
bool spoken_here(std::string_view text, const token& t, term what, const know::lexicon& words, language_set in_play) {
  return static_cast<unsigned char>(text[t.first]) >= 0xCE || !(languages_of(t, what, words) & in_play).empty();
}

bool is_clock(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  if (has(f, slot::role) || m.clock->zone.present()) return true;
  if (has(f, slot::badtime)) return false;
  for (std::size_t i = f.first; i < f.last; ++i)
    if (f.slots[i - f.first] == slot::ampm) {
      // "I am 3 points ahead": in Latin script the half of the day follows its hour.
      const bool hour_before = std::ranges::any_of(f.slots.first(i - f.first), [](slot s) { return s == slot::hour || s == slot::time; });
      if (!hour_before && ascii_letter(text[f.island[i].first]) && !m.clock->has_minute) return false;
      return spoken_here(text, f.island[i], term::ampm, words, in_play);
    }
  if (has_mark(f, words, term::at)) return m.clock->has_minute || has_mark(f, words, term::clock) || has(f, slot::clockword);
  if (has(f, slot::clockword)) return alone_on_line(text, f);
  for (std::size_t i = f.first; i < f.last; ++i) {
    const auto terms = f.slots[i - f.first] == slot::none ? words.terms(f.island[i].sym) : 0;
    if ((terms & (bit(term::clock) | bit(term::hourmark))) == 0) continue;
    // "24 h" and "5G" measure; "20 Uhr", "10h19" and "10時" tell the time.
    const auto& t = f.island[i];
    const auto letter = decode(text, t.first);
    const bool measures = (t.last - t.first == letter.size && !runs_together(letter.value)) || (terms & bit(term::unit)) != 0;
    return m.clock->has_minute || !measures;
  }
  return alone_on_line(text, f);
}

// 12日: a day of this month, unless it counts days. With a clock behind it it counts none: 12일 오후 3시.
bool is_day_alone(std::string_view text, const found& f, const time_mention& m) {
  if (m.clock) return runs_together(decode(text, f.island[f.first + 1].first).value);
  if (text.substr(f.island[f.last - 1].first, 3) != "日" || f.last - f.first != 2) return false;
  const auto next = text.substr(f.island[f.last - 1].last, 3);
  return next != "間" && next != "目" && next != "前" && next != "後" && next != "以" && next != "连" && next != "游" && next != "ぶ";
}

bool is_named_month(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  for (std::size_t i = f.first; i < f.last; ++i) {
    if (f.slots[i - f.first] != slot::month) continue;
    const auto& t = f.island[i];
    if (!spoken_here(text, t, term::month, words, in_play)) return false;
    if (f.kind == "month" || m.clock) continue;
    // May and March are words, and so are many short forms: without a capital they need more than a number.
    const auto word = text.substr(t.first, t.last - t.first);
    if (word == "des" && i + 1 < f.last) return false;  // "des 19. Jahrhunderts": who has the month puts its day first
    if (!t.capital && ascii_letter(word[0]) && (word.size() <= 3 || word == "march") && runs_on(text, f.island[f.last - 1].last))
      return false;
    const bool english_word =
        word == "May" || word == "March" || word == "MAY" || word == "MARCH" || word == "Mar" || word == "Dec" || word == "Jan";
    if (english_word && i + 1 < f.last && f.first == i) {
      const auto after = decode(text, f.island[f.last - 1].last + 1);
      const auto gap = decode(text, f.island[f.last - 1].last);
      if (gap.value == ' ' && is_letter(after.value) && !is_upper(after.value) && f.last >= f.island.size()) {
        // "May 10 people attended": a plain noun follows, and nothing says "on".
        if (f.first == 0 || (words.terms(f.island[f.first - 1].sym) & bit(term::join)) == 0) return false;
      }
    }
  }
  return true;
}

}  // namespace

std::optional<language_set> short_date_languages(std::string_view text, const found& f, const know::lexicon& words) {
  const auto first = static_cast<std::size_t>(std::ranges::find(f.slots, slot::n1) - f.slots.begin());
  if (first + 2 >= f.slots.size() || f.slots[first + 2] != slot::n2) return std::nullopt;
  const auto* const t = &f.island[f.first + first];
  const char mark = text[t[1].first];
  const bool dot_follows = f.first + first + 3 < f.last && text[t[3].first] == '.';
  if (mark != '-' && (mark != '.' || dot_follows)) return std::nullopt;
  if (t[2].last - t[2].first != 2 || (mark == '-' && t[0].last - t[0].first != 2)) return language_set{};  // "3-2", "2.6"
  return words.short_dates(mark);
}

bool is_plausible(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  if (f.kind == "clock") return is_clock(text, f, m, words, in_play);
  if (f.kind == "week") return is_week(f, m, words);
  if (f.kind == "phrase") return is_phrase(text, f, m, words, in_play);
  if (f.kind == "year") return can_be(f.island[f.first], words, term::within) && *m.date.year >= 1800 && *m.date.year <= 2100;
  if (f.kind == "part" && !m.date.month) return is_day_alone(text, f, m);
  if (f.kind == "part" && m.date.system == calendar::hijri) return false;  // "Rajab 5": without a year no day, and a name
  if (f.kind == "month" && !dashed_month(text, f)) return false;
  return (f.kind != "part" && f.kind != "month") || is_named_month(text, f, m, words, in_play);
}

}  // namespace dateline::searching
