#include "find/stamps.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "find/characters.hpp"
#include "find/decode.hpp"
#include "find/guards.hpp"
#include "find/lexer.hpp"
#include "find/matcher.hpp"
#include "find/page_languages.hpp"
#include "find/plausible.hpp"
#include "find/readings.hpp"
#include "find/zone_before.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t island_tokens = 256;
constexpr std::size_t steps_left = 24;
constexpr std::size_t most_letters = 96;  // of a script without spaces, left of a number

// Passes over bytes that begin no number: none of '0' to '9', none from D9 on. It may stop a few bytes early.
std::size_t skip_plain(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  // '0' to '9' are made the greatest of the signed numbers; of what is above D8 something remains.
  const auto shift = _mm_set1_epi8(0x7F - '9'), below = _mm_set1_epi8('0' - 1 + (0x7F - '9')),
             plain = _mm_set1_epi8(static_cast<char>(0xD8));
  const auto hits = [&](std::size_t from) {
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
    return _mm_or_si128(_mm_cmpgt_epi8(_mm_add_epi8(bytes, shift), below), _mm_subs_epu8(bytes, plain));
  };
  const auto misses = [](__m128i h) { return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(h, _mm_setzero_si128()))); };
  for (; at + 32 <= text.size(); at += 32) {
    const auto low = hits(at), high = hits(at + 16);
    if (misses(_mm_or_si128(low, high)) == 0xFFFF) continue;
    return at + static_cast<std::size_t>(std::countr_one(misses(low) | misses(high) << 16));
  }
#else
  constexpr std::uint64_t each = 0x0101010101010101, top = 0x80 * each;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t w = 0;
    std::memcpy(&w, text.data() + at, 8);
    const auto from_zero = w ^ (0x30 * each);
    const auto hits = (((from_zero - 10 * each) & ~from_zero) | (((w & ~top) + 0x27 * each) & w)) & top;
    if (hits != 0) break;
  }
#endif
  return at;
}

// The next byte at which a number of any script begins.
std::size_t next_digit(std::string_view text, std::size_t at) {
  for (at = skip_plain(text, at); at < text.size(); at = skip_plain(text, at + 1)) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (ascii_digit(static_cast<char>(c))) return at;
    // Digits of other scripts begin with D9 (Arabic), DB (Persian), E0/E1 (Indic, Thai …), EA, EF (full width).
    if ((c == 0xD9 || c == 0xDB || c == 0xE0 || c == 0xE1 || c == 0xEA || c == 0xEF) && digit_value(decode(text, at).value) >= 0) return at;
  }
  return npos;
}

int fields(const time_mention& m) {
  int n = 0;
  n += m.date.year ? 2 : 0;
  n += m.date.month ? 2 : 0;
  n += m.date.day ? 2 : 0;
  n += m.date.weekdays != 0 ? 1 : 0;
  n += m.phrase ? 4 : 0;
  n += m.clock ? 3 : 0;
  n += m.clock && m.clock->zone.present() ? 1 : 0;
  return n;
}

class finder {
 public:
  finder(std::string_view text, const know::tables& know, const page_languages& page, mentions& out)
      : text_(text),
        words_(know.lexicon),
        patterns_(know.patterns),
        lexer_(text, know.lexicon),
        matcher_(know.patterns, know.lexicon),
        out_(out),
        page_(page) {
    in_play_ = page_.expected | words_.english();
    tokens_.reserve(island_tokens);
  }

  void run() {
    std::size_t done = 0;
    for (auto digit = next_digit(text_, 0); digit != npos; digit = next_digit(text_, done)) {
      const auto end = lex_island(island_start(digit, done), digit);
      const auto matched = match_island();
      // A long row of tokens is cut; a stamp across the cut is read again from where its last tokens begin.
      done = cut_ && tokens_.size() > matcher::most_tokens
                 ? std::max<std::size_t>(matched, tokens_[tokens_.size() - matcher::most_tokens].first)
                 : end;
      done = std::max(done, digit + 1);
    }
    drop_foreign_parts();
  }

 private:
  std::size_t island_start(std::size_t digit, std::size_t floor) {
    auto at = digit;
    for (std::size_t k = 0, letters = 0; k < steps_left && at > floor; ++k) {
      const auto left = lexer_.left_of(at);
      if (left == npos || left < floor) break;
      if (letters < most_letters && searching::runs_together(searching::decode(text_, left).value)) {
        --k;
        ++letters;
      }  // a letter, not a word
      at = left;
    }
    return at;
  }

  std::size_t lex_island(std::size_t at, std::size_t digit) {
    tokens_.clear();
    decoded_.reset();
    cut_ = false;
    while (tokens_.size() < island_tokens) {
      const auto t = lexer_.next(at, tokens_.empty() ? nullptr : &tokens_.back());
      if (t.first == t.last) return at;
      at = t.last;
      if (t.sym == know::no_symbol && t.first >= digit) return at;
      tokens_.push_back(t);
    }
    cut_ = true;
    return at;
  }

  std::size_t match_island() {
    std::size_t end = 0;
    for (std::size_t s = 0; s < tokens_.size();) {
      const auto m = matcher_.longest(tokens_, s, tokens_.size());
      if (m.end == s) {
        ++s;
        continue;
      }
      const auto best = better_inside(s, m);
      if (best.first != s) {
        if (const auto taken = take_some(best.first, best.second); taken > best.first) {
          const auto before = matcher_.longest(tokens_, s, best.first);
          if (before.end > s) (void)take_some(s, before);
          end = tokens_[taken - 1].last;
          s = taken;
          continue;
        }
      }
      if (const auto taken = take_some(s, m); taken > s) {
        end = tokens_[taken - 1].last;
        s = taken;
      } else {
        ++s;
      }
    }
    return end;
  }

  // A match that begins inside the first one and says more ("12, 2023 10:19" against "10:19, June 12, 2023").
  std::pair<std::size_t, match> better_inside(std::size_t s, match m) {
    std::pair<std::size_t, match> best{s, m};
    int most = -1;
    for (auto t = s + 1; t < m.end; ++t) {
      const auto other = matcher_.longest(tokens_, t, tokens_.size());
      if (other.end <= m.end || marks_number(t)) continue;
      if (const auto n = fields(decode(t, other)); n > most) {
        most = n;
        best = {t, other};
      }
    }
    if (most < 0) return best;
    decoded_ = decode(s, m);  // last, as it is the one that is mostly taken
    decoded_first_ = s;
    decoded_end_ = m.end;
    return fields(*decoded_) >= most ? std::pair{s, m} : best;
  }

  time_mention decode(std::size_t s, match m) {
    if (decoded_ && decoded_first_ == s && decoded_end_ == m.end) return *std::exchange(decoded_, std::nullopt);
    decoded_.reset();
    const auto matched = std::span(tokens_).subspan(s, m.end - s);
    auto out = decode_stamp(text_, matched, matcher_.slots(matched, m.line), words_, page_.expected, !page_.declared.empty());
    out.pattern = m.line;
    return out;
  }

  // 日 of "6日 2024年6月1日" marks the day before it, and is no Sunday.
  bool marks_number(std::size_t t) const {
    return t > 0 && tokens_[t - 1].last == tokens_[t].first && (words_.terms(tokens_[t].sym) & know::bit(know::term::daymark)) != 0 &&
           tokens_[t - 1].entry == 0;
  }

  // The match, or what is left of it when its last words turn out to be none of it; the token behind what was taken,
  // or `s`. A number is never cut off: what ends in a wrong number is wrong as a whole.
  std::size_t take_some(std::size_t s, match m) {
    for (; m.end > s; m = matcher_.longest(tokens_, s, m.end - 1)) {
      if (take(s, m)) return m.end;
      if (const auto end = std::exchange(ends_before_, 0); end != 0) {
        m.end = std::max(end, s) + 1;
        continue;
      }
      const auto n = m.end - s;
      if (const auto label = label_inside(n); label != 0 && runs_on(m.end)) {
        m.end = s + label + 1;  // "24.10.2022 - Updated: 24.10.2022": the clock 24.10 is the date of the next stamp
        continue;
      }
      const bool bare_hour = n > 2 && matcher_.last_slots()[n - 1] == know::slot::hour;
      if (!bare_hour && tokens_[m.end - 1].entry == 0) break;
    }
    return s;
  }

  // Where among the first n slots of the last match a label stands behind other fields; 0: nowhere.
  std::size_t label_inside(std::size_t n) const {
    const auto slots = matcher_.last_slots().first(n);
    const auto field = std::ranges::find_if(slots, [](know::slot s) { return s != know::slot::none && s != know::slot::role; });
    const auto label = std::find(field, slots.end(), know::slot::role);
    return label == slots.end() ? 0 : static_cast<std::size_t>(label - slots.begin());
  }

  // The number at the end of the match has a further part: ".2022".
  bool runs_on(std::size_t end) const {
    const auto at = tokens_[end - 1].last;
    return tokens_[end - 1].entry == 0 && at + 1 < text_.size() && (text_[at] == '.' || text_[at] == '/' || text_[at] == '-') &&
           ascii_digit(text_[at + 1]);
  }

  // "2022年10月24日 21:37 更新", "14:37 수정": where verbs end the sentence the label may stand behind, and nothing is behind it.
  void take_label_behind(time_mention& m, std::size_t end) {
    if (m.role != role::unknown || end >= tokens_.size() || !can_be(tokens_[end], words_, know::term::role)) return;
    const auto& t = tokens_[end];
    if (verbs_last_.empty()) verbs_last_ = words_.bits_of("ja") | words_.bits_of("ko") | words_.bits_of("zh") | words_.bits_of("yue");
    if ((languages_of(t, know::term::role, words_) & verbs_last_).empty()) return;
    if (const auto next = text_.substr(t.last, 3); next.starts_with(":") || next.starts_with("：") || next.starts_with(" :")) return;
    if (end + 1 < tokens_.size() && digit_value(searching::decode(text_, tokens_[end + 1].first).value) >= 0) return;
    m.role = role_of_label(t, words_);
  }

  // "last year" of the two tokens from `at` on; none: they are something else.
  std::optional<written_phrase> year_told_at(std::size_t at, language_set spoken) const {
    if (at + 1 >= tokens_.size()) return std::nullopt;
    std::optional<std::uint8_t> way;
    bool year = false;
    for (const auto& t : {tokens_[at], tokens_[at + 1]}) {
      if (t.entry == 0) return std::nullopt;
      for (const auto& r : words_.readings(words_.entry(t.entry - 1))) {
        if ((words_.languages(r) & spoken).empty()) continue;
        if (r.what == know::term::dir && r.value <= 3) way = r.value;
        if (r.what == know::term::unit) year = year || unit_of(r.value) == phrase_unit::year;
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

  // "March 15 last year", "15 mars de l'année dernière", "去年3月15日": the year of a date that has none.
  void take_year_beside(time_mention& m, std::size_t s, std::size_t end) const {
    if (m.date.year || !m.date.month || !m.date.day) return;
    const auto spoken = m.languages.empty() ? in_play_ | seen_ : m.languages;
    const auto terms = [&](std::size_t i) { return i < tokens_.size() ? words_.terms(tokens_[i].sym) : 0; };
    constexpr auto between = know::bit(know::term::join) | know::bit(know::term::comma) | know::bit(know::term::apostrophe);
    for (std::size_t at = end; at < end + 4; ++at) {
      if (m.phrase = year_told_at(at, spoken); m.phrase) {
        m.where.last = m.stamp.last = make_text_span(0, tokens_[at + 1].last).last;
        return;
      }
      if ((terms(at) & between) == 0) break;
    }
    for (std::size_t at = s; at >= 2 && at + 2 > s; --at) {
      if (m.phrase = year_told_at(at - 2, spoken); m.phrase) {
        if (m.role == role::unknown) m.where.first = m.stamp.first = make_text_span(tokens_[at - 2].first, tokens_[at - 2].last).first;
        return;
      }
      if ((terms(at - 1) & between) == 0) break;
    }
  }

  // "Tuesday, 6:49 a.m., June 12, 2023": the weekday of a date that stands behind its clock.
  void take_weekday_before(time_mention& m, std::size_t s) const {
    if (s == 0 || m.role != role::unknown || !m.clock || !m.date.day || m.date.weekdays != 0 || patterns_.kind(m.pattern) != "clock")
      return;
    const bool comma = s > 1 && (words_.terms(tokens_[s - 1].sym) & know::bit(know::term::comma)) != 0;
    const auto& t = tokens_[s - (comma ? 2 : 1)];
    if (!can_be(t, words_, know::term::weekday) || t.last - t.first < 3) return;
    for (const auto& r : words_.readings(words_.entry(t.entry - 1)))
      if (r.what == know::term::weekday && !(words_.languages(r) & (m.languages.empty() ? in_play_ | seen_ : m.languages)).empty())
        m.date.weekdays = static_cast<std::uint8_t>(m.date.weekdays | 1U << (r.value - 1));
    if (m.date.weekdays != 0) m.where.first = m.stamp.first = make_text_span(t.first, t.last).first;
  }

  // "Published June 12, 2023, updated 10:19": the label of another stamp, which has no day of its own; m.end: none.
  std::size_t other_label(std::size_t s, match m) const {
    static_assert(sizeof(know::slot) == 1);
    const auto slots = matcher_.last_slots();
    const void* const later = std::memchr(slots.data() + 1, static_cast<int>(know::slot::role), slots.size() - 1);
    if (later == nullptr || slots.front() != know::slot::role) return m.end;
    const auto second = s + static_cast<std::size_t>(static_cast<const know::slot*>(later) - slots.data());
    return (roles_of(tokens_[s], words_) & roles_of(tokens_[second], words_)) == 0 ? second : m.end;
  }

  // "Aug 28, 2024, 2 hours ago", "2 h 15 min ago": hours that are counted, not told; where their number stands, or m.end.
  std::size_t counted_back(match m) const {
    constexpr auto ago = know::bit(know::term::ago_after);
    const auto terms = [&](std::size_t i) { return i < tokens_.size() ? words_.terms(tokens_[i].sym) : 0; };
    const auto next = terms(m.end);
    if ((next & (ago | know::bit(know::term::unit))) == 0 || m.end < 3) [[likely]]
      return m.end;
    const auto unit = [&](std::size_t i) { return languages_of(tokens_[i], know::term::unit, words_); };
    const auto counts = [&](std::size_t i) { return !(unit(i - 1) & languages_of(tokens_[i], know::term::ago_after, words_)).empty(); };
    if ((next & ago) != 0 && counts(m.end)) return m.end - 2;
    if ((terms(m.end + 1) & ago) == 0 || !counts(m.end + 1)) return m.end;
    return unit(m.end - 2).empty() ? m.end - 1 : m.end - 3;
  }

  // "May 6, 2024 June 1, 2024": two dates of one calendar are no twins but two stamps; where the second begins, or m.end.
  std::size_t second_date(std::size_t s, match m, const time_mention& found) const {
    if (!found.twin || found.twin->year_alone || found.twin->date.system != found.date.system || found.date.era != found.twin->date.era)
      return m.end;
    const auto slots = matcher_.last_slots().first(m.end - s);
    const auto year = std::ranges::find(slots, know::slot::year);
    const auto next = std::find_if(year, slots.end(), [](know::slot k) { return k == know::slot::day || k == know::slot::month; });
    return s + static_cast<std::size_t>(next - slots.begin());
  }

  // A line of clocks may have found a date beside it, one of dates a clock.
  std::string_view kind_of(const time_mention& m) const {
    const auto kind = patterns_.kind(m.pattern);
    if (kind != "date" && kind != "clock") return kind;
    if (m.shape == time_shape::clock_only) return "clock";
    return !m.date.year ? "part" : m.clock ? "stamp" : "date";
  }

  bool take(std::size_t s, match m) {
    if (!out_.times.empty()) {  // its words may stand behind it: "March 15 last year"
      const auto& last = out_.times.back().where;
      if (offset(last.first) < tokens_[m.end - 1].last && offset(last.last) > tokens_[s].first) return false;
    }
    auto mention = decode(s, m);
    const auto matched = std::span(tokens_).subspan(s, m.end - s);
    const found f{tokens_, s, m.end, matcher_.last_slots(), mention.date.weekdays != 0, kind_of(mention)};
    if (const auto end = second_date(s, m, mention); end < m.end) {
      ends_before_ = end;
      return false;
    }
    if (mention.clock) {
      const auto end = std::min(mention.role != role::unknown ? other_label(s, m) : m.end, counted_back(m));
      if (end < m.end) {
        ends_before_ = end;
        return false;
      }
    }
    if (mention.role == role::unknown && !(mention.clock && mention.clock->zone.present()) && !mention.date.week)
      take_zone_before(text_, tokens_, s, out_.times.empty() ? nullptr : &out_.times.back(), words_, lexer_, mention);
    if (!stands_alone(text_, f, mention, words_)) return false;
    for (std::size_t i = 0; i < matched.size(); ++i)  // "15 to 20": a half of the day in a language that nothing else here speaks
      if (f.slots[i] == know::slot::ampm &&
          (languages_of(matched[i], know::term::ampm, words_) & (in_play_ | seen_ | mention.languages)).empty() &&
          ascii_letter(text_[matched[i].first]))
        return false;
    if (const auto writing = f.kind == "part" ? short_date_languages(text_, f, words_) : std::nullopt) {
      const auto said = mention.languages.empty() ? in_play_ | seen_ : mention.languages;
      if ((*writing & said).empty()) {  // the page's later dates may yet show its language
        mention.languages = *writing;
        doubtful_.push_back(std::move(mention));
        return false;
      }
      if (mention.languages.empty()) mention.languages = *writing & said;
    }
    const bool whole = f.kind == "stamp" || f.kind == "date";
    if (!whole && !is_plausible(text_, f, mention, words_, in_play_ | seen_)) {
      // The page's later dates may yet show its language.
      if (f.kind == "part" && is_plausible(text_, f, mention, words_, {~std::uint64_t{0}, ~std::uint64_t{0}}))
        doubtful_.push_back(std::move(mention));
      return false;
    }
    take_label_behind(mention, m.end);
    take_weekday_before(mention, s);
    if (f.kind == "part") take_year_beside(mention, s, m.end);
    while (!out_.times.empty() && overlap(out_.times.back().where, mention.where)) out_.times.pop_back();  // "Tuesday" of it
    if (whole && mention.date.named_month) seen_ = seen_ | mention.languages;
    // What a stamp takes to itself was read before as less: "last year" of "last year, June 24".
    while (!out_.times.empty() && out_.times.back().where.last > mention.where.first) {
      if (out_.times.back().where.first < mention.where.first) return false;
      out_.times.pop_back();
    }
    if (out_.times.empty()) out_.times.reserve(8);
    out_.times.push_back(std::move(mention));
    return true;
  }

  void drop_foreign_parts() {
    for (auto& m : doubtful_) {
      if ((m.languages & seen_).empty()) continue;
      const bool taken = std::ranges::any_of(out_.times, [&](const auto& t) { return overlap(t.where, m.where); });
      if (!taken) out_.times.push_back(std::move(m));
    }
    const auto first = [](const time_mention& m) { return m.where.first; };
    if (!std::ranges::is_sorted(out_.times, {}, first)) std::ranges::sort(out_.times, {}, first);
  }

  std::string_view text_;
  const know::lexicon& words_;
  const know::patterns& patterns_;
  lexer lexer_;
  matcher matcher_;
  mentions& out_;
  std::vector<token> tokens_;
  std::optional<time_mention> decoded_;  // what the matcher's slots stand for, of these tokens, where it is still to be taken
  std::size_t decoded_first_ = 0, decoded_end_ = 0;
  std::size_t ends_before_ = 0;         // the token before which a match must end to be a stamp; 0: none
  std::vector<time_mention> doubtful_;  // without a year, in a language that nothing shows yet
  const page_languages& page_;
  language_set in_play_, seen_, verbs_last_;
  bool cut_ = false;
};

}  // namespace

void find_stamps(std::string_view text, const know::tables& know, const page_languages& page, mentions& out) {
  if (know.patterns.empty() || know.lexicon.empty()) return;
  finder(text, know, page, out).run();
}

}  // namespace dateline::searching
