#include "know/agencies.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "dateline/knowledge.hpp"
#include "know/tables.hpp"

using dateline::know::word_list;

namespace {

const dateline::know::agencies& all() {
  static const auto know = dateline::knowledge::bundled();
  return know.tables().agencies;
}

}  // namespace

TEST_CASE("every newsroom word is on the list that the data has it on, and on no other") {
  std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/data/datelines/words.tsv");
  std::size_t words = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("list\t")) continue;
    const auto tab = line.find('\t');
    const auto list = dateline::know::word_list_named(line.substr(0, tab));
    REQUIRE(list);
    const auto word = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    INFO(line);
    if (!all().lists(*list, word)) FAIL("not on its list");
    ++words;
  }
  CHECK(words > 1000);
  CHECK(all().lists_of("near").has(word_list::strong));
  CHECK_FALSE(all().lists_of("near").has(word_list::title));
}

TEST_CASE("words that no list has are on none") {
  CHECK(all().lists_of("").bits() == 0);
  CHECK(all().lists_of("nearx").bits() == 0);
  CHECK(all().lists_of(std::string(10000, 'a')).bits() == 0);
}
