// Judges a report by what a case expects.
#pragma once

#include <string>
#include <vector>

#include "cases/case_file.hpp"
#include "dateline/report.hpp"

namespace dateline::tests {

std::vector<std::string> complaints(const case_text&, const report&);  // "line 12: …"; empty: all as expected

std::string described(const report&);  // what was found, for the reader of a failure

}  // namespace dateline::tests
