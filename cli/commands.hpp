// The list of commands, by hand.
#pragma once

#include <span>
#include <string_view>

#include "arguments.hpp"
#include "exit_code.hpp"
#include "flags.hpp"

namespace dateline::cli {

struct command {
  verb what;
  std::string_view name;
  std::string_view words;        // "[FILE|DIR|@LIST|-]..."
  std::string_view summary;      // one line
  std::string_view description;  // paragraphs for --help and the man page
  std::string_view examples;     // one a line: command TAB what it shows
  exit_code (*run)(const arguments&);
};

std::span<const command> all_commands();
const command* command_named(std::string_view name);  // null where there is none
const command& command_of(verb);

// One a file, each in the file of its name.
exit_code run_scan(const arguments&);
exit_code run_when(const arguments&);
exit_code run_where(const arguments&);
exit_code run_zones(const arguments&);
exit_code run_check(const arguments&);
exit_code run_csv(const arguments&);
exit_code run_checks(const arguments&);
exit_code run_data(const arguments&);
exit_code run_completion(const arguments&);
exit_code run_man(const arguments&);
exit_code run_help(const arguments&);

}  // namespace dateline::cli
