// A dump of GeoNames, line by line: tab-separated, of any length, read once and never held whole. What is wrong with a
// line is told with file and line, and the line is left out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "output.hpp"

namespace dateline::cli {

struct bad_rows {
  output* errors = nullptr;  // a JSON record for each; null: none
  std::uint64_t count = 0;
  void add(const std::string& file, std::uint64_t line, std::uint64_t at, std::string_view what);
};

struct dump_line {
  const std::string& file;
  std::uint64_t number = 0;  // from 1
  std::uint64_t at = 0;      // its first byte
  std::vector<std::string_view> cells{};
};

// Bytes of text that a dump has, as it is named or as the entry NAME.txt of NAME.zip.
std::uint64_t size_of_dump(const std::string& file);
// Calls take(line) for each line that is no comment. False where the file cannot be read (complained of), or an interrupt came.
bool read_dump(const std::string& file, const std::function<void(std::uint64_t bytes)>& progress, bad_rows&,
               const std::function<void(const dump_line&)>& take);

}  // namespace dateline::cli
