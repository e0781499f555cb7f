// dateline when: a stamp or time phrase, to UTC. Undecided is said, with what would decide.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "asking.hpp"
#include "commands.hpp"
#include "know/tables.hpp"
#include "report/display.hpp"
#include "report/terminal.hpp"

namespace dateline::cli {
namespace {

bool fired(const report& r, std::string_view check) {
  return std::ranges::any_of(r.findings, [check](const finding& f) { return f.check == check; });
}

// The options that would settle what is open, with the values that the open readings suggest.
std::vector<std::string> ways_to_settle(const report& r, const timestamp& t, const session& s) {
  std::vector<std::string> out;
  if (t.settled.unanchored || fired(r, "relative-unanchored")) out.emplace_back("--reference 2023-06-12T08:00Z (when it was written)");
  if (t.settled.order_needed && t.settled.order_source.empty()) out.emplace_back("--order dmy or --order mdy");
  std::vector<std::string> zones, countries;
  for (const auto& a : t.alternatives) {
    if (a.zone.empty() || std::ranges::find(zones, a.zone) != zones.end()) continue;
    zones.push_back(a.zone);
    const auto id = s.know.tables().zones.find(a.zone);
    if (const auto cc = id == know::no_zone ? std::string_view{} : s.know.tables().zones.country(id);
        !cc.empty() && std::ranges::find(countries, cc) == countries.end())
      countries.emplace_back(cc);
  }
  if (countries.size() > 1)
    out.push_back(fmt::format("--country {} (of the publisher)",
                              fmt::join(countries.begin(), countries.begin() + std::min<std::ptrdiff_t>(4, std::ssize(countries)), " | ")));
  if (zones.size() > 1)
    out.push_back(
        fmt::format("--zone {}", fmt::join(zones.begin(), zones.begin() + std::min<std::ptrdiff_t>(4, std::ssize(zones)), " | ")));
  if (t.alternatives.empty() && t.zone.empty() && !t.value.empty() && !t.settled.unanchored)
    out.emplace_back("--zone IANA, or --country CC or --url URL of the publisher");
  return out;
}

void tell(std::string& out, const report& r, const session& s) {
  const paint in(s.color);
  if (r.resolved.timestamps.empty()) {
    out += "no stamp and no time phrase found\n";
    return;
  }
  for (const auto& t : r.resolved.timestamps) {
    const auto written = t.stamp ? r.document.slice(*t.stamp) : std::string_view(t.text);
    if (r.resolved.timestamps.size() > 1)
      out += in(t.kind == time_kind::relative ? ink::relative : ink::time, shortened(written, 60)) + "\n";
    out += answer_line(t, in) + "\n";
    append_account(out, t, in, "  ", s.explain);
  }
  for (const auto& f : r.findings) {
    const auto i = f.severity == severity::error ? ink::bad : f.severity == severity::warning ? ink::doubtful : ink::faint;
    out += fmt::format("{}  {}\n", in(i, shown(f.message)), in(ink::faint, fmt::format("[{}]", f.check)));
  }
  std::set<std::string> said;
  for (const auto& t : r.resolved.timestamps) {
    if (t.utc) continue;
    for (const auto& way : ways_to_settle(r, t, s))
      if (said.insert(way).second) out += fmt::format("{} {}\n", said.size() == 1 ? "to settle it:" : "          or:", way);
  }
}

}  // namespace

exit_code run_when(const arguments& a) {
  return answer_question(
      a, {.asked = verb::when, .what = {}, .found = [](const report& r) { return !r.resolved.timestamps.empty(); }, .human = tell});
}

}  // namespace dateline::cli
