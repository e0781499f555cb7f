// Relative phrases and holidays: counted from the anchor, at the place where the text was written.
#pragma once

#include "resolve/setting.hpp"

namespace dateline::resolving {

// The day at the place of writing on which the text counts from.
std::optional<civil::local_days> today(const setting&);

precision precision_of(phrase_unit);

// `told_day`: the day that the text told of last, for "the next day".
void resolve_phrase(timestamp&, const time_mention&, std::optional<civil::local_days> told_day, const setting&);
void resolve_holiday(timestamp&, const time_mention&, const setting&);

}  // namespace dateline::resolving
