// dateline where: a place phrase or dateline, to a geocoded place.
#include <fmt/format.h>

#include "asking.hpp"
#include "commands.hpp"
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

}  // namespace

exit_code run_where(const arguments& a) {
  return answer_question(a, {.asked = verb::where,
                             .what = {.timestamps = false},
                             .found = [](const report& r) { return !r.resolved.places.empty(); },
                             .human = tell});
}

}  // namespace dateline::cli
