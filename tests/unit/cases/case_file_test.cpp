// The runner of .cases files has to be able to fail: a runner that accepts everything would prove nothing.
#include <catch2/catch.hpp>

#include "cases/case_file.hpp"
#include "cases/judge.hpp"
#include "dateline/dateline.hpp"

using namespace dateline;
using namespace dateline::tests;
using namespace std::chrono_literals;

namespace {

report one_stamp() {
  report r;
  r.document = document::from_text("Updated June 12, 2023, 06:49 IST");
  timestamp t;
  t.where = make_text_span(0, 32);
  t.stamp = make_text_span(8, 32);
  t.text = "Updated June 12, 2023, 06:49 IST";
  t.role = role::updated;
  t.value = "2023-06-12T06:49";
  t.precision = precision::minute;
  t.status = status::certain;
  t.utc = interval{sys_seconds(1686532740s), sys_seconds(1686532800s)};
  t.zone = "Asia/Kolkata";
  reading other;
  other.utc = interval{sys_seconds(1686548940s), sys_seconds(1686549000s)};
  t.alternatives.push_back(other);
  r.resolved.timestamps.push_back(t);
  finding f;
  f.check = "zone-abbrev-resolved";
  f.message = "IST is taken as Asia/Kolkata";
  r.findings.push_back(f);
  return r;
}

std::size_t wrong(const std::string& expectations, const report& r = one_stamp()) {
  const auto file = read_cases("> Updated June 12, 2023, 06:49 IST\n" + expectations);
  INFO(expectations);
  REQUIRE(file.faults.empty());
  return complaints(file.cases.front(), r).size();
}

}  // namespace

TEST_CASE("a case is read with its context, its text of several lines and its expectations") {
  const auto file = read_cases(
      "# comment\n## Two Lines\ncontext url https://x.example/ captured 2023-06-12T03:00Z publisher \"The X\"\n> one\n>\n> two\n= none\n\n"
      "context\n> one\n! -hour-24\n> one\n@ none\n");
  REQUIRE(file.faults.empty());
  REQUIRE(file.cases.size() == 3);
  CHECK(file.cases[0].name == "two-lines");
  CHECK(file.cases[0].text == "one\n\ntwo");
  CHECK(file.cases[0].context.url == "https://x.example/");
  CHECK(file.cases[0].context.publisher == "The X");
  CHECK(file.cases[0].context.captured == sys_seconds(1686538800s));
  CHECK(file.cases[1].context.url.empty());
  CHECK(file.cases[1].name == "one");
  CHECK(file.cases[2].name == "one-2");
  CHECK_FALSE(file.cases[1].findings.front().fires);
}

TEST_CASE("what a case file cannot say is a fault") {
  for (const auto* content :
       {"", "> text\n", "= updated\n", "> t\n= sideways\n", "> t\n@ Paris\n", "> t\n! a b\n", "context colour red\n> t\n= none\n",
        "context captured yesterday\n> t\n= none\n", "> t\n~ what\n", "context url\n> t\n= none\n", "> t\n= alt:noon\n"}) {
    INFO(content);
    CHECK_FALSE(read_cases(content).faults.empty());
  }
}

TEST_CASE("a stamp that is as expected draws no complaint") {
  CHECK(wrong("= updated 2023-06-12T01:19Z minute Asia/Kolkata certain value:2023-06-12T06:49 alt:2023-06-12T05:49Z\n") == 0);
  CHECK(wrong("= \"06:49 IST\" updated\n! zone-abbrev-resolved\n! -weekday-mismatch\n! none\n@ none\n") == 0);
}

TEST_CASE("each word of an expectation can fail") {
  for (const auto* line :
       {"= published\n", "= 2023-06-12T01:20Z\n", "= second\n", "= Europe/Dublin\n", "= likely\n", "= value:2023-06-12\n",
        "= alt:2023-06-12T07:49Z\n", "= null\n", "= literal\n", "= \"May\"\n", "= none\n", "@ KP\n", "! weekday-mismatch\n",
        "! -zone-abbrev-resolved\n", "! no-such-check\n", "! zone-abbrev-resolved conditional\n"}) {
    INFO(line);
    CHECK(wrong(line) == 1);
  }
  CHECK(wrong("= updated\n= updated\n") == 1);  // one stamp cannot be two
}

TEST_CASE("errors and warnings break `! none`, notes and findings on condition do not") {
  auto r = one_stamp();
  r.findings.front().severity = severity::warning;
  CHECK(wrong("! none\n", r) == 1);
  r.findings.front().conditional.push_back("Europe/Dublin");
  CHECK(wrong("! none\n", r) == 0);
  CHECK(wrong("! zone-abbrev-resolved\n", r) == 1);
  CHECK(wrong("! zone-abbrev-resolved conditional\n", r) == 0);
}

TEST_CASE("two expectations find their stamps in any order") {
  auto r = one_stamp();
  r.resolved.timestamps.push_back(r.resolved.timestamps.front());
  r.resolved.timestamps.back().role = role::published;
  CHECK(wrong("= 2023-06-12T01:19Z\n= updated\n", r) == 0);
  CHECK(wrong("= updated\n= 2023-06-12T01:19Z\n= published\n", r) == 1);
}
