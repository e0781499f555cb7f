#include "find/timex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "find/characters.hpp"
#include "find/lexer.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::term;

constexpr std::size_t most_tokens = 1024;  // of one stretch of text; a line end closes it
constexpr int first_year = 1500, last_year = 2100;

std::string duration(std::string_view count, phrase_unit u) {
  switch (u) {
    case phrase_unit::second: return fmt::format("PT{}S", count);
    case phrase_unit::minute: return fmt::format("PT{}M", count);
    case phrase_unit::hour: return fmt::format("PT{}H", count);
    case phrase_unit::week: return fmt::format("P{}W", count);
    case phrase_unit::month: return fmt::format("P{}M", count);
    case phrase_unit::quarter: return fmt::format("P{}Q", count);
    case phrase_unit::year: return fmt::format("P{}Y", count);
    case phrase_unit::decade: return fmt::format("P{}DE", count);
    case phrase_unit::century: return fmt::format("P{}CE", count);
    default: return fmt::format("P{}D", count);
  }
}

class timex_finder {
 public:
  timex_finder(std::string_view text, const know::tables& know, const context& given, mentions& out)
      : text_(text), words_(know.lexicon), lexer_(text, know.lexicon), out_(out) {
    spoken_ = words_.bits_of(given.lang);
    if (spoken_.empty()) spoken_ = words_.bits_of("en");
    for (const auto& m : out.times)
      if (m.date.named_month) spoken_ = spoken_ | m.languages;
  }

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      at = read_stretch(at);
      for (std::size_t i = 0; i < tokens_.size();) i += std::max<std::size_t>(take(i), 1);
    }
    if (found_.empty()) return;
    std::ranges::move(found_, std::back_inserter(out_.times));
    std::ranges::sort(out_.times, {}, [](const time_mention& m) { return m.where.first; });
  }

 private:
  // Tokens up to a line end, without those of mentions found before; where the next stretch begins.
  std::size_t read_stretch(std::size_t at) {
    tokens_.clear();
    while (tokens_.size() < most_tokens) {
      while (next_ < out_.times.size() && offset(out_.times[next_].where.last) <= at) ++next_;
      if (next_ < out_.times.size() && offset(out_.times[next_].where.first) <= at) {
        at = offset(out_.times[next_].where.last);
        tokens_.push_back({});  // a gap, which nothing spans
        continue;
      }
      const auto t = lexer_.next(at, nullptr);
      if (t.first == t.last) return text_.size();
      if (next_ < out_.times.size() && offset(out_.times[next_].where.first) < t.last) {
        take_weekdays(out_.times[next_]);
        at = offset(out_.times[next_].where.last);
        tokens_.push_back({});
        continue;
      }
      at = t.last;
      if (text_[t.first] == '\n') return at;
      tokens_.push_back(t);
    }
    return at;
  }

  // "every Monday" was found as the Monday alone.
  void take_weekdays(time_mention& m) {
    if (tokens_.empty() || !m.phrase || m.phrase->unit != phrase_unit::weekday || m.phrase->count != 0 || m.clock) return;
    if (value(tokens_.size() - 1, term::each) == 0 || offset(m.where.first) > tokens_.back().last + 1) return;
    const auto day = std::countr_zero(m.phrase->weekdays) + 1;
    m.where.first = m.stamp.first = text_pos(tokens_.back().first);
    m.shape = time_shape::timex;
    m.timex = {.kind = timex_kind::set, .value = fmt::format("XXXX-WXX-{}", day), .number = 0, .unit = phrase_unit::weekday};
    m.phrase.reset();
    m.date = {};
  }

  std::string_view text_of(std::size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].first, tokens_[i].last - tokens_[i].first) : std::string_view{};
  }
  bool free(std::size_t i) const { return i < tokens_.size() && tokens_[i].last > tokens_[i].first; }

  // The value of a word of this page in that class, from 1; 0: it is none.
  std::uint8_t value(std::string_view word, term what) const {
    std::string folded;
    know::lexicon::fold(word, folded);
    if (what >= term::count_) folded.insert(folded.begin(), know::lexicon::aside_mark);
    const auto* const e = words_.find(folded);
    if (e == nullptr) return 0;
    for (const auto& r : words_.readings(*e))
      if (r.what == what && !(words_.languages(r) & spoken_).empty()) return r.value;
    return 0;
  }
  std::uint8_t value(std::size_t i, term what) const { return free(i) ? value(text_of(i), what) : std::uint8_t{0}; }
  bool is_join(std::size_t i) const {
    return value(i, term::link) != 0 || value(i, term::within) != 0 || value(i, term::on) != 0 || value(i, term::at) != 0;
  }
  bool digits(std::size_t i) const { return free(i) && ascii_digit(text_[tokens_[i].first]) && (terms(i) & bit(term::n_count)) != 0; }
  know::term_set terms(std::size_t i) const { return free(i) ? words_.terms(tokens_[i].sym) : 0; }

  // Tries every kind at token `i`; how many tokens it took.
  std::size_t take(std::size_t i) {
    if (!free(i)) return 0;
    if (digits(i)) {
      if (const auto n = take_duration(i); n != 0) return n;
      return take_year(i);
    }
    if (!is_letter(decode(text_, tokens_[i].first).value)) return 0;
    for (const auto one : {&timex_finder::take_set, &timex_finder::take_duration, &timex_finder::take_reference, &timex_finder::take_season,
                           &timex_finder::take_month, &timex_finder::take_day_part})
      if (const auto n = (this->*one)(i); n != 0) return n;
    return 0;
  }

  std::size_t add(std::size_t i, std::size_t n, written_timex t, std::optional<std::int32_t> year = {}, std::uint8_t month = 0,
                  std::int32_t count = 0) {
    time_mention m;
    m.where = m.stamp = make_text_span(tokens_[i].first, tokens_[i + n - 1].last);
    m.shape = time_shape::timex;
    m.timex = std::move(t);
    m.date.year = year;
    if (month != 0) m.date.month = month;
    if (count != 0) m.phrase = written_phrase{.unit = phrase_unit::year, .count = count};
    found_.push_back(std::move(m));
    return n;
  }

  // "three weeks", "20 minutes", "several days"
  std::size_t take_duration(std::size_t i) {
    std::string count;
    if (digits(i)) count = std::to_string(tokens_[i].value);
    else if (const auto n = value(i, term::number); n != 0) count = std::to_string(n);
    else if (value(i, term::some) != 0) count = "X";
    else return 0;
    const auto u = value(i + 1, term::unit);
    if (u == 0 || text_of(i + 1).size() < 3) return 0;  // "5 m", "3 d": not only time is measured so
    const auto unit = unit_of(u);
    if (digits(i) && unit == phrase_unit::year && tokens_[i].value > first_year) return 0;  // 1921 року
    return add(i, 2, {.kind = timex_kind::duration, .value = duration(count, unit), .number = 0, .unit = unit});
  }

  // "every day", "each Monday", "daily"
  std::size_t take_set(std::size_t i) {
    if (const auto u = value(i, term::often); u != 0)
      return add(i, 1, {.kind = timex_kind::set, .value = duration("1", unit_of(u)), .number = 0, .unit = unit_of(u)});
    if (value(i, term::each) == 0) return 0;
    std::size_t n = 1;
    std::string count = "1";
    if (const auto k = value(i + n, term::number); k != 0) {
      count = std::to_string(k);
      ++n;
    }
    if (const auto u = value(i + n, term::unit); u != 0)
      return add(i, n + 1, {.kind = timex_kind::set, .value = duration(count, unit_of(u)), .number = 0, .unit = unit_of(u)});
    if (const auto d = value(i + n, term::weekday); d != 0)
      return add(i, n + 1, {.kind = timex_kind::set, .value = fmt::format("XXXX-WXX-{}", d), .number = 0, .unit = phrase_unit::weekday});
    if (const auto p = value(i + n, term::day_part); p != 0)
      return add(i, n + 1,
                 {.kind = timex_kind::set,
                  .value = fmt::format("XXXX-XX-XXT{}", know::lexicon_values::day_part[p - 1U]),
                  .number = 0,
                  .unit = phrase_unit::day});
    return 0;
  }

  std::size_t take_reference(std::size_t i) {
    constexpr std::array<std::string_view, 3> values{"PAST_REF", "PRESENT_REF", "FUTURE_REF"};  // the order of lexicon_values::time_ref
    const auto r = value(i, term::time_ref);
    return r == 0 ? 0 : add(i, 1, {.kind = timex_kind::reference, .value = std::string(values[r - 1U]), .number = 0, .unit = {}});
  }

  // A year that stands behind the word at `i`, maybe with a small word between: 2 tokens on, or 1, or 0.
  std::size_t year_behind(std::size_t i) const {
    for (std::size_t n = 1; n <= 2; ++n) {
      if (n == 2 && !is_join(i + 1)) return 0;
      if (digits(i + n) && (terms(i + n) & bit(term::n_year)) != 0 && stands_clear(i + n)) return n;
    }
    return 0;
  }
  // "року", "року": the word for year behind its number belongs to it.
  std::size_t with_mark(std::size_t i) const {
    return unit_of(value(i, term::unit)) == phrase_unit::year && value(i, term::unit) != 0 ? 1 : 0;
  }

  std::int32_t direction_before(std::size_t i) const {
    const auto d = i > 0 ? value(i - 1, term::dir) : std::uint8_t{0};
    return d == 1 ? -1 : d == 2 ? 1 : 0;
  }
  // English writes some seasons and months like verbs and adverbs: a small word or a year must say what is meant.
  bool needs_sign(std::size_t i) const { return !(spoken_ & words_.english()).empty() && i < tokens_.size() && text_of(i).size() <= 6; }
  bool has_sign(std::size_t i) const {
    if (i == 0) return false;
    const auto before = text_of(i - 1);
    return is_join(i - 1) || value(i - 1, term::dir) != 0 || before == "since" || before == "until" || before == "by" ||
           before == "during" || before == "early" || before == "late" || before == "mid";
  }

  std::size_t take_season(std::size_t i) {
    const auto s = value(i, term::season);
    if (s == 0) return 0;
    written_timex t{.kind = timex_kind::season, .value = std::string(know::lexicon_values::season[s - 1U]), .number = 0, .unit = {}};
    if (const auto n = year_behind(i); n != 0) {
      const auto y = static_cast<std::int32_t>(tokens_[i + n].value);
      return add(i, n + 1 + with_mark(i + n + 1), std::move(t), y);
    }
    if (needs_sign(i) && !has_sign(i)) return 0;
    return add(i, 1, std::move(t), std::nullopt, 0, direction_before(i));
  }

  std::size_t take_month(std::size_t i) {
    const auto m = value(i, term::month);
    const auto word = text_of(i);
    if (m == 0 || m > 12 || word.size() < 4 - (word == "May" ? 1U : 0U) || digits(i + 1) || (i > 0 && digits(i - 1))) return 0;
    if (ascii_letter(word[0]) && !tokens_[i].capital && needs_capital()) return 0;
    if ((word == "May" || word == "March" || word == "August") && !has_sign(i)) return 0;
    return add(i, 1, {.kind = timex_kind::month, .value = {}, .number = 0, .unit = {}}, std::nullopt, m);
  }
  bool needs_capital() const { return !(spoken_ & (words_.english() | words_.bits_of("de"))).empty(); }

  // Nothing holds on to the number: no price, share, span or part of a longer one.
  bool stands_clear(std::size_t i) const {
    const auto before = decode_before(text_, tokens_[i].first).value, after = decode(text_, tokens_[i].last).value;
    const auto next = decode(text_, tokens_[i].last + 1).value;
    if (before == '$' || before == 0x20AC || before == 0xA3 || before == '#' || before == '/' || before == '-' || before == '.' ||
        before == ':' || is_letter(before) || digit_value(before) >= 0)
      return false;
    if (after == '%' || after == '/' || after == 0x20AC || after == 0xB0 || is_letter(after)) return false;
    return !((after == '.' || after == ',' || after == ':' || after == '-' || after == 0x2013) && digit_value(next) >= 0);
  }

  // 1968; 1990s, 1990er Jahre
  std::size_t take_year(std::size_t i) {
    const auto y = tokens_[i].value;
    if (tokens_[i].last - tokens_[i].first != 4 || y < first_year || y > last_year) return 0;
    for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {  // "1990s" is two tokens, "1960-х" three
      if (y % 10 != 0 || !free(i + n) || tokens_[i + n].space_before) break;
      if (n == 2 && text_of(i + 1) != "-") break;
      if (value(i + n, term::decade_mark) == 0) continue;
      const auto more = with_mark(i + n + 1);
      return add(i, n + 1 + more,
                 {.kind = timex_kind::decade, .value = {}, .number = static_cast<std::int32_t>(y / 10), .unit = phrase_unit::decade});
    }
    if (!stands_clear(i)) return 0;
    const auto mark = with_mark(i + 1);
    const bool told = mark != 0 || (i > 0 && (is_join(i - 1) || with_mark(i - 1) != 0));
    // 2000 people, 1500 metres: what is counted stands behind; a year of our time is seldom round.
    const bool counted = free(i + 1) && is_letter(decode(text_, tokens_[i + 1].first).value) && !is_join(i + 1);
    if (!told && (y < 1800 || y > 2050 || (y % 100 == 0 && counted))) return 0;
    const auto first = i > 0 && with_mark(i - 1) != 0 && !told_twice(i - 1) ? std::size_t{1} : 0;
    return add(i - first, 1 + first + mark, {.kind = timex_kind::year, .value = {}, .number = static_cast<std::int32_t>(y), .unit = {}},
               static_cast<std::int32_t>(y)) -
           first;
  }
  bool told_twice(std::size_t i) const { return !found_.empty() && offset(found_.back().where.last) > tokens_[i].first; }

  // "in the evening", "Montagvormittag"
  std::size_t take_day_part(std::size_t i) {
    const auto word = text_of(i);
    if (const auto p = value(i, term::day_part); p != 0) {
      if (needs_sign(i) && !has_sign(i) && word.size() < 7) return 0;
      return add(i, 1,
                 {.kind = timex_kind::day_part, .value = std::string(know::lexicon_values::day_part[p - 1U]), .number = 0, .unit = {}});
    }
    if (word.size() < 10) return 0;
    for (std::size_t k = 6; k + 4 <= word.size(); ++k) {
      if ((static_cast<unsigned char>(word[k]) & 0xC0) == 0x80) continue;
      const auto d = value(word.substr(0, k), term::weekday);
      const auto p = d != 0 ? value(word.substr(k), term::day_part) : std::uint8_t{0};
      if (p == 0) continue;
      add(i, 1, {.kind = timex_kind::day_part, .value = std::string(know::lexicon_values::day_part[p - 1U]), .number = 0, .unit = {}});
      found_.back().date.weekdays = static_cast<std::uint8_t>(1U << (d - 1U));
      return 1;
    }
    return 0;
  }

  std::string_view text_;
  const know::lexicon& words_;
  lexer lexer_;
  mentions& out_;
  std::vector<token> tokens_;
  std::vector<time_mention> found_;
  language_set spoken_;
  std::size_t next_ = 0;  // the first mention that does not end before what is read
};

}  // namespace

void find_timex(std::string_view text, const know::tables& know, const context& given, mentions& out) {
  if (!know.lexicon.empty()) timex_finder(text, know, given, out).run();
}

}  // namespace dateline::searching
