// dateline csv: a column of stamps or places in normal form, beside the column. First a look over all of it, because
// what one row cannot tell another may; then row for row, the table's own bytes untouched.
#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "context_fields.hpp"
#include "csv_answer.hpp"
#include "csv_plan.hpp"
#include "csv_summary.hpp"
#include "csv_survey.hpp"
#include "dateline/json.hpp"
#include "help.hpp"
#include "interrupt.hpp"
#include "ordered_pool.hpp"
#include "output.hpp"
#include "piece.hpp"
#include "progress.hpp"
#include "read/encoding.hpp"
#include "report/display.hpp"
#include "size_value.hpp"
#include "table_rows.hpp"

namespace dateline::cli {
namespace {

struct rows_done {
  std::string out{}, errors{};
  table_count counted{};
  tally done{};
};

class row_worker {
 public:
  row_worker(const csv_plan& plan, const table_encoding& encoding, bool records) : plan_(plan), encoding_(encoding), records_(records) {}

  rows_done operator()(row_piece&& p) {
    rows_done d;
    d.counted.columns.resize(plan_.columns.size());
    d.done.bytes = p.bytes.size();
    switch (p.is) {
      case row_piece::what::rows:
        for_each_record(p, plan_.form, [&](std::string_view record, std::uint64_t line) {
          const auto at = p.at + static_cast<std::uint64_t>(record.data() - p.bytes.data());
          if (plan_.headed && line == 1) d.out += header_with_added(plan_, record, encoding_);
          else row(d, record, line, at);
        });
        break;
      case row_piece::what::part: d.out = std::move(p.bytes); break;
      case row_piece::what::rest: too_long(d, p); break;
      case row_piece::what::unclosed:
        failed(d, p, {error_code::damaged, "a quote is opened in it that nothing closes: given as it is", p.at});
        d.out = std::move(p.bytes);
        break;
    }
    d.done.documents = d.counted.rows;
    d.done.failures = d.counted.failed.count;
    if (encoding_.utf16()) {
      std::string units;
      append_utf16(units, d.out, encoding_.big());
      d.out = std::move(units);
    }
    return d;
  }

 private:
  void row(rows_done& d, std::string_view record, std::uint64_t line, std::uint64_t at) {
    const auto end = csv::line_end_of(record, plan_.form);
    const auto body = record.substr(0, record.size() - end.size());
    if (body.empty() && plan_.width > 1) {  // a blank line is no row
      d.out += record;
      return;
    }
    std::vector<std::string_view> fields;
    csv::split(body, plan_.form, fields);
    d.counted.rows += 1;
    d.out += body;
    if (fields.size() < plan_.width) {
      d.counted.short_rows.add(line);
      d.out.append(plan_.width - fields.size(), plan_.form.separator);
    } else if (fields.size() > plan_.width) {
      d.counted.long_rows.add(line);
    }
    std::string scratch, key;
    const auto text = [&](std::size_t column) {
      return column < fields.size() ? encoding_.to_utf8(trimmed(csv::value_of(fields[column], scratch))) : std::string{};
    };
    auto given = plan_.with.base;
    for (const auto& [field, column] : plan_.told) {
      const auto value = text(column);
      key += fmt::format("{}:{}", value.size(), value);
      if (value.empty()) continue;
      if (const auto wrong = set_field(given, field, value, plan_.with.know.tables()); !wrong.empty()) {
        if (d.counted.bad_context.count == 0) d.counted.bad_context_why = wrong;
        d.counted.bad_context.add(line);
      }
    }
    std::string within;
    for (const auto column : plan_.qualifiers)
      if (const auto q = text(column); !q.empty()) within += ", " + q;
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
      auto value = text(plan_.columns[c].at);
      const auto written = value;
      if (!value.empty()) value += within;
      const auto answer = memo_.get(fmt::format("{}\n{}{}", c, key, value),
                                    [&] { return answer_cell(plan_, plan_.columns[c], encoding_, std::move(value), given); });
      d.out += answer.cells;
      d.counted.lost += answer.lost;
      d.counted.columns[c].by_state[static_cast<std::size_t>(answer.state)] += 1;
      if (answer.state == cell_state::unread || answer.state == cell_state::impossible) unread(d, c, written, answer, line, at);
      d.done.stamps += answer.state != cell_state::empty && !plan_.places ? 1 : 0;
    }
    d.out += end;
  }

  void unread(rows_done& d, std::size_t column, const std::string& value, const cell_answer& answer, std::uint64_t line, std::uint64_t at) {
    auto& few = d.counted.columns[column].unread;
    if (answer.state == cell_state::unread && few.size() < 5)
      few.push_back(fmt::format("line {} \"{}\"", line, shortened(shown(value), 40)));
    const auto code = answer.state == cell_state::impossible ? "impossible" : plan_.places ? "no-place" : "no-stamp";
    record(d, line, code,
           {error_code::malformed, fmt::format("{}: \"{}\": {}", plan_.columns[column].name, shortened(value, 200), answer.why), at});
  }

  void too_long(rows_done& d, row_piece& p) {
    const auto why = fmt::format("longer than {}; --max-record lets longer ones in", size_text(plan_.longest));
    const std::string end(csv::line_end_of(p.bytes, plan_.form));
    p.bytes.resize(p.bytes.size() - end.size());
    d.out = std::move(p.bytes);
    d.counted.rows += 1;
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
      d.out += unread_cell(plan_, encoding_, why).cells;
      d.counted.columns[c].by_state[static_cast<std::size_t>(cell_state::unread)] += 1;
    }
    d.out += end;
    failed(d, p, {error_code::too_large, why, p.at});
  }

  void failed(rows_done& d, const row_piece& p, const error& e) {
    d.counted.failed.add(p.line);
    complain(fmt::format("{}:{}: {}", plan_.file, p.line, e.message));
    record(d, p.line, e.code == error_code::too_large ? "too-large" : "unclosed-quote", e);
  }

  void record(rows_done& d, std::uint64_t line, std::string_view code, const error& e) const {
    if (!records_) return;
    append_json_error(d.errors, {.id = fmt::format("{}:{}", plan_.file, line), .path = plan_.file}, code, e);
    d.errors += '\n';
  }

  const csv_plan& plan_;
  const table_encoding& encoding_;
  bool records_;
  answer_memo memo_;
};

template <class Pool>
bool hand_on(Pool& pool, row_piece&& p) {
  const auto size = p.bytes.size();
  return !interrupted() && pool.push(std::move(p), size);
}

// What the columns show of themselves; the plan is completed with it.
std::vector<column_survey> look_over(csv_plan& plan, table_input& from) {
  std::vector<column_survey> all(plan.columns.size());
  if (plan.places) return all;
  {
    ordered_pool<row_piece, std::vector<column_survey>> pool(
        plan.jobs, [&](row_piece&& p) { return look_at(plan, p, from.encoding()); },
        [&](std::vector<column_survey>&& seen) {
          for (std::size_t c = 0; c < all.size(); ++c) all[c].add(seen[c]);
          return true;
        });
    if (read_pieces(from, plan.form, plan.longest, [&](row_piece&& p) { return hand_on(pool, std::move(p)); })) pool.finish();
  }
  for (std::size_t c = 0; c < all.size(); ++c) {
    plan.columns[c].orders = {.dmy = all[c].day_first.values > 0, .mdy = all[c].month_first.values > 0};
    plan.columns[c].numbers = plan.numbers ? *plan.numbers : form_of(all[c].numbers);
  }
  from.rewind();
  return all;
}

exit_code unreadable(const std::string& file, const std::string& why) {
  complain(fmt::format("{}: {}", file, why));
  return exit_code::unreadable;
}

}  // namespace

exit_code run_csv(const arguments& a) {
  if (a.words().size() > 1) return wrong_usage("csv wants one FILE, or - for standard input");
  if (!a.has("column")) return wrong_usage("csv wants -c COLUMN: a name of the header, or a number from 1");
  auto asked = a;
  if (a.words().empty()) {
    if (is_terminal(0)) {
      talk(short_help(command_of(verb::csv)));
      return exit_code::usage;
    }
    asked.add_word("-");
  }
  const auto& path = asked.words().front();
  const auto [ready, otherwise] = prepare(a, by_default::by_terminal);
  if (!ready) return otherwise;
  std::string label, wrong, show = "auto";
  if (const auto* given = a.last("encoding")) {
    label = *given;
    const auto name = encoding_named(label);
    if (name.empty() || name == "iso-2022-jp")
      return wrong_usage(
          fmt::format("--encoding: \"{}\" is no encoding that tables are read in; it is a label like utf-8 or latin1", label));
  }
  if (!one_of(a, "progress", show)) return exit_code::usage;
  std::string as;
  if (!one_of(a, "as", as)) return exit_code::usage;
  table_input from(path, label, as != "place");
  if (!from.wrong().empty()) return unreadable(path, from.wrong());
  auto plan = plan_csv(*ready, asked, from);
  if (!plan) return exit_code::usage;

  if (const auto refused = outputs_refused(a, inputs({path})); !refused.empty()) return wrong_usage(refused);
  const auto* out_path = a.last("output");
  auto out = out_path == nullptr ? output{} : output::to_file(*out_path, wrong);
  const auto* errors_path = a.last("errors");
  auto errors = errors_path == nullptr || !wrong.empty() ? output{} : output::to_file(*errors_path, wrong);
  if (!wrong.empty()) return unreadable("output", wrong);

  heed_interrupts();
  const auto seen = look_over(*plan, from);
  progress told(show == "always" || (show == "auto" && !ready->quiet && is_terminal(2) && (out_path != nullptr || !is_terminal(1))),
                "rows");
  table_count all;
  row_worker worker(*plan, from.encoding(), errors_path != nullptr);
  bool going = out.write(from.encoding().mark());
  {
    ordered_pool<row_piece, rows_done> pool(
        plan->jobs, [&worker](row_piece&& p) { return worker(std::move(p)); },
        [&](rows_done&& d) {
          told.clear();
          all.add(d.counted);
          if (errors_path != nullptr) errors.write(d.errors);
          going = out.write(d.out) && going;
          told.add(d.done, {});
          return going;
        });
    if (going && read_pieces(from, plan->form, plan->longest, [&](row_piece&& p) { return hand_on(pool, std::move(p)); })) pool.finish();
  }
  out.write(from.tail());
  told.clear();
  if (interrupted()) {
    complain("interrupted");
    return exit_code::interrupted;
  }
  if (!from.wrong().empty()) return unreadable(path, from.wrong());
  const bool written = out.finish();
  if (errors_path != nullptr) errors.finish();
  if (!written && !out.reader_left()) return out.outcome();
  if (!ready->quiet) talk(summary(*plan, from.encoding(), all, seen));
  if (const auto code = errors.outcome(); code != exit_code::done) return code;
  return all.failed.count > 0 ? exit_code::unreadable : exit_code::done;
}

}  // namespace dateline::cli
