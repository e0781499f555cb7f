// What a mention asks of the gazetteer: its name, what qualifies it, the cue words around it, and the candidates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "know/tables.hpp"

namespace dateline::resolving {

struct place_candidate_of {
  know::place_id id = 0;
  know::place_row row;
  know::name_hit hit{};
  bool typo = false;
};

struct place_query {
  std::string_view name{};  // in the document's text
  std::string folded{};     // what the gazetteer was asked; mentions with the same key share an answer
  std::string key{};
  std::vector<std::vector<know::place_id>> qualifiers{};  // areas that each known qualifier can mean, nearest first
  std::string_view qualifier_text{};
  bool odd_qualifier = false;  // qualified by something that is no area
  bool in_dateline = false;
  bool short_capitals = false;  // "EU": in running text, as abbreviations are written
  bool county_word = false, city_word = false, state_word = false;
  bool state_only = false;  // "the state of X", "X province": no town is called so
  bool nowhere = false;
  std::vector<know::place_id> qualifies{};  // areas among the candidates that take in the place named before it: "Texas" in "Paris, Texas"
  std::vector<place_candidate_of> candidates{};
};

// Is `after` written as what qualifies `before` ("Paris, Texas" as two mentions)? Notes it in `after`.
void note_qualifying(const document&, const place_mention& before_mention, const place_query& before, const place_mention& after_mention,
                     place_query& after, const know::tables&);

place_query make_query(const document&, const mentions&, std::size_t mention, const know::tables&, std::string_view language);

}  // namespace dateline::resolving
