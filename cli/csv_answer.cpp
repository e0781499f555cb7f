#include "csv_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dateline/dateline.hpp"
#include "report/names.hpp"
#include "report/table.hpp"

namespace dateline::cli {
namespace {

constexpr std::string_view not_of_a_cell[] = {"id", "text", "start", "end", "agency"};

class answer {
 public:
  answer(const csv_plan& plan, const table_encoding& encoding) : plan_(plan), encoding_(encoding) {}

  template <class Cell>
  void put(Cell cell) {
    std::string line;
    for (const auto f : plan_.fields) {
      line += plan_.form.separator;
      csv::append_field(line, f == "why" ? out_.why : f == "findings" ? findings_ : cell(f), plan_.form.separator);
    }
    out_.lost = static_cast<std::uint32_t>(encoding_.append(out_.cells, line));
  }

  void name_findings(const report& r) {
    std::vector<std::string_view> ids;
    for (const auto& f : r.findings)
      if (std::ranges::find(ids, f.check) == ids.end()) ids.push_back(f.check);
    findings_ = fmt::format("{}", fmt::join(ids, ";"));
  }

  // What a finding says of it, the gravest first; `otherwise` where none says anything.
  void because(cell_state state, const report& r, std::string_view otherwise) {
    out_.state = state;
    const finding* first = nullptr;
    for (const auto& f : r.findings)
      if (f.severity != severity::info && (first == nullptr || f.severity > first->severity)) first = &f;
    out_.why = first != nullptr ? first->message : std::string(otherwise);
  }

  void is(cell_state state, std::string why = {}) {
    out_.state = state;
    out_.why = std::move(why);
  }

  cell_answer take() { return std::move(out_); }

 private:
  const csv_plan& plan_;
  const table_encoding& encoding_;
  cell_answer out_;
  std::string findings_;
};

std::string nothing(std::string_view) { return {}; }
std::string undecided_alone(std::string_view field) { return field == "status" ? "undecided" : std::string{}; }
std::string unread_alone(std::string_view field) { return field == "status" ? "unread" : std::string{}; }

void judge(answer& a, const report& r, const timestamp& t) {
  if (t.value.empty() && t.settled.fault != field_fault::none) return a.because(cell_state::impossible, r, "it names no time");
  if (t.utc) return a.is(cell_state::settled);
  if (t.settled.order_needed && t.settled.order_source.empty()) return a.because(cell_state::order_open, r, "nothing tells day from month");
  if (t.settled.unanchored) return a.because(cell_state::no_reference, r, "it counts from a time that is not known");
  if (t.value.starts_with("XXXX")) return a.because(cell_state::no_reference, r, "no year is written, and no reference is known");
  if (t.alternatives.empty()) return a.because(cell_state::no_zone, r, "nothing tells its zone");
  a.because(cell_state::ambiguous, r, "it can be read in several ways");
}

void answer_time(answer& a, const report& r) {
  a.name_findings(r);
  const auto& all = r.resolved.timestamps;
  if (all.empty()) {
    a.because(cell_state::unread, r, "no stamp found in it");
    return a.put(unread_alone);
  }
  if (all.size() > 1) {
    a.is(cell_state::several, fmt::format("it holds {} stamps", all.size()));
    return a.put(undecided_alone);
  }
  const auto& t = all.front();
  judge(a, r, t);
  a.put([&](std::string_view f) {
    if (f == "order") return std::string(t.settled.order_source.empty() ? "" : t.settled.day_first ? "dmy" : "mdy");
    if (!t.utc && f == "confidence") return std::string{};
    return table_cell(t, f);
  });
}

void answer_place(answer& a, const report& r) {
  a.name_findings(r);
  const auto& all = r.resolved.places;
  if (all.empty() || (!all.front().chosen && all.front().alternatives.empty())) {
    a.is(cell_state::unread, "no such place is known");
    return a.put(unread_alone);
  }
  const auto& p = all.front();
  if (p.chosen) {
    a.is(cell_state::settled);
  } else {
    std::vector<std::string> first;
    for (const auto& c : p.alternatives) {
      if (first.size() == 3) {
        first.emplace_back("…");
        break;
      }
      first.push_back(fmt::format("{}, {}", c.name, c.admin1.empty() ? c.country : c.admin1));
    }
    a.is(cell_state::ambiguous, fmt::format("{} places: {}", p.alternatives.size(), fmt::join(first, "; ")));
  }
  a.put([&](std::string_view f) {
    if (f == "status") return std::string(name_of(p.status));
    return p.chosen ? table_cell(*p.chosen, f) : std::string{};
  });
}

}  // namespace

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = s.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> csv_fields(bool places) {
  auto out = table_columns(places ? table_of::places : table_of::timestamps);
  std::erase_if(out, [](std::string_view f) { return std::ranges::find(not_of_a_cell, f) != std::end(not_of_a_cell); });
  if (!places) out.emplace_back("order");
  out.emplace_back("findings");
  out.emplace_back("why");
  return out;
}

std::vector<std::string_view> csv_fields_by_default(bool places) {
  if (places) return {"name", "geonames_id", "country", "admin1", "lat", "lon", "zone", "status", "confidence", "why"};
  return {"utc", "utc_end", "value", "precision", "zone", "status", "confidence", "findings", "why"};
}

cell_answer answer_cell(const csv_plan& plan, const csv_column& column, const table_encoding& encoding, std::string value,
                        const context& given) {
  answer a(plan, encoding);
  if (value.empty()) {
    a.put(nothing);
    return a.take();
  }
  auto ctx = given;
  if (plan.places) {
    ctx.spans.push_back({{source_pos{0}, source_pos{value.size()}}, true});
    answer_place(a, scan(document::from_text(std::move(value)), plan.with.know, ctx));
    return a.take();
  }
  ctx.column = column.orders;
  if (column.numbers != number_form::none)
    if (auto time = time_of_number(value, column.numbers); !time.empty()) value = std::move(time);
  answer_time(a, scan(document::from_text(std::move(value)), plan.with.know, ctx));
  return a.take();
}

cell_answer unread_cell(const csv_plan& plan, const table_encoding& encoding, std::string_view why) {
  answer a(plan, encoding);
  a.is(cell_state::unread, std::string(why));
  a.put(unread_alone);
  return a.take();
}

}  // namespace dateline::cli
