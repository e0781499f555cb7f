// Whose page it is, as far as places go: the publisher's country and, for a local paper, its towns.
#pragma once

#include <string>
#include <vector>

#include "dateline/context.hpp"
#include "know/tables.hpp"

namespace dateline::resolving {

struct home_town {
  know::place_id id;
  know::place_row row;
  double share;
};  // shares sum to 1

struct place_home {
  std::string country{};  // ISO 3166-1; empty: not known
  std::string name{};     // for the explanation
  know::zone_id zone = know::no_zone;
  bool local = false;              // a paper of one town or state
  std::vector<home_town> towns{};  // namesakes of the town in the publisher's name
  double state_share(std::string_view country_code, std::string_view admin1) const;
};

place_home home_of(const know::tables&, const context&);

}  // namespace dateline::resolving
