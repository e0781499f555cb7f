// A look over a whole column before any of it is settled: what some values show of the others.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "csv_numbers.hpp"
#include "csv_plan.hpp"
#include "table_rows.hpp"

namespace dateline::cli {

struct shown_order {         // day first, or month first
  std::uint64_t values = 0;  // that can only be read so, of those looked at
  std::string example{};     // the first of them
  std::uint64_t line = 0;    // where it stands
  void add(const shown_order&);
};

struct column_survey {
  shown_order day_first{}, month_first{};
  numbers_seen numbers{};
  void add(const column_survey&);
};

// Some values of each kind are looked at in each piece of the table, so that it takes little time beside the answers.
std::vector<column_survey> look_at(const csv_plan&, const row_piece&, const table_encoding&);

}  // namespace dateline::cli
