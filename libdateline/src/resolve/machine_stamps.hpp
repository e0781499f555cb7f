// Machine-readable stamps beside the text: of the page's metadata and its URL. They are claims, to be checked too.
#pragma once

#include <vector>

#include "resolve/setting.hpp"

namespace dateline::resolving {

void add_machine_stamps(std::vector<timestamp>&, const setting&);

}  // namespace dateline::resolving
