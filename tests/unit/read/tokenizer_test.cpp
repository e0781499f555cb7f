// The tokenizer against the WHATWG's states: own small inputs, and html5lib's tests where they are at hand
// (DATELINE_HTML5LIB names the folder that holds their tokenizer/).
#include "read/tokenizer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "unit/read/html5lib.hpp"

using namespace dateline::markup;
using dateline::tests::shown;

TEST_CASE("tags, attributes and text") {
  CHECK(shown("<P Class=A id='b' data-x = \"c&amp;d\" hidden>x</p >") == "<p class=\"A\" data-x=\"c&d\" hidden=\"\" id=\"b\">|x|</p>");
  CHECK(shown("<br/><a/b><a =c=d>") == "<br/>|<a b=\"\">|<a =c=\"d\">");
  CHECK(shown("a < b <3 </3> </> <") == "a < b <3 |<!--3-->|  <");
  CHECK(shown("<a href=x a=1 a=2>") == "<a a=\"1\" href=\"x\">");
  CHECK(shown("text <a href=\"open") == "text ");
}

TEST_CASE("references") {
  CHECK(shown("&eacute;&eacute &notit; &#233;&#xE9; &#128; &bogus; & &#;") == "éé ¬it; éé € &bogus; & &#;");
  CHECK(shown("<a b='&copy=1&copy;&lt'>") == "<a b=\"&copy=1©<\">");
}

TEST_CASE("comments end where browsers end them") {
  CHECK(shown("<!--a--!>b<!-->c<!--->d<!--e--f-->g") == "<!--a-->|b|<!---->|c|<!---->|d|<!--e--f-->|g");
  CHECK(shown("<?xml x?>y<!x>") == "<!--?xml x?-->|y|<!--x-->");
}

TEST_CASE("raw content ends at its own end tag") {
  CHECK(shown("</title><b>&amp;</TITLE>x", content::rcdata, "title") == "</title>|<b>|&|</title>|x");
  CHECK(shown("<!-- <script> </script> --> </script>x", content::script, "script") == "<!-- <script> </script> --> |</script>|x");
  CHECK(shown("a<b></style >x", content::rawtext, "style") == "a<b>|</style>|x");
}

TEST_CASE("token positions cover the source without gaps") {
  const std::string html = "<!doctype html><p a='1'>x &amp; y<!-- c --></p>z<br>";
  tokenizer in(html);
  std::size_t at = 0;
  for (auto t = in.next(); t.kind != token_kind::end; t = in.next()) {
    CHECK(t.first == at);
    CHECK(t.last > t.first);
    at = t.last;
  }
  CHECK(at == html.size());
}

TEST_CASE("hostile markup is read once") {
  std::size_t tokens = 0;
  for (const std::string piece : {"<", "</", "<!", "<!--", "<a ", "<div>", "&", "<a b=\"", "<script><!--", "--", "]]>"}) {
    std::string html;
    while (html.size() < 4'000'000) html += piece;
    const auto start = std::chrono::steady_clock::now();
    tokenizer in(html);
    for (auto t = in.next(); t.kind != token_kind::end; t = in.next()) ++tokens;
    INFO(piece);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
  CHECK(tokens > 0);
}

TEST_CASE("html5lib's tokenizer tests") {
  const auto files = dateline::tests::html5lib_files();
  if (files.empty()) return;  // not at hand
  std::size_t run = 0;
  for (const auto& file : files) {
    for (const auto& test : dateline::tests::read_html5lib(file)) {
      for (const auto& state : test.states) {
        INFO(file.filename().string() << ": " << test.description << ", " << state);
        CHECK(shown(test.input, dateline::tests::content_named(state), test.last_start_tag) == test.expected);
        ++run;
      }
    }
  }
  CHECK(run > 6000);
}
