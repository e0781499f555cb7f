#include <catch2/catch.hpp>

#include "unit/check/sketch.hpp"

using namespace dateline;
using tests::sketch;

namespace {

constexpr std::uint8_t monday = 1, tuesday = 2, sunday = 64;

}  // namespace

TEST_CASE("weekday-mismatch: the written weekday against the date") {
  sketch s("Tuesday, June 12, 2023");
  auto& t = s.stamp("Tuesday, June 12, 2023", "2023-06-12", precision::day);
  s.mention(t).date.weekdays = tuesday;
  CHECK(s.count("weekday-mismatch") == 1);
  CHECK(s.message("weekday-mismatch") == "June 12, 2023 is a Monday, not a Tuesday");
  s.mention(t).date.weekdays = monday;
  CHECK(s.count("weekday-mismatch") == 0);
  s.mention(t).date.weekdays = monday | tuesday;  // one word, a weekday of several languages
  CHECK(s.count("weekday-mismatch") == 0);
  s.mention(t).date.weekdays = tuesday | sunday;
  CHECK(s.message("weekday-mismatch") == "June 12, 2023 is a Monday, not a Tuesday or a Sunday");
}

TEST_CASE("weekday-mismatch: 24:00 and later hours count from the day that is written") {
  sketch s("Monday, June 12, 2023, 24:00");
  auto& t = s.stamp("Monday, June 12, 2023, 24:00", "2023-06-13T00:00", precision::minute);
  s.mention(t).date.weekdays = monday;
  s.mention(t).clock = written_clock{.hour = 24};
  CHECK(s.count("weekday-mismatch") == 0);
  s.mention(t).clock->hour = 0;
  CHECK(s.count("weekday-mismatch") == 1);
}

TEST_CASE("weekday-mismatch: an open date order makes it conditional, unless no reading fits") {
  sketch s("Monday 05/06/2023");
  auto& t = s.stamp("Monday 05/06/2023", "", precision::day);
  s.mention(t).date.weekdays = monday;  // 5 June 2023 is one, 6 May 2023 is a Saturday
  s.undecided(t, {sketch::candidate("", "", 0, "2023-06-05"), sketch::candidate("", "", 0, "2023-05-06")});
  CHECK(s.count("weekday-mismatch") == 0);
  CHECK(s.conditional("weekday-mismatch") == 1);
  s.mention(t).date.weekdays = tuesday;
  CHECK(s.count("weekday-mismatch") == 1);
}

TEST_CASE("weekday-mismatch: the Hijri calendar is a day off at times") {
  sketch s("Sunday 1 Muharram");
  auto& t = s.stamp("Sunday 1 Muharram", "2023-06-12", precision::day);
  s.mention(t).date.weekdays = sunday;
  s.mention(t).date.system = calendar::hijri;
  CHECK(s.count("weekday-mismatch") == 0);
  s.mention(t).date.system = calendar::jalali;
  CHECK(s.count("weekday-mismatch") == 1);
}

TEST_CASE("weekday-mismatch: a month has no weekday, an impossible date neither") {
  sketch s("Tuesday June 2023");
  auto& t = s.stamp("June 2023", "2023-06", precision::month);
  s.mention(t).date.weekdays = tuesday;
  CHECK(s.count("weekday-mismatch") == 0);
  t.precision = precision::day;
  t.value.clear();
  t.settled.fault = field_fault::no_such_day;
  CHECK(s.count("weekday-mismatch") == 0);
}

TEST_CASE("invalid-date says what the calendar lacks") {
  sketch s("29 February 2023");
  auto& t = s.stamp("29 February 2023", "", precision::day);
  t.settled.fault = field_fault::no_such_day;
  auto& d = s.mention(t).date;
  d.year = 2023;
  d.month = std::uint8_t{2};
  d.day = std::uint8_t{29};
  CHECK(s.count("invalid-date") == 1);
  CHECK(s.message("invalid-date") == "\"29 February 2023\" names no day: February 2023 has no 29");
  d.month = std::uint8_t{13};
  CHECK(s.message("invalid-date") == "\"29 February 2023\" names no day: there is no month 13");
  t.settled.fault = field_fault::none;
  CHECK(s.count("invalid-date") == 0);
}

TEST_CASE("invalid-time and hour-24 go by the hour as written") {
  sketch s("25:60");
  auto& t = s.stamp("25:60", "", precision::minute);
  t.settled.fault = field_fault::no_such_time;
  s.mention(t).clock = written_clock{.hour = 25, .minute = 60, .has_minute = true};
  CHECK(s.message("invalid-time") == "no clock shows 25:60");
  s.mention(t).clock->hour = 24;
  CHECK(s.count("hour-24") == 0);  // 24:60 is no time, and no midnight
  t.settled.fault = field_fault::none;
  t.value = "2023-06-13T00:00";
  CHECK(s.count("invalid-time") == 0);
  CHECK(s.message("hour-24") == "24:00 is taken as 00:00 on June 13, 2023");
}
