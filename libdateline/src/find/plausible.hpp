// What says less than a day of its own (a date without a year, a month, a clock alone, a phrase) is taken for a time only
// where language, marks and place on the line speak for it.
#pragma once

#include <optional>
#include <string_view>

#include "find/guards.hpp"

namespace dateline::searching {

// "12.06 18:49", "06-12 18:49": the languages that write day and month in figures so where no year is written; elsewhere it
// may be a price, a version or a score. Nothing for stamps of other shapes.
std::optional<language_set> short_date_languages(std::string_view text, const found& f, const know::lexicon& words);

// `in_play`: languages of the page.
bool is_plausible(std::string_view text, const found& f, const time_mention& m, const know::lexicon& words, language_set in_play);

}  // namespace dateline::searching
