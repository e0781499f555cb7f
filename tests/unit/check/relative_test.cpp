// Date orders, years, relative phrases: the notes and warnings about what was not written in full.
#include <catch2/catch.hpp>

#include "unit/check/sketch.hpp"

using namespace dateline;
using tests::sketch;

TEST_CASE("date-order: ambiguous names both days, resolved names the reason") {
  sketch s("Updated 05/06/2023");
  auto& t = s.stamp("05/06/2023", "2023-06-05", precision::day);
  CHECK(s.findings().empty());
  t.settled.order_needed = true;
  t.settled.order_source = "country";
  CHECK(s.message("date-order-resolved") == "\"05/06/2023\" is June 5, 2023: the publisher's country writes dates so");
  CHECK(s.count("date-order-ambiguous") == 0);
  t.settled.order_source.clear();
  s.undecided(t, {sketch::candidate("", "", 0, "2023-06-05"), sketch::candidate("", "", 0, "2023-05-06")});
  CHECK(s.message("date-order-ambiguous") == "\"05/06/2023\" can be June 5, 2023 or May 6, 2023, and nothing decides");
  CHECK(s.count("date-order-resolved") == 0);
}

TEST_CASE("years that are not written in full") {
  sketch s("13.06.23");
  auto& t = s.stamp("13.06.23", "2023-06-13", precision::day);
  s.mention(t).date.year = 23;
  CHECK(s.findings().empty());
  t.settled.century_inferred = 23;
  CHECK(s.message("two-digit-year") == "the year 23 is taken as 2023");
  t.settled = {};
  t.settled.year_inferred = true;
  CHECK(s.message("year-inferred") == "no year is written; 2023 is the nearest that agrees with the reference");
  s.mention(t).date.weekdays = 2;
  CHECK(s.message("year-inferred") == "no year is written; 2023 is the nearest in which the weekday fits");
}

TEST_CASE("relative-unanchored: one finding for one missing reference") {
  sketch s("2 hours ago, yesterday");
  auto& a = s.stamp("2 hours ago", "", precision::hour);
  auto& b = s.stamp("yesterday", "", precision::day);
  CHECK(s.findings().empty());
  a.settled.unanchored = true;
  CHECK(s.message("relative-unanchored") == "\"2 hours ago\" counts from a time that is not known");
  b.settled.unanchored = true;
  REQUIRE(s.count("relative-unanchored") == 1);
  CHECK(s.message("relative-unanchored") == "\"2 hours ago\" and 1 more count from a time that is not known");
  CHECK(s.findings().front().timestamps == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("relative-year-mismatch reads the year beside the phrase") {
  const auto fires = [](std::string_view after) {
    sketch s("last year" + std::string(after));
    auto& t = s.stamp("last year", "2022", precision::year);
    s.mention(t).phrase = written_phrase{.unit = phrase_unit::year, .count = -1, .calendar_unit = true};
    return s.count("relative-year-mismatch") == 1;
  };
  CHECK(fires(", in 2021, sales fell"));
  CHECK(fires(" (2021)"));
  CHECK(fires(" — 2021"));
  CHECK(fires(" 2021."));
  CHECK_FALSE(fires(", in 2022, sales fell"));
  CHECK_FALSE(fires(" (2022)"));
  CHECK_FALSE(fires(""));
  CHECK_FALSE(fires(" 2021 people came"));
  CHECK_FALSE(fires(", in 2021-22"));
  CHECK_FALSE(fires(", in 2021/22"));
  CHECK_FALSE(fires(" 20210"));
  CHECK_FALSE(fires(" 2021.5 points"));
  CHECK_FALSE(fires(" and in 2021"));
  CHECK_FALSE(fires(", in June 2021"));
}
