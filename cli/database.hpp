// The answers of a run as an SQLite database: `--format sqlite`.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store.hpp"

namespace dateline::cli {

// `meta`: names and values of the table that says how the rows came to be. The same rows make the same bytes.
std::unique_ptr<store> make_database(std::vector<std::pair<std::string, std::string>> meta);

}  // namespace dateline::cli
