// Bodies as they were before they were sent, whatever the headers say.
#include <catch2/catch.hpp>

#include <string>

#include "archive/http.hpp"
#include "unit/archive/made_archives.hpp"

using dateline::header_field;
using dateline::archives::decoded_body;
using dateline::archives::read_http_head;

namespace {

const std::string text = "<p>a body of some words, some words, some words</p>";

std::string decoded(std::string_view body, std::vector<header_field> fields, std::uint64_t limit = 1 << 20) {
  auto out = decoded_body(body, fields, limit);
  return out ? out->bytes + (out->wrong.empty() ? "" : " (" + out->wrong + ")") : "failed: " + out.failure().message;
}

header_field coding(const char* name) { return {"Content-Encoding", name}; }
const header_field chunked{"transfer-encoding", "chunked"};

}  // namespace

TEST_CASE("content codings") {
  CHECK(decoded(text, {}) == text);
  CHECK(decoded(made::gzip(text), {coding("gzip")}) == text);
  CHECK(decoded(made::gzip(text), {coding("x-gzip")}) == text);
  CHECK(decoded(made::deflated(text, 15), {coding("deflate")}) == text);
  CHECK(decoded(made::deflated(text, -15), {coding("deflate")}) == text);
  CHECK(decoded(made::zstd(text), {coding("zstd")}) == text);
  CHECK(decoded(made::gzip(made::deflated(text, 15)), {coding("deflate, gzip")}) == text);
  CHECK(decoded(text, {coding("identity")}) == text);
  CHECK(decoded(made::gzip(made::deflated(text, 15)), {coding("deflate"), coding("gzip")}) == text);  // two lines
  CHECK(decoded(made::gzip(text), {{"Transfer-Encoding", "gzip, chunked"}}) == text);
  const auto half = text.size() / 2;
  CHECK(decoded(made::gzip(text.substr(0, half)) + made::gzip(text.substr(half)), {coding("gzip")}) == text);
  CHECK(decoded(made::zstd(text.substr(0, half)) + made::zstd(text.substr(half)), {coding("zstd")}) == text);
  CHECK(decoded(made::gzip(text) + "behind it", {coding("gzip")}) == text);
}

TEST_CASE("headers that lie") {
  for (const auto* c : {"gzip", "deflate", "br", "zstd", "made-up"}) {
    INFO(c);
    CHECK(decoded(text, {coding(c)}) == text);
  }
  CHECK(decoded(text, {chunked}) == text);
  for (const auto* c : {"gzip", "deflate", "br", "zstd"}) {
    INFO(c);
    for (const auto& bytes : {made::gzip(text), made::deflated(text, 15), made::zstd(text)}) CHECK(decoded(bytes, {coding(c)}) == text);
  }
  CHECK(decoded(made::gzip(text), {{"X-Crawler-Content-Encoding", "gzip"}}) == made::gzip(text));
}

TEST_CASE("chunks") {
  CHECK(decoded("5\r\nhello\r\n7;x=1\r\n, world\r\n0\r\n\r\n", {chunked}) == "hello, world");
  CHECK(decoded("A\nhello, wor\n2\nld\n0\n\n", {chunked}) == "hello, world");
  CHECK(decoded("ff\r\nhello", {chunked}) == "hello (the body ends 250 bytes before the end of a chunk)");
  CHECK(decoded("5\r\nhello\r\n, world", {chunked}) == "hello, world (the body was not chunked to its end)");
  CHECK(decoded("5\r\nhello\r\n0\r\n\r\n", {}) == "hello");  // nobody said so
  CHECK(decoded("5\nhello\n0\n", {}) == "5\nhello\n0\n");    // may be a text
  const auto packed = made::gzip(text);
  CHECK(decoded(std::string("1\r\n") + packed[0] + "\r\n" + "FFFF\r\n" + packed.substr(1), {chunked, coding("gzip")}) == text);
}

TEST_CASE("what cannot be undone is an error, what is cut off gives what there is") {
  CHECK(decoded(made::gzip(std::string(1 << 16, 'x')), {coding("gzip")}, 1000).find("more than 1000 bytes") != std::string::npos);
  CHECK(decoded("\x1F\x8B\x08\x01\x02\x03", {coding("gzip")}).starts_with("failed: "));
  std::string long_text;
  for (int i = 0; i < 2000; ++i) long_text += std::to_string(i * 7919) + ' ';
  const auto packed = made::gzip(long_text);
  const auto part = decoded(packed.substr(0, packed.size() / 2), {coding("gzip")});
  CHECK(part.size() > 100);
  const auto said = part.find(" (damaged body, gzip: it ends too early)");
  REQUIRE(said != std::string::npos);
  CHECK(long_text.starts_with(part.substr(0, said)));
  auto checksum = made::gzip(text);
  checksum[checksum.size() - 6] ^= 1;
  CHECK(decoded(checksum, {coding("gzip")}) == text + " (damaged body, gzip: incorrect data check)");
  auto second = made::gzip("behind it");
  second.resize(second.size() - 8);
  CHECK(decoded(made::gzip(text) + second, {coding("gzip")}).starts_with(text + "behind it (damaged body"));
}

TEST_CASE("heads of responses") {
  const auto head = read_http_head("HTTP/1.0 302 \r\nLocation: /x\r\nX: a\r\n b\r\n\r\nbody");
  REQUIRE(head);
  CHECK(head->status == 302);
  CHECK(head->size == 41);
  CHECK(dateline::archives::field_of(head->fields, "x") == "a b");
  CHECK(read_http_head("HTTP/1.1 200\nA: b\n\nbody")->status == 200);
  CHECK_FALSE(read_http_head("<html>"));
}

TEST_CASE("heads of responses without an end") {
  const std::string start = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLink: <a>; rel=b,\r\n <c>; rel=d";
  // Of the line ends before the body, one byte after the other is another.
  for (std::size_t i = 0; i < 4; ++i) {
    std::string ends = "\r\n\r\n";
    ends[i] = 'x';
    const auto block = start + ends + "<p>one\n\n<p>two";
    const auto head = read_http_head(block);
    REQUIRE(head);
    INFO(i);
    CHECK(block.substr(head->size).ends_with("<p>one\n\n<p>two"));
    CHECK(head->open == (i != 0));
    CHECK(dateline::archives::field_of(head->fields, "content-type") == "text/html");
  }
  const auto in_lines = start + "\r\nA text: it begins here\r\n";
  CHECK(in_lines.substr(read_http_head(in_lines)->size) == "A text: it begins here\r\n");
  const auto fields = read_http_head(start);
  CHECK(fields->size == start.size());
  CHECK(fields->open);
  const auto large = "HTTP/1.1 200 OK\r\nA: " + std::string(2 << 20, 'x') + "\r\n\r\nbody";
  CHECK(large.substr(read_http_head(large)->size) == "body");
}
