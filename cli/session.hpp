// What the options that several commands share come to: data, context, form, colours. Faults are complained of here.
#pragma once

#include <optional>
#include <string>

#include "arguments.hpp"
#include "dateline/context.hpp"
#include "dateline/knowledge.hpp"
#include "dateline/report.hpp"
#include "exit_code.hpp"
#include "files.hpp"

namespace dateline::cli {

enum class form { human, json, jsonl, csv, tsv, geojson, cdxj, sqlite, sarif };  // not every verb gives each: the table of flags

struct session {
  knowledge know;
  context base{};  // of every document, unless it brings its own
  form how = form::human;
  bool color = false;
  bool explain = false;
  bool quiet = false, verbose = false;
  int width = 80;  // columns

  dateline::versions versions() const;
};

struct prepared {
  std::optional<session> ready{};
  exit_code otherwise = exit_code::usage;
};

enum class by_default { by_terminal, human };  // the form, where --format says none

prepared prepare(const arguments&, by_default);

bool choose_color(const arguments&, int fd);
exit_code wrong_usage(std::string_view what);
// Why what -o and --errors name cannot be written to: one of the inputs would go, or both are the same. Empty: it can.
std::string outputs_refused(const arguments&, const inputs&);
// One of `words` (separated by commas); false, and a complaint, where it is none.
bool one_of(const arguments&, std::string_view flag_name, std::string& out);
exit_code print_version(const std::string* image);  // of the bundled data, or of that image
// Writes `text` to -o FILE or standard output.
exit_code deliver(const arguments&, std::string_view text);

}  // namespace dateline::cli
