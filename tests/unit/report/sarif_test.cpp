#include "report/sarif.hpp"

#include <catch2/catch.hpp>

#include "unit/report/reports.hpp"

namespace dateline {
namespace {

std::string log_of(const report& r, const answer_source& from) {
  std::string head, results;
  append_sarif_head(head, {"1.2.3", "2", "3"});
  append_sarif(results, r, from);
  return head + results.substr(results.empty() ? 0 : 1) + std::string(sarif_tail);
}

}  // namespace

TEST_CASE("a log without findings is JSON, and has the rules") {
  const auto log = log_of(report_of("Nothing is said."), {.id = "x"});
  CHECK(is_json(log));
  CHECK(holds(log, R"({"id":"weekday-mismatch","shortDescription":{"text":)"));
  CHECK(holds(log, "\"results\":[\n]"));
}

TEST_CASE("a finding has its rule, level, and place in lines, characters and bytes") {
  const auto log = log_of(report_of("Ä\n\nÄ Tuesday, June 12, 2023: talks.\n"), {.id = "a b.txt", .path = "in/a b.txt"});
  CHECK(is_json(log));
  CHECK(holds(log, R"({"ruleId":"weekday-mismatch","ruleIndex":)"));
  CHECK(holds(log, R"("level":"error")"));
  CHECK(holds(log, R"("artifactLocation":{"uri":"in/a%20b.txt"})"));
  CHECK(holds(log, R"("startLine":3,"startColumn":3,"endLine":3,"endColumn":25,"byteOffset":7,"byteLength":22)"));
  CHECK(holds(log, R"("fullyQualifiedName":"a b.txt")"));
}

TEST_CASE("of a page the places are those in its markup") {
  const auto page = scan(document::from_html("<title>A</title>\n<p>Tuesday, <b>June 12</b>, 2023: talks.</p>"), bundled());
  const auto log = log_of(page, {.id = "7", .url = "http://example.org/ä"});
  CHECK(is_json(log));
  CHECK(holds(log, R"("uri":"http://example.org/%C3%A4")"));
  CHECK(holds(log, R"("region":{"startLine":2,"startColumn":4,"endLine":2,"endColumn":33,"byteOffset":20,"byteLength":29,)"));
}

TEST_CASE("what holds under some readings only is for review, and no failure") {
  auto made = report_of("Tuesday, June 12, 2023: talks.");
  REQUIRE_FALSE(made.findings.empty());
  made.findings[0].conditional = {"one"};
  CHECK(holds(log_of(made, {.id = "x"}), R"("kind":"review","level":"none")"));
}

}  // namespace dateline
