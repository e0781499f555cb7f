#include <algorithm>
#include <numeric>

#include "find/datelines.hpp"

namespace dateline::searching {

void sort_places(mentions& out) {
  if (std::ranges::is_sorted(out.places, {}, &place_mention::where)) return;
  std::vector<std::uint32_t> order(out.places.size()), rank(out.places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return out.places[i].where; });
  std::vector<place_mention> sorted;
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    sorted.push_back(std::move(out.places[order[i]]));
  }
  out.places = std::move(sorted);
  for (auto& d : out.datelines)
    for (auto& place : d.places) place = rank[place];
}

}  // namespace dateline::searching
