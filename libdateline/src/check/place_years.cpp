// Names against the time of the dateline: a state that was no more, a city that was called otherwise.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/check.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

std::optional<int> year_of(const timestamp& t) {
  if (!t.local || t.status == status::undecided) return std::nullopt;
  return static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(*t.local)}.year());
}

// The year in which a dateline was written: by its own date, else by the day the page says it was published, else by
// the caller's reference.
std::optional<int> year_written(const check_input& in, const dateline_answer& d) {
  const auto& all = in.resolved.timestamps;
  for (const auto i : {d.timestamp, in.resolved.published})
    if (i && *i < all.size())
      if (const auto y = year_of(all[*i])) return y;
  if (!in.context.reference) return std::nullopt;
  return static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(*in.context.reference)}.year());
}

// The years in which the place went by that name, where it is a name of the past and nothing else.
std::optional<know::validity> years_of_name(const check_input& in, std::string_view name, const auto& is_meant) {
  std::optional<know::validity> out;
  for (const auto& hit : in.tables.gazetteer.lookup(name)) {
    if (!is_meant(hit.place)) continue;
    const auto years = hit.kind == know::name_kind::historic ? in.tables.gazetteer.name_validity(hit) : std::nullopt;
    if (!years) return std::nullopt;
    out = years;
  }
  return out;
}

std::string years_words(const know::validity& v) {
  return v.from <= 1 ? fmt::format("until {}", v.to) : fmt::format("from {} to {}", v.from, v.to);
}

void add(findings& out, std::string_view id, const place& p, std::uint32_t index, std::string message) {
  finding f;
  f.check = id;
  f.severity = severity::warning;
  f.message = std::move(message);
  f.where = p.where;
  f.places = {index};
  out.push_back(std::move(f));
}

bool outside(int year, const know::validity& v) { return year < v.from || year > v.to; }

template <class Judge>
void each_dated_place(const check_input& in, const Judge& judge) {
  for (const auto& d : in.resolved.datelines) {
    const auto year = year_written(in, d);
    if (!year) continue;
    for (const auto i : d.places)
      if (i < in.resolved.places.size() && in.resolved.places[i].mention)
        judge(*year, i, in.resolved.places[i], in.mentions.places[*in.resolved.places[i].mention]);
  }
}

}  // namespace

void country_anachronism(const check_input& in, findings& out) {
  each_dated_place(in, [&](int year, std::uint32_t i, const place& p, const place_mention& m) {
    for (const auto& q : m.qualifiers) {
      const auto name = in.document.slice(q);
      // "Kinshasa, Zaire" is not the Zaire of Angola: only what takes in the place is meant.
      const auto chosen = p.chosen ? in.tables.gazetteer.by_geonames(p.chosen->geonames_id) : std::nullopt;
      const auto areas = in.tables.gazetteer.areas(name);
      const auto years = years_of_name(in, name, [&](know::place_id id) {
        return std::find(areas.begin(), areas.end(), id) != areas.end() && (!chosen || in.tables.gazetteer.within(*chosen, id));
      });
      if (!years || !outside(year, *years)) continue;
      add(out, "country-anachronism", p, i,
          fmt::format("{}: there was a state of that name {}, not in {}", quoted(name), years_words(*years), year));
    }
  });
}

void name_anachronism(const check_input& in, findings& out) {
  each_dated_place(in, [&](int year, std::uint32_t i, const place& p, const place_mention& m) {
    if (!p.chosen) return;
    const auto name = in.document.slice(m.name);
    const auto years = years_of_name(in, name, [&](know::place_id id) {
      const auto row = in.tables.gazetteer.row(id);
      return row.geonames_id == p.chosen->geonames_id && row.name == p.chosen->name;
    });
    if (!years || !outside(year, *years)) return;
    add(out, "name-anachronism", p, i,
        fmt::format("{} was the name of {} {}, not in {}", quoted(name), p.chosen->name, years_words(*years), year));
  });
}

}  // namespace dateline::checks
