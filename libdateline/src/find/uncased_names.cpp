#include "find/uncased_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "find/ascii_letters.hpp"
#include "find/place_words.hpp"
#include "know/text_hash.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t most_letters = 8;
constexpr std::uint32_t least_people = 200000, least_unspaced = 500000;  // where no blanks part words, less is sure

constexpr std::uint32_t korean = 0xAC00;

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
                             script{korean, 0xD7AF, "ko", 2, {}, {}}};
constexpr script chinese{0x4E00, 0x9FFF, "zh yue", 2, {}, {}}, japanese{0x4E00, 0x9FFF, "ja", 2, {}, {}};
constexpr std::string_view peoples = "语語人籍裔系製";  // "日本語": behind a country's name they make another word of it

bool kana(std::uint32_t cp) { return cp >= 0x3041 && cp <= 0x30FC; }
bool katakana(std::uint32_t cp) { return cp >= 0x30A1 && cp <= 0x30FC && cp != 0x30FB; }
bool han(std::uint32_t cp) { return cp >= 0x4E00 && cp <= 0x9FFF; }

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
      if (han(c.value) || katakana(c.value)) {
        at = read_unspaced(at, c);
        continue;
      }
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
  // The word at `at`, and those behind it where names go on; returns where to go on.
  std::size_t read(std::size_t at, const script& s) {
    const auto head = word_at(text_, at);
    const auto whole = part(text_, head.first, head.last);
    if (whole.size() > longest_name) return head.last;
    const auto nothing = slot_of(know::text_hash(whole));
    if (nothing.known) return head.last;
    bool names_something = false;
    std::array<std::size_t, 4> starts{0, 0, 0, 0};  // bytes of what is written with the word
    std::size_t ways = 1;
    const auto strip = [&](std::size_t from, const auto& all) {
      for (const auto p : all)
        if (!p.empty() && whole.size() > from + p.size() && whole.substr(from).starts_with(p) && ways < starts.size())
          starts[ways++] = from + p.size();
    };
    strip(0, s.before);
    const auto with_before = ways;
    for (std::size_t i = 0; i < with_before; ++i) strip(starts[i], s.prepositions);
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < ways; ++i) {
      const auto first = head.first + starts[i];
      const auto known = known_of(part(text_, first, head.last));
      names_something = names_something || known.begins_longer || !known.hits.empty();
      if (known.begins_longer) {
        if (ends.empty()) ends = ends_from(head);
        for (auto n = ends.size(); n > 1; --n)
          if (take(first, ends[n - 1], tables_.gazetteer.lookup(part(text_, first, ends[n - 1])), s)) return ends[n - 1];
      }
      if (take(first, head.last, known.hits, s)) return head.last;
    }
    if (s.first == korean)
      for (const auto p : particles)
        if (whole.size() > p.size() && whole.ends_with(p) &&
            take(head.first, head.last - p.size(), known_of(part(text_, head.first, head.last - p.size())).hits, s))
          return head.last;
    if (!names_something) remember(nothing);
    return head.last;
  }

  // Words and pairs of letters that were no place's in this text: they come again and again.
  struct looked_up {
    std::uint64_t hash;
    bool nothing;
  };
  struct slot {
    looked_up& kept;
    std::uint64_t hash;
    bool known;  // nothing came of it before
  };
  slot slot_of(std::uint64_t hash) {
    if (seen_.empty()) seen_.resize(512);
    auto& kept = seen_[hash % seen_.size()];
    return {kept, hash, kept.nothing && kept.hash == hash};
  }
  static void remember(const slot& s) { s.kept = {s.hash, true}; }

  know::word_in_names known_of(std::string_view word) {
    know::gazetteer::fold(word, folded_);
    const auto key = tables_.gazetteer.expect(folded_);
    return tables_.gazetteer.word(key, tables_.gazetteer.expect_hits(key));
  }

  // Where the word ends, and those with a blank between them behind it.
  std::vector<std::size_t> ends_from(const word& head) const {
    std::vector<std::size_t> ends{head.last};
    while (ends.size() < most_words && part(text_, ends.back(), ends.back() + 1) == " ") {
      const auto w = word_at(text_, ends.back() + 1);
      if (w.letters == 0 || w.last - head.first > longest_name) break;
      ends.push_back(w.last);
    }
    return ends;
  }

  // The longest name that begins at `at`; in katakana a whole run of them. Returns where to go on.
  std::size_t read_unspaced(std::size_t at, code_point c) {
    if (!kana_) kana_ = shows_kana();
    const auto& s = *kana_ ? japanese : chinese;
    std::array<std::size_t, most_letters> ends{};
    std::size_t count = 0;
    const bool foreign = katakana(c.value);
    auto last = at;
    for (; c.size != 0 && (foreign ? katakana(c.value) : han(c.value)) && (foreign || count < most_letters); c = decode(text_, last)) {
      last += c.size;
      if (count < most_letters) ends[count++] = last;
    }
    if (foreign) {
      if (last - at <= longest_name) take(at, last, tables_.gazetteer.lookup(part(text_, at, last)), s);
      return last;
    }
    if (count < s.shortest) return ends[0];
    const auto pair = part(text_, at, ends[1]);
    const auto nothing = slot_of(know::text_hash(pair));
    if (nothing.known) return ends[0];
    know::gazetteer::fold(pair, folded_);
    if (!tables_.gazetteer.may_begin_unspaced(folded_)) {
      remember(nothing);
      return ends[0];
    }
    for (auto n = count; n >= s.shortest; --n) {
      const auto next = decode(text_, ends[n - 1]);
      if (next.size == 3 && peoples.find(text_.substr(ends[n - 1], 3)) != std::string_view::npos) continue;
      if (take(at, ends[n - 1], tables_.gazetteer.lookup(part(text_, at, ends[n - 1])), s)) return ends[n - 1];
    }
    return ends[0];
  }

  bool shows_kana() const {
    constexpr std::size_t sample = 4096;  // bytes
    const auto head = text_.substr(0, sample);
    for (auto at = past_ascii(head, 0); at < head.size(); at = past_ascii(head, at)) {
      const auto c = decode(head, at);
      if (kana(c.value)) return true;
      at += std::max<std::size_t>(c.size, 1);
    }
    return false;
  }

  bool take(std::size_t first, std::size_t last, std::span<const know::name_hit> hits, const script& s) {
    if (hits.empty()) return false;
    const auto name = part(text_, first, last);
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(name, [](char c) { return (c & 0xC0) != 0x80; }));
    if (letters < s.shortest || !large(hits, s) || tables_.agencies.find(name) != 0 ||
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
      if (place.what == place_class::admin2 ||
          (city && !place.capital && place.population < (s.first == chinese.first ? least_unspaced : least_people)))
        return false;
      if (hit.kind == name_kind::tagged) return languages_.fit(hit) == language_fit::fits;
      return hit.kind == name_kind::main || (city && tables_.countries.speaks_one(tables_.gazetteer.row(hit.place).country, s.languages));
    });
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
  std::vector<looked_up> seen_{};
  std::string folded_{};
  std::optional<bool> kana_{};  // does the text show them, and so is Japanese?
  std::size_t next_place_ = 0, next_time_ = 0;
};

}  // namespace

void find_uncased_places(std::string_view text, const know::tables& tables, text_languages& languages, mentions& out) {
  uncased_finder(text, tables, languages, out).run();
}

}  // namespace dateline::searching
