// Records out of every framing, and out of what is left when an archive is damaged.
#include "dateline/archive.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "unit/archive/made_archives.hpp"

using dateline::error_code;
using dateline::record_kind;
using made::gzip;
using made::page;
using made::record;
using made::response;

namespace {

std::string one(std::string_view word) { return record("response", response(page(word)), "Content-Type: application/http\r\n"); }

// The three pages, in order, whole.
void three(const made::outcome& o) {
  REQUIRE(o.records.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(o.records[i].kind == record_kind::response);
    CHECK(o.records[i].block == response(page(std::string(1, static_cast<char>('a' + i)))));
    CHECK_FALSE(o.records[i].truncated);
  }
}

// The same three records, as archives hold them.
std::vector<std::pair<const char*, std::string>> framings() {
  const auto a = one("a"), b = one("b"), c = one("c");
  const std::string all = a + b + c;
  const auto dictionary = "a raw dictionary: " + a;
  std::string over_two = gzip(a.substr(0, 90)) + gzip(a.substr(90) + b) + gzip(c);
  std::string lines = all;
  for (std::size_t at = 0; (at = lines.find("\r\n", at)) != std::string::npos;) lines.erase(at, 1);
  return {
      {"plain", all},
      {"member a record", gzip(a) + gzip(b) + gzip(c)},
      {"one member", gzip(all)},
      {"records over members", over_two},
      {"empty members", gzip("") + gzip(a) + gzip("") + gzip(b) + gzip(c) + gzip("")},
      {"zeros behind", gzip(a) + gzip(b) + gzip(c) + std::string(512, '\0')},
      {"extra fields in headers", made::gzip_with_extra(a, {"sl\4\0\1\2\3\4", 8}) + gzip(b) + made::gzip_with_extra(c, "")},
      {"plain behind members", gzip(a) + gzip(b) + c},
      {"plain between members", gzip(a) + b + gzip(c)},
      {"zstd", made::zstd(a) + made::zstd(b) + made::zstd(c)},
      {"skippable frames", made::zstd(a) + made::skippable("anything", 0x51) + made::zstd(b) + made::zstd(c)},
      {"a dictionary",
       made::skippable(dictionary, 0x5D) + made::zstd(a, dictionary) + made::zstd(b, dictionary) + made::zstd(c, dictionary)},
      {"a compressed dictionary",
       made::skippable(made::zstd(dictionary), 0x5D) + made::zstd(a, dictionary) + made::zstd(b, dictionary) + made::zstd(c, dictionary)},
  };
}

// All that a reader gives, a line each.
std::vector<std::string> told(dateline::archive_reader& reader) {
  std::vector<std::string> out;
  while (auto r = reader.next())
    out.push_back(*r ? std::to_string((*r)->offset) + "+" + std::to_string((*r)->inside) + "-" + std::to_string((*r)->length) +
                           (*r)->version + (*r)->block
                     : std::to_string(r->failure().where) + r->failure().message);
  return out;
}

}  // namespace

TEST_CASE("every framing gives the same records") {
  for (const auto& [name, bytes] : framings())
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 16}) {
      INFO(name << ", " << piece << " bytes at a time");
      const auto o = made::read(bytes, {}, piece);
      three(o);
      CHECK(o.errors.empty());
      CHECK(dateline::looks_like_archive(bytes));
    }
}

TEST_CASE("a reader that begins at a position gives the rest") {
  const auto a = one("a"), b = one("b"), c = one("c");
  auto broken = gzip(b);
  broken[broken.size() / 2] ^= 0x55;
  auto archives = framings();
  archives.emplace_back("damaged", gzip(a) + broken + gzip(b) + "what is none" + gzip(c) + gzip(a).substr(0, 60));
  archives.emplace_back("damaged plain", a + "junk\n" + b.substr(0, b.size() - 20) + c + a);
  archives.emplace_back("arc", made::arc(page("a"), "20230612011900") + made::arc(page("b"), "20230612011901"));
  std::size_t begun = 0;
  for (const auto& [name, bytes] : archives) {
    INFO(name);
    dateline::archive_reader first(dateline::bytes_of(bytes));
    const auto all = told(first);
    dateline::archive_reader reader(dateline::bytes_of(bytes));
    for (std::size_t n = 1; reader.next(); ++n) {
      const auto at = reader.position();
      if (!at) continue;
      INFO("after " << n << " at byte " << at->offset);
      dateline::archive_reader rest(dateline::bytes_of(std::string_view(bytes).substr(at->offset)), {.begin = *at});
      CHECK(told(rest) == std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(n), all.end()));
      ++begun;
    }
  }
  CHECK(begun >= 20);
  // Where a dictionary or the beginning of a member is needed, none is given.
  for (const auto& bytes :
       {gzip(a + b), made::skippable("a raw dictionary", 0x5D) + made::zstd(a, "a raw dictionary") + made::zstd(b, "a raw dictionary")}) {
    dateline::archive_reader reader(dateline::bytes_of(bytes));
    reader.next();
    CHECK_FALSE(reader.position());
  }
}

TEST_CASE("records say where they stand") {
  const auto a = one("a"), b = one("b");
  const auto members = made::read(gzip(a) + gzip(b));
  REQUIRE(members.records.size() == 2);
  CHECK(members.records[0].offset == 0);
  CHECK(members.records[0].length == gzip(a).size());
  CHECK(members.records[1].offset == gzip(a).size());
  CHECK(members.records[1].length == gzip(b).size());
  const auto plain = made::read(a + b);
  CHECK(plain.records[1].offset == a.size());
  CHECK(plain.records[1].length == b.size());
  CHECK(plain.records[1].field("warc-record-id") == "<urn:test:1>");
  const auto solid = made::read(gzip(a + b));
  CHECK(solid.records[1].offset == 0);
  CHECK(solid.records[1].inside == a.size());
  CHECK(solid.records[1].length == 0);
}

TEST_CASE("damage costs what it hits") {
  const auto a = gzip(one("a")), b = gzip(one("b")), c = gzip(one("c"));
  SECTION("a member that breaks off") {
    auto broken = b;
    for (std::size_t i = broken.size() / 2; i < broken.size() - 8; ++i) broken[i] = '\x55';
    const auto o = made::read(a + broken + c);
    REQUIRE(o.records.size() >= 2);
    CHECK(o.records.front().block == response(page("a")));
    CHECK(o.records.back().block == response(page("c")));
    REQUIRE_FALSE(o.errors.empty());
    CHECK(o.errors[0].code == error_code::damaged);
    CHECK(o.errors[0].where == a.size());
    CHECK(o.errors[0].message.find(std::to_string(a.size() + b.size())) != std::string::npos);
  }
  SECTION("a checksum that differs") {
    auto broken = b;
    broken[broken.size() - 6] ^= 1;
    const auto o = made::read(a + broken + c);
    three(o);
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors[0].where == a.size());
  }
  SECTION("bytes that are no member") {
    const auto o = made::read(a + "some junk here" + b + c);
    three(o);
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors[0].where == a.size());
  }
  SECTION("the end is missing") {
    const auto o = made::read(a + b + c.substr(0, c.size() - 3));
    three(o);
    REQUIRE(o.errors.size() == 1);
    const auto half = made::read(a + b.substr(0, b.size() / 2));
    REQUIRE(half.errors.size() == 1);
    CHECK(half.errors[0].where == a.size());
  }
  SECTION("a source that fails") {
    std::size_t calls = 0;
    dateline::archive_reader reader([&](char* into, std::size_t size) -> dateline::result<std::size_t> {
      if (calls++ > 0) return dateline::error{error_code::unreadable, "the disk is gone", 0};
      return a.copy(into, size);
    });
    CHECK(*reader.next());
    const auto second = reader.next();
    REQUIRE(second);
    REQUIRE_FALSE(*second);
    CHECK(second->failure().message.find("the disk is gone") != std::string::npos);
    CHECK_FALSE(reader.next());
  }
  SECTION("a dictionary that is not there") {
    const auto o = made::read(made::zstd(one("a")) + std::string("\x28\xB5\x2F\xFD\x21\x07\x05\x29\x00\x00hello", 15));
    CHECK(o.records.size() == 1);
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors[0].message.find("needs a dictionary") != std::string::npos);
  }
}

TEST_CASE("lengths that lie") {
  const auto block = response(page("a"));
  const auto after = one("z");
  const auto size = block.size();
  const auto last_is_read = [&](const made::outcome& o) {
    REQUIRE(o.records.size() == 2);
    CHECK(o.records[1].block == response(page("z")));
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors[0].where == 0);
  };
  for (const auto* none : {"-1", "abc", "", "99999999999999999999999"}) {
    INFO(none);
    const auto o = made::read(made::record_with_length(none, block) + after);
    last_is_read(o);
    CHECK(o.records[0].block == block);
  }
  const auto shorter = made::read(made::record_with_length(std::to_string(size - 40), block) + after);
  last_is_read(shorter);
  CHECK(shorter.records[0].block == block);
  const auto longer = made::read(made::record_with_length(std::to_string(size + 30), block) + after);
  last_is_read(longer);
  CHECK(longer.records[0].block == block);
  const auto huge = made::read(made::record_with_length("4611686018427387904", block) + after, {.max_record = 1 << 20});
  REQUIRE_FALSE(huge.records.empty());
  CHECK(huge.records.back().block == response(page("z")));
  CHECK(huge.errors[0].code == error_code::too_large);
  const auto members = made::read(gzip(made::record_with_length("4611686018427387904", block)) + gzip(after), {.max_record = 1 << 20});
  REQUIRE_FALSE(members.records.empty());
  CHECK(members.records.back().block == response(page("z")));
}

TEST_CASE("a length that is wrong by any number of bytes costs no other record") {
  const auto block = response(page("a")), last = response(page("z"));
  for (int off = -60; off <= 60; ++off) {
    const auto first = made::record_with_length(std::to_string(static_cast<int>(block.size()) + off), block);
    for (const auto& bytes :
         {first + one("z"), gzip(first) + gzip(one("z")), made::zstd(first) + made::zstd(one("z")), gzip(first + one("z"))}) {
      INFO(off);
      const auto o = made::read(bytes);
      REQUIRE(o.records.size() == 2);
      CHECK(o.records[0].block.starts_with(block));
      CHECK(o.records[0].block.size() <= block.size() + 4);
      CHECK(o.records[1].block == last);
      CHECK(o.errors.size() <= 1);
      if (off < 0 || off > 4) CHECK(o.errors.size() == 1);
    }
  }
}

TEST_CASE("a record that breaks off takes no other with it") {
  const auto broken = one("b"), last = response(page("c"));
  for (std::size_t left = 1; left < broken.size(); ++left) {
    const auto cut = broken.substr(0, left);
    for (const auto& bytes : {one("a") + cut + one("c"), gzip(one("a")) + gzip(cut) + gzip(one("c")),
                              made::zstd(one("a")) + made::zstd(cut) + made::zstd(one("c")), gzip(one("a") + cut + one("c"))}) {
      INFO(left << " bytes are left");
      const auto o = made::read(bytes);
      REQUIRE(o.records.size() >= 2);
      CHECK(o.records[0].block == response(page("a")));
      CHECK(o.records.back().block == last);
      CHECK(o.records.size() <= 3);
      if (left < broken.size() - 4) CHECK(o.errors.size() == 1);
      for (const auto& r : o.records) CHECK(r.target_uri().find("WARC/") == std::string_view::npos);
    }
  }
}

TEST_CASE("members that hold no record are passed") {
  const auto a = gzip(one("a")), b = gzip(one("b")), c = gzip(one("c"));
  for (const auto& none :
       {std::string("JUNK"), std::string("JUNK\r\n\r\n"), std::string(3 << 20, 'x'), "WARC/1.0\r\nA: " + std::string(3 << 20, 'x')}) {
    const auto o = made::read(a + gzip(none) + b + c);
    three(o);
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors[0].where == a.size());
  }
}

TEST_CASE("a member of ARC that breaks off, and lengths there that lie") {
  const auto arc = [](std::string_view url, std::string_view length, std::string_view body) {
    return std::string(url) + " 192.0.2.1 20230612011900 text/html " + std::string(length) + "\n" + std::string(body) + "\n";
  };
  const auto body = response(page("x"));
  const auto head = gzip("filedesc://a.arc 0.0.0.0 20230612011900 text/plain 5\n1 0 A\n\n"),
             last = gzip(arc("http://c.example/", std::to_string(body.size()), body));
  const auto whole = arc("http://b.example/", std::to_string(body.size()), body);
  std::vector<std::string> seconds;
  for (const auto* length : {"20", "99", "400", "4000", "99999999", "-1", "x"}) seconds.push_back(arc("http://b.example/", length, body));
  for (const std::size_t left : {10U, 25U, 40U, 70U, 120U}) seconds.push_back(whole.substr(0, left));
  for (const auto& second : seconds) {
    INFO(second);
    const auto o = made::read(head + gzip(second) + last, {.max_record = 1 << 20});
    REQUIRE(o.records.size() >= 2);
    CHECK(o.records.back().target_uri() == "http://c.example/");
    CHECK(o.records.back().block == body);
    CHECK(o.errors.size() == 1);
  }
  // Plain, the next begins in the middle of a line.
  const auto plain = "filedesc://a.arc 0.0.0.0 20230612011900 text/plain 5\n1 0 A\n\n";
  for (const std::size_t left : {38U, 45U, 60U, 80U, 120U}) {
    INFO(whole.substr(0, left));
    const auto o = made::read(plain + whole.substr(0, left) + arc("http://c.example/", std::to_string(body.size()), body) + whole);
    REQUIRE(o.records.size() >= 3);
    CHECK(o.records.back().target_uri() == "http://b.example/");
    CHECK(o.records[o.records.size() - 2].target_uri() == "http://c.example/");
    CHECK(o.records[o.records.size() - 2].block == body);
    CHECK(o.errors.size() == 1);
  }
}

TEST_CASE("a mark of UTF-8 before an archive is no part of it") {
  const auto bytes = "\xEF\xBB\xBF" + one("a") + one("b") + one("c");
  CHECK(dateline::looks_like_archive(bytes));
  const auto o = made::read(bytes);
  three(o);
  CHECK(o.errors.size() == 1);
}

TEST_CASE("a record above the limit is said and not kept") {
  const auto o = made::read(record("resource", std::string(5000, 'x')) + one("z"), {.max_record = 4096});
  REQUIRE(o.records.size() == 1);
  CHECK(o.records[0].block == response(page("z")));
  REQUIRE(o.errors.size() == 1);
  CHECK(o.errors[0].code == error_code::too_large);
  CHECK(o.errors[0].where == 0);
}

TEST_CASE("junk between records is counted and passed") {
  const auto o = made::read(one("a") + "this is no record\r\nnor this\r\n" + one("b") + one("c"));
  three(o);
  REQUIRE(o.errors.size() == 1);
}

TEST_CASE("headers as writers write them") {
  const std::string folded =
      "WARC/0.18\r\nwarc-type: response\r\nWARC-Target-URI: <http://news.example/\r\n  a>\r\nContent-Length: 4\r\n\r\nbody\r\n\r\n";
  const auto o = made::read(folded);
  REQUIRE(o.records.size() == 1);
  CHECK(o.records[0].version == "WARC/0.18");
  CHECK(o.records[0].target_uri() == "http://news.example/ a");
  CHECK(o.records[0].block == "body");
  const auto odd = made::read("WARC/1.0\r\r\nWARC-Type: response\r\r\nContent-Length: 4\r\r\n\r\r\nbody\r\r\n");
  REQUIRE(odd.records.size() == 1);
  CHECK(odd.records[0].block == "body");
}

TEST_CASE("ARC, with blanks in an address, plain and in members") {
  const auto bytes = made::arc(page("a"), "20230612011900");
  for (const auto& packed : {bytes, gzip(bytes)}) {
    const auto o = made::read(packed);
    CHECK(o.errors.empty());
    REQUIRE(o.records.size() == 2);
    CHECK(o.records[0].kind == record_kind::warcinfo);
    CHECK(o.records[1].kind == record_kind::response);
    CHECK(o.records[1].target_uri() == "http://news.example/a b");
    CHECK(o.records[1].field("WARC-Date") == "20230612011900");
    CHECK(o.records[1].block == response(page("a")));
  }
}

TEST_CASE("what is no archive is not taken for one") {
  CHECK_FALSE(dateline::looks_like_archive(""));
  CHECK_FALSE(dateline::looks_like_archive("WARC is a format"));
  CHECK_FALSE(dateline::looks_like_archive(gzip("a text that somebody packed")));
  CHECK(dateline::looks_like_archive(gzip("WARC/1.1\r\n")));
  CHECK(made::read("no archive").errors.size() == 1);
  CHECK(made::read("").records.empty());
}
