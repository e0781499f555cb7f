// Help texts, made from the lists of commands and flags.
#pragma once

#include <string>

#include "commands.hpp"

namespace dateline::cli {

std::string overview();                  // dateline --help
std::string usage_line(const command&);  // "dateline scan [OPTION]... [FILE|DIR|@LIST|-]..."
std::string short_help(const command&);  // -h: usage and one line a flag
std::string long_help(const command&);   // --help: with headings and examples

}  // namespace dateline::cli
