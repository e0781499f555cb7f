#include "csv_survey.hpp"

#include <algorithm>

#include "csv_answer.hpp"
#include "dateline/dateline.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint32_t most_looked_at = 64;  // of each kind of value, in a piece

bool digit(char c) { return c >= '0' && c <= '9'; }

enum class hint : unsigned char { none, day_first, month_first, weekday };

// Which values are worth a look: two numbers and a year, of which one number is above 12, or words beside them.
hint hint_of(std::string_view s) {
  for (std::size_t i = 1; i + 1 < s.size(); ++i) {
    if (s[i] != '/' && s[i] != '-') continue;
    auto first = i;
    while (first > 0 && digit(s[first - 1])) --first;
    auto last = i + 1;
    while (last < s.size() && digit(s[last])) ++last;
    const auto a = s.substr(first, i - first), b = s.substr(i + 1, last - i - 1);
    if (a.empty() || a.size() > 2 || b.empty() || b.size() > 2 || last >= s.size() || s[last] != s[i]) continue;
    const auto value = [](std::string_view t) { return t.size() == 2 ? (t[0] - '0') * 10 + t[1] - '0' : t[0] - '0'; };
    if (value(a) > 12) return value(b) > 12 ? hint::none : hint::day_first;
    if (value(b) > 12) return hint::month_first;
    const bool words = std::ranges::any_of(s, [](unsigned char c) { return c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z'); });
    return words ? hint::weekday : hint::none;
  }
  return hint::none;
}

}  // namespace

void shown_order::add(const shown_order& o) {
  if (values == 0) {
    example = o.example;
    line = o.line;
  }
  values += o.values;
}

void column_survey::add(const column_survey& o) {
  day_first.add(o.day_first);
  month_first.add(o.month_first);
  numbers.add(o.numbers);
}

std::vector<column_survey> look_at(const csv_plan& plan, const row_piece& piece, const table_encoding& encoding) {
  std::vector<column_survey> out(plan.columns.size());
  std::vector<std::array<std::uint32_t, 4>> looked(plan.columns.size());
  if (piece.is != row_piece::what::rows) return out;
  std::vector<std::string_view> fields;
  std::string scratch;
  for_each_record(piece, plan.form, [&](std::string_view record, std::uint64_t line) {
    if (plan.headed && line == 1) return;
    csv::split(record.substr(0, record.size() - csv::line_end_of(record, plan.form).size()), plan.form, fields);
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].at >= fields.size()) continue;
      const auto value = trimmed(csv::value_of(fields[plan.columns[c].at], scratch));
      if (value.empty()) continue;
      out[c].numbers.add(value);
      const auto h = hint_of(value);
      if (h == hint::none || looked[c][static_cast<std::size_t>(h)]++ >= most_looked_at) continue;
      auto text = encoding.to_utf8(value);
      const auto r = scan(document::from_text(text), plan.with.know, plan.with.base);
      for (const auto& t : r.resolved.timestamps) {
        if (t.settled.order_source != "part > 12" && t.settled.order_source != "weekday") continue;
        (t.settled.day_first ? out[c].day_first : out[c].month_first).add({1, std::move(text), line});
        break;
      }
    }
  });
  return out;
}

}  // namespace dateline::cli
