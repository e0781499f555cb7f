// From a record to an answer: what archive and server say becomes context.
#include <catch2/catch.hpp>

#include <string>

#include "dateline/dateline.hpp"
#include "unit/archive/made_archives.hpp"

using made::page;
using made::record;
using made::response;

namespace {

const dateline::knowledge& know() {
  static const auto k = dateline::knowledge::bundled();
  return k;
}

dateline::archive_record only(const std::string& archive) {
  auto o = made::read(archive);
  REQUIRE(o.records.size() == 1);
  return std::move(o.records[0]);
}

std::optional<dateline::archived_document> opened(const std::string& archive) {
  auto out = dateline::open_record(only(archive));
  REQUIRE(out);
  return std::move(*out);
}

dateline::sys_seconds at(long long seconds) { return dateline::sys_seconds(std::chrono::seconds(seconds)); }

constexpr auto http = "Content-Type: application/http; msgtype=response\r\n";
constexpr long long june_12 = 1686528000;  // 2023-06-12T00:00Z

}  // namespace

TEST_CASE("a page is read with its capture, its address and its charset") {
  const auto o = opened(record("response",
                               response("<p>Stra\xDF"
                                        "e</p>",
                                        "Content-Type: text/html; charset=iso-8859-1\r\nLast-Modified: Sun, 11 Jun 2023 08:00:00 GMT\r\n"),
                               http));
  REQUIRE(o);
  CHECK(o->document.text().find("Stra\xC3\x9F"
                                "e") != std::string_view::npos);
  CHECK(o->given.captured == at(june_12 + 79 * 60));
  CHECK(o->given.url == "https://news.example/a");
  REQUIRE(o->given.meta.size() == 1);
  CHECK(o->given.meta[0].name == "Last-Modified");
}

TEST_CASE("a relative phrase counts from the capture") {
  const auto r = dateline::scan(only(record("response", response("<p>Updated 2 hours ago</p>"), http)), know());
  REQUIRE(r);
  REQUIRE(*r);
  REQUIRE_FALSE((*r)->resolved.timestamps.empty());
  CHECK((*r)->resolved.timestamps[0].utc->first <= at(june_12 + 79 * 60 - 7200));
}

TEST_CASE("a capture known to the day ends with it; a year is no capture, and the server's clock stands in") {
  CHECK(opened(record("response", response(page("a")), http, "2023-06-12"))->given.captured == at(june_12 + 86399));
  CHECK_FALSE(opened(record("response", response(page("a")), http, "2023"))->given.captured);
  CHECK(
      opened(record("response", response(page("a"), "Content-Type: text/html\r\nDate: Mon, 12 Jun 2023 00:00:10 GMT\r\n"), http, "garbage"))
          ->given.captured == at(june_12 + 10));
}

TEST_CASE("what is opened and what is not") {
  CHECK(opened(record("conversion", "A text of words.", "Content-Type: text/plain\r\n"))->document.media() == "text/plain");
  CHECK(opened(record("resource", page("a"), "Content-Type: text/html\r\n"))->document.media() == "text/html");
  CHECK(opened(record("response", page("a"), http))->document.media() == "text/html");  // only the body was kept
  CHECK(opened(record("response", response(page("a"), ""), http))->document.media() == "text/html");
  CHECK_FALSE(opened(record("response", response("%PDF-1.4", "Content-Type: text/html\r\n"), http)));
  CHECK_FALSE(opened(record("response", response("GIF89a", "Content-Type: image/gif\r\n"), http)));
  CHECK_FALSE(opened(record("request", "GET / HTTP/1.1\r\n\r\n", "Content-Type: application/http; msgtype=request\r\n")));
  CHECK_FALSE(opened(record("warcinfo", "software: x", "Content-Type: application/warc-fields\r\n")));
}
