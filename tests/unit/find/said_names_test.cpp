#include "find/said_names.hpp"

#include <catch2/catch.hpp>
#include <string>

using dateline::know::text_hash;

TEST_CASE("a name keeps its number and what is said of it, however many come after it") {
  dateline::searching::said_names names;
  CHECK(names.find("paris") == nullptr);
  for (std::size_t i = 0; i < 1000; ++i) CHECK(names.number(text_hash("name " + std::to_string(i))) == i);
  names[7].strong = true;
  for (std::size_t i = 0; i < 1000; ++i) CHECK(names.number(text_hash("name " + std::to_string(i))) == i);
  REQUIRE(names.find("name 7") != nullptr);
  CHECK(names.find("name 7")->strong);
  CHECK_FALSE(names.find("name 8")->strong);
  CHECK(names.find("name 1000") == nullptr);
}

TEST_CASE("names whose hashes begin at one place are told apart") {
  dateline::searching::said_names names;
  CHECK(names.number(63) == 0);
  CHECK(names.number(63 + 64) == 1);  // the place is taken, and the next one is the first
  CHECK(names.number(63 + 128) == 2);
  CHECK(names.number(63 + 64) == 1);
}
