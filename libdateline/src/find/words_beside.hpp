// What stands beside a match and belongs to it, though no pattern takes it.
#pragma once

#include "find/match_ends.hpp"

namespace dateline::searching {

// "2022年10月24日 21:37 更新", "14:37 수정": where verbs end the sentence the label may stand behind, and nothing is behind it. For
// stamps that have none.
void take_label_behind(const match_in&, time_mention&);
// "Tuesday, 6:49 a.m., June 12, 2023": the weekday before a clock that a date follows. `spoken`: languages of the page.
void take_weekday_before(const match_in&, language_set spoken, time_mention&);
// "March 15 last year", "15 mars de l'année dernière", "去年3月15日": the year of a date that has none.
void take_year_beside(const match_in&, language_set spoken, time_mention&);

}  // namespace dateline::searching
