#include "find/qualifying_areas.hpp"

#include <algorithm>

#include "find/place_words.hpp"

namespace dateline::searching {
namespace {

using know::place_class;

constexpr std::uint32_t listed_people = 50000;  // "Washington, D.C. and Maryland" are no two states and a district
constexpr std::size_t longest_bracket = 48;

}  // namespace

bool list_of_areas(const know::tables& tables, std::string_view text, std::string_view name, std::span<const know::place_id> areas,
                   std::size_t at) {
  const auto own = tables.gazetteer.areas(name);
  if (own.empty() || areas.empty()) return false;
  const auto end = std::min(text.size(), at + longest_name);
  auto next = skip_blanks(text, at, end);
  if (next < end && text[next] == ',') next = skip_blanks(text, next + 1, end);
  if (part(text, next, next + 4) == "and ") next = skip_blanks(text, next + 4, end);
  const auto run = read_name(text, next, end);
  if (next == at || run.count == 0) return false;
  std::vector<know::place_id> third;
  for (auto n = run.count; n > 0 && third.empty(); --n) third = tables.gazetteer.areas(part(text, run[0].first, run[n - 1].last));
  const auto one_of = [&](std::span<const know::place_id> all, const know::place_row& like) {
    return std::ranges::any_of(all, [&](know::place_id id) {
      const auto row = tables.gazetteer.row(id);
      return row.what == like.what && (row.what == place_class::country || row.country == like.country);
    });
  };
  return std::ranges::any_of(own, [&](know::place_id id) {
    const auto row = tables.gazetteer.row(id);
    return row.what != place_class::region && one_of(areas, row) && one_of(third, row);
  });
}

bool hold_namesake(const know::gazetteer& names, std::span<const know::place_id> areas, std::span<const know::name_hit> of, bool in_list) {
  if (areas.empty()) return false;
  return std::ranges::any_of(of, [&](const know::name_hit& hit) {
    const auto place = names.rank(hit.place);
    if (place.what == place_class::country || place.what == place_class::region || hit.kind == know::name_kind::demonym) return false;
    if (in_list && (place.what != place_class::city || place.population < listed_people)) return false;
    return std::ranges::any_of(areas, [&](know::place_id a) { return a != hit.place && names.within(hit.place, a); });
  });
}

std::vector<know::place_id> areas_behind_in(const know::gazetteer& names, std::string_view text, std::size_t at) {
  constexpr std::string_view in = " in ";
  if (part(text, at, at + in.size()) != in) return {};
  at += in.size();
  const auto run = read_name(text, at, std::min(text.size(), at + longest_bracket));
  for (auto n = run.count; n > 0; --n) {
    auto out = names.areas(part(text, run[0].first, run[n - 1].last));
    std::erase_if(out, [&](know::place_id id) { return names.rank(id).what == place_class::region; });
    if (!out.empty()) return out;
  }
  return {};
}

std::vector<know::place_id> bracketed_areas(const know::gazetteer& names, std::string_view text, std::size_t at) {
  at = skip_blanks(text, at, std::min(text.size(), at + 2));
  if (at >= text.size() || text[at] != '(') return {};
  const auto close = part(text, at + 1, std::min(text.size(), at + 1 + longest_bracket)).find_first_of(")\n");
  if (close == std::string_view::npos || text[at + 1 + close] != ')') return {};
  const auto inside = part(text, at + 1, at + 1 + close);
  auto out = names.areas(inside);
  for (const auto& hit : names.lookup(inside))
    if (names.rank(hit.place).what == place_class::admin2) out.push_back(hit.place);
  return out;
}

}  // namespace dateline::searching
