// What only TimeML calls a time expression: bare years, months and seasons, decades, parts of the day, durations, sets,
// "now" and "recently". For those who ask for TIMEX3; a page's stamps are none of these.
#pragma once

#include "dateline/context.hpp"
#include "dateline/mention.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// Adds them to out.times, which stays in order; nothing found before is touched. Linear in the text.
void find_timex(std::string_view text, const know::tables& know, const context& given, mentions& out);

}  // namespace dateline::searching
