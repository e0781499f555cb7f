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

// "June 12 at 16 places": an hour without a mark needs a word that stands before clock times, or a whole word that says
// the half of the day ("akşam 9"), and nothing behind it.
bool bare_hour_runs_on(std::string_view text, const found& f, const know::lexicon& words) {
  const auto n = f.slots.size();
  if (n < 2 || f.slots[n - 1] != slot::hour) return false;
  auto lead = f.last - 2;
  while (lead > f.first && f.island[lead].entry == 0) --lead;
  const bool says_half = f.slots[lead - f.first] == slot::ampm && f.island[lead].last - f.island[lead].first > 3;
  if (!says_half && !can_be(f.island[lead], words, term::at)) return true;
  auto at = f.island[f.last - 1].last;
  while (is_space(decode(text, at).value)) at += decode(text, at).size;
  return is_letter(decode(text, at).value) || digit_value(decode(text, at).value) >= 0;
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

// "01.12.19.22.30": a telephone number of five pairs.
bool five_pairs(const found& f) {
  if (f.slots.size() < 9 || f.slots[f.slots.size() - 1] != slot::min) return false;
  const auto pairs = std::span(f.island).subspan(f.last - 9, 9);
  for (std::size_t i = 0; i < 9; ++i) {
    if (i % 2 == 0 && pairs[i].last - pairs[i].first != 2) return false;
    if (i > 0 && pairs[i].first != pairs[i - 1].last) return false;
  }
  return true;
}

}  // namespace

bool alone_on_line(std::string_view text, const found& f) {
  const auto before = text.substr(0, f.island[f.first].first).find_last_not_of(" \t");
  const auto after = text.find_first_not_of(" \t", f.island[f.last - 1].last);
  return (before == std::string_view::npos || text[before] == '\n') && (after == std::string_view::npos || text[after] == '\n');
}

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
  // "yesterday at 5" may be either; "ieri alle 21" is not.
  if (f.kind == "phrase" && f.slots.back() == slot::hour && f.slots[f.slots.size() - 2] != slot::ampm &&
      (m.clock->hour < 13 || bare_hour_runs_on(text, f, words)))
    return false;
  if (five_pairs(f)) return false;
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

}  // namespace dateline::searching
