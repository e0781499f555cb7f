// dateline COMMAND: which command, its arguments, and what holds for all of them.
#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <new>

#include "commands.hpp"
#include "help.hpp"
#include "output.hpp"
#include "session.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

exit_code unknown_command(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& c : all_commands()) names.emplace_back(c.name);
  complain(fmt::format("there is no command {}{}", name, did_you_mean(name, names, "; dateline --help lists them")));
  return exit_code::usage;
}

exit_code run(const std::vector<std::string>& raw) {
  if (raw.empty()) {
    complain("a command is missing\n" + overview());
    return exit_code::usage;
  }
  if (raw[0] == "--help" || raw[0] == "-h") return print(overview());
  if (raw[0] == "--version" || raw[0] == "-V") {
    const auto line = parse_arguments(verb::scan, raw);
    if (line.wrong.empty()) return print_version(line.given.last("data"));
    complain(line.wrong);
    return exit_code::usage;
  }
  const auto* c = command_named(raw[0]);
  if (c == nullptr) return unknown_command(raw[0]);

  // Help is for the helpless: it is given even where the rest of the line is wrong.
  for (const auto& word : raw) {
    if (word == "--") break;
    if (word == "-h") return print(short_help(*c));
    if (word == "--help") return print(long_help(*c));
  }
  const auto line = parse_arguments(c->what, {raw.begin() + 1, raw.end()});
  if (!line.wrong.empty()) {
    complain(fmt::format("{}\nUsage: {}", line.wrong, usage_line(*c)));
    return exit_code::usage;
  }
  if (line.given.has("version")) return print_version(line.given.last("data"));
  return c->run(line.given);
}

}  // namespace
}  // namespace dateline::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has left is told by write()
  using dateline::cli::exit_code;
  try {
    return static_cast<int>(dateline::cli::run({argv + 1, argv + (argc > 0 ? argc : 1)}));
  } catch (const std::bad_alloc&) { dateline::cli::complain("out of memory"); } catch (const std::exception& e) {
    dateline::cli::complain(e.what());
  }
  return static_cast<int>(exit_code::unreadable);
}
