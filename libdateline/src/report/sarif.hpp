// Findings as SARIF 2.1.0, the form in which editors and code hosts show them: one run over all documents.
#pragma once

#include <string>
#include <string_view>

#include "dateline/json.hpp"
#include "dateline/report.hpp"

namespace dateline {

// The log is head, results, tail. Each result begins with a comma, of which the first is to be left out.
void append_sarif_head(std::string& out, const versions&);
void append_sarif(std::string& out, const report&, const answer_source&);
inline constexpr std::string_view sarif_tail = "\n]}]}\n";

}  // namespace dateline
