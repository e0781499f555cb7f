// The answer for a person at a terminal: lines of the text with what they say underlined, one line an answer,
// findings like a compiler's diagnostics.
#pragma once

#include <string>
#include <string_view>

#include "dateline/report.hpp"
#include "report/paint.hpp"

namespace dateline {

struct terminal_options {
  bool color = false;
  bool explain = false;
  std::size_t width = 80;
  std::string name{};  // of the document, as findings quote it
  bool timestamps = true, datelines = true, places = true, findings = true;
};

void append_terminal(std::string& out, const report&, const terminal_options&);
void append_findings(std::string& out, const report&, const terminal_options&);

// The words of one answer, and the lines that explain it, each indented by `indent`.
std::string answer_line(const timestamp&, const paint&);
std::string answer_line(const place&, const paint&);
void append_account(std::string& out, const timestamp&, const paint&, std::string_view indent, bool evidence);
void append_account(std::string& out, const place&, const paint&, std::string_view indent, bool evidence);

}  // namespace dateline
