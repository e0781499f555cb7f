#include "pattern_compiler.hpp"

#include <catch2/catch.hpp>

using dateline::pack::compile_patterns;
using dateline::pack::faults;

TEST_CASE("a pattern line becomes positions that follow each other", "[patterns]") {
  faults wrong;
  const auto p = compile_patterns("x.txt", "yr = {year} | {yy}\ndate : {day} .? {month} <yr> @date\n", wrong);
  REQUIRE(wrong.all().empty());
  REQUIRE(p.lines.size() == 1);
  CHECK(p.lines[0].first == "date");
  CHECK(p.lines[0].second == "date");
  REQUIRE(p.positions.size() == 5);
  CHECK(p.first == std::vector<std::uint16_t>{0});
  CHECK(p.positions[0].follow_count == 2);  // the optional dot, the month
  CHECK(p.positions[3].accepts == 1);
  CHECK(p.positions[4].accepts == 1);
  CHECK(p.positions[2].accepts == 0);
}

TEST_CASE("faults in pattern lines are named", "[patterns]") {
  for (const auto* text :
       {"a : {nothing} @x\n", "a : [nothing] @x\n", "a : {day:nothing} @x\n", "a : <nothing> @x\n", "a : {day}\n", "a : {day}? @x\n",
        "a : ({day} @x\n", "a : {day} & @x\n", "no separator\n", "  continues\n", "a = <a>\nb : <a> @x\n"}) {
    INFO(text);
    faults wrong;
    (void)compile_patterns("x.txt", text, wrong);
    CHECK_FALSE(wrong.all().empty());
  }
}
