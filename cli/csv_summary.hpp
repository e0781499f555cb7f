// What was done to a table, counted and said on standard error.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "csv_answer.hpp"
#include "csv_plan.hpp"
#include "csv_survey.hpp"

namespace dateline::cli {

struct column_count {
  std::array<std::uint64_t, cell_states> by_state{};
  std::vector<std::string> unread{};  // the first of them: line and value
  void add(const column_count&);
  std::uint64_t of(cell_state s) const { return by_state[static_cast<std::size_t>(s)]; }
};

struct some_lines {  // how many, and the first of them
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first{};
  void add(std::uint64_t line);
  void add(const some_lines&);
};

struct table_count {
  std::uint64_t rows = 0, lost = 0;
  some_lines short_rows{}, long_rows{}, failed{};  // fewer and more fields than the header; records that were not read
  some_lines bad_context{};                        // rows whose other columns say what is no url, country, …
  std::string bad_context_why{};
  std::vector<column_count> columns{};
  void add(const table_count&);
};

std::string summary(const csv_plan&, const table_encoding&, const table_count&, const std::vector<column_survey>&);

}  // namespace dateline::cli
