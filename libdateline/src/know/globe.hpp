// Distances on the globe.
#pragma once

#include <algorithm>
#include <cmath>

namespace dateline::know {

// Kilometres along the great circle between two points in degrees.
inline double kilometres(double lat_a, double lon_a, double lat_b, double lon_b) {
  constexpr double degree = 0.017453292519943295;
  const double s = std::sin((lat_b - lat_a) * degree / 2), t = std::sin((lon_b - lon_a) * degree / 2);
  const double h = s * s + std::cos(lat_a * degree) * std::cos(lat_b * degree) * t * t;
  return 12742 * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace dateline::know
