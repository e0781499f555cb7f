// The directory of a ZIP file (APPNOTE 6.3.9, ZIP64 included), from any place of a file that can be read at any place.
// Where it is damaged the entries are looked for from the front, by what stands before each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/wacz.hpp"

namespace dateline::archives {

struct zip_directory {
  std::vector<zip_entry> entries{};
  std::vector<error> faults{};  // what was got over
};

// An error: not one entry can be found.
result<zip_directory> read_zip(const range_source&, std::uint64_t size);
// Names of the entries that begin in these first bytes of a file.
std::vector<std::string> names_in_head(std::string_view head);

}  // namespace dateline::archives
