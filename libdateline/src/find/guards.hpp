// What a match must not touch to be a stamp: prices, versions, phone numbers, scores, paths.
#pragma once

#include <span>
#include <string_view>

#include "dateline/mention.hpp"
#include "find/decode.hpp"
#include "find/lexer.hpp"
#include "know/patterns.hpp"

namespace dateline::searching {

struct found {  // a match with all that the guards look at
  std::span<const token> island;
  std::size_t first = 0, last = 0;  // tokens [first, last) of the island
  std::span<const know::slot> slots;
  bool has_weekday = false;  // one that the date is checked against
  std::string_view kind;     // what was found: stamp, date, part, month, year, clock, phrase
};

bool stands_alone(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words);
// May a mention without a year, a clock alone or a phrase be taken for one? `in_play`: languages of the page.
bool is_plausible(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play);

}  // namespace dateline::searching
