// Checks the tables of data/languages before they are packed.
#pragma once

#include "pack.hpp"

namespace dateline::pack {

// Faults in the list of languages, in the words of each, and between the two tables of one language.
void check_languages(job&);

}  // namespace dateline::pack
