#include "csv_summary.hpp"

#include <fmt/format.h>

#include "report/display.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t most_shown = 5;

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

std::string lines_text(const some_lines& s) {
  return fmt::format("line{} {}{}", s.count == 1 ? "" : "s", fmt::join(s.first, ", "), s.count > s.first.size() ? ", …" : "");
}

std::string separator_text(char c) { return c == '\t' ? "tabs" : fmt::format("\"{}\"", c); }

void order_lines(std::string& out, const csv_column& c, const column_survey& seen) {
  const auto example = [](const shown_order& s) {
    return fmt::format("\"{}\" in line {}{}", shown(s.example), s.line,
                       s.values > 1 ? fmt::format(" and {} others looked at", s.values - 1) : "");
  };
  if (c.orders.dmy && c.orders.mdy) {
    out += fmt::format("  mixed orders: {} can only be day first, {} only month first; what can be either is left undecided\n",
                       example(seen.day_first), example(seen.month_first));
  } else if (c.orders.dmy || c.orders.mdy) {
    out += fmt::format("  dates are {} first: {} can only be read so\n", c.orders.dmy ? "day" : "month",
                       example(c.orders.dmy ? seen.day_first : seen.month_first));
  }
}

void number_lines(std::string& out, const csv_plan& plan, const csv_column& c, const column_survey& seen) {
  const auto& n = seen.numbers;
  if (c.numbers != number_form::none) {
    out += plan.numbers ? fmt::format("  numbers are read as {} (--numbers)\n", words_of(c.numbers))
                        : fmt::format("  all values are numbers from {:.0f} to {:.0f}: read as {}; --numbers none leaves them alone\n",
                                      n.least, n.most, words_of(c.numbers));
  } else if (!plan.numbers && n.numbers > 0 && n.others == 0 && n.least < 1e7) {
    out += "  all values are numbers, and not surely times: read as they stand; --numbers says what they are\n";
  }
}

void undecided_lines(std::string& out, const column_count& n, bool places) {
  const auto line = [&](cell_state s, std::string_view what, std::string_view settles) {
    if (n.of(s) > 0)
      out += fmt::format("    {} {}{}\n", n.of(s), what, settles.empty() ? "" : fmt::format("; what settles it: {}", settles));
  };
  line(cell_state::no_zone, "in no known zone (their value is clear)", "--zone, --country, --url-column, --country-column");
  line(cell_state::order_open, "with day and month in an order that nothing tells", "--order");
  line(cell_state::ambiguous, places ? "that several places have the name of" : "with several readings",
       places ? "--qualifier-column, --country" : "--country, --zone, --url-column");
  line(cell_state::no_reference, "without a year, or relative", "--reference, --reference-column");
  line(cell_state::several, "with several stamps in one cell", "");
  line(cell_state::impossible, "that cannot be, as 30 February", "");
}

void column_lines(std::string& out, const csv_plan& plan, const csv_column& c, const column_count& n, const column_survey& seen) {
  const auto settled = n.of(cell_state::settled), empty = n.of(cell_state::empty), unread = n.of(cell_state::unread);
  std::uint64_t undecided = 0;
  for (const auto count : n.by_state) undecided += count;
  undecided -= settled + empty + unread;
  out += fmt::format("{}: {} settled, {} undecided, {} not read, {} empty\n", shown(c.name), settled, undecided, unread, empty);
  if (!plan.places) {
    order_lines(out, c, seen);
    number_lines(out, plan, c, seen);
  }
  undecided_lines(out, n, plan.places);
  if (unread > 0) out += fmt::format("  not read: {}{}\n", fmt::join(n.unread, ", "), unread > n.unread.size() ? ", …" : "");
}

}  // namespace

void column_count::add(const column_count& o) {
  for (std::size_t i = 0; i < by_state.size(); ++i) by_state[i] += o.by_state[i];
  for (const auto& u : o.unread)
    if (unread.size() < most_shown) unread.push_back(u);
}

void some_lines::add(std::uint64_t line) {
  if (count++ < most_shown) first.push_back(line);
}

void some_lines::add(const some_lines& o) {
  for (const auto line : o.first)
    if (first.size() < most_shown) first.push_back(line);
  count += o.count;
}

void table_count::add(const table_count& o) {
  rows += o.rows;
  lost += o.lost;
  short_rows.add(o.short_rows);
  long_rows.add(o.long_rows);
  failed.add(o.failed);
  if (bad_context.count == 0) bad_context_why = o.bad_context_why;
  bad_context.add(o.bad_context);
  if (columns.size() < o.columns.size()) columns.resize(o.columns.size());
  for (std::size_t i = 0; i < o.columns.size(); ++i) columns[i].add(o.columns[i]);
}

std::string summary(const csv_plan& plan, const table_encoding& encoding, const table_count& n, const std::vector<column_survey>& seen) {
  auto out = fmt::format("{}: {} of {}, separated by {}, {}\n", plan.file, counted(n.rows, "row", "rows"),
                         counted(plan.width, "column", "columns"), separator_text(plan.form.separator), encoding.name());
  for (std::size_t c = 0; c < plan.columns.size(); ++c)
    column_lines(out, plan, plan.columns[c], c < n.columns.size() ? n.columns[c] : column_count{}, seen[c]);
  if (n.short_rows.count > 0)
    out += fmt::format("{} fewer fields than {} (filled up with empty ones): {}\n", counted(n.short_rows.count, "row has", "rows have"),
                       plan.width, lines_text(n.short_rows));
  if (n.long_rows.count > 0)
    out += fmt::format("{} more fields than {} (the added ones stand further right): {}\n",
                       counted(n.long_rows.count, "row has", "rows have"), plan.width, lines_text(n.long_rows));
  if (n.bad_context.count > 0)
    out += fmt::format("{} with another column that cannot be used, and was not: {}: {}\n", counted(n.bad_context.count, "row", "rows"),
                       lines_text(n.bad_context), n.bad_context_why);
  if (n.lost > 0) out += fmt::format("{} that {} lacks written as ?\n", counted(n.lost, "character", "characters"), encoding.name());
  return out;
}

}  // namespace dateline::cli
