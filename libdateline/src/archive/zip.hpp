// ZIP files by their beginning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/zip.hpp"

namespace dateline::archives {

// Names of the entries that begin in these first bytes of a file.
std::vector<std::string> names_in_head(std::string_view head);

}  // namespace dateline::archives
