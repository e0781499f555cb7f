// Writes data/zones/{zones,transitions,links,leap_seconds}.tsv from the tz database of this machine, walked
// through date/tz. Run by zones.sh. Transitions that a zone's closing rule gives anyway are left out.
#include <date/tz.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "pack_zones_posix.hpp"

namespace {

struct state {
  std::int64_t from = INT64_MIN;
  std::int32_t offset = 0;
  bool dst = false;
  std::string abbreviation;
  bool same(const state& s) const { return offset == s.offset && dst == s.dst && abbreviation == s.abbreviation; }
};

[[noreturn]] void stop(const std::string& what) {
  std::cerr << what << '\n';
  std::exit(1);
}

std::ifstream open(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) stop(path + ": cannot be read");
  return in;
}

constexpr std::int64_t day = 86400;
constexpr std::int64_t horizon = 7258118400;  // 2200-01-01; rules end in 2037 for date/tz, Gaza's predicted Ramadans in 2086

std::vector<state> walk(const date::time_zone& zone) {
  std::vector<state> out;
  using namespace std::chrono_literals;
  for (date::sys_seconds at = date::sys_days{date::year{1700} / 1 / 1};;) {
    const auto info = zone.get_info(at);
    state s{out.empty() ? INT64_MIN : info.begin.time_since_epoch().count(), static_cast<std::int32_t>(info.offset.count()),
            info.save != 0min, info.abbrev};
    if (out.empty() || !out.back().same(s)) out.push_back(std::move(s));
    if (info.end.time_since_epoch().count() >= horizon) return out;
    at = info.end;
  }
}

// tzdb writes some winters as negative summer time (Ireland, Morocco, Namibia 1994-2017). People call the
// seasons on either side of such a winter summer time; a standard time that lasted a year or more stays one.
void say_summer(std::vector<state>& states) {
  std::vector<bool> winter(states.size());
  const auto lower = [&](std::size_t i, std::size_t than) { return !states[than].dst && states[i].offset < states[than].offset; };
  for (std::size_t i = 1; i < states.size(); ++i)
    winter[i] = states[i].dst && lower(i, i - 1) && (i + 1 == states.size() || lower(i, i + 1));
  const auto fix = [&](std::size_t i) {
    if (i == 0 || i + 1 >= states.size() || winter[i] || states[i].dst) return;
    if (states[i + 1].from - states[i].from < 355 * day) states[i].dst = true;
  };
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (!winter[i]) continue;
    if (i >= 2 && states[i - 2].dst && !winter[i - 2]) {
      states[i].dst = false;  // Prague, winter 1946-47: below a standard time, not between summers
      continue;
    }
    fix(i - 1);
    fix(i + 1);
  }
  for (std::size_t i = 0; i < states.size(); ++i)
    if (winter[i]) states[i].dst = false;
}

// Leaves out the changes that the rule gives, but for the first of them: from it on the rule holds.
void cut(std::vector<state>& states, const posix_rule& rule, const std::string& zone) {
  if (!rule.alternates()) {
    if (states.back().offset != rule.base.offset) stop(zone + ": its rule does not go on from its last transition");
    return;
  }
  std::size_t keep = states.size();
  while (keep > 1) {
    const auto& s = states[keep - 1];
    const auto expected = rule.change_at(s.from);
    if (!expected || expected->offset != s.offset || expected->dst != s.dst || expected->abbreviation != s.abbreviation) break;
    if (keep < states.size() && rule.next_change(s.from) != states[keep].from) break;
    --keep;
  }
  if (keep == states.size()) stop(zone + ": its rule does not go on from its last transition");
  states.resize(keep + 1);
}

std::string footer(const std::string& path) {
  auto in = open(path);
  std::stringstream all;
  all << in.rdbuf();
  std::string s = all.str();
  if (s.empty() || s.back() != '\n') stop(path + ": no TZif footer");
  s.pop_back();
  return s.substr(s.rfind('\n') + 1);
}

std::string offset_text(std::int32_t seconds) {
  const auto a = std::abs(seconds);
  char b[32];
  if (a % 60 != 0) std::snprintf(b, sizeof b, "%c%02d:%02d:%02d", seconds < 0 ? '-' : '+', a / 3600, a / 60 % 60, a % 60);
  else std::snprintf(b, sizeof b, "%c%02d:%02d", seconds < 0 ? '-' : '+', a / 3600, a / 60 % 60);
  return b;
}

std::string instant_text(std::int64_t t) {
  return date::format("%FT%TZ", date::sys_seconds{std::chrono::seconds{t}});
}

std::vector<std::string> cells(const std::string& line, char at) {
  std::vector<std::string> out;
  std::stringstream s(line);
  for (std::string c; std::getline(s, c, at);) out.push_back(c);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) stop("usage: zones ZONEINFO DATA DATE");
  const std::string info = argv[1], data = argv[2], today = argv[3];
  std::string version;
  std::vector<std::string> names;
  std::map<std::string, std::string> links, country;
  std::map<std::string, int> rank;
  {
    auto in = open(info + "/tzdata.zi");
    std::string line;
    std::getline(in, line);
    version = line.substr(line.rfind(' ') + 1);
    while (std::getline(in, line)) {
      const auto c = cells(line, ' ');
      if (c.size() >= 2 && c[0] == "Z") names.push_back(c[1]);
      if (c.size() == 3 && c[0] == "L") links[c[2]] = c[1];
    }
  }
  {
    auto in = open(info + "/zone.tab");
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      const auto c = cells(line, '\t');
      country[c.at(2)] = c.at(0);
      rank[c.at(2)] = static_cast<int>(rank.size()) + 1;
    }
  }
  std::sort(names.begin(), names.end());
  std::erase(names, "Factory");

  const auto header = [&](std::ofstream& out, const char* what, const char* columns) {
    out << what << "# Source: IANA tz database " << version << " (public domain), as installed by the operating system, read through date/tz.\n"
        << "# Generated " << today << " by data/update/zones.sh; do not edit.\n" << columns;
  };
  std::ofstream zones(data + "/zones/zones.tsv"), changes(data + "/zones/transitions.tsv");
  header(zones,
         "# Zones, with what held before their first transition and the POSIX rule that goes on after their last.\n"
         "# rank: place in zone.tab, most populous first within a country; empty for zones of no country.\n",
         "zone\tcountry\trank\toffset\tseason\tabbreviation\trule\n");
  header(changes,
         "# Transitions: the instant, and what holds from then on. season: dst as people say it (Irish summer time is dst).\n"
         "# Transitions that a zone's rule (zones.tsv) gives are left out, but for the first.\n",
         "zone\tinstant\toffset\tseason\tabbreviation\n");
  std::size_t count = 0;
  for (const auto& name : names) {
    auto states = walk(*date::locate_zone(name));
    say_summer(states);
    const auto text = footer(info + "/" + name);
    const auto rule = posix_rule::parse(text);
    if (!rule) stop(name + ": a rule of another form: " + text);
    cut(states, *rule, name);
    const auto r = rank.find(name);
    const auto& f = states.front();
    zones << name << '\t' << country[name] << '\t' << (r == rank.end() ? "" : std::to_string(r->second)) << '\t' << offset_text(f.offset) << '\t'
          << (f.dst ? "dst" : "std") << '\t' << f.abbreviation << '\t' << text << '\n';
    for (std::size_t i = 1; i < states.size(); ++i, ++count)
      changes << name << '\t' << instant_text(states[i].from) << '\t' << offset_text(states[i].offset) << '\t' << (states[i].dst ? "dst" : "std") << '\t'
              << states[i].abbreviation << '\n';
  }
  std::ofstream other(data + "/zones/links.tsv");
  header(other, "# Links: other and older names of zones.\n", "link\tzone\n");
  for (auto [link, zone] : links) {
    while (links.count(zone)) zone = links[zone];
    other << link << '\t' << zone << '\n';
  }
  std::ofstream leaps(data + "/zones/leap_seconds.tsv");
  header(leaps, "# Leap seconds: the instant at which the inserted second ended.\n", "after\n");
  auto in = open(info + "/leap-seconds.list");
  int tai = 10;  // difference to TAI of the list's first line, which is no leap second
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::stringstream s(line);
    long long ntp = 0;
    int difference = 0;
    s >> ntp >> difference;
    if (difference < tai) stop("a negative leap second");
    if (difference > tai) leaps << instant_text(ntp - 2208988800) << '\n';
    tai = difference;
  }
  std::cerr << version << ": " << names.size() << " zones, " << links.size() << " links, " << count << " transitions\n";
}
