// What a run is cut into: documents as they stand in the inputs, and what came of some of them together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/archive.hpp"
#include "dateline/result.hpp"
#include "progress.hpp"

namespace dateline::cli {

struct task {
  enum class what { line, text, html, record, failed } is = what::text;
  std::string path{};
  bool in_archive = false;   // the path is that of an archive
  std::size_t line = 0;      // of JSONL, from 1
  std::uint64_t offset = 0;  // where it begins in the file
  std::string bytes{};
  archive_record record{};
  error wrong{};  // failed: why
};

struct piece {
  std::vector<task> tasks{};
};

struct outcome {
  std::string out{}, errors{}, talk{};
  tally counted{};
};

}  // namespace dateline::cli
