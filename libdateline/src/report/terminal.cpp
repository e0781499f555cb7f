#include "report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "report/display.hpp"
#include "report/finding_lines.hpp"
#include "report/names.hpp"
#include "report/times.hpp"

namespace dateline {
namespace {

struct mark {
  text_span where;
  ink color;
  std::string_view under;            // the character that underlines it
  const timestamp* stamp = nullptr;  // one of these
  const place* spot = nullptr;
  std::size_t index = 0;
};

constexpr std::string_view solid = "━", dotted = "┈", wavy = "~";

mark mark_of(const timestamp& t, std::size_t i) {
  const bool relative = t.kind == time_kind::relative;
  return {*t.where, relative ? ink::relative : ink::time, relative ? wavy : solid, &t, nullptr, i};
}

std::vector<mark> marks_of(const report& r, const terminal_options& o) {
  std::vector<mark> all;
  const auto& res = r.resolved;
  if (o.timestamps)
    for (std::size_t i = 0; i < res.timestamps.size(); ++i)
      if (res.timestamps[i].where) all.push_back(mark_of(res.timestamps[i], i));
  if (o.places || o.datelines)
    for (std::size_t i = 0; i < res.places.size(); ++i)
      if (!res.places[i].stated && (o.places || res.places[i].in_dateline))
        all.push_back({res.places[i].where, ink::place, dotted, nullptr, &res.places[i], i});
  std::ranges::stable_sort(all, {}, [](const mark& m) { return m.where.first; });
  return all;
}

// A source line in rows that fit the width, with underlines below them; rows without marks are left out.
class line_view {
 public:
  line_view(std::string& out, const paint& in, std::size_t width) : out_(out), in_(in), width_(std::max<std::size_t>(width, 20)) {}

  void show(std::string_view text, const line_place& line, std::span<const mark> marks) {
    if (line.last - line.first <= long_line) return part(text, line, marks, false);
    // Of a very long line only the surroundings of each group of marks.
    bool first = true;
    while (!marks.empty()) {
      line_place window = line;
      const auto begin = std::max<std::size_t>(offset(marks.front().where.first), line.first);
      if (begin - line.first > around) window.first = begin - around;
      while (window.first > line.first && (static_cast<unsigned char>(text[window.first]) & 0xC0) == 0x80) --window.first;
      window.last = std::min(line.last, begin + 3 * around);
      std::size_t n = 1;
      while (n < marks.size() && offset(marks[n].where.first) < window.last) ++n;
      part(text, window, marks.first(n), !first);
      marks = marks.subspan(n);
      first = false;
    }
  }

  // The ellipsis before a number says that the row is not the line's first.
  std::string gutter(const std::string& number) const {
    const auto w = width_of(number);
    return in_(ink::faint, std::string(w < 6 ? 6 - w : 0, ' ') + number + " │ ");
  }

 private:
  static constexpr std::size_t long_line = 4096, around = 160;

  void part(std::string_view text, const line_place& line, std::span<const mark> marks, bool numbered) {
    const auto cells = cells_of(text.substr(line.first, line.last - line.first));
    const auto number = [&] { return std::exchange(numbered, true) ? std::string{} : std::to_string(line.number); };
    bool left_out = false;
    for (std::size_t from = 0; from < cells.size();) {
      const auto to = row_end(cells, from);
      const auto begin = line.first + cells[from].at;
      const auto end = to < cells.size() ? line.first + cells[to].at : line.last;
      const bool marked =
          std::ranges::any_of(marks, [&](const mark& m) { return offset(m.where.first) < end && offset(m.where.last) > begin; });
      if (marked) row(cells, from, to, line, (left_out ? "…" : "") + number(), marks);
      left_out = !marked;
      from = to;
    }
  }

  // Where the row that begins at `from` ends: behind the last blank that fits, if there is one.
  std::size_t row_end(const std::vector<cell>& cells, std::size_t from) const {
    std::size_t used = 0, blank = 0, i = from;
    for (; i < cells.size() && used + cells[i].width <= width_; ++i) {
      used += cells[i].width;
      if (cells[i].shown == " ") blank = i + 1;
    }
    if (i >= cells.size()) return cells.size();
    return blank > from ? blank : std::max(i, from + 1);
  }

  void row(const std::vector<cell>& cells, std::size_t from, std::size_t to, const line_place& line, const std::string& number,
           std::span<const mark> marks) {
    std::string text, under, run, run_under;
    std::size_t due = 0;  // blanks not written yet, so that no line ends in them
    const mark* current = nullptr;
    const auto flush = [&] {
      text += current != nullptr ? in_(current->color, run) : run;
      if (current != nullptr) under += in_(current->color, run_under);
      run.clear();
      run_under.clear();
    };
    for (auto i = from; i < to; ++i) {
      const auto at = line.first + cells[i].at;
      const mark* m = nullptr;
      for (const auto& one : marks)
        if (offset(one.where.first) <= at && at < offset(one.where.last) && (m == nullptr || one.stamp != nullptr)) m = &one;
      if (m != current) flush();
      current = m;
      run += cells[i].shown;
      if (m == nullptr) {
        due += cells[i].width;
        continue;
      }
      under.append(due, ' ');
      due = 0;
      for (std::size_t k = 0; k < cells[i].width; ++k) run_under += m->under;
    }
    flush();
    while (text.ends_with(' ')) text.pop_back();
    if (to < cells.size()) text += in_(ink::faint, " …");
    out_ += gutter(number) + text + "\n" + gutter("") + under + "\n";
  }

  std::string& out_;
  const paint& in_;
  std::size_t width_;
};

void append_summary(std::string& out, const report& r, const terminal_options& o, const paint& in) {
  out += in(ink::strong, shown(o.name));
  if (!r.resolved.language.empty()) out += in(ink::faint, "  " + shown(r.resolved.language));
  out += "\n";
  const auto answer = [&](std::string_view name, const std::optional<std::uint32_t>& index) {
    if (!index || *index >= r.resolved.timestamps.size()) return;
    auto t = r.resolved.timestamps[*index];
    t.role = role::unknown;
    out += fmt::format("  {:<10} {}\n", name, answer_line(t, in));
  };
  if (o.timestamps) {
    answer("published", r.resolved.published);
    answer("updated", r.resolved.updated);
  }
  if (!o.datelines) return;
  for (const auto& d : r.resolved.datelines) {
    for (const auto i : d.places)
      if (i < r.resolved.places.size()) out += fmt::format("  {:<10} {}\n", "dateline", answer_line(r.resolved.places[i], in));
    if (!d.agency.empty()) out += fmt::format("  {:<10} {}\n", "agency", shown(d.agency));
  }
}

ink severity_ink(severity s) { return s == severity::error ? ink::bad : s == severity::warning ? ink::doubtful : ink::time; }

}  // namespace

void append_terminal(std::string& out, const report& r, const terminal_options& o) {
  const paint in(o.color);
  append_summary(out, r, o, in);
  const auto marks = marks_of(r, o);
  const auto text = r.document.text();
  line_finder lines(text);
  line_view view(out, in, o.width > 11 ? o.width - 11 : 0);
  for (std::size_t i = 0; i < marks.size();) {
    const auto line = lines.at(offset(marks[i].where.first));
    std::vector<mark> here;
    for (; i < marks.size() && (here.empty() || offset(marks[i].where.first) <= line.last); ++i) here.push_back(marks[i]);
    out += "\n";
    view.show(text, line, here);
    for (const auto& m : here) {
      out += view.gutter("");
      if (here.size() > 1) out += in(m.color, shortened(r.document.slice(m.where), 32)) + in(ink::faint, " → ");
      out += (m.stamp != nullptr ? answer_line(*m.stamp, in) : answer_line(*m.spot, in)) + "\n";
      const auto indent = view.gutter("") + "  ";
      if (m.stamp != nullptr && (o.explain || !m.stamp->utc)) append_account(out, *m.stamp, in, indent, o.explain);
      if (m.spot != nullptr && (o.explain || !m.spot->chosen)) append_account(out, *m.spot, in, indent, o.explain);
    }
  }
  if (marks.empty()) out += in(ink::faint, "  nothing found") + "\n";
  if (!o.findings || r.findings.empty()) return;
  out += "\n";
  append_findings(out, r, o);
}

void append_findings(std::string& out, const report& r, const terminal_options& o) {
  const paint in(o.color);
  finding_lines lines(r);
  line_view view(out, in, o.width > 11 ? o.width - 11 : 0);
  for (const auto& f : r.findings) {
    auto place = shown(o.name) + ":";
    const auto where = lines.of(f);
    if (where) place += fmt::format("{}:{}:", lines.line(where->first).number, lines.column(where->first));
    out += fmt::format("{} {} {} {}\n", in(ink::strong, place), in(severity_ink(f.severity), std::string(name_of(f.severity)) + ":"),
                       in(ink::strong, shown(f.message)), in(ink::faint, fmt::format("[{}]", f.check)));
    if (!f.conditional.empty()) out += in(ink::faint, fmt::format("      only if it means {}", fmt::join(f.conditional, " or "))) + "\n";
    if (!where) continue;
    const mark m{*where, severity_ink(f.severity), "^", nullptr, nullptr, 0};
    view.show(lines.all(), lines.line(where->first), {&m, 1});
  }
}

}  // namespace dateline
