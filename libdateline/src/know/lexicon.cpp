#include "know/lexicon.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

#include "know/name_hash.hpp"

namespace dateline::know {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(term::count_)> names{
    "month",        "weekday",    "ampm",        "clockword", "era",         "role",    "link",   "at",        "clock",      "hourmark",
    "minutemark",   "secondmark", "yearmark",    "monthmark", "daymark",     "ordinal", "rel",    "dir",       "unit",       "ago_before",
    "ago_after",    "number",     "on",          "zone",      "utc",         "iso_t",   "within", "veto",      "join",       "n_day",
    "n_mon",        "n_hour",     "n_xhour",     "n_min",     "n_yy",        "n_year",  "n_hhmm", "n_count",   "n_d6",       "n_d8",
    "n_d12",        "n_d14",      "n_off",       "n_time",    "n_badtime",   "n_bad2",  "dot",    "dot_glued", "comma",      "hyphen",
    "hyphen_glued", "slash",      "slash_glued", "colon",     "colon_glued", "open",    "close",  "bar",       "apostrophe", "line",
    "roman",        "n_d3",       "n_d7",        "n_early"};

void append(std::string& out, utf8proc_int32_t cp) {
  utf8proc_uint8_t b[4];
  out.append(reinterpret_cast<const char*>(b), static_cast<std::size_t>(utf8proc_encode_char(cp, b)));
}

// Spelling variants that readers take as the same letter; 0: not written at all.
utf8proc_int32_t same_letter(utf8proc_int32_t cp) {
  if (cp >= 0xFF01 && cp <= 0xFF5E) return utf8proc_tolower(cp - 0xFEE0);  // full width
  if (cp >= 0x064B && cp <= 0x0652) return 0;                              // Arabic vowel signs
  switch (cp) {
    case 0x0640:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x00AD: return 0;  // tatweel, joiners, marks, soft hyphen
    case 0x0622:
    case 0x0623:
    case 0x0625: return 0x0627;  // alef with madda or hamza
    case 0x06CC:
    case 0x0649: return 0x064A;  // Farsi yeh, alef maksura
    case 0x06A9: return 0x0643;  // Farsi kaf
    case 0x0131: return 'i';     // dotless i: capitals of Turkish fold either way
    case 0x2019: return '\'';
    default: return utf8proc_tolower(cp);
  }
}

// Kana, Han or Hangul: three bytes that folding leaves as they are.
bool stays(const utf8proc_uint8_t* p, utf8proc_ssize_t left) {
  if (left < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) return false;
  const auto lead = p[0], next = p[1];
  return (lead >= 0xE4 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC || (lead == 0xEA && next >= 0xB0) ||
         (lead == 0xE3 && next >= 0x81 && next <= 0x83);
}

bool combining(utf8proc_int32_t cp) { return cp >= 0x0300 && cp <= 0x036F; }

// Old, twin and wider codes that pages declare: the one under which data/languages has the language's words.
std::string_view listed_as(std::string_view language) {
  constexpr std::array<std::array<std::string_view, 2>, 12> same{{{"nb", "no"},
                                                                  {"iw", "he"},
                                                                  {"in", "id"},
                                                                  {"tl", "fil"},
                                                                  {"ji", "yi"},
                                                                  {"mo", "ro"},
                                                                  {"sh", "sr"},
                                                                  {"cmn", "zh"},
                                                                  {"arb", "ar"},
                                                                  {"pes", "fa"},
                                                                  {"prs", "fa"},
                                                                  {"zsm", "ms"}}};
  for (const auto& [code, listed] : same)
    if (language.size() == code.size() && std::ranges::equal(language, code, [](char a, char b) { return (a | 32) == b; })) return listed;
  return language;
}

}  // namespace

std::optional<term> term_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<term>(i);
  return std::nullopt;
}

void lexicon::fold(std::string_view word, std::string& out) {
  // Most words are ASCII: their letters are written without asking the string for each.
  out.resize(word.size());
  std::size_t plain = 0, written = 0;
  for (; plain < word.size() && static_cast<unsigned char>(word[plain]) < 0x80; ++plain) {
    const char c = word[plain];
    out[written] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    written += c == '.' ? 0 : 1;
  }
  out.resize(written);
  bool composed = true;
  const auto* p = reinterpret_cast<const utf8proc_uint8_t*>(word.data() + plain);
  auto left = static_cast<utf8proc_ssize_t>(word.size() - plain);
  while (left > 0) {
    if (*p < 0x80) {
      if (*p != '.') out.push_back(static_cast<char>(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p));
      ++p;
      --left;
      continue;
    }
    if (stays(p, left)) {
      out.append(reinterpret_cast<const char*>(p), 3);
      p += 3;
      left -= 3;
      continue;
    }
    utf8proc_int32_t cp = 0;
    const auto n = utf8proc_iterate(p, left, &cp);
    if (n <= 0) {
      out.push_back(static_cast<char>(*p));
      ++p;
      --left;
      continue;
    }
    p += n;
    left -= n;
    // A nasal before a consonant is written with its own letter or with anusvara: दिसम्बर, दिसंबर.
    if ((cp == 0x092E || cp == 0x0928 || cp == 0x0919 || cp == 0x091E || cp == 0x0923) && left > 3 &&
        std::memcmp(p, "\xE0\xA5\x8D", 3) == 0) {
      append(out, 0x0902);
      p += 3;
      left -= 3;
      continue;
    }
    if (combining(cp)) composed = false;
    if (cp == 0x2019 || cp == 0x02BC || cp == 0x05F3) {
      out.push_back('\'');
      continue;
    }
    if (cp == 0x05F4) {
      out.push_back('"');
      continue;
    }
    if (cp == 0x2010 || cp == 0x2011 || cp == 0x2013) {
      out.push_back('-');
      continue;
    }
    if (cp == 0x0130) {
      out.push_back('i');
      continue;
    }  // İ, whose lower case would be two code points
    if (const auto same = same_letter(cp); same != 0) append(out, same);
  }
  if (composed) return;
  utf8proc_uint8_t* nfc = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(out.c_str()));
  if (nfc == nullptr) return;
  out = reinterpret_cast<const char*>(nfc);
  std::free(nfc);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc allocates with malloc
}

lexicon::lexicon(const image& from) {
  const auto all = from.bytes(section::lexicon);
  if (all.size() < sizeof(lexicon_header)) return;
  const auto* h = reinterpret_cast<const lexicon_header*>(all.data());
  const auto fits = [&](std::uint64_t at, std::uint64_t count, std::uint64_t size) {
    return at <= all.size() && count <= (all.size() - at) / size;
  };
  if (!fits(h->slots, std::uint64_t{h->slot_mask} + 1, 4) || !fits(h->entries, h->entry_count, sizeof(word_entry)) ||
      !fits(h->readings, h->reading_count, sizeof(word_reading)) || !fits(h->sets, h->set_count, sizeof(language_set)) ||
      !fits(h->symbols, h->symbol_count, sizeof(term_set)) || !fits(h->text, h->text_size, 1) || !fits(h->anchors, 65536, 1) ||
      !fits(h->distances, distance_keys, 1) || !fits(h->beginnings, 65536, 1) || !fits(h->heads, 32768, 1))
    return;
  head_ = h;
  slots_ = {reinterpret_cast<const std::uint32_t*>(all.data() + h->slots), std::size_t{h->slot_mask} + 1};
  entries_ = {reinterpret_cast<const word_entry*>(all.data() + h->entries), h->entry_count};
  readings_ = {reinterpret_cast<const word_reading*>(all.data() + h->readings), h->reading_count};
  sets_ = {reinterpret_cast<const language_set*>(all.data() + h->sets), h->set_count};
  symbols_ = {reinterpret_cast<const term_set*>(all.data() + h->symbols), h->symbol_count};
  text_ = all.data() + h->text;
  anchors_ = reinterpret_cast<const std::uint8_t*>(all.data() + h->anchors);
  beginnings_ = reinterpret_cast<const std::uint8_t*>(all.data() + h->beginnings);
  heads_ = reinterpret_cast<const std::uint8_t*>(all.data() + h->heads);
  distances_ = reinterpret_cast<const std::uint8_t*>(all.data() + h->distances);
  languages_ = from.table<language_row>(section::languages);
  language_count_ = languages_.size();
  english_ = bits_of("en");
}

const word_entry* lexicon::find(std::string_view folded) const { return find(folded, name_hash(folded)); }

const word_entry* lexicon::find_plain(std::string_view word) const {
  std::array<char, longest_plain> folded;  // NOLINT(cppcoreguidelines-pro-type-member-init): what is read was written
  if (word.size() > folded.size()) return nullptr;
  auto h = name_hash_start;
  for (std::size_t i = 0; i < word.size(); ++i) {
    folded[i] = static_cast<char>(word[i] | 32);
    h = name_hash_byte(h, folded[i]);
  }
  return find({folded.data(), word.size()}, name_hash_end(h));
}

bool lexicon::may_be_label(std::string_view form) {
  if (form.empty() || form.size() > 12 || (form[0] >= 'a' && form[0] <= 'z')) return false;
  return form.size() == 1 || !(form[1] >= 'a' && form[1] <= 'z') ||
         std::ranges::any_of(form.substr(1), [](char c) { return c < 'a' || c > 'z'; });
}

const word_entry* lexicon::find(std::string_view folded, std::uint32_t h) const {
  if (head_ == nullptr || folded.empty()) return nullptr;
  const auto tag = h & 0xFF000000U;
  for (std::uint32_t at = h & head_->slot_mask, tries = 0; tries <= head_->slot_mask; at = (at + 1) & head_->slot_mask, ++tries) {
    const auto slot = slots_[at];
    if (slot == 0) return nullptr;
    if ((slot & 0xFF000000U) != tag) continue;
    const auto row = (slot & 0x00FFFFFFU) - 1;
    if (row >= entries_.size()) return nullptr;
    const auto& e = entries_[row];
    if (e.size == folded.size() && std::uint64_t{e.text} + e.size <= head_->text_size &&
        std::memcmp(text_ + e.text, folded.data(), e.size) == 0)
      return &e;
  }
  return nullptr;
}

std::span<const word_reading> lexicon::readings(const word_entry& e) const {
  if (std::uint64_t{e.readings} + e.count > readings_.size()) return {};
  return readings_.subspan(e.readings, e.count);
}

std::string_view lexicon::language_tag(std::size_t bit) const {
  if (bit >= languages_.size()) return {};
  return {languages_[bit].tag, strnlen(languages_[bit].tag, sizeof languages_[bit].tag)};
}

language_set lexicon::bits_of(std::string_view tag) const {
  language_set out;
  if (tag.empty()) return out;
  if (tag == "en" && !english_.empty()) return english_;
  const auto main = listed_as(tag.substr(0, tag.find_first_of("-_")));
  if (main.empty()) return out;
  const auto initial = [](const language_row& row) { return row.tag[0]; };  // they are sorted
  const auto first = std::ranges::lower_bound(languages_, static_cast<char>(main[0] | 32), {}, initial);
  for (auto i = static_cast<std::size_t>(first - languages_.begin()); i < languages_.size() && i < 128; ++i) {
    if (languages_[i].tag[0] != (main[0] | 32)) break;
    const auto t = language_tag(i);
    if (t.size() < main.size() || (t.size() > main.size() && t[main.size()] != '-')) continue;
    bool same = true;
    for (std::size_t k = 0; same && k < main.size(); ++k) same = (main[k] | 32) == (t[k] | 32);
    if (same) (i < 64 ? out.low : out.high) |= std::uint64_t{1} << (i % 64);
  }
  return out;
}

std::uint8_t lexicon::anchor_group(std::string_view tag) { return static_cast<std::uint8_t>(tag == "en" ? 1U : 2U << name_hash(tag) % 7); }

bool lexicon::may_begin_distance(std::string_view from_word, std::uint8_t groups) const {
  if (distances_ == nullptr || from_word.empty()) return false;
  // Letters of which fold() makes others than small ones are not looked up.
  const auto lead = static_cast<unsigned char>(from_word[0]);
  const bool latin_greek_cyrillic = lead < 0xD5, kana_han_hangul = lead >= 0xE3 && lead <= 0xED;
  std::size_t size = 0;
  return (!latin_greek_cyrillic && !kana_han_hangul) || (distances_[distance_key(anchor_key(from_word, size))] & groups) != 0;
}

std::uint8_t lexicon::anchor_groups(language_set s) const {
  std::uint8_t out = 0;
  for (std::size_t i = 0; i < languages_.size() && i < 128; ++i)
    if (((i < 64 ? s.low : s.high) >> (i % 64) & 1) != 0) out = static_cast<std::uint8_t>(out | anchor_group(language_tag(i)));
  return out;
}

language_set lexicon::short_dates(char mark) const {
  language_set out;
  for (std::size_t i = 0; i < languages_.size() && i < 128; ++i)
    if (languages_[i].short_dates == static_cast<unsigned char>(mark)) (i < 64 ? out.low : out.high) |= std::uint64_t{1} << (i % 64);
  return out;
}

}  // namespace dateline::know
