// dateline checks: the catalogue, from the same list that the checks run by.
#include "check/all_checks.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "grid.hpp"
#include "output.hpp"
#include "report/names.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

std::string block(std::string_view text) {
  std::string out;
  for (auto rest = text;;) {
    const auto end = rest.find('\n');
    out += fmt::format("    {}\n", rest.substr(0, end));
    if (end == std::string_view::npos) return out;
    rest.remove_prefix(end + 1);
  }
}

std::string in_full(const check_info& c, const paint& in) {
  auto out = fmt::format("{}  {}\n{}\n", in(ink::strong, c.id), name_of(c.severity), c.summary);
  if (!c.given.empty()) out += fmt::format("  given {}\n", c.given);
  return out + fmt::format("  fires on\n{}  is quiet on\n{}", block(c.fires), block(c.quiet));
}

}  // namespace

exit_code run_checks(const arguments& a) {
  const auto [ready, otherwise] = prepare(a, by_default::human);
  if (!ready) return otherwise;
  std::vector<const check_info*> chosen;
  for (const auto& id : a.words()) {
    const auto* c = check_named(id);
    if (c == nullptr) {
      std::vector<std::string> ids;
      for (const auto& one : all_checks()) ids.emplace_back(one.id);
      return wrong_usage(fmt::format("there is no check {}{}", id, did_you_mean(id, ids, "; dateline checks lists them")));
    }
    chosen.push_back(c);
  }
  if (a.words().empty())
    for (const auto& c : all_checks()) chosen.push_back(&c);

  std::string out;
  if (ready->how == form::human && !a.words().empty()) {
    const paint in(ready->color);
    for (const auto* c : chosen) out.append(out.empty() ? "" : "\n").append(in_full(*c, in));
    return deliver(a, out);
  }
  std::vector<grid_column> columns{{"check"}, {"severity"}, {"summary"}};
  if (ready->how != form::human) columns.insert(columns.end(), {{"fires"}, {"quiet"}, {"given"}});
  grid g(columns);
  for (const auto* c : chosen) {
    std::vector<std::string> cells{std::string(c->id), std::string(name_of(c->severity)), std::string(c->summary)};
    if (ready->how != form::human) cells.insert(cells.end(), {std::string(c->fires), std::string(c->quiet), std::string(c->given)});
    g.row(std::move(cells));
  }
  return deliver(a, g.render(ready->how, ready->color));
}

}  // namespace dateline::cli
