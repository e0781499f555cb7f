// dateline check: the findings alone.
#include "batch.hpp"
#include "commands.hpp"
#include "report/table.hpp"
#include "report/terminal.hpp"

namespace dateline::cli {

exit_code run_check(const arguments& a) {
  const auto [ready, otherwise] = prepare(a, by_default::human);
  if (!ready) return otherwise;
  const auto& s = *ready;
  auto b = make_batch(s, verb::check, a);
  if (!b) return exit_code::usage;
  if (!b->fail_on) b->fail_on = severity::error;

  table_form table{.rows = table_of::findings, .separator = s.how == form::csv ? ',' : '\t', .columns = table_columns(table_of::findings)};
  switch (s.how) {
    case form::json:
    case form::jsonl:
      b->write_error = write_error_line;
      b->write = [&s](std::string& out, const report& r, const answer_source& from) {
        append_json(out, r, from, {.indented = s.how == form::json, .timestamps = false, .datelines = false, .places = false});
        out += '\n';
      };
      break;
    case form::csv:
    case form::tsv:
      append_table_head(b->head, table);
      b->write = [&table](std::string& out, const report& r, const answer_source& from) { append_table_rows(out, r, from, table); };
      break;
    case form::sarif: write_sarif(*b); break;
    default:  // human; the rest is not offered here
      b->write = [&s](std::string& out, const report& r, const answer_source& from) {
        append_findings(out, r,
                        {.color = s.color, .width = static_cast<std::size_t>(s.width), .name = from.id == "-" ? "<stdin>" : from.id});
      };
      break;
  }
  return run_batch(*b, a);
}

}  // namespace dateline::cli
