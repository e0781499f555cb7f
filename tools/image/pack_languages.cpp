// The lexicon: words of all languages, labels and long names of zones, by folded form, with their symbols.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>

#include "check_languages.hpp"
#include "know/name_hash.hpp"
#include "pack.hpp"

namespace dateline::pack {
namespace {

using know::bit;
using know::term;
using know::term_set;

constexpr char exact_mark = know::lexicon::exact_mark;  // keys of zone labels keep their case behind this byte

struct entry_draft {
  std::map<std::pair<term, std::uint8_t>, language_set> readings;
  std::size_t longest = 0;
};

std::vector<std::string_view> words_of(std::string_view key) { return split(key, ' '); }

// "Moskva, normaltid" begins with "moskva", as does what the lexer reads before it knows of the comma.
std::string_view without_comma(std::string_view part) {
  if (part.ends_with(',')) part.remove_suffix(1);
  return part;
}

std::size_t code_points(std::string_view s) {
  return static_cast<std::size_t>(std::ranges::count_if(s, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_code_point(std::string_view s) {
  std::size_t n = 1;
  while (n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0) == 0x80) ++n;
  return s.substr(0, n);
}

// Scripts that are written without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han, Hangul.
bool runs_together(std::string_view s) {
  const auto c = first_code_point(s);
  const auto b = [&](std::size_t i) { return static_cast<unsigned char>(c[i]); };
  if (c.size() == 4) return b(0) == 0xF0 && b(1) >= 0xA0;
  if (c.size() != 3) return false;
  const unsigned cp = (b(0) & 15U) << 12 | (b(1) & 63U) << 6 | (b(2) & 63U);
  return (cp >= 0x0E00 && cp <= 0x0EFF) || (cp >= 0x1000 && cp <= 0x109F) || (cp >= 0x1780 && cp <= 0x17FF) ||
         (cp >= 0x3005 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x1100 && cp <= 0x11FF) ||
         (cp >= 0xAC00 && cp <= 0xD7AF) || (cp >= 0xF900 && cp <= 0xFAFF);
}

// As the lexer meets it on its way left: "czas" of "(czas letni)", "ד" of "יום ד'".
std::string_view letters_of(std::string_view word) {
  const auto mark = [](char c) { return c == ',' || c == '(' || c == ')' || c == '\''; };
  while (word.size() > 1 && mark(word.back())) word.remove_suffix(1);
  while (word.size() > 1 && mark(word.front())) word.remove_prefix(1);
  return word;
}

class lexicon_builder {
 public:
  void add(std::string_view form, term what, std::uint8_t value, language_set languages) {
    std::string key;
    know::lexicon::fold(form, key);
    if (what >= term::count_) key.insert(key.begin(), know::lexicon::aside_mark);
    add_key(std::move(key), what, value, languages);
  }
  void add_exact(std::string_view label, term what, language_set languages, std::uint8_t value = 0) {
    add_key(exact_mark + std::string(label), what, value, languages);
  }

  // A label in capitals is also whatever the word is: "EST" the zone, "SET" the zone and the month.
  void join_exact_with_folded() {
    for (auto& [key, e] : drafts_) {
      if (key[0] != exact_mark) continue;
      std::string folded;
      know::lexicon::fold(std::string_view(key).substr(1), folded);
      if (const auto it = drafts_.find(folded); it != drafts_.end())
        e.readings.insert(it->second.readings.begin(), it->second.readings.end());
    }
  }

  // Every first word knows how long the forms that begin with it can be; every word of a form is an entry.
  void add_parts() {
    std::vector<std::string> keys;
    for (const auto& [key, e] : drafts_)
      if (!e.readings.empty() && key[0] != exact_mark && key[0] != know::lexicon::aside_mark) keys.push_back(key);
    for (const auto& key : keys) {
      if (runs_together(key)) {
        auto& first = drafts_[std::string(first_code_point(key))];
        first.longest = std::max(first.longest, code_points(key));
        continue;
      }
      const auto words = words_of(key);
      for (const auto w : words) (void)drafts_[std::string(letters_of(w))];
      for (auto end = key.find(' '); end != std::string::npos; end = key.find(' ', end + 1))
        (void)drafts_[std::string(without_comma(std::string_view(key).substr(0, end)))];
      auto& first = drafts_[std::string(without_comma(words[0]))];
      first.longest = std::max(first.longest, words.size());
    }
    for (auto& [key, e] : drafts_) {  // a label may begin a name: "UAE time"
      if (key[0] != exact_mark) continue;
      std::string folded;
      know::lexicon::fold(std::string_view(key).substr(1), folded);
      if (const auto it = drafts_.find(folded); it != drafts_.end()) e.longest = it->second.longest;
    }
  }

  std::string pack(symbol_table& symbols);

 private:
  std::uint8_t groups_of(language_set) const;
  std::string anchor_groups() const;
  std::string distance_groups() const;
  void add_key(std::string key, term what, std::uint8_t value, language_set languages) {
    if (key.empty()) return;
    auto& at = drafts_[std::move(key)].readings[{what, value}];
    at = at | languages;
  }
  std::map<std::string, entry_draft> drafts_;

 public:
  std::vector<std::string> tags;  // of the languages, in the order of their bits
};

// The keys under which a word is found in text, which is not folded when it is filtered: the form with a capital, and all
// in capitals, begin with other bytes; letters and apostrophes that fold to ASCII (Salı, aujourd’hui) may stand in it.
std::vector<std::uint32_t> anchor_keys(std::string_view word) {
  std::string title, upper;
  for (std::size_t i = 0; i < word.size() && title.size() < 4;) {
    utf8proc_int32_t cp = 0;
    i += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(1, utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + i),
                                                                                 static_cast<utf8proc_ssize_t>(word.size() - i), &cp)));
    const auto put = [](std::string& to, utf8proc_int32_t c) {
      utf8proc_uint8_t b[4];
      to.append(reinterpret_cast<const char*>(b), static_cast<std::size_t>(utf8proc_encode_char(c, b)));
    };
    put(upper, utf8proc_toupper(cp));
    put(title, title.empty() ? utf8proc_toupper(cp) : cp);
  }
  std::size_t ignored = 0;
  const auto key = [&](std::string_view form) { return know::lexicon::anchor_key(form, ignored); };
  return {key(word), key(title), key(upper), key(std::string(word.substr(0, 3)) + '\xFF')};
}

std::uint8_t lexicon_builder::groups_of(language_set languages) const {
  std::uint8_t groups = 0;
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (((i < 64 ? languages.low : languages.high) >> (i % 64) & 1) != 0)
      groups = static_cast<std::uint8_t>(groups | know::lexicon::anchor_group(tags[i]));
  return groups;
}

// The filters of may_anchor, one behind the other: words on which a phrase hangs, and words that only begin a form of
// several on which one does, of which the first two are in the first filter; then the heads of both.
std::string lexicon_builder::anchor_groups() const {
  std::string anchors(65536, '\0'), beginnings(65536, '\0'), heads(32768, '\0');
  for (const auto& [key, e] : drafts_) {
    if (key[0] == exact_mark) continue;
    std::uint8_t group = 0;
    for (const auto& [what, languages] : e.readings) {
      if ((bit(what.first) & know::anchor_terms) == 0 || (what.first == term::dir && what.second > 3) ||
          (what.first == term::weekday && key.size() < know::shortest_weekday_phrase))
        continue;
      group = static_cast<std::uint8_t>(group | groups_of(languages));
    }
    if (group == 0) continue;
    const auto mark = [group](std::string& where, std::uint32_t at) { where[at] = static_cast<char>(where[at] | group); };
    const auto words = words_of(key);
    if (const auto head = know::lexicon::anchor_head(words[0]); head != know::lexicon::no_head) mark(heads, head);
    std::size_t size = 0;
    const auto first = know::lexicon::anchor_key(words[0], size);
    if (words.size() > 1 && size == words[0].size()) {
      mark(beginnings, first);
      mark(anchors, anchor_keys(words[0]).back());
      for (const auto second : anchor_keys(words[1])) mark(anchors, know::lexicon::anchor_pair(first, second));
    } else {
      for (const auto k : anchor_keys(words[0])) mark(anchors, k);
    }
  }
  return anchors + beginnings + heads;
}

// The filter of may_begin_distance: words that count, and those that stand before a distance.
std::string lexicon_builder::distance_groups() const {
  std::string begin(know::lexicon::distance_keys, '\0');
  for (const auto& [key, e] : drafts_) {
    if (key[0] == exact_mark) continue;
    std::uint8_t groups = 0;
    for (const auto& [what, languages] : e.readings)
      if (what.first == term::number || (what.first == term::ahead && what.second == know::ahead_before))
        groups = static_cast<std::uint8_t>(groups | groups_of(languages));
    if (groups == 0) continue;
    const auto form = std::string_view(key).substr(key[0] == know::lexicon::aside_mark ? 1 : 0);
    for (const auto key_of_form : anchor_keys(words_of(form)[0])) {
      auto& at = begin[know::lexicon::distance_key(key_of_form)];
      at = static_cast<char>(at | groups);
    }
  }
  return begin;
}

std::string lexicon_builder::pack(symbol_table& symbols) {
  know::lexicon_header h{};
  fill_number_symbols(h, symbols);
  std::vector<know::word_entry> entries;
  std::vector<know::word_reading> readings;
  std::vector<language_set> sets;
  std::string text;
  const auto set_row = [&](language_set s) {
    const auto it = std::ranges::find(sets, s);
    if (it != sets.end()) return static_cast<std::uint16_t>(it - sets.begin());
    sets.push_back(s);
    return static_cast<std::uint16_t>(sets.size() - 1);
  };
  for (const auto& [key, e] : drafts_) {
    know::word_entry w{};
    w.text = static_cast<std::uint32_t>(text.size());
    w.size = static_cast<std::uint16_t>(key.size());
    w.longest = static_cast<std::uint8_t>(std::min<std::size_t>(e.longest, 255));
    w.readings = static_cast<std::uint32_t>(readings.size());
    w.count = static_cast<std::uint16_t>(e.readings.size());
    term_set terms = 0;
    for (const auto& [what, languages] : e.readings) {
      const bool joins = what.first == term::link || what.first == term::at || what.first == term::on || what.first == term::within;
      terms |= bit(joins ? term::join : what.first);
      readings.push_back({what.first, what.second, set_row(languages)});
    }
    w.sym = symbols.of(terms);
    text += key;
    entries.push_back(w);
  }
  const auto slots = std::bit_ceil(entries.size() * 2);
  std::vector<std::uint32_t> table(slots);
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const auto hash = know::name_hash({text.data() + entries[i].text, entries[i].size});
    auto at = hash & (slots - 1);
    while (table[at] != 0) at = (at + 1) & (slots - 1);
    table[at] = (hash & 0xFF000000U) | (i + 1);
  }
  bytes out;
  out.put(h);
  const auto part = [&](std::uint32_t& at, const auto& list) {
    out.align(16);
    at = static_cast<std::uint32_t>(out.size());
    out.put_all(list);
  };
  h.slot_mask = static_cast<std::uint32_t>(slots - 1);
  h.entry_count = static_cast<std::uint32_t>(entries.size());
  h.reading_count = static_cast<std::uint32_t>(readings.size());
  h.set_count = static_cast<std::uint32_t>(sets.size());
  h.symbol_count = static_cast<std::uint32_t>(symbols.all().size());
  h.text_size = static_cast<std::uint32_t>(text.size());
  part(h.slots, table);
  part(h.entries, entries);
  part(h.readings, readings);
  part(h.sets, sets);
  part(h.symbols, symbols.all());
  out.align(16);
  h.anchors = static_cast<std::uint32_t>(out.size());
  h.beginnings = h.anchors + 65536;
  h.heads = h.beginnings + 65536;
  h.distances = h.heads + 32768;
  out.put_text(anchor_groups() + distance_groups());
  h.text = static_cast<std::uint32_t>(out.size());
  out.put_text(text);
  std::memcpy(out.raw().data(), &h, sizeof h);
  return out.take();
}

template <std::size_t N>
std::optional<std::uint8_t> value_in(const std::array<std::string_view, N>& list, std::string_view v) {
  const auto it = std::ranges::find(list, v);
  if (it == list.end()) return std::nullopt;
  return static_cast<std::uint8_t>(it - list.begin() + 1);
}

std::optional<std::uint8_t> number_in(std::string_view v, int low, int high) {
  int n = 0;
  const auto [end, err] = std::from_chars(v.data(), v.data() + v.size(), n);
  if (err != std::errc{} || end != v.data() + v.size() || n < low || n > high) return std::nullopt;
  return static_cast<std::uint8_t>(n);
}

// The term and value of a row of words; none: a class or value that does not exist.
std::optional<std::pair<term, std::uint8_t>> reading_of(std::string_view what, std::string_view value) {
  namespace lv = know::lexicon_values;
  const auto with = [](term t, std::optional<std::uint8_t> v) -> std::optional<std::pair<term, std::uint8_t>> {
    if (!v) return std::nullopt;
    return std::pair{t, *v};
  };
  if (what == "month") return with(term::month, number_in(value, 1, 12));
  for (std::size_t k = 0; k < lv::own_months.size(); ++k)  // months of other calendars stand behind the Gregorian ones
    if (what == lv::own_months[k]) {
      const auto m = number_in(value, 1, 12);
      return m ? std::optional(std::pair{term::month, static_cast<std::uint8_t>(12 * (k + 1) + *m)}) : std::nullopt;
    }
  if (what == "weekday") return with(term::weekday, number_in(value, 1, 7));
  if (what == "number") return with(term::number, number_in(value, 1, 12));
  if (what == "ampm") return with(term::ampm, value_in(lv::ampm, value));
  if (what == "clock") return with(term::clock, value_in(lv::hour_mark, value));
  if (what == "hourmark") return with(term::hourmark, value_in(lv::hour_mark, value));
  if (what == "clockword") return with(term::clockword, value_in(lv::clockword, value));
  if (what == "era") return with(term::era, value_in(lv::era, value));
  if (what == "role") return with(term::role, value_in(lv::role, value));
  if (what == "dir") return with(term::dir, value_in(lv::dir, value));
  if (what == "unit") return with(term::unit, value_in(lv::unit, value));
  if (what == "rel") return with(term::rel, value_in(lv::rel, value));
  if (what == "ago") return std::pair{value == "before" ? term::ago_before : term::ago_after, std::uint8_t{1}};
  if (what == "hence") return std::pair{value == "before" ? term::ago_before : term::ago_after, std::uint8_t{2}};
  if (what == "ahead") return with(term::ahead, value_in(lv::ahead, value));
  if (what == "season") return with(term::season, value_in(lv::season, value));
  if (what == "day-part") return with(term::day_part, value_in(lv::day_part, value));
  if (what == "time-ref") return with(term::time_ref, value_in(lv::time_ref, value));
  if (what == "some") return std::pair{term::some, std::uint8_t{1}};
  if (what == "decade-mark") return std::pair{term::decade_mark, std::uint8_t{1}};
  if (what == "by") return std::pair{term::by, std::uint8_t{1}};
  if (what == "each") return std::pair{term::each, std::uint8_t{1}};
  if (what == "often") return with(term::often, value_in(lv::unit, value));
  const auto t = know::term_named(what);
  if (!t || *t >= term::n_day) return std::nullopt;
  return std::pair{*t, std::uint8_t{1}};
}

void add_words(const std::filesystem::path& file, language_set languages, lexicon_builder& into, faults& wrong) {
  const auto t = read_table(file, wrong);
  if (t.columns.empty()) return;
  const auto c = t.column("class"), v = t.column("value"), f = t.column("form");
  for (const auto& r : t.rows) {
    const auto reading = reading_of(r.cells[c], r.cells[v]);
    if (!reading) wrong.add(file, r.line, "no such class and value: " + std::string(r.cells[c]) + " " + std::string(r.cells[v]));
    else into.add(r.cells[f], reading->first, reading->second, languages);
  }
}

constexpr language_set everywhere{~std::uint64_t{0}, ~std::uint64_t{0}};

// Months in capitals of Rome: 12 VI 2023.
void add_roman_months(lexicon_builder& into) {
  std::uint8_t month = 0;
  for (const std::string_view numeral : {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})
    into.add_exact(numeral, term::roman, everywhere, ++month);
}

void add_zone_labels(job& j, lexicon_builder& into) {
  const auto t = read_table(j.data / "zones/abbreviations.tsv", j.wrong);
  const auto abbr = t.column("label");
  for (const auto& r : t.rows) {
    const auto label = r.cells[abbr];
    if (label.size() == 1 && label != "Z") continue;  // military letters stand only in date-time groups
    if (!know::lexicon::may_be_label(label))
      j.wrong.add("zones/abbreviations.tsv", r.line, "a label is short and written in capitals: " + std::string(label));
    into.add_exact(label, term::zone, everywhere);
    // Labels that an offset may follow: GMT+8, UTC+5½, МСК+4.
    if (label == "UTC" || label == "GMT" || label == "Z" || label == "UT" || label == "MSK" || label == "МСК" || label == "мск")
      into.add_exact(label, term::utc, everywhere);
  }
  const auto small = read_table(j.data / "zones/small_labels.tsv", j.wrong);
  check_sorted(small, {"label"}, j.wrong);
  for (const auto& r : small.rows) {
    const auto label = r.cells[small.column("label")];
    into.add(label, term::zone, know::named_zone, everywhere);
    if (label == "utc" || label == "gmt") into.add(label, term::utc, 1, everywhere);
  }
  for (const auto& [file, column] : {std::pair{"zones/zones.tsv", "zone"}, std::pair{"zones/links.tsv", "link"}}) {
    const auto zones = read_table(j.data / file, j.wrong);
    for (const auto& r : zones.rows)
      if (const auto id = r.cells[zones.column(column)]; id.find('/') != std::string_view::npos) into.add_exact(id, term::zone, everywhere);
  }
  const auto names = read_table(j.data / "zones/longnames.tsv", j.wrong);
  const auto name = names.column("name"), source = names.column("source");
  for (const auto& r : names.rows)
    into.add(r.cells[name], term::zone, r.cells[source] == "bare" ? know::bare_zone_name : know::named_zone, everywhere);
}

struct language_row {
  char tag[12];
  std::uint32_t short_dates;
};

}  // namespace

void pack_languages(job& j) {
  check_languages(j);
  const auto t = read_table(j.data / "languages/languages.tsv", j.wrong);
  check_sorted(t, {"tag"}, j.wrong);
  const auto tag = t.column("tag"), in_short = t.column("short");
  if (t.rows.size() > 128) j.wrong.add(t.path, 0, "more than 128 languages");
  lexicon_builder words;
  bytes languages;
  for (std::size_t i = 0; i < t.rows.size() && i < 128; ++i) {
    const auto& r = t.rows[i];
    language_row row{};
    if (r.cells[tag].size() >= sizeof row.tag) {
      j.wrong.add(t.path, r.line, "tag too long");
      continue;
    }
    std::memcpy(row.tag, r.cells[tag].data(), r.cells[tag].size());
    row.short_dates = r.cells[in_short] == "dot" ? '.' : r.cells[in_short] == "dash" ? '-' : 0;
    languages.put(row);
    words.tags.emplace_back(r.cells[tag]);
    language_set own;
    (i < 64 ? own.low : own.high) |= std::uint64_t{1} << (i % 64);
    const auto folder = j.data / "languages" / r.cells[tag];
    add_words(folder / "cldr.tsv", own, words, j.wrong);
    if (std::filesystem::exists(folder / "words.tsv")) add_words(folder / "words.tsv", own, words, j.wrong);
  }
  add_words(j.data / "patterns/words.tsv", everywhere, words, j.wrong);
  add_zone_labels(j, words);
  add_roman_months(words);
  words.join_exact_with_folded();
  words.add_parts();
  j.out.add(know::section::languages, languages.take());
  j.out.add(know::section::lexicon, words.pack(j.symbols));
}

}  // namespace dateline::pack
