// Pages: the markup that an answer points to, tags dropped and references resolved, reads as its text. Over own pages,
// and over those of the folder that DATELINE_PAGES names, if it does.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"
#include "read/characters.hpp"

using namespace dateline;

namespace {

const std::vector<std::string> own_pages{
    "<html lang=en><title>Talks went on</title><meta property='article:published_time' content='2023-06-12T06:49:00&#43;05:30'>"
    "<h1>Talks went on</h1><p class=byline>Last Updated:&nbsp;<b>June</b> 12,\n 2023<!-- x -->, <i>06:49</i> IST</p>"
    "<p><span>P</span>yongyang, North&#32;Korea</p><p>The minister said on&nbsp;Monday that last year was hard.</p>",
    "<html lang=de><script "
    "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-28T20:15:00\\u002b02:00\","
    "\"contentLocation\":{\"name\":\"D\\u00fcsseldorf\"},\"dateline\":\"Berlin\"}</script>"
    "<h2>Es ging weiter</h2><div>Ver&ouml;ffentlicht<time datetime='2023-04-28T20:15'>28.<wbr>04.2023</time>, 20.15 Uhr</div>"
    "<p>BERLIN/HAMBURG (dpa) - Am Montag, <a href=x>24. April 2023</a>, kam es anders.",
    "<meta charset=windows-1251><p>\xCE\xEF\xF3\xE1\xEB\xE8\xEA\xEE\xE2\xE0\xED\xEE 12 <b>\xE8\xFE\xED\xFF</b> 2023, 10:19",
};

std::string without_blanks(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (markup::blank(s[i])) continue;
    if (s.substr(i, 2) == "\xC2\xA0") {
      ++i;
      continue;
    }
    out += s[i];
  }
  return out;
}

std::size_t compare(const std::string& html, std::string_view name) {
  static const auto know = knowledge::bundled();
  const auto r = scan(document::from_html(html), know);
  const auto slice = [&](source_span s) {
    REQUIRE(offset(s.first) <= offset(s.last));
    REQUIRE(offset(s.last) <= html.size());
    return html.substr(static_cast<std::size_t>(offset(s.first)), static_cast<std::size_t>(offset(s.last) - offset(s.first)));
  };
  std::size_t compared = 0;
  const auto in_text = [&](text_span where, std::string_view text) {
    const auto source = slice(r.document.source_of(where));
    const auto read = document::from_html(source, r.document.charset());
    INFO(name << ": " << text << "\n" << source);
    CHECK(without_blanks(read.text()) == without_blanks(text));
    ++compared;
  };
  for (const auto& t : r.resolved.timestamps) {
    if (t.where) in_text(*t.where, t.text);
    if (!t.stated) continue;
    const auto source = slice(*t.stated);
    INFO(name << ": " << t.text << "\n" << source);
    CHECK((source == t.text || markup::attribute_text(source) == t.text));
    ++compared;
  }
  for (const auto& p : r.resolved.places) {
    if (!p.stated) {
      in_text(p.where, p.text);
      continue;
    }
    INFO(name << ": " << p.text);
    CHECK(slice(*p.stated) == p.text);
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("own pages") {
  std::size_t compared = 0;
  for (const auto& html : own_pages) compared += compare(html, "own");
  CHECK(compared >= 14);
}

TEST_CASE("pages at hand") {
  const auto* folder = std::getenv("DATELINE_PAGES");
  if (folder == nullptr) return;
  std::size_t compared = 0;
  for (const auto& e : std::filesystem::recursive_directory_iterator(folder)) {
    if (e.path().extension() != ".html") continue;
    std::ifstream in(e.path(), std::ios::binary);
    compared += compare(std::string(std::istreambuf_iterator<char>(in), {}), e.path().filename().string());
  }
  CHECK(compared > 0);
}
