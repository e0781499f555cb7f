// What says less than a day of its own (a date without a year, a month, a clock alone, a phrase) is taken for a time only
// where language, marks and place on the line speak for it.
#pragma once

#include <string_view>

#include "find/guards.hpp"

namespace dateline::searching {

// `in_play`: languages of the page.
bool is_plausible(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play);

}  // namespace dateline::searching
