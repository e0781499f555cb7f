// dateline where: a place phrase, dateline or coordinates, to a geocoded place.
#include <fmt/format.h>

#include <algorithm>

#include "asking.hpp"
#include "commands.hpp"
#include "dateline/coordinates.hpp"
#include "report/display.hpp"
#include "report/terminal.hpp"

namespace dateline::cli {
namespace {

void tell(std::string& out, const report& r, const session& s) {
  const paint in(s.color);
  if (r.resolved.places.empty()) {
    out += "no place found\n";
    return;
  }
  for (const auto& p : r.resolved.places) {
    if (r.resolved.places.size() > 1) out += in(ink::place, shortened(p.text, 60)) + "\n";
    out += answer_line(p, in);
    if (p.chosen && p.chosen->geonames_id != 0) out += in(ink::faint, fmt::format("  geonames:{}", p.chosen->geonames_id));
    out += "\n";
    append_account(out, p, in, "  ", s.explain);
  }
  for (const auto& f : r.findings) {
    const auto i = f.severity == severity::error ? ink::bad : f.severity == severity::warning ? ink::doubtful : ink::faint;
    out += fmt::format("{}  {}\n", in(i, shown(f.message)), in(ink::faint, fmt::format("[{}]", f.check)));
  }
}

constexpr std::size_t longest_phrase = 200;  // bytes

bool anything(const report& r) {
  return std::ranges::any_of(r.resolved.places, [](const place& p) { return !p.asked || p.chosen || !p.alternatives.empty(); });
}

result<report> answer(document doc, const knowledge& know, const context& given) {
  const auto at = read_coordinates(doc.text());
  if (at && !*at) return at->failure();
  if (at) return locate(std::move(doc), **at, know, given);
  auto read = scan(std::move(doc), know, given);
  // No sentence says that a bare "Antrim" is a place, or "Portland Oregon" one, but the question does.
  const std::string text(read.document.text());
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || text.size() > longest_phrase) return read;
  const bool found = !read.resolved.places.empty();
  const bool some = found && read.resolved.datelines.empty() && text.find(',') == std::string::npos;
  if (found && !some) return read;
  auto told = given;
  told.spans.push_back({{source_pos{first}, source_pos{text.find_last_not_of(" \t\r\n") + 1}}, true});
  auto asked = scan(document::from_text(text), know, told);
  const auto& p = asked.resolved.places.front();
  if (found) return p.chosen && p.qualifier == qualifier_state::agrees ? std::move(asked) : std::move(read);
  return p.chosen || !p.alternatives.empty() ? std::move(asked) : std::move(read);
}

}  // namespace

exit_code run_where(const arguments& a) {
  return answer_question(a, {.asked = verb::where, .what = {.timestamps = false}, .answer = answer, .found = anything, .human = tell});
}

}  // namespace dateline::cli
