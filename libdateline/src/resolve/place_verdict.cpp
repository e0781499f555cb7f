// From sums of evidence to an answer: decided or not, and what else it may be.
#include "resolve/place_resolver.hpp"

#include <algorithm>

namespace dateline::resolving {

using know::place_class;

namespace {
constexpr double certain_from = 0.95, likely_from = 0.6;
constexpr double one_place_km = 25;
constexpr std::size_t most_alternatives = 10;
}  // namespace

place_candidate described(const know::tables& tables, const know::place_row& row) {
  place_candidate out;
  out.name = row.name;
  out.geonames_id = row.geonames_id;
  out.country = row.country;
  if (!row.admin1.empty()) out.admin1 = state_key(row.country, row.admin1);
  out.feature = row.feature;
  out.lat = row.lat;
  out.lon = row.lon;
  if (row.zone != know::no_zone) out.zone = tables.zones.name(row.zone);
  out.population = row.population;
  return out;
}

place_candidate place_resolver::as_candidate(const answer& a, std::size_t i) const {
  auto out = described(tables_, a.query.candidates[i].row);
  out.confidence = a.scores[i].share;
  if (given_.explain) out.evidence = const_cast<scored&>(a.scores[i]).account.rows();
  return out;
}

place place_resolver::verdict(const answer& a, const place_mention& m) const {
  place out;
  out.where = m.where;
  out.text = doc_.slice(m.where);
  out.in_dateline = m.in_dateline;
  out.no_place = a.query.nowhere;
  const auto& q = a.query;
  if (q.candidates.empty()) {
    out.qualifier = q.qualifiers.empty() && !q.odd_qualifier ? qualifier_state::none : qualifier_state::unknown;
    return out;
  }
  std::vector<std::size_t> order(q.candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return a.scores[x].share > a.scores[y].share; });

  // A town and the area that it fills are one answer to the question where: their shares decide together.
  const auto& top = q.candidates[order[0]].row;
  double share = 0;
  for (std::size_t i = 0; i < q.candidates.size(); ++i)
    if (q.candidates[i].row.country == top.country && kilometres(q.candidates[i].row, top) <= one_place_km) share += a.scores[i].share;
  bool decided = share >= likely_from;
  if (!q.qualifiers.empty()) {
    const auto best = q.candidates[order[0]];
    if (agrees(best, q, 0)) {
      out.qualifier = qualifier_state::agrees;
    } else {
      // Nothing by that name lies where the text says. A state leaves it open which place is meant, unless
      // only a village is missing from the gazetteer; a country is taken for the slip.
      const auto& areas = q.qualifiers.front();
      const auto country_of = [&](know::place_id id) { return tables_.gazetteer.row(id).country; };
      const bool states_only =
          std::all_of(areas.begin(), areas.end(), [&](know::place_id id) { return tables_.gazetteer.row(id).what == place_class::admin1; });
      const bool same_country = states_only && std::any_of(q.candidates.begin(), q.candidates.end(), [&](const auto& c) {
                                  return c.row.what == place_class::city && std::any_of(areas.begin(), areas.end(), [&](know::place_id id) {
                                           return country_of(id) == c.row.country;
                                         });
                                });
      if (states_only) {
        out.qualifier = same_country ? qualifier_state::wrong_admin : qualifier_state::unknown;
        decided = false;
        if (same_country)
          std::stable_partition(order.begin(), order.end(), [&](std::size_t i) {
            return std::any_of(areas.begin(), areas.end(),
                               [&](know::place_id id) { return country_of(id) == q.candidates[i].row.country; });
          });
      } else {
        const bool large = best.row.population >= 15000 && best.row.what == place_class::city;
        const bool area = best.row.what == place_class::country || best.row.what == place_class::region;
        decided = decided && large;
        out.qualifier = area ? qualifier_state::unknown : large ? qualifier_state::wrong_country : qualifier_state::unknown;
      }
    }
  } else if (q.odd_qualifier) {
    out.qualifier = qualifier_state::unknown;
  }

  std::size_t from = 0;
  if (decided) {
    out.chosen = as_candidate(a, order[0]);
    out.chosen->confidence = share;
    // What does not lie where the text says is never certain.
    const bool fits = out.qualifier != qualifier_state::wrong_country && out.qualifier != qualifier_state::wrong_admin;
    out.status = out.chosen->confidence >= certain_from && fits && !q.candidates[order[0]].typo ? status::certain : status::likely;
    from = 1;
  }
  for (auto i = from; i < order.size() && i < most_alternatives + from; ++i) {
    if (decided && a.scores[order[i]].share < 0.001) break;
    out.alternatives.push_back(as_candidate(a, order[i]));
  }
  return out;
}

}  // namespace dateline::resolving
