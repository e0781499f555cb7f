// What tells whether a capitalised name in running text is a place: rows "name:..." of data/evidence/places.tsv.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "find/place_words.hpp"
#include "find/text_languages.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

enum class name_sign : std::uint8_t {
  abbreviation,
  alternate,
  capital,
  capital_after,
  capital_after_area,
  capital_before,
  city,
  city_people,
  civic_after,
  common_word,
  country,
  county_after,
  county_named,
  described,
  district,
  elsewhere,
  given,
  given_before,
  given_first,
  historic,
  home_state,
  hyphen,
  list,
  lower_too,
  of_person,
  qualified,
  region,
  said_after,
  sentence_start,
  short_capitals,
  state,
  state_large,
  strong_word,
  surname,
  tagged,
  tagged_foreign,
  tagged_unsure,
  thing_after,
  thing_after_area,
  thing_of,
  title_before,
  two_words,
  weak_word,
  word,
  count_
};

class name_weights {
 public:
  explicit name_weights(const know::evidence&);
  double operator[](name_sign s) const { return weights_[static_cast<std::size_t>(s)]; }
  // The most that the rest of the text can say for a name, when all that stands around it is known.
  double most_from_elsewhere() const {
    return std::max(0.0, (*this)[name_sign::elsewhere]) + std::max(0.0, (*this)[name_sign::list]) +
           std::max({0.0, (*this)[name_sign::lower_too], (*this)[name_sign::of_person], (*this)[name_sign::given_before]});
  }

 private:
  std::array<double, static_cast<std::size_t>(name_sign::count_)> weights_{};
};

struct surroundings {             // of one name
  std::string before{}, after{};  // the words next to it, lower case; empty: none, or a mark between
  know::word_lists before_on{}, after_on{};
  bool capital_before = false, capital_after = false;
  bool thing_of = false;  // words before it make it a ship or a club
  bool person = false;    // in somebody's full name, with an age or an office behind it
  bool team = false;      // "City", "County" behind what has no such name: a club's
  bool sentence_start = false;
  bool hyphen = false;
  bool kin = false;      // "his wife, X,"
  bool nouns = false;    // the text's language writes every noun with a capital
  bool shouted = false;  // a word in capitals stands beside it
};

// `next`: the word of the same run behind the name, if there is one.
surroundings around(const know::tables&, std::string_view text, std::size_t first, std::size_t last, const name_word* next);

bool says(std::string_view after);  // does somebody speak before that word?

struct name_value {  // the best that the gazetteer has under a name
  double weight = 0;
  bool usable = false;  // it has something
  bool area = false;    // a country or a state
  bool country = false;
  bool short_form = false;  // a country, or the name is an abbreviation: capitals are its way to be written
};

// `initials`: two letters with dots, and a capital follows, as before surnames. `home`: country and state of the publisher; either may be empty.
struct home_state {
  std::string_view country{}, admin1{};
};
name_value value_of(const know::tables&, const name_weights&, std::string_view name, std::span<const know::name_hit>, bool capitals,
                    bool initials, const home_state&, text_languages&);

// The sum of what stands in the name and around it, its value included. `on`: the lists that a name of one word is on.
double weigh_name(const name_weights&, std::string_view name, std::size_t words, know::word_lists on, bool capitals, const name_value&,
                  const surroundings&);

}  // namespace dateline::searching
