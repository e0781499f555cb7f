// What a match must not touch to be a stamp: prices, versions, phone numbers, scores, paths.
#pragma once

#include <algorithm>
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

inline bool has(const found& f, know::slot s) { return std::ranges::find(f.slots, s) != f.slots.end(); }
// Nothing else is on its line, as in a list of stamps or an argument of the command.
bool alone_on_line(std::string_view text, const found& f);
bool stands_alone(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words);

}  // namespace dateline::searching
