// JSON as it comes from strangers: what is valid is read exactly, what is not is refused, with the place.
#include "read/json_reader.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using dateline::json_reader;

namespace {

// All of `text` as one value: what is wrong with it and where, or null.
std::pair<const char*, std::size_t> fault_of(std::string_view text) {
  json_reader in(text);
  in.skip();
  if (in.wrong() == nullptr && !in.at_end()) return {"more stands after it", in.where()};
  return {in.wrong(), in.where()};
}

bool valid(std::string_view text) { return fault_of(text).first == nullptr; }

std::string text_of(std::string_view json) {
  json_reader in(json);
  std::string out;
  REQUIRE(in.string(out));
  return out;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("values of every kind are taken as they are written") {
  for (const auto* text : {"null", "true", "false", "0", "-0", "-12.5e+3", "1E400", "\"\"", "[]", "{}", " [ 1 , { \"a\" : [ ] } ]\r\n\t"}) {
    INFO(text);
    CHECK(valid(text));
  }
}

TEST_CASE("what RFC 8259 forbids is refused") {
  for (const auto* text : {"",           " ",       "nul",       "nulll",       "True",  "NaN",     "Infinity",      "01",   "-",
                           "+1",         "1.",      ".5",        "1e",          "0x10",  "'a'",     "[1,]",          "[,1]", "[1 2]",
                           "{\"a\":1,}", "{\"a\"}", "{\"a\" 1}", "{a:1}",       "{1:1}", "[1",      "{\"a\":1",      "\"a",  "\"a\nb\"",
                           "\"\t\"",     R"("\x")", R"("\u12")", R"("\u12g4")", "[1] 2", "// c\n1", "\xEF\xBB\xBF[]"}) {
    INFO(text);
    CHECK_FALSE(valid(text));
  }
}

TEST_CASE("a fault is told with its place") {
  CHECK(fault_of(R"({"text": "a", "b": tru})") == std::pair{fault_of("tru").first, std::size_t{19}});
  CHECK(fault_of("[1,,2]").second == 3);
  CHECK(fault_of(R"(["a\qb"])").second == 4);
}

TEST_CASE("nesting is bounded, however deep the input goes") {
  CHECK(valid(nested(500)));
  CHECK(std::string_view(fault_of(nested(513)).first) == "nested too deeply");
  CHECK(fault_of(nested(3'000'000)).second == 512);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += R"({"a":)";
  CHECK(std::string_view(fault_of(objects).first) == "nested too deeply");
}

TEST_CASE("escapes stand for their characters, surrogates by pairs") {
  CHECK(text_of(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u4e2d")") == "\"\\/\b\f\n\r\tAé中");
  CHECK(text_of(R"("\ud83d\ude00")") == "😀");
  CHECK(text_of(R"("a\u0000b")") == std::string("a\0b", 3));
}

TEST_CASE("half a pair becomes the replacement character and costs nothing beside it") {
  CHECK(text_of(R"("a\ud83db")") == "a\uFFFDb");
  CHECK(text_of(R"("\ude00\ud83d")") == "\uFFFD\uFFFD");
  CHECK(text_of(R"("\ud83d\ud83d\ude00")") == "\uFFFD😀");
  CHECK(text_of(R"("\ud83d\n")") == "\uFFFD\n");
}

TEST_CASE("bytes that are no UTF-8 come through as they are") {
  CHECK(text_of("\"a\xFF\xC3\"") == "a\xFF\xC3");
  CHECK(valid("[\"\xED\xA0\x80\"]"));
}

TEST_CASE("a name given twice is read twice, in order") {
  json_reader in(R"({"a":1,"b":2,"a":3})");
  std::vector<std::string> read;
  REQUIRE(in.object([&](std::string_view name) {
    std::string_view digits;
    const std::string before(name);
    if (in.number(digits)) read.push_back(before + "=" + std::string(digits));
  }));
  CHECK(read == std::vector<std::string>{"a=1", "b=2", "a=3"});
}

TEST_CASE("a long text is read in one go") {
  const std::string long_text(std::size_t{8} << 20, 'x');
  CHECK(text_of("\"" + long_text + "\"").size() == long_text.size());
}
