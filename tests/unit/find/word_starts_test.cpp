#include "find/word_starts.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace dateline::searching;

namespace {

template <word_start Kind>
std::vector<std::size_t> starts_in(std::string_view text) {
  std::vector<std::size_t> out;
  word_starts<Kind> starts(text);
  for (auto at = starts.next(0); at < text.size(); at = starts.next(at + 1)) out.push_back(at);
  return out;
}

template <word_start Kind>
std::vector<std::size_t> each_start_in(std::string_view text) {
  std::vector<std::size_t> out;
  word_starts<Kind>::each(text, [&](std::size_t at) { out.push_back(at); });
  return out;
}

// Byte by byte, as the header says it.
template <word_start Kind>
std::vector<std::size_t> starts_by_definition(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const char before = i == 0 ? ' ' : text[i - 1];
    const bool small = text[i] >= 'a' && text[i] <= 'z', capital = text[i] >= 'A' && text[i] <= 'Z';
    bool begins =
        !ascii_letter(before) && (lead >= 0xC2 || (Kind != word_start::capital && small) || (Kind != word_start::small && capital));
    if (Kind == word_start::any) begins = lead >= 0xE0 || (begins && static_cast<unsigned char>(before) < 0x80);
    if (begins) out.push_back(i);
  }
  return out;
}

}  // namespace

TEST_CASE("words begin where the one before has ended") {
  CHECK(starts_in<word_start::capital>("Ships came to Port Louis, iPhone in hand") == std::vector<std::size_t>{0, 14, 19});
  CHECK(starts_in<word_start::small>("Ships came to Port") == std::vector<std::size_t>{6, 11});
  CHECK(starts_in<word_start::any>("by 9am") == std::vector<std::size_t>{0, 4});
  CHECK(starts_in<word_start::any>("北京") == std::vector<std::size_t>{0, 3});
  CHECK(starts_in<word_start::any>("été là") == std::vector<std::size_t>{0, 6});
  CHECK(starts_in<word_start::any>("").empty());
}

TEST_CASE("sixteen bytes at a time find what one at a time finds") {
  std::mt19937 random(7);
  constexpr std::string_view bytes = "aezAMZ 0'-.@[`{\x7F\x80\xBF\xC2\xC3\xDF\xE0\xE4\xF0\xFF\n";
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 70, ' ');
    for (auto& c : text) c = bytes[random() % bytes.size()];
    CAPTURE(text);
    REQUIRE(starts_in<word_start::small>(text) == starts_by_definition<word_start::small>(text));
    REQUIRE(starts_in<word_start::capital>(text) == starts_by_definition<word_start::capital>(text));
    REQUIRE(each_start_in<word_start::small>(text) == starts_by_definition<word_start::small>(text));
    REQUIRE(starts_in<word_start::any>(text) == starts_by_definition<word_start::any>(text));
  }
}
