// Revisits find the capture that has their text, by each of the ways they name it; and single records are read where an
// index says they stand.
#include "dateline/captures.hpp"

#include <catch2/catch.hpp>

#include "unit/archive/made_archives.hpp"

using dateline::capture_index;
using made::gzip;
using made::page;
using made::record;
using made::response;

namespace {

constexpr auto http = "Content-Type: application/http\r\n";

dateline::archive_record only(const std::string& archive) {
  auto o = made::read(archive);
  REQUIRE(o.records.size() == 1);
  return std::move(o.records[0]);
}

dateline::archive_record original() {
  return only(record("response", response(page("a")), std::string(http) + "WARC-Payload-Digest: sha1:AAAA\r\n", "2023-06-11T01:00:00Z"));
}

}  // namespace

TEST_CASE("a revisit names its original by record, by address and date, or by digest") {
  capture_index index;
  index.add(original(), 7);
  for (const auto* names : {"WARC-Refers-To: <urn:test:1>\r\n", "WARC-Refers-To-Date: 2023-06-11T01:00:00.250Z\r\n",
                            "WARC-Refers-To-Target-URI: <https://news.example/a>\r\nWARC-Refers-To-Date: 20230611010000\r\n",
                            "WARC-Payload-Digest: sha1:AAAA\r\n"}) {
    INFO(names);
    const auto at = index.original_of(only(record("revisit", "", names)));
    REQUIRE(at);
    CHECK(at->archive == 7);
    CHECK(at->offset == 0);
    CHECK(at->document);
  }
  for (const auto* names : {"", "WARC-Refers-To: <urn:test:2>\r\n", "WARC-Refers-To-Date: 2023-06-11T01:00:01Z\r\n",
                            "WARC-Refers-To-Target-URI: https://news.example/b\r\nWARC-Refers-To-Date: 2023-06-11T01:00:00Z\r\n",
                            "WARC-Payload-Digest: sha1:BBBB\r\n", "WARC-Refers-To-Date: soon\r\n"}) {
    INFO(names);
    CHECK_FALSE(index.original_of(only(record("revisit", "", names))));
  }
}

TEST_CASE("what is no document is known too; requests are no captures; the oldest are forgotten") {
  capture_index index(2);
  const auto add = [&](const char* type, const std::string& digest, bool document = true) {
    auto r = only(record(type, response(page("a")), std::string(http) + "WARC-Payload-Digest: " + digest + "\r\n", "2023"));
    r.passed_over = !document;
    index.add(r, 0);
  };
  const auto known = [&](const std::string& digest) {
    return index.original_of(only(record("revisit", "", "WARC-Payload-Digest: " + digest + "\r\n"))).has_value();
  };
  add("request", "sha1:R");
  CHECK_FALSE(known("sha1:R"));
  add("response", "sha1:A", false);
  CHECK_FALSE(index.original_of(only(record("revisit", "", "WARC-Payload-Digest: sha1:A\r\n")))->document);
  add("response", "sha1:B");
  add("resource", "sha1:C");
  CHECK_FALSE(known("sha1:A"));
  CHECK(known("sha1:B"));
  add("response", "sha1:B");  // again: the newer one is kept when the older goes
  add("response", "sha1:D");
  CHECK(known("sha1:B"));
  CHECK_FALSE(known("sha1:C"));
}

TEST_CASE("a record is read where it stands") {
  const auto a = record("response", response(page("a")), http), b = record("response", response(page("b")), http);
  const auto dictionary = "a raw dictionary: " + a;
  const auto head = made::skippable(dictionary, 0x5D);
  const auto arc = made::arc(page("b"), "20230612011900");
  struct there {
    std::string name, bytes;
    std::size_t offset, inside;
  };
  const auto third = arc.find("http://");
  for (const auto& t :
       {there{"plain", a + b, a.size(), 0}, there{"members", gzip(a) + gzip(b), gzip(a).size(), 0},
        there{"one member", gzip(a + b), 0, a.size()}, there{"zstd", made::zstd(a) + made::zstd(b), made::zstd(a).size(), 0},
        there{"a dictionary", head + made::zstd(a, dictionary) + made::zstd(b, dictionary), head.size() + made::zstd(a, dictionary).size(),
              0},
        there{"ARC", arc, third, 0}}) {
    INFO(t.name);
    const auto r = dateline::read_record_at(dateline::ranges_of(t.bytes), t.offset, t.inside);
    REQUIRE(r);
    CHECK(r->block == response(page("b")));
    CHECK(r->offset == t.offset);
    CHECK(r->inside == t.inside);
  }
  const auto all = gzip(a) + gzip(b);
  for (const std::size_t wrong : {std::size_t{1}, all.size() - 1, all.size(), all.size() + 5}) {
    INFO(wrong);
    const auto r = dateline::read_record_at(dateline::ranges_of(all), wrong);
    REQUIRE_FALSE(r);
    CHECK(r.failure().where == wrong);
  }
}
