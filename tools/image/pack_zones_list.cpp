#include "pack_zones.hpp"

#include <algorithm>
#include <charconv>

namespace dateline::pack {
namespace {

bool digits(std::string_view s, std::size_t at, std::size_t n, int& out) {
  if (at + n > s.size()) return false;
  const auto [end, wrong] = std::from_chars(s.data() + at, s.data() + at + n, out);
  return wrong == std::errc{} && end == s.data() + at + n;
}

}  // namespace

bool parse_offset(std::string_view s, std::int32_t& seconds) {
  int h = 0, m = 0, sec = 0;
  if ((s.size() != 6 && s.size() != 9) || (s[0] != '+' && s[0] != '-')) return false;
  if (!digits(s, 1, 2, h) || s[3] != ':' || !digits(s, 4, 2, m)) return false;
  if (s.size() == 9 && (s[6] != ':' || !digits(s, 7, 2, sec))) return false;
  if (h > 16 || m > 59 || sec > 59) return false;
  seconds = h * 3600 + m * 60 + sec;
  if (s[0] == '-') seconds = -seconds;
  return true;
}

bool parse_instant(std::string_view s, std::int64_t& seconds) {
  int y = 0, mo = 0, d = 0, h = 0, mi = 0, sec = 0;
  if (s.size() != 20 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19] != 'Z') return false;
  if (!digits(s, 0, 4, y) || !digits(s, 5, 2, mo) || !digits(s, 8, 2, d)) return false;
  if (!digits(s, 11, 2, h) || !digits(s, 14, 2, mi) || !digits(s, 17, 2, sec)) return false;
  const std::chrono::year_month_day day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(mo)},
                                        std::chrono::day{static_cast<unsigned>(d)}};
  if (!day.ok() || h > 23 || mi > 59 || sec > 59) return false;
  seconds = std::chrono::sys_days{day}.time_since_epoch().count() * 86400LL + h * 3600LL + mi * 60LL + sec;
  return true;
}

std::vector<zone_period> zone_history::until(int year) const {
  auto out = periods;
  if (!rule.alternates()) return out;
  const auto last = out.back().from;
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{last}});
  for (int y = static_cast<int>(std::chrono::year_month_day{day}.year()); y < year; ++y)
    for (const auto& c : know::rule_changes(rule.days, y)) {
      const auto& side = c.to_other ? rule.other : rule.base;
      if (c.at > last) out.push_back({c.at, side.offset, side.dst, side.abbreviation});
    }
  return out;
}

zone_list::zone_list(const std::filesystem::path& data, faults& wrong) {
  const auto zones = read_table(data / "zones/zones.tsv", wrong);
  check_sorted(zones, {"zone"}, wrong);
  for (const auto& r : zones.rows) {
    const auto cell = [&](std::string_view c) { return r.cells[zones.column(c)]; };
    zone_history z{.name = std::string(cell("zone")), .country = std::string(cell("country")), .rank = 0, .periods = {}, .rule = {}};
    zone_period first{.dst = cell("season") == "dst", .abbreviation = std::string(cell("abbreviation"))};
    if (!parse_offset(cell("offset"), first.offset)) wrong.add(zones.path, r.line, "no offset: " + std::string(cell("offset")));
    if (!cell("rank").empty()) {
      if (!digits(cell("rank"), 0, cell("rank").size(), z.rank)) wrong.add(zones.path, r.line, "no rank: " + std::string(cell("rank")));
    }
    if (!z.country.empty() && z.country.size() != 2) wrong.add(zones.path, r.line, "no country code: " + z.country);
    if (auto rule = posix_rule::parse(cell("rule"))) z.rule = *rule;
    else wrong.add(zones.path, r.line, "no rule: " + std::string(cell("rule")));
    z.periods.push_back(std::move(first));
    names_.emplace(z.name, static_cast<know::zone_id>(zones_.size()));
    zones_.push_back(std::move(z));
  }
  const auto changes = read_table(data / "zones/transitions.tsv", wrong);
  check_sorted(changes, {"zone", "instant"}, wrong);
  for (const auto& r : changes.rows) {
    const auto cell = [&](std::string_view c) { return r.cells[changes.column(c)]; };
    const auto it = names_.find(cell("zone"));
    if (it == names_.end()) {
      wrong.add(changes.path, r.line, "no such zone: " + std::string(cell("zone")));
      continue;
    }
    zone_period p{.dst = cell("season") == "dst", .abbreviation = std::string(cell("abbreviation"))};
    if (!parse_instant(cell("instant"), p.from)) wrong.add(changes.path, r.line, "no instant: " + std::string(cell("instant")));
    if (!parse_offset(cell("offset"), p.offset)) wrong.add(changes.path, r.line, "no offset: " + std::string(cell("offset")));
    if (cell("season") != "dst" && cell("season") != "std") wrong.add(changes.path, r.line, "season is std or dst");
    zones_[it->second].periods.push_back(std::move(p));
  }
  for (std::size_t i = 0; i < zones_.size(); ++i) {
    const auto& last = zones_[i].periods.back();
    const auto& rule = zones_[i].rule;
    const auto side = rule.alternates() ? rule.change_at(last.from) : std::optional(rule.base);
    if (!side || side->offset != last.offset || (rule.alternates() && side->abbreviation != last.abbreviation))
      wrong.add(zones.path, zones.rows[i].line, "the rule does not go on from the last transition");
  }
  const auto links = read_table(data / "zones/links.tsv", wrong);
  check_sorted(links, {"link"}, wrong);
  for (const auto& r : links.rows) {
    const auto it = names_.find(r.cells[links.column("zone")]);
    const auto id = it == names_.end() ? know::no_zone : it->second;
    if (id == know::no_zone) wrong.add(links.path, r.line, "no such zone: " + std::string(r.cells[links.column("zone")]));
    else if (!names_.emplace(r.cells[links.column("link")], id).second) wrong.add(links.path, r.line, "is a zone already");
  }
}

know::zone_id zone_list::find(std::string_view name) const {
  const auto it = names_.find(name);
  return it == names_.end() ? know::no_zone : it->second;
}

}  // namespace dateline::pack
