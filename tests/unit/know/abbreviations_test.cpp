#include "know/abbreviations.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace {

using namespace dateline::know;

const abbreviations& all() {
  static const abbreviations a{image::bundled()};
  return a;
}
const zones& places() {
  static const zones z{image::bundled()};
  return z;
}

// The use of a label by a zone in a year, if there is one.
const label_use* use(std::string_view label, const char* zone, int year) {
  for (const auto& u : all().uses(label))
    if (places().name(u.zone) == zone && u.first_year <= year && year <= u.last_year) return &u;
  return nullptr;
}

std::set<std::int32_t> hours(std::string_view label, int year) {
  std::set<std::int32_t> out;
  for (const auto& u : all().uses(label))
    if (u.first_year <= year && year <= u.last_year) out.insert(u.offset);
  return out;
}

}  // namespace

TEST_CASE("a label names the zones that use it, and when") {
  REQUIRE(use("IST", "Asia/Kolkata", 2023));
  CHECK(use("IST", "Asia/Kolkata", 2023)->offset == 19800);
  CHECK(use("IST", "Asia/Kolkata", 2023)->kind == label_kind::tzdb);
  REQUIRE(use("IST", "Europe/Dublin", 2023));
  CHECK(use("IST", "Europe/Dublin", 2023)->season == label_season::dst);
  REQUIRE(use("IST", "Asia/Jerusalem", 2023));
  CHECK(use("IST", "Asia/Jerusalem", 2023)->offset == 7200);
  CHECK(all().meaning(all().uses("IST").front()) == "India Standard Time");
}

TEST_CASE("the use that news has most stands first") {
  const auto first = [](std::string_view label) { return places().name(all().uses(label).front().zone); };
  CHECK(first("IST") == "Asia/Kolkata");
  CHECK(first("CST") == "America/Chicago");
  CHECK(first("EST") == "America/New_York");
  CHECK(first("PST") == "America/Los_Angeles");
  CHECK(first("BST") == "Europe/London");
  CHECK(first("GMT") == "Etc/UTC");
}

TEST_CASE("labels that were given up end") {
  CHECK(use("MSD", "Europe/Moscow", 2010));
  CHECK_FALSE(use("MSD", "Europe/Moscow", 2015));
  CHECK_FALSE(use("BRST", "America/Sao_Paulo", 2020));
  CHECK(use("KST", "Asia/Pyongyang", 2016)->offset == 30600);
  CHECK(hours("VET", 2010) == std::set<std::int32_t>{-16200});
  CHECK(hours("PST", 2026).count(8 * 3600) == 1);
}

TEST_CASE("labels count as they are written") {
  CHECK(all().uses("ist").empty());
  CHECK(all().uses("").empty());
  CHECK(all().uses("XQZ").empty());
  CHECK_FALSE(all().uses("ChST").empty());
  CHECK_FALSE(all().uses("мск").empty());
  CHECK_FALSE(all().uses("TSİ").empty());
}

TEST_CASE("kinds of labels") {
  CHECK(all().uses("ET").front().kind == label_kind::generic);
  CHECK(all().uses("ET").front().season == label_season::generic);
  CHECK(use("MESZ", "Europe/Berlin", 2023)->kind == label_kind::conventional);
  REQUIRE(all().uses("Q").size() == 1);
  CHECK(all().uses("Q").front().kind == label_kind::military);
  CHECK(all().uses("Q").front().zone == no_zone);
  CHECK(all().uses("Q").front().offset == -4 * 3600);
  const auto ect = all().uses("ECT");
  CHECK(std::any_of(ect.begin(), ect.end(), [](const auto& u) { return u.kind == label_kind::java; }));
}

TEST_CASE("labels that are ordinary words too") {
  CHECK(all().is_word("EST"));
  CHECK(all().is_word("MET"));
  CHECK_FALSE(all().is_word("CESTX"));
  CHECK_FALSE(all().is_word("AEST"));
}

TEST_CASE("every label is found, and each use names a zone that had the offset") {
  REQUIRE(all().size() > 300);
  for (std::size_t i = 0; i < all().size(); ++i) {
    const auto uses = all().uses(all().label(i));
    INFO(all().label(i));
    REQUIRE_FALSE(uses.empty());
    for (const auto& u : uses) CHECK((u.zone == no_zone) == (u.kind == label_kind::military));
  }
}

TEST_CASE("long names are found in their folded form") {
  const auto zone = [](std::string_view name) {
    const auto uses = all().long_name(name);
    return uses.empty() ? std::string_view() : places().name(uses.front().zone);
  };
  CHECK(zone("eastern time") == "America/New_York");
  CHECK(zone("uk time") == "Europe/London");
  CHECK(zone("hora canaria") == "Atlantic/Canary");
  CHECK(zone("格林尼治标准时间") == "Etc/UTC");
  CHECK(zone("भारतीय समयानुसार") == "Asia/Kolkata");
  CHECK(zone("mitteleuropäische sommerzeit") == "Europe/Berlin");
  CHECK(zone("heure de l'est") == "America/Toronto");
  CHECK(zone("по московскому времени") == "Europe/Moscow");
  CHECK(zone("Eastern Time").empty());  // not folded
  CHECK(all().long_name("mitteleuropäische sommerzeit").front().season == label_season::dst);
}

TEST_CASE("local time is of no zone") {
  for (const auto* name : {"local time", "ortszeit", "heure locale", "現地時間", "по местному времени"}) {
    INFO(name);
    REQUIRE(all().long_name(name).size() == 1);
    CHECK(all().long_name(name).front().season == label_season::local);
    CHECK(all().long_name(name).front().zone == no_zone);
  }
}

TEST_CASE("a summer time that ended has its last year") {
  const auto uses = all().long_name("brasilia summer time");
  REQUIRE_FALSE(uses.empty());
  CHECK(uses.front().last_year == 2019);
  CHECK(all().long_name("japan daylight time").front().last_year == 1951);
}

TEST_CASE("every long name is found by what it is listed as") {
  REQUIRE(all().long_names() > 5000);
  for (std::size_t i = 0; i < all().long_names(); ++i) {
    INFO(all().long_name_at(i));
    REQUIRE_FALSE(all().long_name(all().long_name_at(i)).empty());
  }
}
