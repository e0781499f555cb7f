#include <algorithm>

#include "find/characters.hpp"
#include "find/decode.hpp"
#include "find/lexer.hpp"
#include "find/matcher.hpp"
#include "find/place_words.hpp"
#include "find/plausible.hpp"
#include "find/stamps.hpp"
#include "find/word_starts.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t steps_left = 4;  // words before the one that a phrase hangs on: "on", "two hours"
constexpr std::size_t most_tokens = 16;

constexpr bool word_byte(char c) { return static_cast<unsigned char>(c) >= 0x80 || ascii_letter(c); }

class phrase_finder {
 public:
  phrase_finder(std::string_view text, const know::tables& know, const page_languages& page, mentions& out)
      : text_(text), know_(know), words_(know.lexicon), lexer_(text, know.lexicon), matcher_(know.patterns, know.lexicon), out_(out) {
    declared_ = !page.declared.empty();
    in_play_ = spoken_on(page, words_, out.times);
    groups_ = words_.anchor_groups(in_play_);
  }

  void run() {
    std::size_t taken = 0;  // the first stamp that does not end before `at`
    word_starts<word_start::any> starts(text_);
    for (auto at = starts.next(0); at < text_.size(); at = starts.next(at)) {
      const auto lead = static_cast<unsigned char>(text_[at]);
      const auto c = decode(text_, at);
      if (lead >= 0xE0 && !runs_together(c.value) && is_letter(decode_before(text_, at).value)) {
        at += std::max<std::size_t>(c.size, 1);  // within a word: "கொழும்பு" is no Wednesday
        continue;
      }
      const bool capital = lead < 0x80 ? lead < 'a' : is_upper(c.value);
      std::size_t letters = 0;
      const bool anchor = words_.may_anchor_by_head(text_.substr(at), groups_) && words_.may_anchor(text_.substr(at), groups_, letters);
      if (!anchor && !(capital && know_.holidays.may_start(text_, at))) {
        at += std::max<std::size_t>(letters, 1);
        continue;
      }
      while (taken < out_.times.size() && offset(out_.times[taken].where.last) <= at) ++taken;
      if (taken < out_.times.size() && offset(out_.times[taken].where.first) <= at) {
        at = offset(out_.times[taken].where.last);
        continue;
      }
      const auto limit = taken < out_.times.size() ? offset(out_.times[taken].where.first) : text_.size();
      if (taken > 0) floor_ = std::max<std::size_t>(floor_, offset(out_.times[taken - 1].where.last));
      if (const auto end = from_word(at, limit, capital, anchor); end > at) floor_ = at = end;
      else ++at;
    }
    if (found_.empty()) return;
    std::ranges::move(found_, std::back_inserter(out_.times));
    std::ranges::sort(out_.times, {}, [](const time_mention& m) { return m.where.first; });
  }

 private:
  // Tries a holiday or a phrase around the word that begins at `at`; returns its end, or 0.
  std::size_t from_word(std::size_t at, std::size_t limit, bool capital, bool may_anchor) {
    std::size_t size = 0;
    if (const auto row = capital ? know_.holidays.starts(text_.substr(at), &size) : 0; row != 0 && size > 0 && at + size <= limit) {
      time_mention m;
      m.where = m.stamp = make_text_span(at, at + size);
      m.shape = time_shape::holiday;
      m.holiday = row;
      found_.push_back(std::move(m));
      return at + size;
    }
    if (!may_anchor) return 0;
    const auto anchor = lexer_.next(at, nullptr);
    if ((words_.terms(anchor.sym) & know::anchor_terms) == 0 || !spoken_here(anchor)) return 0;
    lex_around(at, limit);
    for (std::size_t s = 0; s < tokens_.size() && tokens_[s].first <= at; ++s) {
      const auto m = matcher_.longest(tokens_, s, tokens_.size());
      if (m.end == s || tokens_[m.end - 1].last <= at || !phrase_line(m.line)) continue;
      const auto matched = std::span(tokens_).subspan(s, m.end - s);
      auto mention = decode_stamp(text_, matched, matcher_.slots(matched, m.line), words_, in_play_, declared_);
      const found f{tokens_, s, m.end, matcher_.last_slots(), mention.date.weekdays != 0, know_.patterns.kind(m.line)};
      if (!is_plausible(text_, f, mention, words_, in_play_)) continue;
      if (matched.size() == 1 && names_place(matched[0])) return matched[0].last;
      mention.pattern = m.line;
      found_.push_back(std::move(mention));
      return matched.back().last;
    }
    return 0;
  }

  // "Domingo" of "Santo Domingo": a Sunday, and the end of a name.
  bool names_place(const token& t) const {
    const auto w = read_word(text_, t.first, t.last);
    return w.capital && ends_name(text_, w, know_.gazetteer);
  }

  // "noon" and "midnight" are clock times without a digit.
  bool phrase_line(std::uint32_t line) const {
    const auto kind = know_.patterns.kind(line);
    return kind == "phrase" || kind == "clock";
  }

  // Is one of the readings that make the word an anchor of a language of this page?
  bool spoken_here(const token& t) const {
    if (t.entry == 0) return false;
    for (const auto& r : words_.readings(words_.entry(t.entry - 1)))
      if ((know::bit(r.what) & know::anchor_terms) != 0 && !(words_.languages(r) & in_play_).empty()) return true;
    return false;
  }

  void lex_around(std::size_t at, std::size_t limit) {
    auto first = at;
    for (std::size_t words = 0; words < steps_left && first > floor_;) {
      const auto left = lexer_.left_of(first);
      if (left == std::string_view::npos || left < floor_ || text_[left] == '\n') break;
      first = left;
      words += word_byte(text_[left]) ? 1 : 0;
    }
    tokens_.clear();
    for (auto from = first; tokens_.size() < most_tokens;) {
      const auto t = lexer_.next(from, tokens_.empty() ? nullptr : &tokens_.back());
      if (t.first == t.last || t.last > limit || (t.sym == know::no_symbol && t.first >= at)) break;
      from = t.last;
      tokens_.push_back(t);
    }
  }

  std::string_view text_;
  const know::tables& know_;
  const know::lexicon& words_;
  lexer lexer_;
  matcher matcher_;
  mentions& out_;
  std::vector<token> tokens_;
  std::vector<time_mention> found_;
  language_set in_play_;
  bool declared_ = false;
  std::uint8_t groups_ = 0;  // of those languages, for the filter
  std::size_t floor_ = 0;    // nothing before it belongs to a further phrase
};

}  // namespace

void find_phrases(std::string_view text, const know::tables& know, const page_languages& page, mentions& out) {
  if (know.patterns.empty() || know.lexicon.empty()) return;
  phrase_finder(text, know, page, out).run();
}

}  // namespace dateline::searching
