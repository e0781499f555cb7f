#include "find/uncased_names.hpp"

#include <algorithm>
#include <array>

#include "find/ascii_letters.hpp"
#include "find/place_words.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::uint32_t least_people = 200000;

struct script {
  std::uint32_t first, last;                       // code points
  std::string_view languages{};                    // that are written in it
  std::size_t shortest = 3;                        // letters of a name; shorter ones are words first
  std::array<std::string_view, 2> before{};        // written with the word after them: "and"
  std::array<std::string_view, 6> prepositions{};  // behind that: "in", "from", "to"
};
// Korean: what may stand behind a name within its word.
constexpr std::array<std::string_view, 24> particles{"에서", "에", "은", "는", "이",   "가",   "을", "를",   "의",   "과",   "와",   "로",
                                                     "으로", "도", "만", "및", "부터", "까지", "발", "에선", "에도", "에는", "이나", "시"};
constexpr std::array scripts{script{0x0590, 0x05FF, "he", 3, {"ו", {}}, {"ב", "ל", "מ", "ה", "ש", "כ"}},
                             script{0x0600, 0x06FF, "ar fa ur ps ckb sd ug", 3, {"و", "ف"}, {"ب", "ل", "ك", {}, {}, {}}},
                             script{0x0900, 0x0DFF, "hi bn ta te mr gu kn ml pa or ne si as", 3, {}, {}},
                             script{0x10D0, 0x10FF, "ka", 3, {}, {}},
                             script{0x1200, 0x139F, "am ti", 3, {}, {}},
                             script{0xAC00, 0xD7AF, "ko", 2, {}, {}}};

const script* script_of(std::uint32_t cp) {
  const auto it = std::ranges::find_if(scripts, [&](const script& s) { return cp >= s.first && cp <= s.last; });
  return it == scripts.end() ? nullptr : &*it;
}

struct word {
  std::size_t first, last, letters;
};

word word_at(std::string_view text, std::size_t at) {
  word w{at, at, 0};
  for (;;) {
    const auto c = decode(text, w.last);
    if (c.size == 0 || !is_letter(c.value) || (c.value < 0x80)) return w;
    w.last += c.size;
    ++w.letters;
  }
}

class uncased_finder {
 public:
  uncased_finder(std::string_view text, const know::tables& tables, text_languages& languages, mentions& out)
      : text_(text), tables_(tables), languages_(languages), out_(out) {}

  void run() {
    for (auto at = past_ascii(text_, 0); at < text_.size(); at = past_ascii(text_, at)) {
      const auto c = decode(text_, at);
      const auto* const s = is_letter(c.value) ? script_of(c.value) : nullptr;
      if (s == nullptr) {
        at += std::max<std::size_t>(c.size, 1);
        continue;
      }
      at = read(at, *s);
    }
    out_.places.insert(out_.places.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
  }

 private:
  // The words from `at` on; returns where to go on.
  std::size_t read(std::size_t at, const script& s) {
    std::array<word, most_words> words{};
    std::size_t count = 0;
    for (auto next = at; count < most_words; next = words[count - 1].last + 1) {
      const auto w = word_at(text_, next);
      if (w.letters == 0) break;
      words[count++] = w;
      if (w.last >= text_.size() || text_[w.last] != ' ') break;
    }
    const auto whole = part(text_, words[0].first, words[0].last);
    std::array<std::size_t, 4> starts{0, 0, 0, 0};  // bytes of what is written with the first word
    std::size_t ways = 1;
    const auto strip = [&](std::size_t from, const auto& all) {
      for (const auto p : all)
        if (!p.empty() && whole.size() > from + p.size() && whole.substr(from).starts_with(p) && ways < starts.size())
          starts[ways++] = from + p.size();
    };
    strip(0, s.before);
    const auto with_before = ways;
    for (std::size_t i = 0; i < with_before; ++i) strip(starts[i], s.prepositions);
    for (std::size_t i = 0; i < ways; ++i)
      for (auto n = count; n > 0; --n)
        if (take(words[0].first + starts[i], words[n - 1].last, s)) return words[n - 1].last;
    if (s.first == 0xAC00)
      for (const auto p : particles)
        if (whole.size() > p.size() && whole.ends_with(p) && take(words[0].first, words[0].last - p.size(), s)) break;
    return words[0].last;
  }

  bool take(std::size_t first, std::size_t last, const script& s) {
    const auto name = part(text_, first, last);
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(name, [](char c) { return (c & 0xC0) != 0x80; }));
    if (letters < s.shortest || !large(tables_.gazetteer.lookup(name), s) || tables_.agencies.find(name) != 0 ||
        tables_.agencies.lists(know::word_list::word, name) || taken(first, last))
      return false;
    const auto where = make_text_span(first, last);
    found_.push_back({.where = where, .name = where, .qualifiers = {}, .in_dateline = false});
    return true;
  }

  // Does a country, a state or a large city bear the name in the text's language, or at home?
  bool large(std::span<const know::name_hit> hits, const script& s) {
    using know::name_kind;
    using know::place_class;
    return std::ranges::any_of(hits, [&](const know::name_hit& hit) {
      if (hit.kind != name_kind::main && hit.kind != name_kind::tagged && hit.kind != name_kind::alternate) return false;
      const auto place = tables_.gazetteer.rank(hit.place);
      const bool city = place.what == place_class::city;
      if (place.what == place_class::admin2 || (city && !place.capital && place.population < least_people)) return false;
      if (hit.kind == name_kind::tagged) return languages_.fit(hit) == language_fit::fits;
      return hit.kind == name_kind::main || (city && at_home(hit.place, s));
    });
  }

  bool at_home(know::place_id id, const script& s) const {
    const auto country = tables_.gazetteer.row(id).country;
    for (auto rest = s.languages; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      if (tables_.countries.speaks(country, rest.substr(0, end))) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }

  bool taken(std::size_t first, std::size_t last) {
    const auto s = make_text_span(first, last);
    while (next_place_ < out_.places.size() && out_.places[next_place_].where.last <= s.first) ++next_place_;
    while (next_time_ < out_.times.size() && out_.times[next_time_].where.last <= s.first) ++next_time_;
    return (next_place_ < out_.places.size() && overlap(out_.places[next_place_].where, s)) ||
           (next_time_ < out_.times.size() && overlap(out_.times[next_time_].where, s));
  }

  std::string_view text_;
  const know::tables& tables_;
  text_languages& languages_;
  mentions& out_;
  std::vector<place_mention> found_{};
  std::size_t next_place_ = 0, next_time_ = 0;
};

}  // namespace

void find_uncased_places(std::string_view text, const know::tables& tables, text_languages& languages, mentions& out) {
  uncased_finder(text, tables, languages, out).run();
}

}  // namespace dateline::searching
