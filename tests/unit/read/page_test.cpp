// Pages: their text, where it stands in the source, and what they state for machines.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <string>

#include "dateline/document.hpp"

using namespace dateline;

namespace {

std::string source_of(const document& d, const std::string& html, std::string_view words) {
  const auto at = d.text().find(words);
  if (at == std::string_view::npos) return "no such words";
  const auto s = d.source_of(make_text_span(at, at + words.size()));
  return html.substr(offset(s.first), offset(s.last) - offset(s.first));
}

std::string text_of(const std::string& html) { return std::string(document::from_html(html).text()); }

const page_stamp* stamp_named(const document& d, std::string_view name) {
  for (const auto& s : d.page()->stamps)
    if (s.name == name) return &s;
  return nullptr;
}

std::uint32_t places_at(const document& d, std::string_view words) {
  const auto at = d.text().find(words);
  REQUIRE(at != std::string_view::npos);
  std::uint32_t out = 0;
  for (const auto& p : d.page()->passages)
    if (offset(p.first) <= at) out = p.places;
  return out;
}

}  // namespace

TEST_CASE("blocks stand on lines of their own, words of two elements apart") {
  CHECK(text_of("<p>One</p><p>two<br>three</p>") == "One\n\ntwo\nthree");
  CHECK(text_of("<div>Published<span>17 May 2024</span></div><div>x</div>") == "Published 17 May 2024\nx");
  CHECK(text_of("<span>17</span><span>Dec</span> <b>J</b>une 1<sup>st</sup>") == "17 Dec June 1st");
  CHECK(text_of("<p>a\n   b&nbsp;&nbsp;c&#32;d</p>") == "a b c d");
  CHECK(text_of("<span>P</span>ARIS") == "PARIS");
}

TEST_CASE("what is not shown is no text") {
  CHECK(text_of("<title>t</title>a<script>b</script><style>c</style><!-- d "
                "--><template>e</template><svg><title>f</title><text>g</text></svg><textarea>h</textarea>i") == "ai");
  CHECK(document::from_html("<head><title> A &amp;\n B</title></head>").page()->title == "A & B");
}

TEST_CASE("a piece of the markup is found in the text, and what it does not show is nothing") {
  const std::string html = "<title>no text</title><p>Ver&ouml;ffentlicht <b>12.\n June</b>&nbsp;2023</p><!-- June --><p>Next</p>";
  const auto d = document::from_html(html);
  const auto shown = [&](std::string_view part) {
    const auto at = html.find(part);
    REQUIRE(at != std::string::npos);
    return std::string(d.slice(d.text_of({source_pos{at}, source_pos{at + part.size()}})));
  };
  CHECK(shown("Ver&ouml;ffentlicht") == "Veröffentlicht");
  CHECK(shown("uml;ff") == "öff");  // a reference is taken whole
  CHECK(shown("12.\n June") == "12. June");
  CHECK(shown("<b>12.\n June</b>&nbsp;2023</p>") == "12. June 2023");
  CHECK(shown("<p>Next</p>") == "Next");
  CHECK(shown("Next") == "Next");
  CHECK(shown("<!-- June -->").empty());
  CHECK(shown("no text").empty());
  CHECK(d.slice(d.text_of({source_pos{0}, source_pos{html.size() + 9}})) == d.text());
}

TEST_CASE("text is found again in the markup") {
  const std::string html = "<p>Ver&ouml;ffentlicht <b>12.\n June</b>&nbsp;2023, <i>06</i>:49</p><p>Next</p>";
  const auto d = document::from_html(html);
  CHECK(source_of(d, html, "Veröffentlicht") == "Ver&ouml;ffentlicht");
  CHECK(source_of(d, html, "12. June") == "12.\n June");
  CHECK(source_of(d, html, "12. June 2023, 06:49") == "12.\n June</b>&nbsp;2023, <i>06</i>:49");
  CHECK(source_of(d, html, "Next") == "Next");
}

TEST_CASE("stamps for machines, with the span of their value") {
  const std::string html = R"(<html lang=en-GB><meta property="article:published_time" content="2023-06-12T06:49:00&#43;05:30">
<meta name=viewport content="width=1234567"><link rel=canonical href="https://example.org/a">
<script type="application/ld+json">{"@graph":[{"datePublished":"2023-06-12T01:19:00Z","@type":["Thing","NewsArticle"],"headline":"H",},
{"@type":"ItemList","itemListElement":[{"datePublished":"2023-06-01"}]}]</script>
<time datetime="2023-06-12" class=x pubdate>today</time><abbr title="2023-06-12 06:49">x</abbr></html>)";
  const auto d = document::from_html(html);
  REQUIRE(d.page() != nullptr);
  CHECK(d.page()->language == "en-GB");
  CHECK(d.page()->url == "https://example.org/a");
  CHECK(d.page()->headline == "H");
  CHECK(stamp_named(d, "viewport") == nullptr);
  const auto* meta = stamp_named(d, "article:published_time");
  REQUIRE(meta != nullptr);
  CHECK(meta->value == "2023-06-12T06:49:00+05:30");
  CHECK(html.substr(offset(meta->where.first), offset(meta->where.last) - offset(meta->where.first)) == "2023-06-12T06:49:00&#43;05:30");
  const auto* ld = stamp_named(d, "datePublished");
  REQUIRE(ld != nullptr);
  CHECK(ld->type == "NewsArticle");
  CHECK_FALSE(ld->listed);
  CHECK(html.substr(offset(ld->where.first), offset(ld->where.last) - offset(ld->where.first)) == "2023-06-12T01:19:00Z");
  CHECK(std::count_if(d.page()->stamps.begin(), d.page()->stamps.end(), [](const page_stamp& s) { return s.listed; }) == 1);
  const auto* time = stamp_named(d, "time");
  REQUIRE(time != nullptr);
  CHECK((time->places & place_in_page::published) != 0);
  CHECK(stamp_named(d, "title") != nullptr);
}

TEST_CASE("where in the page a text stands") {
  const auto d = document::from_html(
      "<body class=sidebar><div class='page-sidebar'><nav>one</nav><article><h1>Title</h1><p class=entryDate>two</p>"
      "<blockquote>three</blockquote></article><div id=comments>four</div></div><footer>five</footer>");
  using namespace place_in_page;
  CHECK((places_at(d, "one") & navigation) != 0);
  CHECK((places_at(d, "two") & (article | dated | teaser)) == (article | dated));
  CHECK((places_at(d, "three") & quote) != 0);
  CHECK((places_at(d, "four") & (comment | article)) == comment);
  CHECK((places_at(d, "five") & footer) != 0);
  REQUIRE(d.page()->headings.size() == 1);
  CHECK(d.slice(d.page()->headings.front().where) == "Title");
}

TEST_CASE("hostile pages take time as their size") {
  for (const std::string piece :
       {"<div>", "<a class=b>", "<p>1", "</b>", "&amp", "<li x=1 x=2 ", "<script type=ld+json>{[", "<h1>", "<time datetime=2023-01-01>"}) {
    std::string html;
    while (html.size() < 2'000'000) html += piece;
    const auto start = std::chrono::steady_clock::now();
    const auto d = document::from_html(html);
    INFO(piece);
    CHECK(d.page() != nullptr);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
}

TEST_CASE("a page that only means harm is read as any other") {
  const auto times = [](std::size_t n, std::string_view what) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += what;
    return out;
  };
  CHECK(text_of(times(100'000, "<div>") + "12 June 2023" + times(100'000, "</div>") + "<p>after</p>") == "12 June 2023\n\nafter");
  CHECK(text_of("<p " + times(200'000, "a='12 June 2023' ") + ">13 June 2023") == "13 June 2023");
  CHECK(text_of(times(100'000, "<")).size() == 100'000);
  CHECK(text_of(times(100'000, "<!--") + "x").empty());
  CHECK(text_of("<script type='application/ld+json'>" + times(50'000, "{\"a\":[") + "</script>end") == "end");
}
