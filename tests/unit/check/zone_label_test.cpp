// The checks of zone labels and of local times: they judge what was settled.
#include <catch2/catch.hpp>

#include "unit/check/sketch.hpp"

using namespace dateline;
using tests::sketch;

namespace {

struct july_est : sketch {
  july_est() : sketch("July 12, 2023, 3:15 p.m. EST"), t(stamp("July 12, 2023, 3:15 p.m. EST", "2023-07-12T15:15", precision::minute)) {
    t.abbreviation = "EST";
    decide(t, "2023-07-12T19:15Z", "America/New_York", -4 * 3600);
  }
  timestamp& t;
};

}  // namespace

TEST_CASE("zone-abbrev: ambiguous while undecided, resolved with the reason") {
  july_est s;
  CHECK(s.findings().empty());
  s.t.settled.label_ambiguous = true;
  s.t.zone_source = "publisher";
  CHECK(s.count("zone-abbrev-resolved") == 1);
  CHECK(s.count("zone-abbrev-ambiguous") == 0);
  CHECK(s.message("zone-abbrev-resolved") == "EST is taken as America/New_York (-04:00): the publisher's home zone");
  s.undecided(s.t, {sketch::candidate("2023-07-12T19:15Z", "America/New_York", -14400),
                    sketch::candidate("2023-07-12T05:15Z", "Australia/Sydney", 36000)});
  CHECK(s.count("zone-abbrev-resolved") == 0);
  CHECK(s.count("zone-abbrev-ambiguous") == 1);
  CHECK(s.message("zone-abbrev-ambiguous") ==
        "EST can mean 2023-07-12T19:15Z (America/New_York), 2023-07-12T05:15Z (Australia/Sydney), and nothing decides");
}

TEST_CASE("zone-abbrev: undecided for its date order alone, the label is resolved") {
  july_est s;
  s.t.settled.label_ambiguous = true;
  s.t.settled.order_needed = true;
  s.undecided(s.t, {sketch::candidate("2023-07-12T19:15Z", "America/New_York", -14400),
                    sketch::candidate("2023-12-07T20:15Z", "America/New_York", -14400)});
  CHECK(s.count("zone-abbrev-ambiguous") == 0);
  CHECK(s.count("zone-abbrev-resolved") == 1);
}

TEST_CASE("zone-season-mismatch says what clocks show") {
  july_est s;
  s.t.settled.label = label_state::other_season;
  CHECK(s.count("zone-season-mismatch") == 1);
  CHECK(s.message("zone-season-mismatch") == "EST is not in force in America/New_York on July 12, 2023, where clocks show EDT (-04:00)");
  s.t.settled.label = label_state::in_force;
  CHECK(s.count("zone-season-mismatch") == 0);
}

TEST_CASE("zone-season-mismatch holds on condition while the zone is open") {
  july_est s;
  s.t.settled.label = label_state::other_season;
  auto wall = sketch::candidate("2023-07-12T19:15Z", "America/New_York", -14400);
  wall.how = label_reading::wall_clock;
  auto literal = sketch::candidate("2023-07-12T20:15Z", "America/New_York", -18000);
  literal.how = label_reading::literal;
  s.undecided(s.t, {wall, literal});
  s.t.zone.clear();
  CHECK(s.count("zone-season-mismatch") == 0);
  REQUIRE(s.conditional("zone-season-mismatch") == 1);
  for (const auto& f : s.findings())
    if (f.check == "zone-season-mismatch") CHECK(f.conditional == std::vector<std::string>{"2023-07-12T19:15Z America/New_York"});
}

TEST_CASE("zone-not-in-force is for labels that were given up") {
  july_est s;
  s.t.settled.label = label_state::abandoned;
  CHECK(s.count("zone-not-in-force") == 1);
  CHECK(s.count("zone-season-mismatch") == 0);
}

TEST_CASE("zone-inferred is said of clock times with a zone") {
  july_est s;
  s.t.settled.zone_inferred = true;
  s.t.zone_source = "country";
  CHECK(s.message("zone-inferred") == "no zone is written; America/New_York is taken: the publisher's country");
  s.t.precision = precision::day;
  CHECK(s.count("zone-inferred") == 0);
  s.t.precision = precision::minute;
  s.t.zone.clear();
  CHECK(s.count("zone-inferred") == 0);
}

TEST_CASE("offset-not-in-zone tells the offset that held") {
  sketch s("June 12, 2023 10:00 (GMT+8:30), Pyongyang");
  auto& t = s.stamp("June 12, 2023 10:00 (GMT+8:30)", "2023-06-12T10:00", precision::minute);
  sketch::decide(t, "2023-06-12T01:30Z", "Asia/Pyongyang", 30600);
  CHECK(s.count("offset-not-in-zone") == 0);
  t.settled.offset_contradicts = true;
  CHECK(s.message("offset-not-in-zone") == "+08:30 is not the offset of Asia/Pyongyang on June 12, 2023, which is +09:00");
}

TEST_CASE("dual-stamp-mismatch names both instants") {
  sketch s("1200 GMT (1900 HKT)");
  auto& t = s.stamp("1200 GMT (1900 HKT)", "2023-06-12T12:00", precision::minute);
  s.undecided(t, {sketch::candidate("2023-06-12T12:00Z", "UTC", 0), sketch::candidate("2023-06-12T11:00Z", "Asia/Hong_Kong", 28800)});
  CHECK(s.count("dual-stamp-mismatch") == 0);
  t.settled.dual_mismatch = true;
  CHECK(s.message("dual-stamp-mismatch") == "\"1200 GMT (1900 HKT)\" names two instants, 2023-06-12T12:00Z and 2023-06-12T11:00Z");
}

TEST_CASE("local-time-gap and local-time-overlap") {
  sketch s("March 12, 2023, 2:30 a.m.");
  auto& t = s.stamp("March 12, 2023, 2:30 a.m.", "2023-03-12T02:30", precision::minute);
  t.zone = "America/New_York";
  t.status = status::undecided;
  CHECK(s.findings().empty());
  t.settled.local = local_state::gap;
  CHECK(s.message("local-time-gap") ==
        "\"March 12, 2023, 2:30 a.m.\" did not exist in America/New_York: clocks went from -05:00 to -04:00");
  t.settled.local = local_state::overlap;
  CHECK(s.count("local-time-gap") == 0);
  CHECK(s.count("local-time-overlap") == 1);
  t.status = status::certain;  // a label or the metadata told which
  CHECK(s.count("local-time-overlap") == 0);
}
