#include "know/countries.hpp"

#include <catch2/catch.hpp>

namespace {

using dateline::date_order;

const dateline::know::countries& all() {
  static const dateline::know::countries c{dateline::know::image::bundled()};
  return c;
}

}  // namespace

TEST_CASE("countries have names, in any case of their code") {
  CHECK(all().known("IN"));
  CHECK(all().name("in") == "India");
  CHECK(all().name("MM") == "Myanmar");
  CHECK_FALSE(all().known("XX"));
  CHECK_FALSE(all().known("IND"));
  CHECK(all().name("").empty());
}

TEST_CASE("main languages") {
  CHECK(all().speaks("IN", "hi"));
  CHECK(all().speaks("IN", "hi-IN"));
  CHECK(all().speaks("IN", "en"));
  CHECK(all().speaks("UA", "ru"));
  CHECK(all().speaks("NO", "nn"));
  CHECK(all().speaks("IL", "iw"));
  CHECK(all().speaks("PH", "tl"));
  CHECK_FALSE(all().speaks("IN", "h"));
  CHECK_FALSE(all().speaks("JP", "ko"));
  CHECK_FALSE(all().speaks("DE", "en"));
  CHECK_FALSE(all().speaks("XX", "en"));
  CHECK_FALSE(all().speaks("IN", ""));
}

TEST_CASE("top-level domains that tell a country") {
  CHECK(all().of_tld("in") == "IN");
  CHECK(all().of_tld(".UK") == "GB");
  CHECK(all().of_tld("рф") == "RU");
  CHECK(all().of_tld("xn--p1ai") == "RU");
  CHECK(all().of_tld("gov") == "US");
  for (const auto* generic : {"tv", "io", "co", "me", "ai", "fm", "com", "org", "news", ""}) {
    INFO(generic);
    CHECK(all().of_tld(generic).empty());
  }
}

TEST_CASE("orders of all-numeric dates") {
  CHECK(all().order("US") == date_order::mdy);
  CHECK(all().order("PH") == date_order::mdy);
  CHECK(all().order("GB") == date_order::dmy);
  CHECK(all().order("CA") == date_order::open);
  CHECK(all().order("JP") == date_order::ymd);
  CHECK(all().order("XX") == date_order::open);
  CHECK(all().order_of_language("de") == date_order::dmy);
  CHECK(all().order_of_language("en") == date_order::open);
  CHECK(all().order_of_language("en-US") == date_order::mdy);
  CHECK(all().order_of_language("en_GB") == date_order::dmy);
  CHECK(all().order_of_language("xx") == date_order::open);
}

TEST_CASE("languages of practically one country") {
  CHECK(all().of_language("ja") == "JP");
  CHECK(all().of_language("hi") == "IN");
  CHECK(all().of_language("en").empty());
  CHECK(all().of_language("de").empty());
  CHECK(all().of_language("en-IN") == "IN");
  CHECK(all().of_language("zh-Hant-TW") == "TW");
  CHECK(all().of_language("de-1996").empty());
  CHECK(all().of_language("en-x-in").empty());
}
