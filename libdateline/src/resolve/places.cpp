#include "resolve/places.hpp"

#include <algorithm>

#include "resolve/place_resolver.hpp"

namespace dateline::resolving {

using know::name_kind;
using know::place_class;

void place_resolver::read_year() {
  for (const auto& d : found_.datelines)
    if (d.time && *d.time < found_.times.size() && found_.times[*d.time].date.year && !found_.times[*d.time].date.two_digit_year) {
      year_ = found_.times[*d.time].date.year;
      year_of_dateline_ = *year_ >= 1000 && *year_ <= 2200;
      if (year_of_dateline_) return;
      year_.reset();
    }
  const auto moment = given_.reference ? given_.reference : given_.captured;
  if (!moment) return;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*moment)};
  year_ = static_cast<int>(day.year());
}

void place_resolver::ask() {
  std::unordered_map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < found_.places.size(); ++i) {
    auto q = make_query(doc_, found_, i, tables_, given_.lang);
    if (i > 0) note_qualifying(doc_, found_.places[i - 1], answers_[answer_of_[i - 1]].query, found_.places[i], q, tables_);
    const auto [it, fresh] = by_key.emplace(q.key.empty() ? std::string(q.name) : q.key, answers_.size());
    if (fresh) answers_.push_back({.query = std::move(q)});
    answers_[it->second].times += 1;
    answer_of_.push_back(it->second);
  }
}

void place_resolver::count_areas() {
  const auto count = [this](answer& by, const know::place_row& row, double times) {
    if (row.what == place_class::country) {
      named_.countries[std::string(row.country)] += times;
      named_.country_total += times;
      by.counted[std::string(row.country)] += times;
    } else if (row.what == place_class::admin1) {
      named_.states[state_key(row.country, row.admin1)] += times;
      named_.states_of[std::string(row.country)] += times;
      by.counted[state_key(row.country, row.admin1)] += times;
    }
  };
  for (auto& a : answers_) {
    for (const auto& areas : a.query.qualifiers) {
      if (areas.size() == 1) count(a, tables_.gazetteer.row(areas.front()), a.times);
      if (!areas.empty()) {
        auto& said = qualified_[a.query.folded];
        said.insert(said.end(), areas.begin(), areas.end());
      }
    }
    for (const auto& c : a.query.candidates) {
      if (c.hit.kind == name_kind::alternate || c.hit.kind == name_kind::historic || c.typo) continue;
      if (c.hit.kind == name_kind::tagged && c.row.what != place_class::country) continue;
      count(a, c.row, c.hit.kind == name_kind::demonym ? a.times / 2 : a.times);
    }
  }
}

std::vector<place> place_resolver::run() {
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
  for (std::uint32_t i = 0; i < found_.places.size(); ++i) {
    out.push_back(verdict(answers_[answer_of_[i]], found_.places[i]));
    out.back().mention = i;
  }
  return out;
}

std::vector<place> resolve_places(const document& doc, const mentions& found, const know::tables& tables, const context& given) {
  if (found.places.empty()) return {};
  return place_resolver(doc, found, tables, given).run();
}

place resolve_place(std::string_view phrase, const know::tables& tables, const context& given) {
  const auto doc = document::from_text(std::string(phrase.substr(0, 400)));
  mentions found;
  found.places.push_back({.where = make_text_span(0, doc.text().size()), .name = make_text_span(0, doc.text().size())});
  return resolve_places(doc, found, tables, given).front();
}

namespace {

// "Paris, Texas, US": the name, and what was stated beside it. A country's code stands for its name.
place resolve_stated(const page_location& l, const know::tables& tables, const context& given) {
  std::string phrase = l.text;
  std::vector<text_span> qualifiers;
  for (auto rest = std::string_view(l.phrase).substr(l.text.size()); rest.starts_with(", ");) {
    rest.remove_prefix(2);
    const auto part = rest.substr(0, rest.find(", "));
    rest.remove_prefix(part.size());
    const auto country = part.size() == 2 ? tables.gazetteer.country(part) : std::nullopt;
    const auto first = phrase.size() + 2;
    phrase.append(", ").append(country && rest.empty() ? tables.gazetteer.row(*country).name : part);
    qualifiers.push_back(make_text_span(first, phrase.size()));
  }
  const auto doc = document::from_text(std::move(phrase));
  mentions found;
  found.places.push_back({.where = make_text_span(0, doc.text().size()),
                          .name = make_text_span(0, l.text.size()),
                          .qualifiers = std::move(qualifiers),
                          .in_dateline = l.of_writing});
  return resolve_places(doc, found, tables, given).front();
}

}  // namespace

std::vector<place> stated_places(const document& doc, const know::tables& tables, const context& given) {
  std::vector<place> out;
  if (doc.page() == nullptr) return out;
  for (const auto& l : doc.page()->locations) {
    auto p = resolve_stated(l, tables, given);
    if (!p.chosen && p.alternatives.empty()) continue;
    p.text = l.written.empty() ? l.text : l.written;
    p.where = {};
    p.mention.reset();
    p.stated = l.where;
    p.in_dateline = l.of_writing;
    const bool again =
        std::any_of(out.begin(), out.end(), [&](const place& o) { return o.text == p.text && o.in_dateline == p.in_dateline; });
    if (!again) out.push_back(std::move(p));
  }
  return out;
}

}  // namespace dateline::resolving
