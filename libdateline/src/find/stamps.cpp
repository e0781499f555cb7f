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
#include "find/match_ends.hpp"
#include "find/matcher.hpp"
#include "find/page_languages.hpp"
#include "find/plausible.hpp"
#include "find/readings.hpp"
#include "find/words_beside.hpp"
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
        agencies_(know.agencies),
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

  // A line of clocks may have found a date beside it, one of dates a clock.
  static std::string_view kind_of(std::string_view kind, const time_mention& m) {
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
    const auto of_line = patterns_.kind(m.line);
    const found f{tokens_, s, m.end, matcher_.last_slots().first(m.end - s), mention.date.weekdays != 0, kind_of(of_line, mention)};
    const match_in in{text_, f, words_};
    if (const auto end = early_end(in, mention); end < m.end) {
      ends_before_ = end;
      return false;
    }
    if (mention.role == role::unknown && !(mention.clock && mention.clock->zone.present()) && !mention.date.week)
      take_zone_before(text_, tokens_, s, out_.times.empty() ? nullptr : &out_.times.back(), words_, lexer_, mention);
    if (!stands_alone(text_, f, mention, words_)) return false;
    for (std::size_t i = 0; i < matched.size(); ++i)  // "15 to 20": a half of the day in a language that nothing else here speaks
      if (f.slots[i] == know::slot::ampm &&
          (languages_of(matched[i], know::term::ampm, words_) & (in_play_ | seen_ | mention.languages)).empty() &&
          ascii_letter(text_[matched[i].first]))
        return false;
    const bool part = f.kind == "part";
    if (const auto writing = part ? short_date_languages(text_, f, words_) : std::nullopt) {
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
      if (part && is_plausible(text_, f, mention, words_, {~std::uint64_t{0}, ~std::uint64_t{0}})) doubtful_.push_back(std::move(mention));
      return false;
    }
    if (mention.role == role::unknown) take_label_behind(in, mention);
    if (mention.date.day && ((mention.clock && of_line == "clock") || behind_weekday(mention)))
      take_weekday_before(in, in_play_ | seen_, mention);
    if (part) take_year_beside(in, in_play_ | seen_, mention);
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

  // "El lunes 12 de junio", "last Monday, June 12": the weekday was read as a phrase, "on Monday".
  bool behind_weekday(const time_mention& m) const {
    if (out_.times.empty() || m.date.weekdays != 0) return false;
    const auto& before = out_.times.back();
    return before.phrase && before.phrase->weekdays != 0 && before.phrase->count <= 0 &&
           offset(m.stamp.first) <= offset(before.stamp.last) + 2;
  }

  // "Praha 12. března (ČTK)": in a dateline, whatever the language of the rest.
  bool before_agency(std::size_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '.' || text_[at] == ',')) ++at;
    if (at >= text_.size() || (text_[at] != '(' && text_[at] != '/')) return false;
    std::size_t size = 0;
    if (agencies_.starts(text_.substr(at + 1), &size) == 0) return false;
    const auto end = at + 1 + size;
    return end < text_.size() && text_[end] == (text_[at] == '(' ? ')' : '/');
  }

  void drop_foreign_parts() {
    for (auto& m : doubtful_) {
      if ((m.languages & seen_).empty() && !before_agency(offset(m.where.last))) continue;
      const bool taken = std::ranges::any_of(out_.times, [&](const auto& t) { return overlap(t.where, m.where); });
      if (!taken) out_.times.push_back(std::move(m));
    }
    const auto first = [](const time_mention& m) { return m.where.first; };
    if (!std::ranges::is_sorted(out_.times, {}, first)) std::ranges::sort(out_.times, {}, first);
  }

  std::string_view text_;
  const know::lexicon& words_;
  const know::patterns& patterns_;
  const know::agencies& agencies_;
  lexer lexer_;
  matcher matcher_;
  mentions& out_;
  std::vector<token> tokens_;
  std::optional<time_mention> decoded_;  // what the matcher's slots stand for, of these tokens, where it is still to be taken
  std::size_t decoded_first_ = 0, decoded_end_ = 0;
  std::size_t ends_before_ = 0;         // the token before which a match must end to be a stamp; 0: none
  std::vector<time_mention> doubtful_;  // without a year, in a language that nothing shows yet
  const page_languages& page_;
  language_set in_play_, seen_;
  bool cut_ = false;
};

}  // namespace

void find_stamps(std::string_view text, const know::tables& know, const page_languages& page, mentions& out) {
  if (know.patterns.empty() || know.lexicon.empty()) return;
  finder(text, know, page, out).run();
}

}  // namespace dateline::searching
