// Completion scripts for bash, zsh and fish, made from the lists of commands and flags.
#include <fmt/format.h>

#include <string>

#include "check/all_checks.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace dateline::cli {
namespace {

std::string spaced(std::string_view commas) {
  std::string out(commas);
  for (auto& c : out)
    if (c == ',') c = ' ';
  return out;
}

std::string values_of(const flag& f) {
  if (f.values != "@checks") return f.values.starts_with('@') ? std::string{} : spaced(f.values);
  std::string ids;
  for (const auto& c : all_checks()) ids += fmt::format("{}{}", ids.empty() ? "" : " ", c.id);
  return ids;
}

std::string words_of(const command& c) {
  switch (c.what) {
    case verb::data: return "info lookup";
    case verb::completion: return "bash zsh fish";
    case verb::checks: return values_of(*flag_named("select"));
    case verb::help: {
      std::string names;
      for (const auto& one : all_commands()) names += fmt::format("{}{}", names.empty() ? "" : " ", one.name);
      return names;
    }
    default: return {};
  }
}

bool takes_files(const command& c) { return c.words.starts_with("[FILE"); }

// For shells that quote with single quotes.
std::string quoted(std::string_view s) {
  std::string out = "'";
  for (const char c : s) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash() {
  std::string out =
      "# bash completion for dateline\n_dateline() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
      "verb=${COMP_WORDS[1]}\n"
      "  COMPREPLY=()\n  if ((COMP_CWORD == 1)); then\n    COMPREPLY=($(compgen -W \"";
  for (const auto& c : all_commands()) out += std::string(c.name) + " ";
  out += "--help --version\" -- \"$cur\"))\n    return\n  fi\n  case $verb$prev in\n";
  for (const auto& f : all_flags()) {
    if (f.argument.empty()) continue;
    std::string cases;
    for (const auto& c : all_commands()) {
      if (!takes(c.what, f)) continue;
      cases += fmt::format("{}{}--{}", cases.empty() ? "" : "|", c.name, f.name);
      if (f.letter != 0) cases += fmt::format("|{}-{}", c.name, f.letter);
    }
    out += fmt::format("    {}) ", cases);
    if (f.values == "@file") out += "COMPREPLY=($(compgen -f -- \"$cur\")); return;;\n";
    else out += fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", values_of(f));
  }
  out += "  esac\n  case $verb in\n";
  for (const auto& c : all_commands()) {
    out += fmt::format("    {})\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"", c.name);
    for (const auto& f : all_flags())
      if (takes(c.what, f)) out += fmt::format("--{} ", f.name);
    out += "\" -- \"$cur\"))\n      ";
    if (takes_files(c)) out += "else COMPREPLY=($(compgen -f -- \"$cur\"))\n      ";
    else if (const auto words = words_of(c); !words.empty())
      out += fmt::format("else COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n      ", words);
    out += "fi;;\n";
  }
  return out + "  esac\n}\ncomplete -o filenames -F _dateline dateline\n";
}

std::string zsh() {
  std::string out = "#compdef dateline\n_dateline() {\n  local -a commands\n  commands=(\n";
  for (const auto& c : all_commands()) out += fmt::format("    {}\n", quoted(fmt::format("{}:{}", c.name, c.summary)));
  out +=
      "  )\n  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n  local verb=$words[2]\n  shift words\n  "
      "((CURRENT--))\n  case $verb in\n";
  for (const auto& c : all_commands()) {
    out += fmt::format("    {}) _arguments -s", c.name);
    for (const auto& f : all_flags()) {
      if (!takes(c.what, f)) continue;
      std::string help;
      for (const char ch : f.help) help += ch == '[' || ch == ']' || ch == ':' ? std::string{'\\', ch} : std::string(1, ch);
      std::string after;
      if (!f.argument.empty()) {
        const auto values = values_of(f);
        after = fmt::format(":{}:{}", f.argument, f.values == "@file" ? "_files" : values.empty() ? " " : "(" + values + ")");
      }
      out += fmt::format(" \\\n      {}", quoted(fmt::format("--{}[{}]{}", f.name, help, after)));
      if (f.letter != 0) out += fmt::format(" \\\n      {}", quoted(fmt::format("-{}[{}]{}", f.letter, help, after)));
    }
    if (takes_files(c)) out += " \\\n      '*:file:_files'";
    else if (const auto words = words_of(c); !words.empty()) out += fmt::format(" \\\n      '*:word:({})'", words);
    out += ";;\n";
  }
  return out + "  esac\n}\ncompdef _dateline dateline\n";
}

std::string fish() {
  std::string out = "# fish completion for dateline\ncomplete -c dateline -f\n";
  for (const auto& c : all_commands())
    out += fmt::format("complete -c dateline -n __fish_use_subcommand -a {} -d {}\n", c.name, quoted(c.summary));
  for (const auto& c : all_commands()) {
    const auto when = quoted(fmt::format("__fish_seen_subcommand_from {}", c.name));
    if (takes_files(c)) out += fmt::format("complete -c dateline -n {} -F\n", when);
    if (const auto words = words_of(c); !words.empty()) out += fmt::format("complete -c dateline -n {} -a {}\n", when, quoted(words));
    for (const auto& f : all_flags()) {
      if (!takes(c.what, f)) continue;
      out += fmt::format("complete -c dateline -n {} -l {}", when, f.name);
      if (f.letter != 0) out += fmt::format(" -s {}", f.letter);
      if (f.values == "@file") out += " -r -F";
      else if (!f.argument.empty()) out += fmt::format(" -x -a {}", quoted(values_of(f)));
      out += fmt::format(" -d {}\n", quoted(f.help));
    }
  }
  return out;
}

}  // namespace

exit_code run_completion(const arguments& a) {
  const std::string shell = a.words().size() == 1 ? a.words()[0] : "";
  if (shell == "bash") return print(bash());
  if (shell == "zsh") return print(zsh());
  if (shell == "fish") return print(fish());
  complain("completion wants one of: bash, zsh, fish");
  return exit_code::usage;
}

}  // namespace dateline::cli
