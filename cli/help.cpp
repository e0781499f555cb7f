#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

// "-o, --output FILE", in a column.
std::string flag_words(const flag& f) {
  return fmt::format("{}--{}{}{}", f.letter != 0 ? fmt::format("-{}, ", f.letter) : "    ", f.name, f.argument.empty() ? "" : " ",
                     f.argument);
}

std::string flag_line(const flag& f) {
  auto out = fmt::format("  {:<24} {}", flag_words(f), f.help);
  if (!f.values.empty() && f.values.front() != '@') out += fmt::format(" ({})", f.values);
  return out + '\n';
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    out += fmt::format("  {}\n", line);
  }
  return out;
}

std::string example_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto tab = line.find('\t');
    out += fmt::format("  {}\n      {}\n", line.substr(0, tab), line.substr(tab + 1));
  }
  return out;
}

}  // namespace

std::string usage_line(const command& c) { return fmt::format("dateline {} [OPTION]...{}{}", c.name, c.words.empty() ? "" : " ", c.words); }

std::string overview() {
  std::string out =
      "dateline finds and settles when and where a text says it was written.\n\nUsage: dateline COMMAND [OPTION]... "
      "[ARGUMENT]...\n\nCommands\n";
  for (const auto& c : all_commands()) out += fmt::format("  {:<11} {}\n", c.name, c.summary);
  out +=
      "\n`dateline COMMAND -h` lists its options, `--help` says all about it with examples, `dateline --version` the versions.\n"
      "Exit codes: 0 done, 1 nothing found or a finding that fails, 2 wrong usage, 3 some input could not be read,\n"
      "4 the data image is missing or corrupt, 130 interrupted.\n";
  return out;
}

std::string short_help(const command& c) {
  auto out = fmt::format("Usage: {}\n{}\n\n", usage_line(c), c.summary);
  for (const auto& f : all_flags())
    if (takes(c.what, f)) out += flag_line(f);
  return out;
}

std::string long_help(const command& c) {
  auto out = fmt::format("Usage: {}\n\n{}.\n\n{}\n", usage_line(c), c.summary, indented(c.description));
  auto group = flag_group::general;
  bool first = true;
  for (const auto& f : all_flags()) {
    if (!takes(c.what, f)) continue;
    if (first || f.group != group) out += fmt::format("{}{}\n", first ? "" : "\n", heading(f.group));
    out += flag_line(f);
    group = f.group;
    first = false;
  }
  out += "\nExamples\n" + example_lines(c.examples);
  return out;
}

exit_code run_help(const arguments& a) {
  std::string text;
  if (a.words().empty()) text = overview();
  for (const auto& name : a.words()) {
    const auto* c = command_named(name);
    if (c == nullptr) {
      std::vector<std::string> names;
      for (const auto& one : all_commands()) names.emplace_back(one.name);
      complain(fmt::format("there is no command {}{}", name, did_you_mean(name, names)));
      return exit_code::usage;
    }
    text += long_help(*c);
  }
  return print(text);
}

}  // namespace dateline::cli
