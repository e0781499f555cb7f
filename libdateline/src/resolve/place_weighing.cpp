// What speaks for a candidate by itself: its name, its kind, its qualifier, the publisher, the text.
#include "resolve/place_resolver.hpp"

#include <algorithm>

namespace dateline::resolving {

using know::name_kind;
using know::place_class;
using searching::language_fit;
using E = place_evidence;

namespace {
constexpr int generation = 25;            // years
constexpr int year_of_most_texts = 2020;  // that tell none: what is on the web
}  // namespace

// "England" is what some languages call the United Kingdom; but England has the name for its own.
bool place_resolver::others_own_name(const answer& a, const place_candidate_of& c, language_fit fit) const {
  // Datelines name towns, in a language that nobody told as like as not: only a town has the name rather.
  const bool town = a.query.in_dateline && c.row.what == place_class::city;
  if (town && fit != language_fit::other) return false;
  return std::any_of(a.query.candidates.begin(), a.query.candidates.end(), [&](const auto& o) {
    return o.id != c.id && (o.hit.kind == name_kind::main || o.hit.kind == name_kind::ascii) && o.row.what != place_class::admin2 &&
           (!town || o.row.what == place_class::city);
  });
}

// A state's own name is known the world over, and seldom said for the country around it.
bool place_resolver::named_state(const answer& a) const {
  return std::any_of(a.query.candidates.begin(), a.query.candidates.end(), [](const auto& o) {
    return o.row.what == place_class::admin1 && (o.hit.kind == name_kind::main || o.hit.kind == name_kind::ascii);
  });
}

// Is something called so today, and where the text says?
bool place_resolver::borne_today(const answer& a, const place_candidate_of& c) const {
  return std::any_of(a.query.candidates.begin(), a.query.candidates.end(), [&](const auto& o) {
    return o.id != c.id && (o.hit.kind == name_kind::main || o.hit.kind == name_kind::ascii) && o.row.what != place_class::admin2 &&
           (a.query.qualifiers.empty() || agrees(o, a.query, 0));
  });
}

// "Normandie", "Thüringen": what the people of a region call it is no foreign name.
bool place_resolver::own_language(const place_candidate_of& c) const {
  return c.row.what != place_class::city && c.row.what != place_class::country &&
         tables_.countries.speaks_one(c.row.country, tables_.gazetteer.languages(c.hit));
}

void place_resolver::weigh_kind(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto name = a.query.name;
  const double people = std::log10(static_cast<double>(std::max<std::uint64_t>(c.row.population, 1)));
  switch (c.hit.kind) {
    case name_kind::main:
    case name_kind::ascii: break;
    case name_kind::tagged:
      if (const auto fit = languages_.fit(c.hit);
          fit == language_fit::foreign || (fit != language_fit::fits && others_own_name(a, c, fit) && !own_language(c)))
        sum.add(E::tagged_other_language, name, c.row.what == place_class::country && named_state(a) ? 1.7 : 1);
      break;
    case name_kind::alternate:
      sum.add(E::untagged_name, name);
      // A rare name of a great city is rarer than the people in it would have it.
      if (c.row.what == place_class::city) sum.add(E::untagged_name_population, {}, std::max(0.0, people - 3) / 2);
      break;
    case name_kind::abbreviation:
      sum.add(E::abbreviation, name);
      if (c.row.what != place_class::region && languages_.fit(c.hit) >= language_fit::other) sum.add(E::tagged_other_language, name);
      break;
    case name_kind::demonym: sum.add(E::demonym); break;
    case name_kind::historic: {
      const auto valid = tables_.gazetteer.name_validity(c.hit);
      const bool fits = !valid || !year_ || (*year_ >= valid->from && *year_ <= valid->to);
      sum.add(fits ? E::historic_name : E::historic_name_other_years, name);
      // People go on saying the old name for a generation, and a text of today may tell of then.
      const auto year = year_.value_or(year_of_most_texts);
      const auto gone = valid ? std::max(valid->from - year, year - valid->to) - generation : 0;
      if (gone <= 0) break;
      const bool large = std::ranges::any_of(a.query.candidates, [&](const auto& o) {  // "Edo", a state of Nigeria
        return o.id != c.id && o.row.population >= 1000000 && o.hit.kind != name_kind::alternate && o.hit.kind != name_kind::historic;
      });
      if (large || borne_today(a, c))
        sum.add(E::historic_name_long_ago, name, std::min(gone, large ? 100 : 30) / (year_of_dateline_ ? 10.0 : 20.0));
      break;
    }
  }
  if (c.typo) sum.add(E::typo, name);
}

void place_resolver::weigh_class(const answer& a, const place_candidate_of& c, place_account& sum) const {
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
      else if (known_state(a, c)) sum.add(E::known_state);
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
  const bool own_name = c.hit.kind == name_kind::main || c.hit.kind == name_kind::ascii;
  if (a.query.state_word && c.row.what == place_class::admin1 && own_name) sum.add(E::state_of);
  if (a.query.state_only && c.row.what == place_class::city && named_state(a)) sum.add(E::state_word_other);
}

bool place_resolver::agrees(const place_candidate_of& c, const place_query& q, std::size_t qualifier) const {
  const auto& areas = q.qualifiers[qualifier];
  return std::any_of(areas.begin(), areas.end(), [&](know::place_id area) { return area != c.id && tables_.gazetteer.within(c.id, area); });
}

// American states are named without their country, and so are those of other countries at home and among their own;
// not where a town shares the name, as provinces are mostly called by their towns.
bool place_resolver::known_state(const answer& a, const place_candidate_of& c) const {
  if (c.row.what != place_class::admin1 || c.row.country == "US" || (c.hit.kind != name_kind::main && c.hit.kind != name_kind::ascii))
    return false;
  if (std::any_of(a.query.candidates.begin(), a.query.candidates.end(), [&](const auto& o) {
        if (o.row.country != c.row.country || o.hit.kind == name_kind::alternate) return false;
        return o.row.what == place_class::country || (o.row.what == place_class::city && o.row.population >= 5000);
      }))
    return false;
  if (home_.country == c.row.country) return true;
  const auto it = named_.states_of.find(std::string(c.row.country));
  auto others = it == named_.states_of.end() ? 0.0 : it->second;
  for (const auto& [area, times] : a.counted)
    if (area.size() > 2 && area.starts_with(c.row.country) && area[2] == '.') others -= times;
  return others > 0;
}

void place_resolver::weigh_qualifiers(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto& q = a.query;
  for (std::size_t i = 0; i < q.qualifiers.size(); ++i) {
    if (agrees(c, q, i)) sum.add(E::qualifier_agrees, q.qualifier_text, i == 0 ? 1 : 0.5);
    else sum.add(E::qualifier_disagrees, q.qualifier_text);
  }
  if (std::find(q.qualifies.begin(), q.qualifies.end(), c.id) != q.qualifies.end()) sum.add(E::is_qualifier);
  if (!q.qualifiers.empty()) return;
  const auto said = qualified_.find(q.folded);
  if (said == qualified_.end()) return;
  if (std::any_of(said->second.begin(), said->second.end(),
                  [&](know::place_id area) { return area != c.id && tables_.gazetteer.within(c.id, area); }))
    sum.add(E::same_name_qualified, q.name);
}

void place_resolver::weigh_home(const answer& a, const place_candidate_of& c, place_account& sum) const {
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
  // Two papers of one name share its weight.
  for (const auto& t : home_.towns)
    if (t.id == c.id) sum.add(E::publisher_own_town, home_.name, t.share);
  double near = 0;
  for (const auto& t : home_.towns)
    if (kilometres(t.row, c.row) <= 40 && c.row.what != place_class::country && c.row.what != place_class::admin1) near += t.share;
  if (near > 0) {
    sum.add(E::publisher_city, home_.name, near);
    if (a.query.in_dateline && a.query.qualifiers.empty()) sum.add(E::dateline_local, {}, near);
  }
}

// A name is no witness for itself: "New York" does not tell that New York is the state of what is meant.
void place_resolver::weigh_text(const answer& a, const place_candidate_of& c, place_account& sum) const {
  const auto of = [](const auto& all, const auto& key) {
    const auto it = all.find(key);
    return it == all.end() ? 0.0 : it->second;
  };
  const std::string country(c.row.country);
  const auto others = of(named_.countries, country) - of(a.counted, country);
  if (others > 0) {
    sum.add(E::country_named, c.row.country);
    if (others >= 2 && others * 2 > named_.country_total) sum.add(E::country_dominant, c.row.country);
  }
  if (c.row.admin1.empty() || c.row.what == place_class::country) return;
  const auto key = state_key(c.row.country, c.row.admin1);
  const auto here = of(named_.states, key) - of(a.counted, key);
  auto there = of(named_.states_of, country);
  for (const auto& [area, times] : a.counted)
    if (area.size() > country.size() && area.starts_with(country) && area[country.size()] == '.') there -= times;
  if (here > 0 && (here >= 2 || here * 2 >= there)) sum.add(E::state_named);
  else if (here <= 0 && there > 0 && c.row.what != place_class::admin1) sum.add(E::other_states_named, c.row.country);
}

// `stand_alone`: the place that newsrooms mean by the bare name.
void place_resolver::weigh_slot(const answer& a, std::optional<know::place_id> stand_alone, const place_candidate_of& c,
                                place_account& sum) const {
  const auto& q = a.query;
  if (stand_alone && *stand_alone == c.id) sum.add(q.in_dateline ? E::stand_alone : E::stand_alone_text, q.name);
  if (q.short_capitals && c.hit.kind != name_kind::abbreviation && c.hit.kind != name_kind::tagged) sum.add(E::whole_name_capitals, q.name);
  if (!q.in_dateline) return;
  sum.add(c.row.what == place_class::city ? E::dateline_city : E::dateline_area);
}

// A name that newsrooms never print bare, for a large American namesake, has lost its qualifier, and the largest
// place is not the likelier for it.
bool place_resolver::lacks_qualifier(const answer& a) const {
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

void place_resolver::weigh(answer& a) {
  const auto alone = a.query.qualifiers.empty() ? tables_.gazetteer.stand_alone(a.query.name) : std::nullopt;
  for (const auto& c : a.query.candidates) {
    scored s{place_account(weights_, given_.explain)};
    weigh_kind(a, c, s.account);
    weigh_class(a, c, s.account);
    weigh_qualifiers(a, c, s.account);
    weigh_home(a, c, s.account);
    weigh_text(a, c, s.account);
    weigh_slot(a, alone, c, s.account);
    if (lacks_qualifier(a)) s.account.temper(E::unlisted_domestic);
    a.scores.push_back(std::move(s));
  }
}

void place_resolver::settle_shares(answer& a) const {
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

}  // namespace dateline::resolving
