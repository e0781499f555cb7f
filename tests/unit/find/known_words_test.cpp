#include "find/known_words.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "dateline/knowledge.hpp"
#include "find/place_words.hpp"
#include "know/text_hash.hpp"

namespace {

const dateline::know::tables& tables() {
  static const auto all = dateline::knowledge::bundled();
  return all.tables();
}

// What is known of the words against what the tables say of each.
void check(dateline::searching::known_words& words, const std::vector<std::string>& some) {
  for (const auto& w : some) words.expect(w);
  words.fetch();
  const auto all = words.next(some.size());
  const auto& names = tables().gazetteer;
  for (std::size_t i = 0; i < some.size(); ++i) {
    std::string folded;
    dateline::know::gazetteer::fold(some[i], folded);
    const auto key = names.expect(folded);
    INFO(some[i]);
    CHECK(all[i].key.whole == key.whole);
    CHECK(all[i].key.first == key.first);
    CHECK(all[i].in.hits.data() == names.lookup(some[i]).data());
    CHECK(all[i].in.hits.size() == names.lookup(some[i]).size());
    CHECK(all[i].in.begins_longer == names.word(key, names.expect_hits(key)).begins_longer);
    CHECK(all[i].on.bits() == tables().agencies.lists_of(dateline::searching::lower(some[i])).bits());
    CHECK((!all[i].plain || key.whole == dateline::know::text_hash(dateline::searching::lower(some[i]))));
  }
  words.clear();
}

}  // namespace

TEST_CASE("words are known as the tables have them") {
  dateline::searching::known_words words(tables());
  check(words, {"Pyongyang", "paris", "PARIS", "Paris", "The", "Reading", "Łódź", "北京", "Stratford-upon", "St", "U.S", "Mayor",
                "Llanfairpwllgwyngyll", "Abcdefghijklmnop", "Abcdefghijklmnopq", "Xy", "O"});
  check(words, {"Paris"});
  check(words, {});
}

TEST_CASE("names of the gazetteer are known, as many at a time as there is room for") {
  dateline::searching::known_words words(tables());
  std::vector<std::string> some;
  for (dateline::know::place_id id = 0; id < 40 * dateline::searching::known_words::most; ++id) {
    some.emplace_back(tables().gazetteer.row(id).name);
    if (some.size() < dateline::searching::known_words::most) continue;
    check(words, some);
    some.clear();
  }
}

TEST_CASE("a plain word is one of ASCII letters") {
  dateline::searching::known_words words(tables());
  for (const auto* const w : {"Pyongyang", "St", "Łódź", "U.S", "Abcdefghijklmnopq"}) words.expect(w);
  const auto all = words.next(5);
  CHECK(all[0].plain);
  CHECK(all[1].plain);
  CHECK_FALSE(all[2].plain);
  CHECK_FALSE(all[3].plain);
  CHECK_FALSE(all[4].plain);  // too long
}
