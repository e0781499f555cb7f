// The rows of data/evidence/places.tsv that the place resolver uses, looked up once a document.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/resolution.hpp"
#include "know/evidence.hpp"

namespace dateline::resolving {

enum class place_evidence : std::uint8_t {
  abbreviation,
  admin1,
  admin2,
  admin2_bare,
  area_population,
  capital,
  city_of,
  country,
  country_dominant,
  country_named,
  country_share,
  county_word,
  county_word_other,
  dateline_area,
  dateline_city,
  dateline_local,
  demonym,
  distance,
  historic_name,
  historic_name_long_ago,
  historic_name_other_years,
  is_qualifier,
  known_state,
  local_country,
  local_other_country,
  minor_seat,
  national_country,
  national_other_country,
  near_resolved,
  other_states_named,
  populated,
  population,
  population_100k,
  population_1m,
  publisher_city,
  publisher_other_state,
  publisher_own_town,
  publisher_state,
  qualifier_agrees,
  qualifier_disagrees,
  region,
  same_name_qualified,
  seat,
  stand_alone,
  stand_alone_text,
  state_named,
  state_of,
  state_share,
  state_word_other,
  tagged_other_language,
  town_word_other,
  typo,
  unlisted_domestic,
  untagged_name,
  untagged_name_population,
  us_state,
  whole_name_capitals,
  count_
};

class place_weights {
 public:
  explicit place_weights(const know::evidence&);
  const know::weight_row& operator[](place_evidence e) const { return rows_[static_cast<std::size_t>(e)]; }

 private:
  std::array<know::weight_row, static_cast<std::size_t>(place_evidence::count_)> rows_;
};

// The sum of a candidate, and its rows where somebody wants to read them.
class place_account {
 public:
  place_account(const place_weights& w, bool explain) : weights_(&w), explain_(explain) {}
  void add(place_evidence e, std::string_view detail = {}, double times = 1);
  void temper(place_evidence share_taken);  // takes that share of the sum away: all before it tells less
  double total() const { return total_; }
  std::vector<evidence_row>& rows() { return rows_; }

 private:
  const place_weights* weights_;
  bool explain_;
  double total_ = 0;
  std::vector<evidence_row> rows_{};
};

}  // namespace dateline::resolving
