#include <catch2/catch.hpp>

#include "cases/case_file.hpp"
#include "unit/check/sketch.hpp"

using namespace dateline;
using tests::sketch;

namespace {

struct pair_of_stamps : sketch {
  explicit pair_of_stamps(precision p = precision::minute)
      : sketch("Published AAAA Updated BBBB"), published(stamp("AAAA", "", p)), updated(stamp("BBBB", "", p)) {
    published.role = role::published;
    updated.role = role::updated;
    resolved.published = 0;
    resolved.updated = 1;
  }
  timestamp& published;
  timestamp& updated;
};

}  // namespace

TEST_CASE("published-after-updated: 60 seconds are tolerated, and only then a word is said") {
  pair_of_stamps s;
  sketch::decide(s.published, "2023-06-12T10:00Z");
  sketch::decide(s.updated, "2023-06-12T10:00Z");
  CHECK(s.count("published-after-updated") == 0);
  sketch::decide(s.updated, "2023-06-12T09:59Z");
  CHECK(s.count("published-after-updated") == 0);
  sketch::decide(s.updated, "2023-06-12T09:58Z");
  CHECK(s.count("published-after-updated") == 1);
  CHECK(s.message("published-after-updated") == "updated \"BBBB\" lies before published \"AAAA\"");
  sketch::decide(s.updated, "2023-06-12T10:30Z");
  CHECK(s.count("published-after-updated") == 0);
}

TEST_CASE("published-after-updated: metadata is not visible") {
  pair_of_stamps s;
  sketch::decide(s.published, "2023-06-12T10:00Z");
  sketch::decide(s.updated, "2023-06-12T08:00Z");
  s.updated.origin = origin::meta;
  CHECK(s.count("published-after-updated") == 0);
}

TEST_CASE("published-after-updated: readings in one zone are compared with each other") {
  pair_of_stamps s;
  s.published.abbreviation = s.updated.abbreviation = "IST";
  s.undecided(s.published, {sketch::candidate("2023-06-12T04:30Z", "Asia/Kolkata", 19800),
                            sketch::candidate("2023-06-12T09:00Z", "Europe/Dublin", 3600)});
  // an hour later on the same clock, whichever it is; 10:00 in Dublin would be after 11:00 in Kolkata
  s.undecided(s.updated, {sketch::candidate("2023-06-12T05:30Z", "Asia/Kolkata", 19800),
                          sketch::candidate("2023-06-12T10:00Z", "Europe/Dublin", 3600)});
  CHECK(s.count("published-after-updated") == 0);
  CHECK(s.conditional("published-after-updated") == 0);
  // against a stamp of another label the readings do differ
  s.updated.abbreviation = "UTC";
  sketch::decide(s.updated, "2023-06-12T07:00Z");
  CHECK(s.count("published-after-updated") == 0);
  REQUIRE(s.conditional("published-after-updated") == 1);
  for (const auto& f : s.findings())
    if (f.check == "published-after-updated") CHECK(f.conditional == std::vector<std::string>{"2023-06-12T09:00Z Europe/Dublin"});
  sketch::decide(s.updated, "2023-06-12T03:00Z");
  CHECK(s.count("published-after-updated") == 1);  // before both
}

TEST_CASE("published-after-updated: floating times share the page's zone") {
  pair_of_stamps s;
  for (auto* t : {&s.published, &s.updated}) {
    t->status = status::undecided;
    t->bounded = true;
  }
  s.published.value = "2023-06-12T10:00";
  s.published.local = local_seconds(tests::read_time("2023-06-12T10:00Z")->time_since_epoch());
  s.updated.value = "2023-06-12T08:00";
  s.updated.local = local_seconds(tests::read_time("2023-06-12T08:00Z")->time_since_epoch());
  CHECK(s.count("published-after-updated") == 1);
  s.updated.local = s.published.local;
  CHECK(s.count("published-after-updated") == 0);
}

TEST_CASE("updated-equals-published: an instant, not a day") {
  pair_of_stamps s;
  sketch::decide(s.published, "2023-06-12T10:00Z");
  sketch::decide(s.updated, "2023-06-12T10:00Z");
  CHECK(s.count("updated-equals-published") == 1);
  CHECK(s.message("updated-equals-published") == "published and updated name the same instant, 2023-06-12T10:00Z");
  sketch::decide(s.updated, "2023-06-12T10:01Z");
  CHECK(s.count("updated-equals-published") == 0);
  pair_of_stamps days(precision::day);
  sketch::decide(days.published, "2023-06-12T00:00Z");
  sketch::decide(days.updated, "2023-06-12T00:00Z");
  CHECK(days.count("updated-equals-published") == 0);
}

TEST_CASE("updated-equals-published: one wall clock under one open label is one instant") {
  pair_of_stamps s;
  for (auto* t : {&s.published, &s.updated}) {
    t->value = "2023-06-12T10:00";
    t->abbreviation = "IST";
    s.undecided(
        *t, {sketch::candidate("2023-06-12T04:30Z", "Asia/Kolkata", 19800), sketch::candidate("2023-06-12T09:00Z", "Europe/Dublin", 3600)});
  }
  CHECK(s.count("updated-equals-published") == 1);
  s.updated.abbreviation = "BST";
  CHECK(s.count("updated-equals-published") == 0);
}

TEST_CASE("future-of-capture: what a page says of itself, more than five minutes ahead") {
  pair_of_stamps s;
  sketch::decide(s.published, "2023-06-12T10:05Z");
  sketch::decide(s.updated, "2023-06-12T10:06Z");
  CHECK(s.count("future-of-capture") == 0);  // no capture, no bound
  s.context.reference = tests::read_time("2023-06-12T10:00Z");
  CHECK(s.count("future-of-capture") == 0);  // and the reference is none
  s.context.captured = s.context.reference;
  CHECK(s.count("future-of-capture") == 1);
  s.updated.role = role::event;
  CHECK(s.count("future-of-capture") == 0);
}

TEST_CASE("future-of-capture: an undecided stamp is ahead only under some readings") {
  pair_of_stamps s;
  sketch::decide(s.published, "2023-06-12T04:00Z");
  s.context.captured = tests::read_time("2023-06-12T06:00Z");
  s.undecided(s.updated, {sketch::candidate("2023-06-12T04:30Z", "Asia/Kolkata", 19800),
                          sketch::candidate("2023-06-12T09:00Z", "Europe/Dublin", 3600)});
  CHECK(s.count("future-of-capture") == 0);
  CHECK(s.conditional("future-of-capture") == 1);
  s.context.captured = tests::read_time("2023-06-12T04:00Z");
  CHECK(s.count("future-of-capture") == 1);
}

TEST_CASE("findings stand in the order of their spans, then of their ids") {
  pair_of_stamps s;
  s.context.captured = tests::read_time("2023-06-12T00:00Z");
  sketch::decide(s.published, "2023-06-12T10:00Z");
  sketch::decide(s.updated, "2023-06-12T08:00Z");
  std::vector<std::string> ids;
  for (const auto& f : s.findings()) ids.emplace_back(f.check);
  CHECK(ids == std::vector<std::string>{"future-of-capture", "future-of-capture", "published-after-updated"});
  CHECK(s.findings()[0].timestamps == std::vector<std::uint32_t>{0});
  CHECK(s.findings()[2].timestamps == std::vector<std::uint32_t>{1, 0});
}
