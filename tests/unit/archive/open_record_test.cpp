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

TEST_CASE("text is in the charset of its header, unless it is UTF-8") {
  const auto text = [](std::string_view body, std::string_view type) {
    return std::string(opened(record("response", response(body, "Content-Type: " + std::string(type) + "\r\n"), http))->document.text());
  };
  const std::string published("\xEF\xD0\xD5\xC2\xCC\xC9\xCB\xCF\xD7\xC1\xCE\xCF 12.06.2023");
  CHECK(text(published, "text/plain; charset=koi8-r") == "Опубликовано 12.06.2023");
  CHECK(text("Опубликовано", "text/plain; charset=koi8-r") == "Опубликовано");
  CHECK(text("caf\xE9", "text/plain; charset=\"ISO-8859-1\"") == "café");
  CHECK(text("caf\xE9", "text/plain; charset=nonsense") == "caf\xE9");
  CHECK(text("caf\xE9", "text/plain") == "caf\xE9");
}

TEST_CASE("places in text of another charset count in its bytes") {
  const auto slice = [](std::string_view body, std::string_view charset, std::string_view words) {
    const auto o = opened(record("response", response(body, "Content-Type: text/plain; charset=" + std::string(charset) + "\r\n"), http));
    const auto& d = o->document;
    const auto at = d.text().find(words);
    REQUIRE(at != std::string_view::npos);
    const auto where = d.source_of(dateline::make_text_span(at, at + words.size()));
    CHECK(d.text_of(where) == dateline::make_text_span(at, at + words.size()));
    return std::string(body.substr(offset(where.first), where.size()));
  };
  CHECK(slice("\xEF\xD0\xD5\xC2\xCC\xC9\xCB\xCF\xD7\xC1\xCE\xCF 12.06.2023, \xED\xCF\xD3\xCB\xD7\xC1", "koi8-r", "12.06.2023") ==
        "12.06.2023");
  CHECK(slice("\xEF\xD0\xD5\xC2\xCC\xC9\xCB\xCF\xD7\xC1\xCE\xCF 12.06.2023, \xED\xCF\xD3\xCB\xD7\xC1", "koi8-r", "Москва") ==
        "\xED\xCF\xD3\xCB\xD7\xC1");
  CHECK(slice("\x8D\x58\x90\x56 2023\x94\x4E"
              "6\x8C\x8E"
              "12\x93\xFA",
              "shift_jis", "2023年6月12日") ==
        "2023\x94\x4E"
        "6\x8C\x8E"
        "12\x93\xFA");
  const std::string wide(
      "\xD6\0 \0"
      "1\0"
      "2\0.\0"
      "6\0.\0",
      14);
  CHECK(slice(wide, "utf-16le", "12.6.") == wide.substr(4));
  CHECK(slice("\xEF\xBB\xBF"
              "caf\xC3\xA9 12 June",
              "iso-8859-1", "12 June") == "12 June");  // its mark goes before
}

TEST_CASE("an answer of a text in another charset points into its bytes") {
  const std::string body =
      "Ver\xF6"
      "ffentlicht am 12. Juni 2023 um 08:30 Uhr. Die F\xE4hren fuhren.";
  const auto r = dateline::scan(only(record("response", response(body, "Content-Type: text/plain; charset=iso-8859-1\r\n"), http)), know());
  REQUIRE(r);
  REQUIRE(*r);
  CHECK((*r)->document.charset() == "windows-1252");
  REQUIRE_FALSE((*r)->resolved.timestamps.empty());
  const auto& t = (*r)->resolved.timestamps[0];
  const auto where = (*r)->document.source_of(*t.where);
  CHECK(body.substr(offset(where.first), where.size()).find("12. Juni 2023 um 08:30") != std::string::npos);
  CHECK(body.substr(offset(where.first), where.size()).find("Die") == std::string::npos);
}

TEST_CASE("a body that is packed and whose header says nothing of it") {
  CHECK(opened(record("response", response(made::gzip(page("a")), "X-Crawler-Content-Encoding: gzip\r\nContent-Type: text/html\r\n"), http))
            ->document.text()
            .find("Published") != std::string_view::npos);
}

TEST_CASE("WAT gives the stamps of a page without its text") {
  const std::string json =
      R"({"Container":{"Filename":"a.warc.gz"},"Envelope":{"Format":"WARC","WARC-Header-Metadata":{"WARC-Type":"response",)"
      R"("WARC-Target-URI":"https://news.example/wat","WARC-Date":"2023-06-12T01:19:00Z"},"Payload-Metadata":{"HTTP-Response-Metadata":)"
      R"({"Headers":{"Last-Modified":"Sun, 11 Jun 2023 08:00:00 GMT","Content-Type":"text/html"},"HTML-Metadata":{"Head":{"Title":"A",)"
      R"("Metas":[{"property":"article:published_time","content":"2023-06-11T10:00:00+05:30"},{"name":"robots"},7]}}}}}})";
  const auto as_metadata = [](const std::string& block) {
    return record("metadata", block, "Content-Type: application/json\r\n", "2023-07-01T00:00:00Z");
  };
  const auto o = opened(as_metadata(json));
  REQUIRE(o);
  CHECK(o->given.url == "https://news.example/wat");
  CHECK(o->given.captured == at(june_12 + 79 * 60));
  REQUIRE(o->given.meta.size() == 2);
  CHECK(o->given.meta[1].name == "article:published_time");
  const auto r = dateline::scan(only(as_metadata(json)), know());
  REQUIRE(r);
  REQUIRE((*r)->resolved.published);
  CHECK((*r)->resolved.timestamps[*(*r)->resolved.published].utc->first == at(june_12 - 86400 + 4 * 3600 + 1800));
  CHECK_FALSE(opened(as_metadata(R"({"Envelope":{"Payload-Metadata":{"HTTP-Request-Metadata":{}}}})")));
  CHECK_FALSE(opened(as_metadata("no JSON")));
  CHECK(opened(as_metadata(json.substr(0, json.size() - 60))));  // broken off: what is there counts
  CHECK_FALSE(opened(record("metadata", "fetchTimeMs: 12", "Content-Type: application/warc-fields\r\n")));
}

TEST_CASE("a revisit has the text of its original and its own capture") {
  const auto first =
      only(record("response", response(page("a"), "Content-Type: text/html\r\nLast-Modified: Sun, 11 Jun 2023 08:00:00 GMT\r\n"), http,
                  "2023-06-11T09:00:00Z"));
  const auto again = record("revisit", response("", "Date: Mon, 12 Jun 2023 01:18:59 GMT\r\n"), http);
  const auto o = dateline::open_record(only(again), {}, {}, &first);
  REQUIRE(o);
  REQUIRE(*o);
  CHECK((*o)->document.text().find("Published") != std::string_view::npos);
  CHECK((*o)->captured == at(june_12 + 79 * 60));
  CHECK((*o)->given.captured == at(june_12 - 86400 + 9 * 3600));
  CHECK((*o)->given.meta.size() == 1);
  CHECK(opened(again)->document.text().empty());
  CHECK_FALSE(opened(record("revisit", response("", "Content-Type: image/png\r\n"), http)));
}
