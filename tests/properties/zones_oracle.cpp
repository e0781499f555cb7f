// date/tz is the oracle: every zone of the image, a second before and at every transition, both ways, to 2037.
#include <date/tz.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "know/zones.hpp"

namespace {

using namespace dateline::know;
using std::chrono::seconds;
using std::chrono::sys_seconds;

const zones& all() {
  static const zones z{image::bundled()};
  return z;
}

constexpr std::int64_t horizon = 2145916800;  // 2038-01-01, where date/tz on TZif files ends

// The machine's version, from the first line of tzdata.zi: date/tz does not know it.
std::string machine_version() {
  std::ifstream in("/usr/share/zoneinfo/tzdata.zi");
  std::string line;
  std::getline(in, line);
  return line.substr(line.rfind(' ') + 1);
}

bool comparable() {
  if (machine_version() == all().version()) return true;
  std::cout << "skipped: this machine's tz database is " << (machine_version().empty() ? "unknown" : machine_version())
            << ", the image's is " << all().version() << "; the oracle needs the same\n";
  return false;
}

// The instants at which the oracle's state changes.
std::set<std::int64_t> changes_of(const date::time_zone& zone) {
  std::set<std::int64_t> out;
  for (date::sys_seconds at = date::sys_days{date::year{1700} / 1 / 1};;) {
    const auto info = zone.get_info(at);
    if (info.end.time_since_epoch().count() >= horizon) return out;
    out.insert(info.end.time_since_epoch().count());
    at = info.end;
  }
}

struct tally {
  std::size_t asked = 0, wrong = 0;
  std::string first;
  void expect(bool right, std::string_view zone, std::int64_t at, const char* what) {
    ++asked;
    if (right) return;
    if (++wrong == 1) first = std::string(zone) + " at " + std::to_string(at) + ": " + what;
  }
};

}  // namespace

TEST_CASE("every instant around every transition has the oracle's offset and label") {
  if (!comparable()) return;
  tally t;
  for (std::size_t i = 0; i < all().size(); ++i) {
    const auto id = static_cast<zone_id>(i);
    const auto name = all().name(id);
    const auto* zone = date::locate_zone(std::string(name));
    for (const auto change : changes_of(*zone))
      for (const auto at : {change - 1, change, change + 1}) {
        const auto expected = zone->get_info(date::sys_seconds{seconds{at}});
        const auto found = all().at(id, sys_seconds{seconds{at}});
        t.expect(found.offset == expected.offset.count(), name, at, "another offset");
        t.expect(found.abbreviation == expected.abbrev, name, at, "another label");
      }
  }
  INFO(t.first);
  CHECK(t.wrong == 0);
  CHECK(t.asked > 200'000);
}

TEST_CASE("every civil time around every transition is unique, skipped or doubled as the oracle has it") {
  if (!comparable()) return;
  tally t;
  for (std::size_t i = 0; i < all().size(); ++i) {
    const auto id = static_cast<zone_id>(i);
    const auto name = all().name(id);
    const auto* zone = date::locate_zone(std::string(name));
    for (const auto change : changes_of(*zone)) {
      const auto before = all().at(id, sys_seconds{seconds{change - 1}}), after = all().at(id, sys_seconds{seconds{change}});
      for (const auto edge : {change + before.offset, change + after.offset, change + (before.offset + after.offset) / 2})
        for (const auto local : {edge - 1, edge, edge + 1}) {
          const auto expected = zone->get_info(date::local_seconds{seconds{local}});
          const auto found = all().at(id, std::chrono::local_seconds{seconds{local}});
          const auto kind = expected.result == date::local_info::unique        ? local_lookup::kind::unique
                            : expected.result == date::local_info::nonexistent ? local_lookup::kind::gap
                                                                               : local_lookup::kind::overlap;
          t.expect(found.kind == kind, name, local, "another kind of civil time");
          t.expect(found.before.offset == expected.first.offset.count(), name, local, "another offset before");
          if (kind != local_lookup::kind::unique)
            t.expect(found.after.offset == expected.second.offset.count(), name, local, "another offset after");
        }
    }
  }
  INFO(t.first);
  CHECK(t.wrong == 0);
  CHECK(t.asked > 400'000);
}

TEST_CASE("from and until of a state are the instants at which it changes") {
  for (std::size_t i = 0; i < all().size(); ++i) {
    const auto id = static_cast<zone_id>(i);
    INFO(all().name(id));
    sys_seconds at = std::chrono::sys_days{std::chrono::year{1800} / 1 / 1};
    const sys_seconds end = std::chrono::sys_days{std::chrono::year{2150} / 1 / 1};
    bool joined = true;
    for (int n = 0; at < end && joined; ++n) {
      const auto s = all().at(id, at);
      joined = s.from <= at && at < s.until && all().at(id, s.until - seconds{1}).from == s.from && n < 2000;
      at = s.until;
    }
    CHECK(joined);
  }
}
