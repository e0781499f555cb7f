#include "find/ascii_letters.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "find/place_words.hpp"

TEST_CASE("a run of letters ends where the first byte that is none stands") {
  using dateline::searching::ascii_letters;
  for (const std::string tail : {"", ".", " and some more of the text behind it", "\x80 and some more of the text behind it",
                                 "@[`{ and some more of the text behind it"}) {
    for (std::size_t size = 0; size < 40; ++size) {
      std::string text = std::string(size, 'A') + tail;
      for (std::size_t end = size; end <= text.size(); ++end) {
        INFO(text << ", " << size << ", " << end);
        CHECK(ascii_letters(text, 0, end).last == size);
        CHECK_FALSE(ascii_letters(text, 0, end).small);
      }
      if (size == 0) continue;
      CHECK(ascii_letters(text, 0, size - 1).last == size - 1);
      text[size - 1] = 'z';
      CHECK(ascii_letters(text, 0, size).small);
      CHECK_FALSE(ascii_letters(text, 0, size - 1).small);
    }
  }
}

TEST_CASE("small letters of short and long texts, ASCII or not") {
  using dateline::searching::lower;
  std::string from = "AbC.XyZ@[`{'";
  std::string to = "abc.xyz@[`{'";
  for (int i = 0; i < 3; ++i, from += from, to += to)
    for (std::size_t size = 0; size <= from.size(); ++size) CHECK(lower(from.substr(0, size)) == to.substr(0, size));
  CHECK(lower("ÉCOLE") == "école");
  CHECK(lower("MÜNCHEN AM SEE DER BERGE") == "münchen am see der berge");
  CHECK(lower("МОСКВА") == "москва");
}
