// What lies near a point. All places are looked at, which takes a millisecond and no index in the image.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "know/gazetteer.hpp"
#include "know/globe.hpp"

namespace dateline::know {

std::vector<near_place> gazetteer::nearest(double lat, double lon, double most_km) const {
  constexpr double km_a_degree = 111, a_degree = 100000;
  // A box around all that is near enough, for distances are dear: its sides are as far apart as at its edge next to a pole.
  const double tall = most_km / km_a_degree, edge = std::abs(lat) + tall;
  const double wide = edge < 89 ? tall / std::cos(edge * std::numbers::pi / 180) : 180;
  std::vector<near_place> best;  // by zone
  for (place_id id = 0; id < places_.size(); ++id) {
    const auto& p = places_[id];
    if (static_cast<place_class>(p.what) != place_class::city || p.zone == no_zone) continue;
    if (std::abs(p.lat / a_degree - lat) > tall) continue;
    const double east = std::abs(p.lon / a_degree - lon);
    if (std::min(east, 360 - east) > wide) continue;
    const double km = kilometres(lat, lon, p.lat / a_degree, p.lon / a_degree);
    if (km > most_km) continue;
    if (p.zone >= best.size()) best.resize(p.zone + std::size_t{1}, near_place{0, most_km});
    auto& of_zone = best[p.zone];
    if (km < of_zone.km) of_zone = {id, km};
  }
  std::erase_if(best, [&](const near_place& p) { return p.km >= most_km; });
  std::stable_sort(best.begin(), best.end(), [](const near_place& a, const near_place& b) { return a.km < b.km; });
  return best;
}

}  // namespace dateline::know
