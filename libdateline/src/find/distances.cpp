// Distances from now: "in 3 days", "+2 weeks", "3日後". In running text they as often say how long something takes
// ("built in three days") or count from what was told, so they are read where nothing else stands on their line; where the
// caller prefers the future or the nearest, the text is no news, and they are read everywhere.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "find/characters.hpp"
#include "find/decode.hpp"
#include "find/lexer.hpp"
#include "find/readings.hpp"
#include "find/stamps.hpp"

namespace dateline::searching {
namespace {

using know::term;

constexpr std::size_t longest_line = 96;  // bytes of a line that is a distance and nothing else
constexpr std::size_t most_parts = 4;     // words of "daqui a", code points of "之後"

class distance_finder {
 public:
  distance_finder(std::string_view text, const know::tables& know, const page_languages& page, const context& given, mentions& out)
      : text_(text),
        words_(know.lexicon),
        lexer_(text, know.lexicon),
        everywhere_(given.prefer != direction::past),
        out_(out),
        in_play_(spoken_on(page, words_, out.times)),
        groups_(words_.anchor_groups(in_play_)) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto end = std::min(text_.find('\n', at), text_.size());
      read_line(at, end);
      at = end + 1;
    }
    if (found_.empty()) return;
    // What a distance holds was read as less: "через 3 дня" is no three in the afternoon.
    std::erase_if(out_.times, [&](const time_mention& m) {
      const auto d = std::ranges::upper_bound(found_, m.where.first, {}, [](const time_mention& f) { return f.where.first; });
      return d != found_.begin() && std::prev(d)->where.last >= m.where.last;
    });
    auto other = out_.times.begin();
    for (auto& f : found_) {
      while (other != out_.times.end() && other->where.last <= f.where.first) ++other;
      if (other == out_.times.end() || other->where.first >= f.where.last) kept_.push_back(std::move(f));
    }
    std::ranges::move(kept_, std::back_inserter(out_.times));
    std::ranges::sort(out_.times, {}, [](const time_mention& m) { return m.where.first; });
  }

 private:
  void read_line(std::size_t first, std::size_t last) {
    while (first < last && is_space(decode(text_, first).value)) first += decode(text_, first).size;
    while (first < last && (text_[last - 1] == ' ' || text_[last - 1] == '\r' || text_[last - 1] == '.')) --last;
    if (!everywhere_) {
      if (first < last && last - first <= longest_line) (void)take(first, last, true);
      return;
    }
    bool inside = false;  // a word or number, whose later letters begin nothing
    for (auto at = first; at < last;) {
      const auto c = decode(text_, at);
      const bool part = is_letter(c.value) || digit_value(c.value) >= 0;
      const auto end = (at == first || part) && (!inside || runs_together(c.value)) ? take(at, last, false) : at;
      inside = part || end > at;
      at = end > at ? end : at + c.size;
    }
  }

  // Reads a distance that begins at `at` and ends before `limit`, or there; where it ends, `at` if there is none.
  std::size_t take(std::size_t at, std::size_t limit, bool whole_line) {
    auto spoken = in_play_;
    auto end = at;
    int way = 0;
    if (const auto c = decode(text_, at).value; c == '+' || c == '-' || c == 0x2212) {
      end += decode(text_, at).size;
      if (digit_value(decode(text_, end).value) < 0) return at;
      way = c == '+' ? 1 : -1;
    } else if (is_letter(c)) {
      if (!words_.may_begin_distance(text_.substr(at), groups_)) return at;
      if (const auto w = ahead(at, limit, know::ahead_before, spoken); w > at) {
        end = w;
        way = 1;
      }
    }
    std::optional<written_phrase> told;
    while (end < limit) {
      const auto next = add_unit(end, way != 0, told, spoken);
      if (next == end) break;
      end = next;
    }
    if (!told || end > limit) return at;
    if (way == 0) {
      auto word = end;
      while (word < limit && is_space(decode(text_, word).value)) word += decode(text_, word).size;
      end = ahead(word, limit, know::ahead_after, spoken);
      if (end == word) return at;
      way = 1;
    }
    if (whole_line && end != limit) return at;
    if (told->count == 0) return at;
    told->count *= way;
    time_mention m;
    m.where = m.stamp = make_text_span(at, end);
    m.shape = time_shape::phrase;
    m.phrase = told;
    m.languages = spoken;
    found_.push_back(std::move(m));
    return end;
  }

  // The longest form of that side that begins at `at`; `spoken` becomes the languages that have it.
  std::size_t ahead(std::size_t at, std::size_t limit, std::uint8_t side, language_set& spoken) {
    std::array<std::size_t, most_parts> ends{};
    std::size_t count = 0;
    for (auto end = at; count < most_parts && end < limit;) {
      auto c = decode(text_, end);
      if (runs_together(c.value)) {
        end += c.size;
      } else {
        if (count > 0) {
          if (c.value != ' ') break;
          end += 1;
        }
        const auto from = end;
        for (c = decode(text_, end); end < limit && is_letter(c.value) && !runs_together(c.value); c = decode(text_, end)) end += c.size;
        if (end == from) break;
      }
      ends[count++] = end;
    }
    while (count > 0) {
      const auto end = ends[--count];
      know::lexicon::fold(text_.substr(at, end - at), folded_);
      folded_.insert(folded_.begin(), know::lexicon::aside_mark);
      const auto* const e = words_.find(folded_);
      if (e == nullptr) continue;
      language_set of;
      for (const auto& r : words_.readings(*e))
        if (r.what == term::ahead && r.value == side) of = of | words_.languages(r);
      if ((of & spoken).empty()) continue;
      spoken = of & spoken;
      return end;
    }
    return at;
  }

  // "3 days", "two hours, 5 minutes"; behind a word that says so the unit alone: "через неделю". Where it ends, or `at`.
  std::size_t add_unit(std::size_t at, bool may_be_one, std::optional<written_phrase>& told, language_set& spoken) {
    auto t = lexer_.next(at, nullptr);
    if (told && t.last - t.first == 1 && text_[t.first] == ',') t = lexer_.next(t.last, nullptr);
    std::int32_t count = 1;
    auto common = spoken;
    const auto number = value(t, term::number, common);
    if (digit_value(decode(text_, t.first).value) >= 0) {
      if ((words_.terms(t.sym) & know::bit(term::n_count)) == 0) return at;
      count = static_cast<std::int32_t>(t.value);
      t = lexer_.next(t.last, nullptr);
    } else if (number != 0) {
      count = number;
      t = lexer_.next(t.last, nullptr);
    } else if (!may_be_one || told) {
      return at;
    }
    const auto unit = value(t, term::unit, common);
    // "+5 m": not only time is measured so.
    if (unit == 0 || (t.last - t.first == 1 && text_[t.first] != 'h' && text_[t.first] != 'd')) return at;
    if (!told) {
      told = written_phrase{.unit = unit_of(unit), .count = count};
    } else if (!add_lesser(*told, unit_of(unit), count)) {
      return at;
    }
    spoken = common;
    return t.last;
  }

  // The value of a word in that class, and of the languages those that have it so; 0: none has.
  std::uint8_t value(const token& t, term what, language_set& spoken) const {
    if (t.entry == 0) return 0;
    for (const auto& r : words_.readings(words_.entry(t.entry - 1)))
      if (r.what == what && !(words_.languages(r) & spoken).empty()) {
        spoken = spoken & words_.languages(r);
        return r.value;
      }
    return 0;
  }

  std::string_view text_;
  const know::lexicon& words_;
  lexer lexer_;
  bool everywhere_;
  mentions& out_;
  std::vector<time_mention> found_, kept_;
  std::string folded_;
  language_set in_play_;
  std::uint8_t groups_;  // of those languages, for the filter
};

}  // namespace

void find_distances(std::string_view text, const know::tables& know, const page_languages& page, const context& given, mentions& out) {
  if (!know.lexicon.empty()) distance_finder(text, know, page, given, out).run();
}

}  // namespace dateline::searching
