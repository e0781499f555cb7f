// Answers as rows of CSV or TSV: one a timestamp, dateline, place or finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/json.hpp"
#include "dateline/report.hpp"

namespace dateline {

enum class table_of : unsigned char { timestamps, datelines, places, findings };

struct table_form {
  table_of rows = table_of::timestamps;
  char separator = ',';  // ',' quotes as RFC 4180 does; '\t' turns tabs and line ends into blanks
  std::vector<std::string_view> columns{};
};

std::vector<std::string_view> table_columns(table_of);                    // all there are, in the order of the default
std::string table_cell(const timestamp&, std::string_view column);        // what stands in a column beside id, start, end
std::string table_cell(const place_candidate&, std::string_view column);  // and for places beside text and status
void append_table_head(std::string& out, const table_form&);
void append_table_rows(std::string& out, const report&, const answer_source&, const table_form&);

}  // namespace dateline
