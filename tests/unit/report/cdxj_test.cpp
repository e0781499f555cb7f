#include "report/cdxj.hpp"

#include <catch2/catch.hpp>

#include "unit/report/reports.hpp"

namespace dateline {
namespace {

const auto one = report_of("Published: June 12, 2023, 09:49 KST\n\nPYONGYANG, North Korea (AP) — Tuesday, June 12, 2023: Pyongyang.\n");
constexpr auto midnight = sys_seconds{std::chrono::seconds{1'700'000'000}};

std::string line_of(const report& r, const answer_source& from, const cdxj_options& o = {}) {
  std::string out;
  append_cdxj(out, index_entry_of(r, from), r, from, o);
  return out;
}

}  // namespace

TEST_CASE("a capture's line has what replay looks for, as words, and then what dateline found") {
  const answer_source from{.id = "crawl/a.warc.gz#88",
                           .url = "https://www.example.org/b?z=1&a=2",
                           .captured = midnight,
                           .archive = "crawl/a.warc.gz",
                           .offset = 88,
                           .length = 1234,
                           .mime = "text/html",
                           .digest = "sha1:AAAA",
                           .http_status = 200};
  const auto line = line_of(one, from);
  CHECK(line.starts_with(R"(org,example)/b?a=2&z=1 20231114221320 {"url":"https://www.example.org/b?z=1&a=2","mime":"text/html",)"
                         R"("status":"200","digest":"sha1:AAAA","length":"1234","offset":"88","filename":"a.warc.gz",)"));
  CHECK(holds(line, R"("published":"2023-06-12T00:49:00Z","updated":null,"datelines":[{"name":"Pyongyang")"));
  CHECK(holds(line, R"("findings":["weekday-mismatch"]})"));
  CHECK(line.find("1871859", line.find("\"places\"")) == line.rfind("1871859"));  // each place once
  CHECK(line.ends_with("}\n"));
  CHECK(is_json(std::string_view(line).substr(line.find('{'))));
  CHECK(line_of(one, from, {.fields = {"offset", "id"}}) ==
        "org,example)/b?a=2&z=1 20231114221320 {\"offset\":\"88\",\"id\":\"crawl/a.warc.gz#88\"}\n");
}

TEST_CASE("what is not known is left out") {
  const auto line = line_of(one, {.url = "http://example.org/", .archive = "a.warc", .offset = 7});
  CHECK(holds(line, R"("filename":"a.warc")"));
  for (const auto* field : {"\"offset\"", "\"length\"", "\"status\"", "\"digest\""}) CHECK_FALSE(holds(line, field));
}

TEST_CASE("a line that led to the record is kept, and added to") {
  answer_source from{.id = "x", .url = "http://example.org/", .captured = midnight, .archive = "a/b.warc.gz", .offset = 8, .length = 9};
  from.index_line = R"(org,example)/ 20200101000000 {"url": "http://example.org/#x", "filename": "dir/b.warc.gz", "offset": 8, )"
                    R"("published": "never", "my \"own\"": {"a": [1, 2]}})";
  const auto line = line_of(one, from);
  CHECK(line.starts_with(R"(org,example)/ 20200101000000 {"url":"http://example.org/#x",)"));
  CHECK(holds(line, R"("length":"9","offset":"8","filename":"dir/b.warc.gz","my \"own\"":{"a": [1, 2]},"language":)"));
  CHECK(holds(line, R"("published":"2023-06-12T00:49:00Z")"));
  CHECK_FALSE(holds(line, "never"));
  CHECK(is_json(std::string_view(line).substr(line.find('{'))));
  for (const auto* other :
       {"", "x", "org,example)/ 2020", "org,example)/ 2020 {\"url\":", "org,example)/ 2020 text/html 200 - - 9 8 b.warc.gz"}) {
    from.index_line = other;
    CHECK(line_of(one, from).starts_with(R"(org,example)/ 20231114221320 {"url":"http://example.org/",)"));
  }
}

TEST_CASE("a line needs a URL and a time: that of the capture, else the page's own") {
  const auto none = report_of("Nothing is said.");
  CHECK(why_not_indexed(index_entry_of(one, {}))->code == "no-url");
  CHECK(why_not_indexed(index_entry_of(none, {.url = "http://example.org/"}))->code == "no-time");
  CHECK_FALSE(why_not_indexed(index_entry_of(none, {.url = "http://example.org/", .captured = midnight})));
  CHECK(index_entry_of(one, {.url = "http://example.org/"}).time == "20230612004900");
  CHECK(index_entry_of(one, {.url = "http://example.org/"}).mime == "text/plain");
}

}  // namespace dateline
