#include "find/lexer.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "dateline/knowledge.hpp"
#include "know/tables.hpp"

namespace {

using dateline::know::bit;
using dateline::know::term;
using dateline::searching::lexer;
using dateline::searching::token;

const dateline::know::lexicon& words() {
  static const auto know = dateline::knowledge::bundled();
  return know.tables().lexicon;
}

std::vector<token> lex(std::string_view text) {
  lexer l(text, words());
  std::vector<token> out;
  for (std::size_t at = 0;;) {
    const auto t = l.next(at, out.empty() ? nullptr : &out.back());
    if (t.first == t.last) return out;
    out.push_back(t);
    at = t.last;
  }
}

bool is(const token& t, term what) { return (words().terms(t.sym) & bit(what)) != 0; }

}  // namespace

TEST_CASE("a word's symbol is the set of what it can be", "[lexer]") {
  const auto t = lex("mar");
  REQUIRE(t.size() == 1);
  CHECK(is(t[0], term::month));    // marzo, mars, março …
  CHECK(is(t[0], term::weekday));  // martes, mardi …
  CHECK_FALSE(is(t[0], term::zone));
}

TEST_CASE("a number's symbol is the set of roles its value and width allow", "[lexer]") {
  const auto t = lex("7 07 13 31 45 2023 0649 789");
  REQUIRE(t.size() == 8);
  CHECK((is(t[0], term::n_day) && is(t[0], term::n_hour) && !is(t[0], term::n_min)));
  CHECK((is(t[1], term::n_mon) && is(t[1], term::n_min)));
  CHECK((is(t[2], term::n_day) && is(t[2], term::n_hour) && !is(t[2], term::n_mon)));
  CHECK((is(t[3], term::n_day) && !is(t[3], term::n_hour)));
  CHECK((is(t[4], term::n_min) && !is(t[4], term::n_day)));
  CHECK((is(t[5], term::n_year) && is(t[5], term::n_hhmm)));
  CHECK((is(t[6], term::n_hhmm) && !is(t[6], term::n_year)));
  CHECK((is(t[7], term::n_count) && !is(t[7], term::n_year)));
}

TEST_CASE("digits of any script have their value", "[lexer]") {
  for (const auto* text : {"2023", "२०२३", "٢٠٢٣", "۲۰۲۳", "২০২৩", "๒๐๒๓", "２０２３"}) {
    const auto t = lex(text);
    REQUIRE(t.size() == 1);
    CHECK(t[0].value == 2023);
  }
}

TEST_CASE("clock times are one token, and know their seconds", "[lexer]") {
  const auto t = lex("06:49 23:59:60 06:49:30.25 25:61 119:105 1:2");
  CHECK(is(t[0], term::n_time));
  CHECK(t[0].value == 64900);
  CHECK(t[1].seconds);
  CHECK(is(t[1], term::n_time));  // a leap second is for the checks to judge
  CHECK(t[2].nanosecond == 250000000);
  CHECK(is(t[3], term::n_badtime));
  CHECK(is(t[4], term::n_count));  // "Psalm 119:105" begins with a number of three digits
}

TEST_CASE("an offset needs a clock or a scale before it", "[lexer]") {
  CHECK(is(lex("06:49:00+05:30").back(), term::n_off));
  CHECK(lex("06:49:00+05:30").back().value == 19800);
  CHECK(lex("06:49:00 -0430").back().value == -16200);
  CHECK(lex("GMT+8").back().value == 28800);
  CHECK(lex("UTC+5½").back().value == 19800);
  CHECK_FALSE(is(lex("10:00-11:30")[1], term::n_off));  // a span of hours
  CHECK_FALSE(is(lex("12+05:30")[1], term::n_off));
}

TEST_CASE("zone labels count in capitals only", "[lexer]") {
  CHECK(is(lex("IST")[0], term::zone));
  CHECK_FALSE(is(lex("ist")[0], term::zone));
  CHECK_FALSE(is(lex("Est")[0], term::zone));
  CHECK(is(lex("мск")[0], term::zone));
  CHECK(is(lex("Eastern Time")[0], term::zone));
  CHECK(lex("Eastern Time").size() == 1);
}

TEST_CASE("the longest form wins, over several words and within a run", "[lexer]") {
  CHECK(lex("Last Updated").size() == 1);
  CHECK(is(lex("Last Updated")[0], term::role));
  CHECK(lex("a. m.").front().last == 4);
  CHECK(is(lex("a. m.")[0], term::ampm));
  const auto t = lex("午後3時");
  REQUIRE(t.size() == 3);
  CHECK(is(t[0], term::ampm));
  CHECK(is(t[2], term::hourmark));
}

TEST_CASE("words that lost their markup are split only if the whole is unknown", "[lexer]") {
  const auto t = lex("UhrBild");
  REQUIRE(t.size() == 2);
  CHECK(is(t[0], term::clock));
  CHECK(t[1].sym == dateline::know::no_symbol);
  CHECK(is(lex("ISTShare")[0], term::zone));
}

TEST_CASE("money and shares are no numbers of a stamp", "[lexer]") {
  for (const auto* text : {"$12", "€12", "12%", "#12"}) {
    for (const auto& t : lex(text)) CHECK_FALSE(is(t, term::n_day));
  }
}

TEST_CASE("no bytes of any kind are lost or read twice", "[lexer]") {
  const std::string odd = std::string("June \xFF\xFE 12\0, 2023 \xE3\x81", 20) + "日本 2023年";
  std::uint32_t at = 0;
  for (const auto& t : lex(odd)) {
    CHECK(t.first >= at);
    CHECK(t.last > t.first);
    at = t.last;
  }
  CHECK(at <= odd.size());
}
