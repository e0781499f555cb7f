#include "report/geojson.hpp"

#include <catch2/catch.hpp>

#include "unit/report/reports.hpp"

namespace dateline {
namespace {

std::string collection(const std::vector<report>& all, const geojson_options& o = {}, const answer_source& from = {.id = "one"}) {
  std::string head, features;
  append_geojson_head(head, {"1", "2", "3"});
  for (const auto& r : all) append_geojson(features, r, from, o);
  return head + features.substr(features.empty() ? 0 : 1) + std::string(geojson_tail);
}

const std::string text = "Published: June 12, 2023, 09:49 KST\n\nPYONGYANG, North Korea (AP) — They flew on to Rome, Italy.\n";

}  // namespace

TEST_CASE("a collection without documents, or without places, is JSON") {
  CHECK(is_json(collection({})));
  const auto none = collection({report_of("Nothing is said here.")});
  CHECK(is_json(none));
  CHECK(holds(none, R"("features":[)"));
}

TEST_CASE("places are points, longitude first") {
  const auto all = collection({report_of(text), report_of(text)});
  CHECK(is_json(all));
  CHECK(holds(all, R"("geometry":{"type":"Point","coordinates":[125.7)"));
  CHECK(holds(all, R"("role":"dateline","agency":"Associated Press")"));
  CHECK(holds(all, R"("role":"mention")"));
  CHECK(holds(all, R"("published":"2023-06-12T00:49:00Z")"));
}

TEST_CASE("an undecided place has no geometry, and its alternatives") {
  const auto all = collection({report_of("SPRINGFIELD, June 12 (AP) — Talks went on.")});
  CHECK(is_json(all));
  CHECK(holds(all, R"({"type":"Feature","geometry":null,)"));
  CHECK(holds(all, R"("name":null)"));
  CHECK(holds(all, R"("alternatives":[{"name":"Springfield")"));
}

TEST_CASE("properties are those that were asked for, in that order") {
  const auto all = collection({report_of(text)}, {.fields = {"country", "document"}});
  CHECK(is_json(all));
  CHECK(holds(all, R"("properties":{"country":"KP","document":"one"})"));
  const auto datelines = collection({report_of(text)}, {.mentions = false});
  CHECK(holds(datelines, "Pyongyang"));
  CHECK_FALSE(holds(datelines, "Rome"));
}

TEST_CASE("ids that were numbers stay numbers, hostile ones are escaped") {
  CHECK(holds(collection({report_of(text)}, {}, {.id = "7", .numeric_id = true}), R"("document":7,)"));
  CHECK(is_json(collection({report_of("ROME, Italy\t\"\x01 — x")}, {}, {.id = "a\"\\\xFF\n", .url = "\x02"})));
}

}  // namespace dateline
