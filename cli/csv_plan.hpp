// What `dateline csv` is asked to do with a table: which columns, what else tells of a row, what is added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "csv_numbers.hpp"
#include "read/csv.hpp"
#include "session.hpp"
#include "table_input.hpp"

namespace dateline::cli {

struct csv_column {
  std::size_t at = 0;  // from 0
  std::string name{};
  column_orders orders{};                   // what the column shows
  number_form numbers = number_form::none;  // what its numbers are read as
};

struct csv_plan {
  const session& with;
  std::string file;  // as messages call it
  csv::dialect form{};
  bool headed = true;
  std::size_t width = 0;  // fields of the first record
  bool places = false;
  std::vector<csv_column> columns{};
  std::vector<std::string_view> fields{};                        // added for each of them
  std::vector<std::pair<std::string_view, std::size_t>> told{};  // fields of the context, and the column of each
  std::vector<std::size_t> qualifiers{};                         // columns that say where a place lies
  std::optional<number_form> numbers{};                          // the caller has decided
  std::uint64_t longest = std::uint64_t{256} << 20;              // of a record, bytes
  std::size_t jobs = 1;
};

// Nothing where an option is wrong (complained of).
std::optional<csv_plan> plan_csv(const session&, const arguments&, const table_input&);

// The header with the names of the added columns, none of which stands in it already.
std::string header_with_added(const csv_plan&, std::string_view record, const table_encoding&);

}  // namespace dateline::cli
