// The answers of a page: the day that most speaks for, and of that day the stamp that tells it best.
#pragma once

#include <vector>

#include "resolve/page_layout.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

// Sets published and updated, and the roles of the stamps that are none of the page's own. Stamps of the text stand
// first in `r`, then those of setting::machine, then those of setting::machine_aside.
void choose_page_answers(resolutions& r, const setting&, const page_layout&);

// Puts the stamps in the order of the source; those without a place in it last.
void order_by_source(resolutions& r, const document&);

}  // namespace dateline::resolving
