#include <catch2/catch.hpp>
#include <string>

#include "dateline/dateline.hpp"

using namespace dateline;

namespace {

text_span of(std::string_view text, std::string_view part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string_view::npos);
  return make_text_span(at, at + part.size());
}

source_span in_source(text_span s) { return {source_pos{offset(s.first)}, source_pos{offset(s.last)}}; }

report scanned(const std::string& text, std::initializer_list<std::string_view> spans) {
  static const auto know = knowledge::bundled();
  context given;
  for (const auto s : spans) given.spans.push_back({in_source(of(text, s)), true});
  return scan(document::from_text(text), know, given);
}

const place* at(const report& r, text_span where) {
  for (const auto& p : r.resolved.places)
    if (p.where == where) return &p;
  return nullptr;
}

}  // namespace

TEST_CASE("a place that the caller found is resolved, though nobody would find it", "[place_given]") {
  const std::string text = "we drove on to lyon, and then home";
  const auto r = scanned(text, {"lyon"});
  const auto* p = at(r, of(text, "lyon"));
  REQUIRE(p);
  REQUIRE(p->chosen);
  CHECK(p->chosen->country == "FR");
}

TEST_CASE("the caller's span goes before our own, and keeps the qualifier as evidence", "[place_given]") {
  const std::string text = "They moved to Paris, Texas, in the spring.";
  const auto r = scanned(text, {"Paris", "Texas"});
  REQUIRE(r.resolved.places.size() == 2);
  const auto* town = at(r, of(text, "Paris"));
  const auto* state = at(r, of(text, "Texas"));
  REQUIRE(town);
  REQUIRE(state);
  REQUIRE(town->chosen);
  REQUIRE(state->chosen);
  CHECK(town->chosen->admin1 == "US.TX");
  CHECK(state->chosen->feature == "ADM1");
}

TEST_CASE("a dateline keeps its place where the caller marked it too", "[place_given]") {
  const std::string text = "TROY, N.Y. (AP) - The council met.";
  const auto r = scanned(text, {"TROY", "N.Y."});
  REQUIRE(r.resolved.datelines.size() == 1);
  REQUIRE(r.resolved.datelines[0].places.size() == 1);
  const auto& p = r.resolved.places[r.resolved.datelines[0].places[0]];
  CHECK(p.where == of(text, "TROY"));
  CHECK(p.in_dateline);
  REQUIRE(p.chosen);
  CHECK(p.chosen->admin1 == "US.NY");
}

TEST_CASE("of the caller's spans that overlap the first counts, and those outside the text none", "[place_given]") {
  static const auto know = knowledge::bundled();
  context given;
  given.spans = {{in_source(make_text_span(3, 9)), true},
                 {in_source(make_text_span(5, 12)), true},
                 {in_source(make_text_span(10, 900)), true},
                 {in_source(make_text_span(4, 4)), true}};
  const auto r = scan(document::from_text("In Madrid it rained."), know, given);
  REQUIRE(r.resolved.places.size() == 1);
  CHECK(r.resolved.places[0].where == make_text_span(3, 9));
}

TEST_CASE("a caller's span of a page counts bytes of its markup", "[place_given]") {
  static const auto know = knowledge::bundled();
  const std::string html = "<html><p>we drove on&nbsp;to <b>l</b>yon<br>, and then home <!-- lyon --></p>";
  const auto at = [&](std::string_view part) { return in_source(of(html, part)); };
  context given;
  given.spans = {{at("<b>l</b>yon<br>"), true}, {at("<!-- lyon -->"), true}};
  const auto r = scan(document::from_html(html), know, given);
  REQUIRE(r.resolved.places.size() == 1);
  CHECK(r.resolved.places[0].text == "lyon");
  REQUIRE(r.resolved.places[0].chosen);
  CHECK(r.resolved.places[0].chosen->country == "FR");
  CHECK(r.document.source_of(r.resolved.places[0].where) == in_source(of(html, "l</b>yon")));
}
