// Bytes that are packed as a whole: told by content, unpacked from pieces of any size, and damage is an error at its place.
#include "dateline/packed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "made_archives.hpp"

namespace {

using namespace dateline;
using namespace std::string_literals;
using made::gzip;

struct content {
  std::string text{};
  std::optional<error> wrong{};
};

content read(std::string_view packed, std::size_t piece) {
  content out;
  auto given = bytes_of(packed);
  const auto from = unpacked([&](char* into, std::size_t size) { return given(into, std::min(size, piece)); });
  for (;;) {
    char some[1000];
    const auto n = from(some, sizeof some);
    if (!n) out.wrong = n.failure();
    if (!n || *n == 0) return out;
    out.text.append(some, *n);
  }
}

}  // namespace

TEST_CASE("what is packed as a whole is told from archives by what it holds") {
  const auto text = gzip("Updated 12 June 2023");
  CHECK(looks_packed(text));
  CHECK(looks_packed(gzip("")));
  CHECK(looks_packed(gzip(gzip("WARC/1.1\r\n"))));
  CHECK_FALSE(looks_packed(gzip("WARC/1.1\r\n")));
  CHECK_FALSE(looks_packed("Updated 12 June 2023"));
  CHECK_FALSE(looks_packed(text.substr(0, 5)));  // damaged from the beginning
  CHECK(packed_beginning(text, 7) == "Updated");
  CHECK(unread_packing("\xFD"
                       "7zXZ\0\0\4"s) == "xz");
  CHECK(unread_packing("BZh91AY&SY..") == "bzip2");
  CHECK(unread_packing("BZh is a word").empty());
  CHECK(unread_packing(text).empty());
}

TEST_CASE("unpacked content does not depend on the pieces, and damage ends it with an error") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919) + " lines of text\n";
  const auto packed = gzip(text.substr(0, 100000)) + gzip(text.substr(100000));
  auto cut = packed.substr(0, packed.size() - 20);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{13}, std::size_t{1000}, packed.size()}) {
    CAPTURE(piece);
    const auto whole = read(packed, piece);
    CHECK(whole.text == text);
    CHECK_FALSE(whole.wrong);
    const auto damaged = read(cut, piece);
    REQUIRE(damaged.wrong);
    CHECK(damaged.wrong->code == error_code::damaged);
    CHECK(damaged.wrong->where == gzip(text.substr(0, 100000)).size());
    CHECK(damaged.text == read(cut, packed.size()).text);
    CHECK(text.starts_with(damaged.text));
  }
  const auto behind = read(gzip("some") + "no member", 3);
  CHECK(behind.text == "some");
  REQUIRE(behind.wrong);
  CHECK(behind.wrong->message == "bytes that begin no gzip member and no zstd frame");
}
