// A point instead of a name: which place is nearest, and how sure that is to have the point's clocks.
#include <fmt/format.h>

#include "resolve/place_resolver.hpp"
#include "resolve/places.hpp"

namespace dateline::resolving {

namespace {
constexpr double farthest_km = 500, decided_km = 300, certain_km = 100;
constexpr double certain_from = 0.95, likely_from = 0.6;
constexpr std::size_t most_alternatives = 10;
}  // namespace

// The zones around are the candidates, each with its nearest place. Borders are not known: a point much nearer to one
// than to the others is most likely on its side.
place resolve_point(coordinates at, const know::tables& tables, const context& given) {
  const place_weights weights(tables.evidence);
  place out;
  out.asked = at;
  const auto near = tables.gazetteer.nearest(at.lat, at.lon, farthest_km);
  std::vector<place_candidate> all;
  double sum = 0;
  for (const auto& n : near) {
    place_account account(weights, given.explain);
    account.add(place_evidence::distance, fmt::format("{:.1f} km", n.km), std::log(1 + std::max(n.km, 0.05)));
    auto c = described(tables, tables.gazetteer.row(n.place));
    c.distance_km = n.km;
    c.confidence = std::exp(account.total());
    c.evidence = std::move(account.rows());
    sum += c.confidence;
    all.push_back(std::move(c));
  }
  for (auto& c : all) c.confidence /= sum;
  const bool decided = !all.empty() && all.front().confidence >= likely_from && *all.front().distance_km <= decided_km;
  if (decided) {
    const bool certain = all.front().confidence >= certain_from && *all.front().distance_km <= certain_km;
    out.status = certain ? status::certain : status::likely;
    out.chosen = std::move(all.front());
  }
  for (std::size_t i = decided ? 1 : 0; i < all.size() && out.alternatives.size() < most_alternatives; ++i)
    if (!decided || all[i].confidence >= 0.001) out.alternatives.push_back(std::move(all[i]));
  return out;
}

}  // namespace dateline::resolving
