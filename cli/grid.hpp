// Rows in columns, for a person; or the same rows as JSON, CSV or TSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/paint.hpp"
#include "session.hpp"

namespace dateline::cli {

struct grid_column {
  std::string_view name;  // key in JSON, header of CSV; upper case for a person
  bool bare = false;      // a number, true or false: no quotes in JSON
};

class grid {
 public:
  explicit grid(std::vector<grid_column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string render(form, bool color) const;  // json: an array; jsonl: a line a row

 private:
  std::string for_person(bool color) const;

  std::vector<grid_column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace dateline::cli
