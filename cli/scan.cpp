// dateline scan: everything, in the form that was asked for.
#include <fmt/format.h>

#include <algorithm>

#include "batch.hpp"
#include "commands.hpp"
#include "report/table.hpp"
#include "report/terminal.hpp"

namespace dateline::cli {
namespace {

struct kinds {
  bool timestamps = true, datelines = true, places = true, findings = true;
};

// --only; false where a word is none of its words.
bool read_only(const arguments& a, kinds& out) {
  const auto words = a.list("only");
  if (words.empty()) return true;
  out = {false, false, false, false};
  for (const auto& w : words) {
    if (w == "timestamps") out.timestamps = true;
    else if (w == "datelines") out.datelines = true;
    else if (w == "places") out.places = true;
    else if (w == "findings") out.findings = true;
    else {
      wrong_usage(fmt::format("--only: \"{}\" is none of: {}", w, flag_named("only")->values));
      return false;
    }
  }
  return true;
}

bool read_table(const arguments& a, const session& s, const kinds& only, table_form& out) {
  out.separator = s.how == form::csv ? ',' : '\t';
  if (only.timestamps + only.datelines + only.places + only.findings == 1)
    out.rows = only.timestamps  ? table_of::timestamps
               : only.datelines ? table_of::datelines
               : only.places    ? table_of::places
                                : table_of::findings;
  const auto there = table_columns(out.rows);
  const auto fields = a.list("fields");
  for (const auto& f : fields) {
    const auto found = std::ranges::find(there, f);
    if (found == there.end()) {
      wrong_usage(fmt::format("--fields: there is no column {}; there are: {}", f, fmt::join(there, ",")));
      return false;
    }
    out.columns.push_back(*found);
  }
  if (fields.empty()) out.columns = there;
  return true;
}

}  // namespace

exit_code run_scan(const arguments& a) {
  const auto [ready, otherwise] = prepare(a, by_default::by_terminal);
  if (!ready) return otherwise;
  const auto& s = *ready;
  kinds only;
  if (!read_only(a, only)) return exit_code::usage;
  auto b = make_batch(s, verb::scan, a);
  if (!b) return exit_code::usage;

  table_form table;
  switch (s.how) {
    case form::json:
    case form::jsonl: {
      const json_options how{.indented = s.how == form::json,
                             .explain = s.explain,
                             .timex = s.base.timex,
                             .timestamps = only.timestamps,
                             .datelines = only.datelines,
                             .places = only.places,
                             .findings = only.findings};
      b->error_records = true;
      b->write = [how](std::string& out, const report& r, const answer_source& from) {
        append_json(out, r, from, how);
        out += '\n';
      };
      break;
    }
    case form::csv:
    case form::tsv:
      if (!read_table(a, s, only, table)) return exit_code::usage;
      append_table_head(b->head, table);
      b->write = [&table](std::string& out, const report& r, const answer_source& from) { append_table_rows(out, r, from, table); };
      break;
    case form::human:
      b->write = [&s, only](std::string& out, const report& r, const answer_source& from) {
        append_terminal(out, r,
                        {.color = s.color,
                         .explain = s.explain,
                         .width = static_cast<std::size_t>(s.width),
                         .name = from.id == "-" ? "standard input" : from.id,
                         .timestamps = only.timestamps,
                         .datelines = only.datelines,
                         .places = only.places,
                         .findings = only.findings});
        out += '\n';
      };
      break;
  }
  if (a.has("fields") && s.how != form::csv && s.how != form::tsv) return wrong_usage("--fields goes with --format csv or tsv");
  return run_batch(*b, a);
}

}  // namespace dateline::cli
