#include "resolve/place_resolver.hpp"

#include <algorithm>

namespace dateline::resolving {

using know::place_class;
using E = place_evidence;

// Places stand in company: what the first reading of the other names says about this one.
void place_resolver::weigh_company() {
  struct settled {
    std::size_t answer;
    const place_candidate_of* place;
    double times;
  };
  std::vector<settled> others;
  for (std::size_t i = 0; i < answers_.size() && others.size() < 100; ++i) {
    const auto& a = answers_[i];
    if (!a.scores.empty() && a.scores[a.best].share >= 0.7) others.push_back({i, &a.query.candidates[a.best], 1});
  }
  if (others.empty()) return;
  std::map<std::string, double, std::less<>> in_country, in_state;
  double total = 0, state_total = 0;
  for (const auto& o : others) {
    const auto& row = o.place->row;
    if (row.country.empty()) continue;
    in_country[std::string(row.country)] += 1;
    total += 1;
    if (!row.admin1.empty() && row.what != place_class::country) {
      in_state[state_key(row.country, row.admin1)] += 1;
      state_total += 1;
    }
  }
  for (std::size_t i = 0; i < answers_.size(); ++i) {
    auto& a = answers_[i];
    if (a.query.candidates.size() < 2) continue;
    const bool counted = a.scores[a.best].share >= 0.7;
    const auto& own = a.query.candidates[a.best].row;
    for (std::size_t k = 0; k < a.query.candidates.size(); ++k) {
      const auto& c = a.query.candidates[k];
      auto& sum = a.scores[k].account;
      if (c.row.country.empty()) continue;
      const double self = counted ? 1 : 0;
      if (total - self > 0) {
        const auto it = in_country.find(c.row.country);
        const auto here = (it == in_country.end() ? 0 : it->second) - (counted && own.country == c.row.country ? 1 : 0);
        if (here > 0) sum.add(E::country_share, c.row.country, here / (total - self));
      }
      if (!c.row.admin1.empty() && c.row.what != place_class::country && state_total - self > 0) {
        const auto it = in_state.find(state_key(c.row.country, c.row.admin1));
        const bool mine = counted && own.country == c.row.country && own.admin1 == c.row.admin1 && own.what != place_class::country;
        const auto here = (it == in_state.end() ? 0 : it->second) - (mine ? 1 : 0);
        if (here > 0) sum.add(E::state_share, {}, std::min(1.0, here / std::max(1.0, state_total - self)));
      }
      if (c.row.what == place_class::city || c.row.what == place_class::admin2)
        for (const auto& o : others)
          if (o.answer != i && o.place->id != c.id && o.place->row.what == place_class::city &&
              answers_[o.answer].query.folded != a.query.folded && kilometres(o.place->row, c.row) <= 80) {
            sum.add(E::near_resolved, o.place->row.name);
            break;
          }
    }
  }
  for (auto& a : answers_) settle_shares(a);
}

}  // namespace dateline::resolving
