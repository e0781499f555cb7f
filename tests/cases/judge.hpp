// Judges a report by what a case expects.
#pragma once

#include <string>
#include <vector>

#include "cases/case_file.hpp"
#include "dateline/dateline.hpp"

namespace dateline::tests {

std::vector<std::string> complaints(const case_text&, const report&);  // "line 12: …"; empty: all as expected

// An archive, a page, or text, told by content as the command does. Of an archive, the last record that holds a document.
report scanned(const std::string& text, const knowledge&, const context&);

std::string described(const report&);  // what was found, for the reader of a failure

}  // namespace dateline::tests
