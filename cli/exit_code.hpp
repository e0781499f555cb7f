// What the command's exit code says; scripts rely on it.
#pragma once

namespace dateline::cli {

enum class exit_code : int {
  done = 0,
  nothing = 1,  // nothing found (when, where, zones, data lookup), or a finding at or above --fail-on
  usage = 2,
  unreadable = 3,  // some input could not be read, or the output not be written; the rest was done
  bad_data = 4,    // the data image is missing or corrupt
  interrupted = 130,
};

}  // namespace dateline::cli
