// The lexicon: every word that can stand in a stamp, of all languages at once, by folded form. A word's symbol
// is the *set* of terms it can be ("mar" is a month and a weekday), so that one automaton serves all languages
// and place in the pattern decides. Numbers and separators have symbols too, by width, value and neighbours.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/mention.hpp"
#include "know/image.hpp"

namespace dateline::know {

// What a token can be. Words first, then numbers, then separators. A symbol is a set of these.
enum class term : std::uint8_t {
  month,
  weekday,
  ampm,
  clockword,
  era,
  role,
  link,
  at,
  clock,
  hourmark,
  minutemark,
  secondmark,
  yearmark,
  monthmark,
  daymark,
  ordinal,
  rel,
  dir,
  unit,
  ago_before,
  ago_after,
  number,
  on,
  zone,
  utc,
  iso_t,
  within,
  veto,
  join,
  n_day,
  n_mon,
  n_hour,
  n_xhour,
  n_min,
  n_yy,
  n_year,
  n_hhmm,
  n_count,
  n_d6,
  n_d8,
  n_d12,
  n_d14,
  n_off,
  n_time,
  n_badtime,
  n_bad2,
  dot,
  dot_glued,
  comma,
  hyphen,
  hyphen_glued,
  slash,
  slash_glued,
  colon,
  colon_glued,
  open,
  close,
  bar,
  apostrophe,
  line,
  roman,
  n_d3,
  n_d7,
  n_early,  // four digits below 1000: a year of long ago, in forms that hold no clock time
  count_,
  // What follows stands in readings only, for finders that look words up themselves: no bit, no symbol, no pattern.
  season = count_,
  day_part,
  time_ref,
  each,
  often,
  some,
  decade_mark,
  ahead,  // "in" of "in 3 days": 1 stands before, 2 after
  by,     // what the name of a writer stands behind: "Posted by Ann on …"
  words_
};
static_assert(static_cast<int>(term::count_) <= 64);
// `link`, `at`, `on` and `within` are told apart by a word's readings only; in symbols and patterns they are one
// term, `join`: they share so many words across languages that the automaton would grow tenfold.
using term_set = std::uint64_t;
constexpr term_set bit(term t) { return t < term::count_ ? term_set{1} << static_cast<unsigned>(t) : 0; }
std::optional<term> term_named(std::string_view name);  // as data/patterns spells it: "month", "n_day", "dot_glued"

using symbol = std::uint8_t;  // 0: unknown word
inline constexpr symbol no_symbol = 0;

struct word_reading {  // one way to take a word
  term what;
  std::uint8_t value;       // month 1-12, weekday 1-7, am 1 pm 2, role, era, unit … (see lexicon_values)
  std::uint16_t languages;  // row of the language sets
};

struct word_entry {        // layout in the image
  std::uint32_t text;      // offset of the folded form in the text blob
  std::uint16_t size;      // its bytes
  symbol sym;              // no_symbol: only the beginning or a part of longer forms
  std::uint8_t longest;    // most words (or, in scripts without spaces, code points) of a form that begins so
  std::uint32_t readings;  // first row of the readings
  std::uint16_t count;
  std::uint16_t zone_text;  // unused by words; keeps the row at 16 bytes
};
static_assert(sizeof(word_entry) == 16 && sizeof(word_reading) == 4);

// Values of the classes that are no numbers, as data/languages spells them. The order is the value, from 1.
namespace lexicon_values {
// night: before midnight p.m., after it a.m.; day: the hours about noon, before it a.m., after it p.m.
inline constexpr std::array<std::string_view, 4> ampm{"am", "pm", "night", "day"};
// What stands behind the hour: half: and half an hour ("点半"); dusk: counted from six in the evening (Thai "3 ทุ่ม", 21:00).
inline constexpr std::array<std::string_view, 4> hour_mark{"-", "half", "dusk", "dusk-half"};
inline constexpr std::array<std::string_view, 2> clockword{"noon", "midnight"};
inline constexpr std::array<std::string_view, 13> era{"ce",     "bce",   "buddhist", "minguo", "meiji", "taisho",       "showa",
                                                      "heisei", "reiwa", "juche",    "jalali", "hijri", "bikram-sambat"};
inline constexpr std::array<std::string_view, 3> own_months{"jalali-month", "hijri-month", "bikram-month"};  // value 12 k + month, k from 1
inline constexpr std::array<std::string_view, 6> role{"published", "updated", "first-published", "captured", "event", "page-clock"};
inline constexpr std::array<std::string_view, 8> dir{"last", "next", "this", "first", "second", "third", "fourth", "fifth"};
inline constexpr std::array<std::string_view, 10> unit{"second", "minute",  "hour", "day",    "week",
                                                       "month",  "quarter", "year", "decade", "century"};
inline constexpr std::array<std::string_view, 4> season{"SP", "SU", "FA", "WI"};
inline constexpr std::array<std::string_view, 6> day_part{"MO", "MI", "AF",
                                                          "EV", "NI", "DT"};  // morning, midday, afternoon, evening, night, day
inline constexpr std::array<std::string_view, 3> time_ref{"past", "present", "future"};
inline constexpr std::array<std::string_view, 2> ahead{"before", "after"};  // where it stands; see ahead_before
// "today", "an hour ago" in one form; without a number: forms that count back what stands before them ("2 órája").
// "tonight" is the day and the half of it that an hour beside it is of.
inline constexpr std::array<std::string_view, 27> rel{
    "day:0",   "day:-1",  "day:1",    "day:-2",   "day:2",     "minute:-1", "minute:-2",   "hour:-1",      "hour:-2",
    "week:-1", "week:-2", "month:-1", "month:-2", "year:-1",   "year:-2",   "minute:-",    "hour:-",       "day:-",
    "week:-",  "month:-", "year:-",   "day:0:pm", "day:-1:pm", "day:1:pm",  "day:0:night", "day:-1:night", "day:1:night"};
}  // namespace lexicon_values

inline constexpr std::uint8_t ahead_before = 1, ahead_after = 2;   // values of term::ahead
inline constexpr std::uint8_t named_zone = 1, bare_zone_name = 2;  // of term::zone; see data/zones/longnames.tsv

struct lexicon_header {            // start of section::lexicon; offsets in bytes from there
  std::uint32_t slots, slot_mask;  // u32 hash slots: (tag << 24 | entry row) + 1, 0 empty; entries < 2^24
  std::uint32_t entries, entry_count;
  std::uint32_t readings, reading_count;
  std::uint32_t sets, set_count;        // language_set
  std::uint32_t symbols, symbol_count;  // term_set by symbol
  std::uint32_t text, text_size;
  std::uint32_t anchors;     // 65,536 bytes, by anchor_key: the groups of languages in which a phrase hangs on such a word,
                             // or, by anchor_pair, on two such words
  std::uint32_t beginnings;  // the same for words of which it is only known that they begin such a form
  std::uint32_t heads;       // 32,768 bytes, by anchor_head: the groups in which either is so
  std::uint32_t distances;   // 8,192 bytes, by distance_key: the groups in which a distance from now may begin with such a word
  symbol digits1[12];        // symbol of a one-digit number, by value
  symbol digits2[100];       // of a two-digit number
  symbol digits3, year, hhmm, year_hhmm, digits4, early_hhmm, early, digits6, digits7, digits8, digits12, digits14, offset, time, bad_time,
      spare;
  symbol separators[16];  // by `separator`
};
enum class separator : std::uint8_t {
  dot,
  dot_glued,
  comma,
  hyphen,
  hyphen_glued,
  slash,
  slash_glued,
  colon,
  colon_glued,
  open,
  close,
  bar,
  apostrophe,
  line,
  count_
};

class lexicon {
 public:
  explicit lexicon(const image&);

  // The entry of a folded form; null where there is none. An entry with no symbol is only part of longer forms.
  const word_entry* find(std::string_view folded) const;
  // The entry of a word of ASCII letters alone, of at most longest_plain bytes, in any case.
  const word_entry* find_plain(std::string_view word) const;
  static constexpr std::size_t longest_plain = 96;
  std::span<const word_reading> readings(const word_entry&) const;
  bool can_be(const word_entry& e, term what) const {
    for (const auto& r : readings(e))
      if (r.what == what) return true;
    return false;
  }
  std::string_view text(const word_entry& e) const { return {text_ + e.text, e.size}; }
  std::uint32_t row(const word_entry& e) const { return static_cast<std::uint32_t>(&e - entries_.data()); }
  const word_entry& entry(std::uint32_t row) const { return entries_[row]; }
  language_set languages(const word_reading& r) const { return r.languages < sets_.size() ? sets_[r.languages] : language_set{}; }
  term_set terms(symbol s) const { return s < symbols_.size() ? symbols_[s] : 0; }
  bool empty() const { return head_ == nullptr; }           // the image has none
  const lexicon_header& numbers() const { return *head_; }  // not where empty

  // Languages, in the order of the bits of language_set.
  std::size_t language_count() const { return language_count_; }
  std::string_view language_tag(std::size_t bit) const;
  language_set bits_of(std::string_view tag) const;  // "pt-BR" also finds "pt"; empty if unknown
  language_set english() const { return english_; }
  language_set short_dates(char mark) const;  // the languages that print "12.06 18:49" ('.') or "06-12 18:49" ('-')

  // Can the word that begins here be one that a phrase without digits hangs on ("yesterday", "last", "ago")? A filter
  // for whole texts: says yes too often, never no too often. Where the word is of ASCII letters alone, `size` is theirs.
  bool may_anchor(std::string_view from_word, std::uint8_t groups, std::size_t& size) const;
  // The same at a glance: by the first three letters.
  bool may_anchor_by_head(std::string_view from_word, std::uint8_t groups) const {
    const auto head = anchor_head(from_word);
    return heads_ == nullptr || head == no_head || (heads_[head] & groups) != 0;
  }
  // The same for a distance from now: "in" of "in 3 days", "two" of "two hours from now".
  bool may_begin_distance(std::string_view from_word, std::uint8_t groups) const;
  std::uint8_t anchor_groups(language_set) const;
  static std::uint8_t anchor_group(std::string_view tag);  // a bit; English has its own
  static std::uint32_t anchor_key(std::string_view from_word, std::size_t& size);
  static constexpr std::uint32_t distance_keys = 8192;
  static std::uint32_t distance_key(std::uint32_t anchor_key) { return anchor_key % distance_keys; }
  static constexpr std::uint32_t no_head = 0xFFFF;  // a letter that is not ASCII is among them
  static std::uint32_t anchor_head(std::string_view from_word);
  static std::uint32_t anchor_pair(std::uint32_t first, std::uint32_t second) { return (first * 40503U + second + 1) & 0xFFFFU; }

  // Before the key of a word that no pattern asks for (term::season and what follows): the lexer does not meet it.
  static constexpr char aside_mark = '\x02';

  // Folds one word as the lexicon's keys are: lower case, width and Arabic/Devanagari variants, no inner dots.
  static void fold(std::string_view word, std::string& out);

  // Labels of zones and the numerals of Rome are looked up as they are written, behind exact_mark. They are short and
  // have no small letter after their first capital alone: what cannot be one need not be looked up.
  static bool may_be_label(std::string_view form);
  static constexpr char exact_mark = '\x01';

 private:
  const word_entry* find(std::string_view folded, std::uint32_t hash) const;

  struct language_row {
    char tag[12];
    std::uint32_t short_dates;  // the mark in them, or 0
  };
  friend struct lexicon_layout;
  const lexicon_header* head_ = nullptr;
  std::span<const std::uint32_t> slots_;
  std::span<const word_entry> entries_;
  std::span<const word_reading> readings_;
  std::span<const language_set> sets_;
  std::span<const term_set> symbols_;
  const char* text_ = nullptr;
  const std::uint8_t *anchors_ = nullptr, *beginnings_ = nullptr, *heads_ = nullptr, *distances_ = nullptr;
  std::span<const language_row> languages_;
  std::size_t language_count_ = 0;
  language_set english_{};
};

// A shorter weekday ("Sun", "Mon") is too often a word or a name to be a phrase of its own; bytes.
inline constexpr std::size_t shortest_weekday_phrase = 5;

// The terms that a phrase without digits hangs on.
inline constexpr term_set anchor_terms =
    bit(term::rel) | bit(term::dir) | bit(term::weekday) | bit(term::ago_before) | bit(term::ago_after) | bit(term::clockword);

// By the whole word in ASCII, whatever its case, and then `size` is that of the word; by its first three bytes where
// other letters are in it, and then `size` is 0.
inline std::uint32_t lexicon::anchor_key(std::string_view from_word, std::size_t& size) {
  std::uint32_t whole = 2166136261U;
  size = 0;
  for (const char c : from_word) {
    const auto b = static_cast<unsigned char>(c | 32);
    if (static_cast<unsigned char>(b - 'a') >= 26) {
      if (static_cast<unsigned char>(c) < 0x80) break;
      std::uint32_t first = 0;
      for (std::size_t i = 0; i < 3 && i < from_word.size(); ++i) {
        const auto x = static_cast<unsigned char>(from_word[i]);
        if (x < 0x80 && static_cast<unsigned char>((x | 32) - 'a') >= 26) break;
        first = first << 8 | (x < 0x80 ? x | 32U : x);
      }
      size = 0;
      return (first * 2654435761U) >> 16;
    }
    if (size == 32) break;
    whole = (whole ^ b) * 16777619U;
    ++size;
  }
  return whole >> 16;
}

inline std::uint32_t lexicon::anchor_head(std::string_view from_word) {
  std::uint32_t head = 0, letters = 0;
  for (; letters < 3 && letters < from_word.size(); ++letters) {
    const auto c = static_cast<unsigned char>(from_word[letters]);
    if (c >= 0x80) return no_head;
    const auto letter = (c | 32U) - 'a';
    if (letter >= 26) break;
    head = head << 5 | (letter + 1);
  }
  return head << 5 * (3 - letters);
}

inline bool lexicon::may_anchor(std::string_view from_word, std::uint8_t groups, std::size_t& size) const {
  if (anchors_ == nullptr) return false;
  const auto key = anchor_key(from_word, size);
  if ((anchors_[key] & groups) != 0) return true;
  if ((beginnings_[key] & groups) == 0) return false;
  const auto word = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || static_cast<unsigned char>((c | 32) - 'a') < 26; };
  if (size == 0 || size + 1 >= from_word.size() || from_word[size] != ' ' || !word(from_word[size + 1])) return true;
  std::size_t second = 0;
  return (anchors_[anchor_pair(key, anchor_key(from_word.substr(size + 1), second))] & groups) != 0;
}

}  // namespace dateline::know
