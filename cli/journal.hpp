// What stands beside an unfinished output: how far the run was, and of which run. Text, a number or a word a line, with
// a checksum of it all, so that half a journal is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "piece.hpp"
#include "progress.hpp"

namespace dateline::cli {

struct checkpoint {
  std::string versions{};                          // of what answers hang on
  std::string asked{};                             // the command and its options, less those that change no answer
  std::uint64_t files = 0, names = 0, states = 0;  // of the inputs: survey
  std::uint64_t begun = 0;                         // when the first run began; nanoseconds of Unix time
  position at{};
  std::uint64_t output = 0, errors = 0;  // bytes, of the files
  std::uint32_t committed = 0;           // of a store: the number of the commit that it stands beside
  tally counted{};
  std::uint64_t milliseconds = 0;  // worked so far
  bool complete = false;           // the files have only to get their names
};

std::string to_text(const checkpoint&);
std::optional<checkpoint> read_checkpoint(std::string_view text);

}  // namespace dateline::cli
