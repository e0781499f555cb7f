// The manual page, made from the lists of commands and flags.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "commands.hpp"
#include "dateline/version.hpp"
#include "output.hpp"

namespace dateline::cli {
namespace {

// What roff would take for its own: backslashes, hyphens that must stay hyphens, dots and quotes at line starts.
std::string roff(std::string_view s) {
  std::string out;
  bool at_line_start = true;
  for (const char c : s) {
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
    at_line_start = c == '\n';
  }
  return out;
}

std::string flag_entry(const flag& f) {
  std::string out = ".TP\n";
  if (f.letter != 0) out += fmt::format("\\fB\\-{}\\fR, ", f.letter);
  out += fmt::format("\\fB\\-\\-{}\\fR", roff(f.name));
  if (!f.argument.empty()) out += fmt::format(" \\fI{}\\fR", roff(f.argument));
  out.append("\n").append(roff(f.help));
  if (!f.values.empty() && f.values.front() != '@') out += fmt::format(" ({})", roff(f.values));
  out += ".\nTaken by";
  std::string names;
  for (const auto& c : all_commands())
    if (takes(c.what, f)) names += fmt::format("{}{}", names.empty() ? " " : ", ", c.name);
  return out + (f.verbs == (1U << all_commands().size()) - 1 ? " all commands" : names) + ".\n";
}

}  // namespace

exit_code run_man(const arguments&) {
  auto out = fmt::format(
      ".TH DATELINE 1 \"\" \"dateline {}\" \"User Commands\"\n.SH NAME\n"
      "dateline \\- find and settle when and where a text says it was written\n.SH SYNOPSIS\n"
      ".B dateline\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n.SH COMMANDS\n",
      version);
  for (const auto& c : all_commands())
    out += fmt::format(".TP\n\\fB{}\\fR {}\n{}.\n{}\n", c.name, roff(c.words), roff(c.summary), roff(c.description));
  out += ".SH OPTIONS\n";
  auto group = flag_group::general;
  bool first = true;
  for (const auto& f : all_flags()) {
    if (first || f.group != group) out += fmt::format(".SS \"{}\"\n", roff(heading(f.group)));
    group = f.group;
    first = false;
    out += flag_entry(f);
  }
  out +=
      ".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nNothing found (when, where, zones, data lookup), or a finding at or above \\-\\-fail\\-on.\n"
      ".TP\n2\nWrong usage.\n.TP\n3\nSome input could not be read, or the output not be written; the rest was done.\n"
      ".TP\n4\nThe data image is missing or corrupt.\n.TP\n130\nInterrupted.\n"
      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nNo colours, unless \\-\\-color says otherwise.\n"
      "Neither the machine's clock nor its zone or locale changes an answer.\n.SH EXAMPLES\n";
  for (const auto& c : all_commands()) {
    for (auto rest = c.examples; !rest.empty();) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const auto tab = line.find('\t');
      out += fmt::format(".TP\n.B {}\n{}\n", roff(line.substr(0, tab)), roff(line.substr(tab + 1)));
    }
  }
  return print(out);
}

}  // namespace dateline::cli
