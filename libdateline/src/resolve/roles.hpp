// Roles: which stamps are the article's own, and which only stand in its text.
#pragma once

#include <vector>

#include "resolve/setting.hpp"

namespace dateline::resolving {

// What shows before anything is resolved: headers of extractors, datelines, stamps in running text.
void assign_roles(std::vector<timestamp>&, const setting&);
// The document's answers: labelled first, else the first bare stamp. Bare ones get their role here.
void choose_answers(resolutions&, const setting&);

}  // namespace dateline::resolving
