// Slips of the pen in the day of a dateline: "TOKYO, Narch 2 (Reuters) -", "April l -". Only there is it sure that a
// month was meant.
#include <string>

#include "find/characters.hpp"
#include "find/place_line.hpp"
#include "find/slips.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t longest_month = 12, shortest_foreign = 5;  // bytes

// The month that a folded word names; 0: none, or several. Short ones of other languages are too near to other words.
std::uint8_t month_of(const know::lexicon& words, std::string_view folded, bool english_only) {
  const auto* const e = words.find(folded);
  if (e == nullptr) return 0;
  std::uint8_t month = 0;
  for (const auto& r : words.readings(*e)) {
    if (r.what != know::term::month || r.value > 12) continue;
    if (english_only && (words.languages(r) & words.english()).empty()) continue;
    if (month != 0 && month != r.value) return 0;
    month = r.value;
  }
  return month;
}

// The one month that is a letter away: one wrong, missing, too many, or two that changed places.
std::uint8_t slip_of_month(const know::lexicon& words, const std::string& word) {
  std::uint8_t month = 0;
  bool several = false;
  const auto attempt = [&](const std::string& tried) {
    if (tried.size() < 4) return;
    const auto m = month_of(words, tried, tried.size() < shortest_foreign);
    several = several || (m != 0 && month != 0 && m != month);
    if (m != 0) month = m;
  };
  each_slip(word, attempt);
  for (char c = 'a'; c <= 'z'; ++c) attempt(word + c);
  return several ? 0 : month;
}

// A day of the month, the letters that look like its figures among them; 0: none.
std::uint8_t day_of(std::string_view text, std::size_t at, std::size_t end, std::size_t& last) {
  unsigned day = 0;
  for (last = at; last < end && last - at < 3; ++last) {
    const char c = text[last];
    if (ascii_digit(c)) day = day * 10 + static_cast<unsigned>(c - '0');
    else if (c == 'l' || c == 'I') day = day * 10 + 1;
    else if (c == 'O' && day > 0) day = day * 10;
    else break;
  }
  if (last < end && is_letter(decode(text, last).value)) return 0;
  return last - at <= 2 && day <= 31 ? static_cast<std::uint8_t>(day) : std::uint8_t{0};
}

}  // namespace

std::optional<time_mention> line_reader::slipped_date(std::size_t at, std::size_t end) const {
  const auto w = read_word(text, at, end);
  if (!w.cased || !w.capital || w.last - w.first < 3 || w.last - w.first > longest_month) return std::nullopt;
  time_mention m;
  std::size_t last = 0;
  const auto day = day_of(text, skip_blanks(text, w.last + (w.dotted ? 1 : 0), end), end, last);
  if (day == 0) return std::nullopt;
  if (const auto comma = skip_blanks(text, last, end); comma < end && text[comma] == ',') {
    const auto year = skip_blanks(text, comma + 1, end);
    unsigned value = 0;
    auto i = year;
    for (; i < end && i - year < 5 && ascii_digit(text[i]); ++i) value = value * 10 + static_cast<unsigned>(text[i] - '0');
    if (i - year == 4) {
      m.date.year = static_cast<std::int32_t>(value);
      last = i;
    }
  }
  // Nothing but an agency or a dash makes a day of it.
  const auto mark = skip_blanks(text, last, end);
  dateline_parts behind;
  const bool dashed = mark > last && dash_size(text, mark, end) > 0;
  if (!dashed && !(mark < end && (text[mark] == '(' || text[mark] == '/') && read_wire(mark, end, behind) != 0 && behind.known_wire))
    return std::nullopt;
  std::string word;
  know::lexicon::fold(part(text, w.first, w.last), word);
  auto month = month_of(tables.lexicon, word, true);
  if (month == 0) month = slip_of_month(tables.lexicon, word);
  if (month == 0) return std::nullopt;
  m.where = m.stamp = make_text_span(w.first, last);
  m.shape = time_shape::date_only;
  m.date.month = month;
  m.date.day = day;
  m.date.named_month = true;
  m.languages = tables.lexicon.english();
  return m;
}

}  // namespace dateline::searching
