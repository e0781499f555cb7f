// Reads text into tokens: words by the lexicon (the longest form wins, over several words or within a run of
// a script without spaces), numbers of any script by width and value, separators of any script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "know/lexicon.hpp"

namespace dateline::searching {

struct token {
  std::uint32_t first = 0, last = 0;   // byte offsets in the text
  know::symbol sym = know::no_symbol;  // 0: nothing that can stand in a stamp
  bool space_before = false;
  bool capital = false;     // a word whose first letter is upper case
  bool seconds = false;     // a time with seconds, or six figures
  char fold = 0;            // a time whose hour has the letter of a repeated hour: 2A:30
  std::uint32_t entry = 0;  // row of the lexicon + 1; 0: no word
  std::int64_t value = 0;   // number; offset: seconds east; time: hour*10^4+minute*10^2+second
  std::uint32_t nanosecond = 0;
};

class lexer {
 public:
  lexer(std::string_view text, const know::lexicon& words) : text_(text), words_(words) {}

  // The token at or after `at` (spaces skipped); `before` is the one that ended at `at`, or null. first == last
  // at the end of the text.
  token next(std::size_t at, const token* before);

  // The beginning of the word, number or mark that ends at `at` on its way left; npos where something stands
  // there that no stamp has.
  std::size_t left_of(std::size_t at);

 private:
  token number(std::size_t at);
  token signed_offset(std::size_t at, const token& before);
  token word(std::size_t at);
  bool plain_word(std::size_t at, token& out);  // false: it is none
  std::size_t zone_name_end(std::size_t at);
  token run_word(std::size_t at);
  token mark(std::size_t at, know::separator s, std::size_t size);
  token make(std::size_t first, std::size_t last, const know::word_entry* e) const;
  const know::word_entry* lookup(std::string_view form);
  const know::word_entry* lookup_exact(std::string_view form);
  std::size_t between_words(std::size_t end, std::string& form) const;
  std::size_t mark_behind(std::size_t last, std::string& form, const know::word_entry*& e) const;
  bool several_words(const know::word_entry& first, std::size_t at, std::size_t first_end, token& out);
  bool knows(std::string_view form, bool plain);  // plain: it is of ASCII letters alone
  bool short_half(std::size_t at, const token& before) const;
  bool zone_letter(std::size_t at, const token& before);

  static constexpr auto longest_word = know::lexicon::longest_plain;  // bytes; anything longer is no word of a stamp

  std::string_view text_;
  const know::lexicon& words_;
  std::string folded_, joined_;  // scratch
};

}  // namespace dateline::searching
