#include <catch2/catch.hpp>
#include <string>

#include "dateline/dateline.hpp"

namespace {

dateline::resolutions answers(const std::string& text, const char* language = "") {
  static const auto know = dateline::knowledge::bundled();
  dateline::context given;
  given.lang = language;
  return dateline::scan(dateline::document::from_text(text), know, given).resolved;
}

}  // namespace

TEST_CASE("an agency in brackets heads a text without a place") {
  const auto r = answers("Old market opens\n\n(Reuters) - The old market was open again.\n(Reuters) - So was the new one.\n");
  REQUIRE(r.datelines.size() == 1);
  CHECK(r.datelines[0].agency == "Reuters");
  CHECK(r.datelines[0].places.empty());
  CHECK(answers("The old market (Reuters) - was open again.").datelines.empty());
}

TEST_CASE("a newsroom that nobody lists is called what is written") {
  const auto r = answers("RALEIGH, N.C. (WQZX) -- The old market was open again.");
  REQUIRE(r.datelines.size() == 1);
  CHECK(r.datelines[0].agency == "WQZX");
}

TEST_CASE("a weekday in a place's name is no stamp, and the stamps behind it keep theirs") {
  const auto r = answers("11 de junio de 2023.\nSANTO DOMINGO.- El mercado.\nBOGOTÁ, 12 de junio de 2023 (EFE).- El otro.", "es");
  REQUIRE(r.datelines.size() == 2);
  CHECK_FALSE(r.datelines[0].timestamp);
  REQUIRE(r.datelines[1].timestamp);
  REQUIRE(r.timestamps.size() == 2);
  CHECK(*r.datelines[1].timestamp == 1);
}
