#include "resolve/places.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "find/place_words.hpp"
#include "resolve/place_home.hpp"
#include "resolve/place_query.hpp"
#include "resolve/place_weights.hpp"

namespace dateline::resolving {
namespace {

using know::name_kind;
using know::place_class;
using E = place_evidence;

constexpr double certain_from = 0.95, likely_from = 0.6;
constexpr std::size_t most_alternatives = 10;

double kilometres(const know::place_row& a, const know::place_row& b) {
  constexpr double degree = 0.017453292519943295;
  const double s = std::sin((b.lat - a.lat) * degree / 2), t = std::sin((b.lon - a.lon) * degree / 2);
  const double h = s * s + std::cos(a.lat * degree) * std::cos(b.lat * degree) * t * t;
  return 12742 * std::asin(std::sqrt(std::min(1.0, h)));
}

std::string state_key(std::string_view country, std::string_view admin1) { return std::string(country).append(1, '.').append(admin1); }

struct scored {
  place_account account;
  double share = 0;
};

struct answer {  // of one query; mentions with the same key share it
  place_query query;
  std::vector<scored> scores{};  // of query.candidates
  std::size_t best = 0;
  double times = 0;  // mentions of it
};

struct named_areas {  // what the text says of countries and states, by its own names for them
  std::map<std::string, double> countries{}, states{};
  std::map<std::string, double> states_of{};  // country -> states named in it
  double country_total = 0, state_total = 0;
};

class resolver {
 public:
  resolver(const document& doc, const mentions& found, const know::tables& tables, const context& given)
      : doc_(doc), found_(found), tables_(tables), given_(given), weights_(tables.evidence), home_(home_of(tables, given)) {}

  std::vector<place> run();

 private:
  void ask();
  void count_areas();
  void read_year();
  void weigh(answer&);
  void weigh_kind(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_class(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_qualifiers(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_home(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_text(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_slot(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_company();
  bool lacks_qualifier(const answer&) const;
  void settle_shares(answer&) const;
  bool agrees(const place_candidate_of&, const place_query&, std::size_t qualifier) const;
  place verdict(const answer&, const place_mention&) const;
  place_candidate as_candidate(const answer&, std::size_t) const;

  const document& doc_;
  const mentions& found_;
  const know::tables& tables_;
  const context& given_;
  place_weights weights_;
  place_home home_;
  std::optional<int> year_{};
  std::vector<answer> answers_{};
  std::vector<std::size_t> answer_of_{};  // by mention
  named_areas named_{};
  std::unordered_map<std::string, std::vector<know::place_id>> qualified_{};  // folded name -> areas said elsewhere
};

void resolver::read_year() {
  for (const auto& d : found_.datelines)
    if (d.time && *d.time < found_.times.size() && found_.times[*d.time].date.year && !found_.times[*d.time].date.two_digit_year) {
      year_ = found_.times[*d.time].date.year;
      if (*year_ < 1000 || *year_ > 2200) year_.reset();
      else return;
    }
  const auto moment = given_.reference ? given_.reference : given_.captured;
  if (!moment) return;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*moment)};
  year_ = static_cast<int>(day.year());
}

void resolver::ask() {
  std::unordered_map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < found_.places.size(); ++i) {
    auto q = make_query(doc_, found_, i, tables_, given_.lang);
    const auto [it, fresh] = by_key.emplace(q.key.empty() ? std::string(q.name) : q.key, answers_.size());
    if (fresh) answers_.push_back({.query = std::move(q)});
    answers_[it->second].times += 1;
    answer_of_.push_back(it->second);
  }
}

void resolver::count_areas() {
  const auto count = [this](const know::place_row& row, double times) {
    if (row.what == place_class::country) {
      named_.countries[std::string(row.country)] += times;
      named_.country_total += times;
    } else if (row.what == place_class::admin1) {
      named_.states[state_key(row.country, row.admin1)] += times;
      named_.states_of[std::string(row.country)] += times;
      named_.state_total += times;
    }
  };
  for (const auto& a : answers_) {
    for (const auto& areas : a.query.qualifiers) {
      if (areas.size() == 1) count(tables_.gazetteer.row(areas.front()), a.times);
      if (!areas.empty()) {
        auto& said = qualified_[a.query.folded];
        said.insert(said.end(), areas.begin(), areas.end());
      }
    }
    for (const auto& c : a.query.candidates) {
      if (c.hit.kind == name_kind::alternate || c.hit.kind == name_kind::historic || c.typo) continue;
      if (c.hit.kind == name_kind::tagged && c.row.what != place_class::country) continue;
      count(c.row, c.hit.kind == name_kind::demonym ? a.times / 2 : a.times);
    }
  }
}

void resolver::weigh_kind(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto name = a.query.name;
  const double people = std::log10(static_cast<double>(std::max<std::uint64_t>(c.row.population, 1)));
  switch (c.hit.kind) {
    case name_kind::main:
    case name_kind::ascii: break;
    case name_kind::tagged:
      if (!given_.lang.empty() && !tables_.gazetteer.in_language(c.hit, given_.lang) && !tables_.gazetteer.languages(c.hit).empty())
        sum.add(E::tagged_other_language, name);
      break;
    case name_kind::alternate:
      sum.add(E::untagged_name, name);
      // A rare name of a great city is rarer than the people in it would have it.
      if (c.row.what == place_class::city) sum.add(E::untagged_name_population, {}, std::max(0.0, people - 3) / 2);
      break;
    case name_kind::abbreviation: sum.add(E::abbreviation, name); break;
    case name_kind::demonym: sum.add(E::demonym); break;
    case name_kind::historic: {
      const auto valid = tables_.gazetteer.name_validity(c.hit);
      const bool fits = !valid || !year_ || (*year_ >= valid->from && *year_ <= valid->to);
      sum.add(fits ? E::historic_name : E::historic_name_other_years, name);
      break;
    }
  }
  if (c.typo) sum.add(E::typo, name);
}

void resolver::weigh_class(const answer& a, const place_candidate_of& c, place_account& sum) const {
  auto people = static_cast<double>(std::max<std::uint64_t>(c.row.population, 1));
  // What was entered by hand without a count (the United Nations, East Berlin) is there because the news is full of it.
  if (c.row.population == 0 && c.row.point == know::point_source::hand) people = 300000;
  const auto tens = std::log10(people);
  const auto count = std::to_string(c.row.population);
  switch (c.row.what) {
    case place_class::region: sum.add(E::region); break;
    case place_class::country:
      sum.add(E::country);
      sum.add(E::area_population, count, tens);
      break;
    case place_class::admin1:
      sum.add(E::admin1);
      sum.add(E::area_population, count, tens);
      if (c.row.country == "US") sum.add(E::us_state);
      break;
    case place_class::admin2:
      sum.add(E::admin2);
      if (c.hit.kind == name_kind::abbreviation) sum.add(E::admin2_bare);
      sum.add(E::area_population, count, tens);
      break;
    case place_class::city: {
      if (tables_.gazetteer.capital(c.id)) sum.add(E::capital);
      else if (c.row.feature == "PPLA") sum.add(E::seat);
      else if (c.row.feature.starts_with("PPLA")) sum.add(E::minor_seat);
      else sum.add(E::populated);
      sum.add(E::population, count, tens);
      if (people >= 100000) sum.add(E::population_100k);
      if (people >= 1000000) sum.add(E::population_1m);
      break;
    }
  }
  if (a.query.county_word) sum.add(c.row.what == place_class::admin2 ? E::county_word : E::county_word_other);
  if (a.query.city_word) sum.add(c.row.what == place_class::city ? E::city_of : E::town_word_other);
  if (a.query.state_word && c.row.what == place_class::admin1) sum.add(E::state_of);
}

bool resolver::agrees(const place_candidate_of& c, const place_query& q, std::size_t qualifier) const {
  const auto& areas = q.qualifiers[qualifier];
  return std::any_of(areas.begin(), areas.end(), [&](know::place_id area) { return area != c.id && tables_.gazetteer.within(c.id, area); });
}

void resolver::weigh_qualifiers(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto& q = a.query;
  for (std::size_t i = 0; i < q.qualifiers.size(); ++i) {
    if (agrees(c, q, i)) sum.add(E::qualifier_agrees, q.qualifier_text, i == 0 ? 1 : 0.5);
    else sum.add(E::qualifier_disagrees, q.qualifier_text);
  }
  if (!q.qualifiers.empty()) return;
  const auto said = qualified_.find(q.folded);
  if (said == qualified_.end()) return;
  if (std::any_of(said->second.begin(), said->second.end(),
                  [&](know::place_id area) { return area != c.id && tables_.gazetteer.within(c.id, area); }))
    sum.add(E::same_name_qualified, q.name);
}

void resolver::weigh_home(const answer& a, const place_candidate_of& c, place_account& sum) const {
  if (!home_.country.empty() && !c.row.country.empty()) {
    const bool same = c.row.country == home_.country;
    if (home_.local) sum.add(same ? E::local_country : E::local_other_country, same ? std::string_view(c.row.country) : home_.country);
    else sum.add(same ? E::national_country : E::national_other_country, same ? std::string_view(c.row.country) : home_.country);
  }
  if (home_.towns.empty()) return;
  const auto share = home_.state_share(c.row.country, c.row.admin1);
  if (!c.row.admin1.empty()) {
    if (share > 0) sum.add(E::publisher_state, home_.name, share);
    else if (c.row.country == home_.country) sum.add(E::publisher_other_state, home_.name);
  }
  double near = 0;
  for (const auto& t : home_.towns)
    if (kilometres(t.row, c.row) <= 40 && c.row.what != place_class::country && c.row.what != place_class::admin1) near += t.share;
  if (near > 0) {
    sum.add(E::publisher_city, home_.name, near);
    if (a.query.in_dateline && a.query.qualifiers.empty()) sum.add(E::dateline_local, {}, near);
  }
}

void resolver::weigh_text(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto own = c.row.what == place_class::country || c.row.what == place_class::admin1 ? a.times : 0.0;
  if (const auto it = named_.countries.find(std::string(c.row.country)); it != named_.countries.end()) {
    const auto others = it->second - (c.row.what == place_class::country ? own : 0);
    if (others > 0) {
      sum.add(E::country_named, c.row.country);
      if (others >= 2 && others * 2 > named_.country_total) sum.add(E::country_dominant, c.row.country);
    }
  }
  if (c.row.admin1.empty() || c.row.what == place_class::country) return;
  const auto it = named_.states.find(state_key(c.row.country, c.row.admin1));
  const auto here = it == named_.states.end() ? 0 : it->second - (c.row.what == place_class::admin1 ? own : 0);
  const auto all = named_.states_of.find(std::string(c.row.country));
  const auto there = all == named_.states_of.end() ? 0 : all->second - (c.row.what == place_class::admin1 ? own : 0);
  if (here > 0 && (here >= 2 || here * 2 >= there)) sum.add(E::state_named);
  else if (here <= 0 && there > 0) sum.add(E::other_states_named, c.row.country);
}

void resolver::weigh_slot(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto& q = a.query;
  if (!q.in_dateline) return;
  if (q.qualifiers.empty()) {
    const auto alone = tables_.gazetteer.stand_alone(q.name);
    if (alone && *alone == c.id) sum.add(E::stand_alone, q.name);
  }
  sum.add(c.row.what == place_class::city ? E::dateline_city : E::dateline_area);
}

// A name that newsrooms never print bare, for a large American namesake, has lost its qualifier, and the largest
// place is not the likelier for it.
bool resolver::lacks_qualifier(const answer& a) const {
  const auto& q = a.query;
  if (!q.in_dateline || !q.qualifiers.empty() || !home_.country.empty() || tables_.gazetteer.stand_alone(q.name)) return false;
  std::size_t places = 0;
  bool american = false;
  for (const auto& c : q.candidates) {
    if (c.row.what != place_class::city || c.hit.kind == name_kind::alternate) continue;
    if (c.row.population >= 20000) ++places;
    american = american || (c.row.country == "US" && c.row.population >= 50000);
  }
  return american && places > 1;
}

void resolver::weigh(answer& a) {
  for (const auto& c : a.query.candidates) {
    scored s{place_account(weights_, given_.explain)};
    weigh_kind(a, c, s.account);
    weigh_class(a, c, s.account);
    weigh_qualifiers(a, c, s.account);
    weigh_home(a, c, s.account);
    weigh_text(a, c, s.account);
    weigh_slot(a, c, s.account);
    if (lacks_qualifier(a)) s.account.temper(E::unlisted_domestic);
    a.scores.push_back(std::move(s));
  }
}

void resolver::settle_shares(answer& a) const {
  if (a.scores.empty()) return;
  double top = a.scores.front().account.total();
  for (const auto& s : a.scores) top = std::max(top, s.account.total());
  double all = 0;
  for (auto& s : a.scores) all += s.share = std::exp(s.account.total() - top);
  for (std::size_t i = 0; i < a.scores.size(); ++i) {
    a.scores[i].share /= all;
    if (a.scores[i].share > a.scores[a.best].share) a.best = i;
  }
}

// Places stand in company: what the first reading of the other names says about this one.
void resolver::weigh_company() {
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
          if (o.answer != i && o.place->row.what == place_class::city && answers_[o.answer].query.folded != a.query.folded &&
              kilometres(o.place->row, c.row) <= 80) {
            sum.add(E::near_resolved, o.place->row.name);
            break;
          }
    }
  }
  for (auto& a : answers_) settle_shares(a);
}

place_candidate resolver::as_candidate(const answer& a, std::size_t i) const {
  const auto& row = a.query.candidates[i].row;
  place_candidate out;
  out.name = row.name;
  out.geonames_id = row.geonames_id;
  out.country = row.country;
  if (!row.admin1.empty()) out.admin1 = state_key(row.country, row.admin1);
  out.feature = row.feature;
  out.lat = row.lat;
  out.lon = row.lon;
  if (row.zone != know::no_zone) out.zone = tables_.zones.name(row.zone);
  out.population = row.population;
  out.confidence = a.scores[i].share;
  if (given_.explain) out.evidence = const_cast<scored&>(a.scores[i]).account.rows();
  return out;
}

place resolver::verdict(const answer& a, const place_mention& m) const {
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

  bool decided = a.scores[order[0]].share >= likely_from;
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
    out.status = out.chosen->confidence >= certain_from && !q.candidates[order[0]].typo ? status::certain : status::likely;
    from = 1;
  }
  for (auto i = from; i < order.size() && i < most_alternatives + from; ++i) {
    if (decided && a.scores[order[i]].share < 0.001) break;
    out.alternatives.push_back(as_candidate(a, order[i]));
  }
  return out;
}

std::vector<place> resolver::run() {
  read_year();
  ask();
  count_areas();
  for (auto& a : answers_) {
    weigh(a);
    settle_shares(a);
  }
  weigh_company();
  std::vector<place> out;
  out.reserve(found_.places.size());
  for (std::size_t i = 0; i < found_.places.size(); ++i) out.push_back(verdict(answers_[answer_of_[i]], found_.places[i]));
  return out;
}

}  // namespace

std::vector<place> resolve_places(const document& doc, const mentions& found, const know::tables& tables, const context& given) {
  if (found.places.empty()) return {};
  return resolver(doc, found, tables, given).run();
}

place resolve_place(std::string_view phrase, const know::tables& tables, const context& given) {
  const auto doc = document::from_text(std::string(phrase.substr(0, 400)));
  mentions found;
  found.places.push_back({.where = make_text_span(0, doc.text().size()), .name = make_text_span(0, doc.text().size())});
  return resolve_places(doc, found, tables, given).front();
}

}  // namespace dateline::resolving
