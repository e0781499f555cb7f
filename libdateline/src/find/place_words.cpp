#include "find/place_words.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

#include "find/ascii_letters.hpp"
#include "find/characters.hpp"
#include "find/joined_words.hpp"
#include "read/packing.hpp"

namespace dateline::searching {
namespace {

constexpr std::array particles = [] {
  constexpr std::array<std::string_view, 46> words{"a",   "aan", "al",  "am",    "an",  "and", "as",  "auf",  "aux", "bei", "by",  "da",
                                                   "das", "de",  "del", "della", "den", "der", "des", "di",   "do",  "dos", "du",  "e",
                                                   "el",  "en",  "i",   "im",    "in",  "la",  "las", "le",   "les", "lez", "los", "na",
                                                   "nad", "ob",  "of",  "on",    "op",  "sur", "the", "upon", "van", "y"};
  std::array<std::uint64_t, words.size()> packed{};
  std::ranges::transform(words, packed.begin(), packing::first_bytes);
  std::ranges::sort(packed);
  return packed;
}();

bool apostrophe(std::uint32_t cp) { return cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == 0x02BB || cp == 0x02BC || cp == 0x60; }
bool hyphen(std::uint32_t cp) { return cp == '-' || cp == 0x2010 || cp == 0x2011; }

enum class letter_case { none, lower, upper };
letter_case case_of(std::uint32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? letter_case::upper : cp >= 'a' && cp <= 'z' ? letter_case::lower : letter_case::none;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(cp))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return letter_case::upper;
    case UTF8PROC_CATEGORY_LL: return letter_case::lower;
    default: return letter_case::none;
  }
}

// Does a byte behind letters end their word, whatever follows it? Of a dot or a joint that nothing joins, too.
bool ends_word(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return true;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c >= 0x80) return false;
  if (c != '\'' && c != '-' && c != '.' && c != '`') return true;
  return at + 1 >= end || (static_cast<unsigned char>(text[at + 1]) < 0x80 && !ascii_letter(text[at + 1]));
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  if (at + 1 < end && text[at] == ' ' && static_cast<unsigned char>(text[at + 1] - '!') < 0x5F) return at + 1;  // nearly always
  while (at < end) {
    const auto c = decode(text, at);
    if (c.value > ' ' && c.value < 0x80) return at;
    if (!is_space(c.value)) break;
    at += std::max<std::size_t>(c.size, 1);
  }
  return std::min(at, end);
}

std::string_view trimmed(std::string_view text, std::size_t first, std::size_t last) {
  first = skip_blanks(text, first, last);
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
  return part(text, first, last);
}

// A piece at a time: text whose lines end in the one would be searched for the other again and again.
std::size_t line_end(std::string_view text, std::size_t at) {
  constexpr std::size_t piece = 256;
  for (; at < text.size(); at += piece) {
    const auto part = text.substr(at, piece);
    const auto feed = part.find('\n'), back = part.substr(0, feed).find('\r');
    if (back != std::string_view::npos) return at + back;
    if (feed != std::string_view::npos) return at + feed;
  }
  return text.size();
}

namespace {

// Of any letters, with what joins them.
[[gnu::noinline]] name_word read_any_word(std::string_view text, std::size_t at, std::size_t end) {
  name_word w{.first = static_cast<std::uint32_t>(at), .last = static_cast<std::uint32_t>(at)};
  bool all_upper = true, any_upper = false, any_cased = false, first_capital = false, prefix = false;
  std::size_t letters = 0;
  for (auto i = at; i < end;) {
    const bool plain = ascii_letter(text[i]);  // nearly every letter
    const auto c = plain ? code_point{static_cast<unsigned char>(text[i]), 1} : decode(text, i);
    if (c.size == 0) break;
    const auto next = i + c.size;
    if (plain || is_letter(c.value)) {
      const auto k = case_of(c.value);
      if (letters == 0) first_capital = k != letter_case::lower;
      if (prefix && letters <= 2 && k == letter_case::upper) first_capital = true;  // d'Ascq, l'Aquila
      prefix = false;
      if (k == letter_case::upper) any_upper = any_cased = true;
      if (k == letter_case::lower) {
        any_cased = true;
        all_upper = false;
      }
      ++letters;
      w.last = static_cast<std::uint32_t>(next);
      i = next;
      continue;
    }
    const bool joint = apostrophe(c.value) || hyphen(c.value) || c.value == '.';
    if (letters == 0 || !joint || next >= end) break;
    const auto after = decode(text, next);
    if (after.size == 0 || !is_letter(after.value)) break;
    // A possessive ends the word: "Nepal's".
    if (apostrophe(c.value) && (after.value == 's' || after.value == 'S')) {
      const auto beyond = decode(text, next + after.size);
      if (beyond.size == 0 || !is_letter(beyond.value)) {
        w.possessive = true;
        break;
      }
    }
    // A dot joins initials (U.S., W.Va., N.J.), not sentences.
    if (c.value == '.' && (letters > 4 || case_of(after.value) == letter_case::lower)) break;
    prefix = apostrophe(c.value);
    w.joined = true;
    i = next;
  }
  w.cased = any_cased;
  w.capital = first_capital && letters > 0;
  w.capitals = any_upper && all_upper;
  w.dotted = w.last < end && text[w.last] == '.';
  return w;
}

}  // namespace

name_word read_word(std::string_view text, std::size_t at, std::size_t end) {
  // Nearly every word is of ASCII letters and nothing else.
  const auto [last, small] = ascii_letters(text, at, end);
  if (last == at || !ends_word(text, last, end)) return read_any_word(text, at, end);
  return {.first = static_cast<std::uint32_t>(at),
          .last = static_cast<std::uint32_t>(last),
          .capital = text[at] < 'a',
          .capitals = !small,
          .cased = true,
          .dotted = last < end && text[last] == '.'};
}

std::size_t end_with_dot(std::string_view text, const name_word& last) {
  if (!last.dotted) return last.last;
  const bool inner = text.substr(last.first, last.last - last.first).find('.') != std::string_view::npos;
  return inner || last.last - last.first <= 6 ? last.last + 1 : last.last;
}

name_run read_words(std::string_view text, std::size_t at, std::size_t end, std::size_t most) {
  name_run run;
  while (run.count < std::min(most, name_run::most)) {
    const auto w = read_word(text, at, end);
    if (w.last == w.first) return run;
    run.words[run.count++] = w;
    if (w.dotted) return run;
    const auto next = skip_blanks(text, w.last, end);
    if (next == w.last) return run;
    at = next;
  }
  const auto more = decode(text, at);
  run.cut = at < end && is_letter(more.value);
  return run;
}

namespace {

// `settle` may move the ends of a word that something joins; false where the run ends with it.
template <class Settle>
name_run read_run(std::string_view text, std::size_t at, std::size_t end, const Settle& settle) {
  name_run run;
  end = std::min(end, at + longest_name);
  std::size_t kept = 0;  // words up to the last capitalised one
  for (bool goes_on = true; goes_on;) {
    auto w = read_word(text, at, end);
    if (w.last == w.first) break;
    const bool bracket = w.last + 2 < end && ((text[w.last] == ' ' && text[w.last + 1] == '(') || text[w.last] == '/');
    if (w.joined || w.possessive || bracket) goes_on = settle(w, run.count == 0 ? w.first : run[0].first, end);
    if (run.count == name_run::most) {
      run.cut = true;
      break;
    }
    if (!w.capital && (run.count == 0 || !is_particle(text.substr(w.first, w.last - w.first)))) {
      run.cut = true;
      break;
    }
    run.words[run.count++] = w;
    if (w.capital) kept = run.count;
    auto next = w.last;
    if (w.dotted) {
      // A short word before its dot is an abbreviation ("St. Louis", "Ft. Worth"), and the name goes on.
      const auto size = w.last - w.first;
      if (size > 3 && text.substr(w.first, size).find('.') == std::string_view::npos) break;
      next = w.last + 1;
    }
    const auto after = skip_blanks(text, next, end);
    if (after == next && !w.dotted) break;
    at = after;
  }
  if (kept < run.count) run.cut = true;
  run.count = kept;
  return run;
}

}  // namespace

name_run read_name(std::string_view text, std::size_t at, std::size_t end) {
  return read_run(text, at, end, [](const name_word&, std::size_t, std::size_t) { return true; });
}

name_run read_name(std::string_view text, std::size_t at, std::size_t end, const know::gazetteer& names, bool pairs) {
  return read_run(text, at, end, [&](name_word& w, std::size_t first, std::size_t until) {
    if (w.possessive && own_name(text, first, until, names, w)) return true;
    if (with_river(text, first, until, names, w)) return false;
    return !w.joined || !pairs || !taken_apart(text, names, w);
  });
}

std::string lower(std::string_view s) {
  if (s.size() <= 16) {  // nearly always: its two ends, which may lie over each other
    const auto end = std::min<std::size_t>(s.size(), 8);
    const auto head = packing::first_bytes(s), tail = packing::first_bytes(s.substr(s.size() - end));
    if (((head | tail) & 0x8080808080808080U) == 0) {
      const auto small_head = packing::lower_bytes(head), small_tail = packing::lower_bytes(tail);
      std::array<char, 16> small{};
      std::memcpy(small.data(), &small_head, 8);
      std::memcpy(small.data() + s.size() - end, &small_tail, end);
      return {small.data(), s.size()};
    }
  }
  std::string out(s);
  std::size_t plain = 0;
  for (; plain < s.size() && static_cast<unsigned char>(s[plain]) < 0x80; ++plain)
    out[plain] = static_cast<char>(s[plain] | (static_cast<unsigned char>(s[plain] - 'A') < 26) << 5);
  if (plain == s.size()) return out;
  out.resize(plain);
  for (std::size_t i = plain; i < s.size();) {
    const auto c = decode(s, i);
    if (c.size == 0) break;
    if (c.value < 0x80) {
      out.push_back(c.value >= 'A' && c.value <= 'Z' ? static_cast<char>(c.value | 32) : static_cast<char>(c.value));
    } else {
      utf8proc_uint8_t bytes[4];
      const auto n = c.value == 0xFFFD ? 0 : utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value)), bytes);
      out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
    }
    i += c.size;
  }
  return out;
}

bool ends_name(std::string_view text, const name_word& w, const know::gazetteer& names) {
  constexpr int most_words = 4;
  std::size_t first = w.first;
  for (int n = 1; n < most_words; ++n) {
    auto last = first;
    while (last > 0 && text[last - 1] == ' ') --last;
    if (last == first) return false;
    first = last;
    while (first > 0 && w.last - first < longest_name) {
      const auto c = decode_before(text, first);
      if (c.size == 0 || !(is_letter(c.value) || c.value == '\'' || c.value == '-' || c.value == 0x2019)) break;
      first -= c.size;
    }
    if (first == last || !is_upper(decode(text, first).value)) return false;
    if (!names.lookup(part(text, first, w.last)).empty()) return true;
  }
  return false;
}

bool is_particle(std::string_view lowered) {
  return lowered.size() <= 5 && std::ranges::binary_search(particles, packing::first_bytes(lowered));
}

bool is_kicker(const know::agencies& words, std::string_view head) {
  return head.size() <= 40 && words.lists(know::word_list::kicker, lower(head));
}

bool names_nowhere(const know::agencies& words, std::string_view head) {
  if (head.size() > longest_name) return false;
  const auto folded = lower(head);
  const std::string_view all = folded;
  for (auto i = all.find(' ');; i = all.find(' ', i + 1)) {
    if (words.lists(know::word_list::nowhere, all.substr(0, i))) return true;
    if (i == std::string_view::npos) break;
  }
  const auto blank = all.find(' ');
  const auto first = all.substr(0, blank);
  if (blank == std::string_view::npos || (first != "on" && first != "along" && first != "near" && first != "at" && first != "in"))
    return false;
  for (auto i = blank; i != std::string_view::npos; i = all.find(' ', i + 1))
    if (words.lists(know::word_list::nowhere_end, all.substr(i + 1))) return true;
  return false;
}

}  // namespace dateline::searching
