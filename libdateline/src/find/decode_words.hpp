// The words of a match, of whose readings those count that fit one another: "mar" beside "de" is March, no Tuesday.
#pragma once

#include <cstdint>
#include <span>

#include "find/lexer.hpp"
#include "know/patterns.hpp"

namespace dateline::searching {

// The languages of the words that join date and clock or stand behind the hour; empty: there are none, or none fits all.
language_set shared_by_small_words(std::span<const token> tokens, std::span<const know::slot> slots, const know::lexicon& words);

class matched_words {
 public:
  // `page` and `declared` as in decode_stamp.
  matched_words(std::span<const token> tokens, std::span<const know::slot> slots, const know::lexicon& words, language_set page,
                bool declared);

  language_set languages() const { return languages_; }  // in which the words are so; empty: there are none, or none fits all
  bool no_weekday(std::size_t token) const { return (no_weekday_ >> token & 1) != 0; }  // it only looks like one
  // The one reading that fits the languages of the other words; ties go to the page's languages, then to order. 0: none.
  std::uint8_t value(const token&, know::term what) const;
  bool speaks(const token&, know::term what) const;           // the languages of the other words have it
  std::uint16_t values(const token&, know::term what) const;  // all that fit; bit value - 1, for values to 12

 private:
  const know::word_entry* entry_of(const token& t) const { return t.entry == 0 ? nullptr : &words_.entry(t.entry - 1); }
  bool can_join(const token&) const;

  const know::lexicon& words_;
  language_set page_;
  language_set languages_{};
  std::uint64_t no_weekday_ = 0;  // bit by token
};

}  // namespace dateline::searching
