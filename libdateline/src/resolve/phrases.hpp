// Relative phrases and holidays: counted from the anchor, at the place where the text was written.
#pragma once

#include "resolve/setting.hpp"

namespace dateline::resolving {

void resolve_phrase(timestamp&, const time_mention&, const setting&);
void resolve_holiday(timestamp&, const time_mention&, const setting&);

}  // namespace dateline::resolving
