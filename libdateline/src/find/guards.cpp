#include "find/guards.hpp"

#include <algorithm>

#include "find/characters.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::slot;
using know::term;

bool joins_numbers(std::uint32_t c) { return c == '.' || c == '/' || c == ':' || c == '-' || c == ',' || c == '_' || c == 0x2013; }

bool has(const found& f, slot s) { return std::ranges::find(f.slots, s) != f.slots.end(); }

bool has_mark(const found& f, const know::lexicon& words, term t) {
  for (std::size_t i = f.first; i < f.last; ++i)
    if (f.slots[i - f.first] == slot::none && can_be(f.island[i], words, t)) return true;
  return false;
}

bool clear_on_the_left(std::string_view text, const token& t) {
  const auto c = decode_before(text, t.first);
  if (c.size == 0) return true;
  const bool number = digit_value(decode(text, t.first).value) >= 0;
  if (!number) return !ascii_digit(static_cast<char>(c.value < 128 ? c.value : 0)) || t.entry != 0;
  if (digit_value(c.value) >= 0) return false;
  if (joins_numbers(c.value)) {
    const auto before = decode_before(text, t.first - c.size);
    // "(1-12.06.2023", "v1.12.06", "/2023/06/12/": the number goes on to the left.
    if (digit_value(before.value) >= 0) return false;
    if (c.value != ':' && c.value != ',' && before.size != 0 && is_letter(before.value) && !runs_together(before.value))
      return c.value == '.' || c.value == '-' || c.value == 0x2013;
    if (c.value == '/' && !runs_together(before.value)) return false;
    return c.value != '_';
  }
  if (c.value < 128 && (c.value == '@' || c.value == '$' || c.value == '=' || c.value == '&' || c.value == '%' || c.value == '+' ||
                        c.value == '\\' || c.value == '~'))
    return false;
  if (is_letter(c.value) && !runs_together(c.value)) {
    // Glued to a word is markup that fell away; glued to one or two letters is a model number.
    std::size_t letters = 0, at = t.first;
    for (auto x = c; x.size != 0 && is_letter(x.value) && letters < 4; x = decode_before(text, at)) {
      at -= x.size;
      ++letters;
    }
    return letters >= 3;
  }
  return true;
}

bool clear_on_the_right(std::string_view text, const token& t, bool whole) {
  const auto c = decode(text, t.last);
  if (c.size == 0) return true;
  const bool number = t.entry == 0;
  if (digit_value(c.value) >= 0) return !number;
  if (joins_numbers(c.value) && c.value != '-' && c.value != 0x2013) {
    const auto after = decode(text, t.last + c.size);
    if (number && digit_value(after.value) >= 0) return c.value == ',' && whole;
  }
  if ((c.value == '-' || c.value == 0x2013) && number && !whole && digit_value(decode(text, t.last + c.size).value) >= 0) return false;
  if (c.value == '%' || c.value == 0x20AC || c.value == 0xB0) return false;
  if (number && !whole && is_letter(c.value) && !runs_together(c.value)) return false;
  return true;
}

// A word or number goes on behind the match: "21 pro a 4 proti".
bool runs_on(std::string_view text, std::size_t at) {
  const auto gap = decode(text, at);
  const auto after = decode(text, at + gap.size);
  return gap.value == ' ' && (is_letter(after.value) || digit_value(after.value) >= 0);
}

// "June 12 at 16 places": an hour without a mark needs a word that stands before clock times, and nothing behind it.
bool bare_hour_runs_on(std::string_view text, const found& f, const know::lexicon& words) {
  const auto n = f.slots.size();
  if (n < 2 || f.slots[n - 1] != slot::hour) return false;
  auto lead = f.last - 2;
  while (lead > f.first && f.island[lead].entry == 0) --lead;
  if (!can_be(f.island[lead], words, term::at)) return true;
  auto at = f.island[f.last - 1].last;
  while (is_space(decode(text, at).value)) at += decode(text, at).size;
  return is_letter(decode(text, at).value) || digit_value(decode(text, at).value) >= 0;
}

// Nothing else is on its line, as in a list of stamps or an argument of the command.
bool alone_on_line(std::string_view text, const found& f) {
  const auto before = text.substr(0, f.island[f.first].first).find_last_not_of(" \t");
  const auto after = text.find_first_not_of(" \t", f.island[f.last - 1].last);
  return (before == std::string_view::npos || text[before] == '\n') && (after == std::string_view::npos || text[after] == '\n');
}

// "first Monday of May" needs its month, and "next Friday of May" is nothing.
bool counts_in_month(const time_mention& m) {
  const auto& p = *m.phrase;
  if (!m.date.month) return p.nth == 0;
  if (p.nth == 0) return p.unit == phrase_unit::month;
  return p.unit == phrase_unit::weekday || p.unit == phrase_unit::day || p.unit == phrase_unit::week;
}

bool is_phrase(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  if (!m.phrase || (m.languages & in_play).empty() || !counts_in_month(m)) return false;
  const auto english = words.english();
  const auto direction = std::ranges::find(f.slots, slot::dir);
  const auto unit = std::ranges::find(f.slots, slot::unit);
  // "quarter past", "week last": no English order
  if (direction != f.slots.end() && unit < direction && !(m.languages & english).empty()) return false;
  if (direction != f.slots.end()) {
    const auto token_of = [&](auto slot_at) -> const token& {
      return f.island[f.first + static_cast<std::size_t>(slot_at - f.slots.begin())];
    };
    // 日本 is Japan; "this day" is 本日.
    if (const auto c = unit < direction ? decode(text, token_of(unit).first).value : 0; c >= 0x3040 && c <= 0x9FFF) return false;
    if (const auto month = std::ranges::find(f.slots, slot::month); month != f.slots.end() && unit == f.slots.end()) {
      const auto& t = token_of(month);
      const auto word = text.substr(t.first, t.last - t.first);
      if (word == "may" || word == "march") return false;  // "This may affect you"
    }
    // "Última hora", "Son dakika" at the head of a line is news that just came in; "at the last minute" is haste.
    const auto& said = token_of(direction);
    const bool one = m.phrase->calendar_unit && m.phrase->count == -1;
    if (one && m.phrase->unit == phrase_unit::hour && said.capital && (m.languages & english).empty()) return false;
    if (one && m.phrase->unit == phrase_unit::minute && (said.capital || text.substr(0, said.first).ends_with("at the "))) return false;
  }
  if (m.phrase->unit != phrase_unit::weekday)  // "this on": what was no weekday leaves the word before it alone
    return direction == f.slots.end() || unit != f.slots.end() || has(f, slot::month);
  for (std::size_t i = f.first; i < f.last; ++i) {
    if (f.slots[i - f.first] != slot::weekday) continue;
    // Short forms are words and names ("Sun", "Sat", "Mon"); English writes the full ones with a capital.
    const auto& t = f.island[i];
    if (t.last - t.first < know::shortest_weekday_phrase) return false;
    if (ascii_letter(text[t.first]) && !t.capital && !(m.languages & english).empty()) return false;
    // "na segunda leitura": a word that counts, too, is a weekday where no noun follows.
    if (can_be(t, words, term::number) && i + 1 == f.last && runs_on(text, t.last)) return false;
  }
  return m.phrase->weekdays != 0;
}

// "12 June 23 people": a two-digit year without an apostrophe needs something that closes it.
bool short_year_runs_on(std::string_view text, const found& f) {
  if (f.slots.empty() || f.slots.back() != slot::yy || f.island[f.last - 1].entry != 0) return false;
  const auto at = f.island[f.last - 1].last;
  return decode(text, at).value == ' ' && ascii_letter(at + 1 < text.size() ? text[at + 1] : ' ') &&
         !is_upper(decode(text, at + 1).value) && has(f, slot::month);
}

// "19990108" is a date only where nothing else is on its line, or a label says so; no number of a date lies beyond it.
bool bare_number(std::string_view text, const found& f, const time_mention& m) {
  const auto digits =
      std::ranges::find_if(f.slots, [](slot s) { return s == slot::d7 || s == slot::d8 || s == slot::d12 || s == slot::d14; });
  if (digits == f.slots.end()) return false;
  if (*m.date.year < 1900 || *m.date.year > 2100 || *m.date.month < 1 || *m.date.month > 12 || *m.date.day < 1 || *m.date.day > 31)
    return true;
  if (m.clock && (m.clock->hour > 24 || m.clock->minute > 59 || m.clock->second.value_or(0) > 60)) return true;
  if (f.slots.size() > 1 || *digits == slot::d14) return false;
  return !alone_on_line(text, f);
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

// "saa nne asubuhi": all three words of Swahili.
bool counts_from_dawn(const found& f, const know::lexicon& words) {
  const auto swahili = words.bits_of("sw");
  for (std::size_t i = f.first; i < f.last; ++i) {
    const auto s = f.slots[i - f.first];
    const auto what = s == slot::hour_word ? term::unit : s == slot::dawn_hour && f.island[i].entry != 0 ? term::number : term::ampm;
    if ((s == slot::hour_word || s == slot::dawn_hour || s == slot::ampm) && f.island[i].entry != 0 &&
        (languages_of(f.island[i], what, words) & swahili).empty())
      return false;
  }
  return true;
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

// "report_20230612.pdf", "20230612-lecture.mp3": eight digits that are a day, in a word that ends as file names do.
bool in_file_name(std::string_view text, const found& f, const time_mention& m) {
  if (f.slots.size() != 1 || f.slots.front() != slot::d8) return false;
  if (*m.date.year < 1970 || *m.date.year > 2100 || *m.date.month < 1 || *m.date.month > 12 || *m.date.day < 1 || *m.date.day > 31)
    return false;
  const auto in_name = [](char c) { return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '-' || c == '.'; };
  const std::size_t first = f.island[f.first].first, last = f.island[f.last - 1].last;
  const auto marks = [](char c) { return c == '_' || c == '-' || c == '.'; };
  const bool left = first == 0 || marks(text[first - 1]) || text[first - 1] == '/' || text[first - 1] == ' ' || text[first - 1] == '\n';
  if (!left || last >= text.size() || !marks(text[last])) return false;
  auto end = last;
  while (end < text.size() && end - last < 128 && in_name(text[end])) ++end;
  while (end > last && marks(text[end - 1])) --end;
  const auto dot = text.substr(0, end).rfind('.');
  if (dot == std::string_view::npos || dot < last || end - dot < 3 || end - dot > 5) return false;
  return ascii_letter(text[dot + 1]);
}

// "dmlkZW9feW91dHViZSI": letters and digits on and on, as base64 writes pictures and pages within pages. Names of buttons
// that run together ("2020FacebookTwitterWhatsApp") have no digits.
bool in_data_string(std::string_view text, const found& f) {
  constexpr std::size_t enough = 24;
  std::size_t first = f.island[f.first].first, last = f.island[f.last - 1].last, glued = 0, digits = 0;
  const auto goes_on = [&](char c) {
    digits += ascii_digit(c) ? 1 : 0;
    glued += ascii_letter(c) || ascii_digit(c) ? 1 : 0;
    return ascii_letter(c) || ascii_digit(c);
  };
  while (first > 0 && glued < enough && goes_on(text[first - 1])) --first;
  while (last < text.size() && glued < enough && goes_on(text[last])) ++last;
  return glued == enough && digits != 0;
}

}  // namespace

bool stands_alone(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words) {
  if (in_file_name(text, f, m)) return true;
  if (in_data_string(text, f)) return false;
  if (bare_number(text, f, m)) return false;
  const bool whole = f.kind == "stamp" || f.kind == "date";
  if (!clear_on_the_left(text, f.island[f.first]) || !clear_on_the_right(text, f.island[f.last - 1], whole)) return false;
  if (short_year_runs_on(text, f)) return false;
  if (has(f, slot::hour_word) && !counts_from_dawn(f, words)) return false;
  if (f.slots.front() == slot::weekday && !f.has_weekday) return false;  // a preposition that is a weekday elsewhere
  if (f.kind == "stamp" && bare_hour_runs_on(text, f, words)) return false;
  if (f.first > 0 && f.island[f.first].entry == 0) {
    const auto& before = f.island[f.first - 1];
    const auto terms = words.terms(before.sym);
    if ((terms & bit(term::veto)) != 0) return false;
    if (f.first > 1 && (terms & (bit(term::dot) | bit(term::dot_glued))) != 0 &&
        (words.terms(f.island[f.first - 2].sym) & bit(term::veto)) != 0)
      return false;
  }
  return true;
}

bool is_plausible(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play) {
  const auto& first = f.island[f.first];
  const auto spoken_here = [&](const token& t, term what) {
    if (static_cast<unsigned char>(text[t.first]) >= 0xCE)
      return true;  // Greek and everything after it: no Latin words to be confused with
    return !(languages_of(t, what, words) & in_play).empty();
  };
  if (f.kind == "clock") {
    if (has(f, slot::role) || m.clock->zone.present()) return true;
    if (has(f, slot::badtime)) return false;
    for (std::size_t i = f.first; i < f.last; ++i)
      if (f.slots[i - f.first] == slot::ampm) {
        // "I am 3 points ahead": in Latin script the half of the day follows its hour.
        if (std::find_if(f.slots.begin(), f.slots.begin() + static_cast<std::ptrdiff_t>(i - f.first),
                         [](slot s) { return s == slot::hour || s == slot::time; }) ==
                f.slots.begin() + static_cast<std::ptrdiff_t>(i - f.first) &&
            ascii_letter(text[f.island[i].first]) && !m.clock->has_minute)
          return false;
        return spoken_here(f.island[i], term::ampm);
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
  if (f.kind == "week") return is_week(f, m, words);
  if (f.kind == "phrase") return is_phrase(text, f, m, words, in_play);
  if (f.kind == "year") return can_be(first, words, term::within) && *m.date.year >= 1800 && *m.date.year <= 2100;
  if (f.kind == "part" && !m.date.month) {  // 12日: a day of this month, unless it counts days
    if (text.substr(f.island[f.last - 1].first, 3) != "日" || f.last - f.first != 2) return false;
    const auto next = text.substr(f.island[f.last - 1].last, 3);
    return next != "間" && next != "目" && next != "前" && next != "後" && next != "以" && next != "连" && next != "游" && next != "ぶ";
  }
  if (f.kind == "part" && m.date.system == calendar::hijri) return false;  // "Rajab 5": without a year no day, and a name
  if (f.kind == "month" && !dashed_month(text, f)) return false;
  if (f.kind == "part" || f.kind == "month") {
    for (std::size_t i = f.first; i < f.last; ++i) {
      if (f.slots[i - f.first] != slot::month) continue;
      const auto& t = f.island[i];
      if (!spoken_here(t, term::month)) return false;
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
  }
  return true;
}

}  // namespace dateline::searching
