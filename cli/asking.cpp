#include "asking.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "files.hpp"
#include "help.hpp"
#include "output.hpp"
#include "report/table.hpp"

namespace dateline::cli {

exit_code answer_question(const arguments& a, const question& q) {
  std::string text;
  for (const auto& w : a.words()) text += (text.empty() ? "" : " ") + w;
  if (a.words().empty() || text == "-") {
    if (a.words().empty() && is_terminal(0)) {
      talk(short_help(command_of(q.asked)));
      return exit_code::usage;
    }
    auto bytes = read_document("-");
    if (!bytes) {
      complain(bytes.failure().message);
      return exit_code::unreadable;
    }
    text = std::move(*bytes);
  }
  const auto [ready, otherwise] = prepare(a, by_default::by_terminal);
  if (!ready) return otherwise;
  const auto& s = *ready;
  auto doc = document::from_text(std::move(text));
  const auto answer = q.answer ? q.answer(std::move(doc), s.know, s.base) : scan(std::move(doc), s.know, s.base);
  if (!answer) {
    complain(answer.failure().message);
    return exit_code::usage;
  }
  const auto& r = *answer;
  std::string out;
  const answer_source from{.url = s.base.url, .captured = s.base.captured};
  if (s.how == form::human) {
    q.human(out, r, s);
  } else if (s.how == form::csv || s.how == form::tsv) {
    table_form table{.rows = q.what.timestamps ? table_of::timestamps : table_of::places, .separator = s.how == form::csv ? ',' : '\t'};
    table.columns = table_columns(table.rows);
    append_table_head(out, table);
    append_table_rows(out, r, from, table);
  } else {
    auto how = q.what;
    how.explain = s.explain;
    how.timex = s.base.timex;
    how.indented = s.how == form::json;
    append_json(out, r, from, how);
    out += '\n';
  }
  if (const auto code = deliver(a, out); code != exit_code::done) return code;
  return q.found(r) ? exit_code::done : exit_code::nothing;
}

}  // namespace dateline::cli
