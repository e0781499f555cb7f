#include "know/home_towns.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "know/gazetteer.hpp"

using namespace dateline::know;

TEST_CASE("the town of a local paper is found by its host", "[home_towns]") {
  const auto image = image::bundled();
  const home_towns all(image);
  const auto paper = all.of_host("www.gainesvilleregister.com");
  REQUIRE(paper);
  CHECK(paper->country == "US");
  CHECK(paper->admin1 == "TX");
  CHECK(paper->town == "Gainesville");
  CHECK_FALSE(all.of_host("example.com"));
  CHECK_FALSE(all.of_host("com"));
  CHECK_FALSE(all.of_host(""));
}

TEST_CASE("every town of the table is a city of the gazetteer", "[home_towns]") {
  const auto image = image::bundled();
  const home_towns all(image);
  const gazetteer places(image);
  REQUIRE(all.size() > 2000);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto t = all.at(i);
    bool there = false;
    for (const auto& hit : places.lookup(t.town)) {
      const auto row = places.row(hit.place);
      there = there || (row.what == place_class::city && row.country == t.country && row.admin1 == t.admin1);
    }
    if (!there) FAIL_CHECK(std::string(t.town) << ", " << t.admin1 << ", " << t.country);
  }
}
