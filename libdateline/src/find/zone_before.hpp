// A zone that stands before its clock: "北京时间21:00", "(UTC+8) 2023-06-12 18:49", "GMT 18:49, 12 June", "TSİ 22.00, 12 Haziran".
// Read here and not by patterns: before every shape of stamp it would make the automaton several times as large.
#pragma once

#include <span>

#include "dateline/mention.hpp"
#include "find/lexer.hpp"

namespace dateline::searching {

// Gives the mention, read from the tokens from `s` on, the zone before it, if it has none of its own. `previous`: the
// mention before it in the text, or null; the zone behind that one is its own.
void take_zone_before(std::string_view text, std::span<const token> tokens, std::size_t s, const time_mention* previous,
                      const know::lexicon& words, lexer& reader, time_mention& m);

}  // namespace dateline::searching
