// Labels of stamps: "Updated", "Stand", 更新.
#pragma once

#include <cstdint>

#include "dateline/mention.hpp"
#include "find/lexer.hpp"

namespace dateline::searching {

role role_of(std::uint8_t value);  // of a reading of term::role

// What a label says of its stamp, in whatever language first lists it; unknown: it is no label.
role role_of_label(const token& t, const know::lexicon& words);

}  // namespace dateline::searching
