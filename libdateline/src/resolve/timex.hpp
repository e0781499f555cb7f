// TIMEX3 (TimeML, ISO 24617-1): the value of every timestamp, and what only TimeML calls a time expression.
#pragma once

#include <string>

#include "resolve/setting.hpp"

namespace dateline::resolving {

// `told_day`: the day that the text told of last, for "in the evening".
void resolve_timex(timestamp&, const time_mention&, std::optional<civil::local_days> told_day, const setting&);

// "2023-06-12T06:49+05:30", "2015-SP", "199", "2023-W24"; empty where there is none.
std::string timex_value(const timestamp&, const time_mention*);

}  // namespace dateline::resolving
