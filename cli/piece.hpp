// What a run is cut into: documents as they stand in the inputs, and what came of some of them together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive_input.hpp"
#include "dateline/archive.hpp"
#include "dateline/result.hpp"
#include "progress.hpp"

namespace dateline::cli {

struct task {
  enum class what { line, text, html, record, failed } is = what::text;
  std::string path{};
  std::size_t line = 0;      // of JSONL, from 1
  std::uint64_t offset = 0;  // where it begins in the file
  std::string bytes{};
  archive_item item{};  // of an archive: the record, or why there is none
  error wrong{};        // failed: why
};

// How far a run is in its inputs. Reading goes on at `from` and passes over the documents that are done behind it.
struct position {
  std::uint64_t input = 0;   // those before it are done
  archive_position from{};   // of the input; in JSONL the offset of a line
  std::uint64_t line = 0;    // of JSONL: lines before `from`
  std::uint64_t done = 0;    // documents behind `from` that are done
  std::uint64_t digest = 0;  // of their bytes: what cannot be opened anew must come again as it was
  std::uint64_t before = 0;  // bytes of the inputs before this one
  std::uint64_t here = 0;    // bytes read of this one
};

struct piece {
  std::vector<task> tasks{};
  std::size_t size = 0;  // bytes of them
  tally counted{};       // besides the tasks
  bool more = false;     // it is handed on even without a task
  position end{};        // behind the last of them
};

struct outcome {
  std::string out{}, errors{}, talk{};
  tally counted{};
  position end{};
};

}  // namespace dateline::cli
