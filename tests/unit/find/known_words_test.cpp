#include "find/known_words.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "dateline/knowledge.hpp"
#include "find/place_words.hpp"

namespace {

const dateline::know::tables& tables() {
  static const auto all = dateline::knowledge::bundled();
  return all.tables();
}

// What the tables say of a word that nobody remembers.
void check(dateline::searching::known_words& words, const std::string& word) {
  std::string folded;
  dateline::know::gazetteer::fold(word, folded);
  const auto& names = tables().gazetteer;
  const auto key = names.expect(folded);
  const auto known = words.of(word);
  INFO(word);
  CHECK(known.in.hits.size() == tables().gazetteer.lookup(word).size());
  CHECK(known.in.begins_longer == names.word(key, names.expect_hits(key)).begins_longer);
  CHECK(known.on.bits() == tables().agencies.lists_of(dateline::searching::lower(word)).bits());
}

}  // namespace

TEST_CASE("words are known as the tables have them, expected or not, and again") {
  dateline::searching::known_words words(tables());
  const std::vector<std::string> some{"Pyongyang",
                                      "paris",
                                      "PARIS",
                                      "Paris",
                                      "The",
                                      "Reading",
                                      "Łódź",
                                      "北京",
                                      "Stratford-upon",
                                      "St",
                                      "U.S",
                                      "Mayor",
                                      "Llanfairpwllgwyngyll",
                                      "Abcdefghijklmnop",
                                      "Abcdefghijklmnopq",
                                      "Xy",
                                      "O"};
  for (const auto& w : some) words.expect(w);
  words.fetch();
  for (const auto& w : some) check(words, w);
  for (const auto& w : some) check(words, w);
}

TEST_CASE("more words than are remembered put others out of their places, and none is taken for another") {
  dateline::searching::known_words words(tables());
  for (dateline::know::place_id id = 0; id < 3000; ++id) words.expect(tables().gazetteer.row(id).name);
  for (dateline::know::place_id id = 0; id < 3000; ++id) check(words, std::string(tables().gazetteer.row(id).name));
}
