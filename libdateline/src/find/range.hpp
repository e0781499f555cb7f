// Do two mentions, one right behind the other, name the ends of one span of time?
#pragma once

#include <string_view>

#include "dateline/span.hpp"

namespace dateline::searching {

// "June 12 to June 15", "12.–15. Juni": nothing between but a dash or a word for "until".
bool spans_to(std::string_view text, text_span first, text_span second);

}  // namespace dateline::searching
