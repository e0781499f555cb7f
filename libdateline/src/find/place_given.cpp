// Places that the caller found: they stand beside our own, and go before them where both claim the same words.
#include <algorithm>

#include "find/datelines.hpp"
#include "find/place_words.hpp"

namespace dateline::searching {
namespace {

// "Portland ME", "Paris France": the last words name an area that has a place of the name before them.
void split_off_area(const document& doc, const know::gazetteer& names, place_mention& m) {
  constexpr int most_words = 3;
  const auto text = doc.text();
  const std::size_t first = offset(m.name.first), last = offset(m.name.last);
  if (last - first > longest_name || part(text, first, last).find(',') != std::string_view::npos) return;
  if (!names.lookup(part(text, first, last)).empty()) return;
  auto blank = last;
  for (int n = 0; n < most_words; ++n) {
    const auto i = part(text, first, blank).rfind(' ');
    if (i == std::string_view::npos || i == 0) return;
    blank = first + i;
    const auto areas = names.areas(part(text, blank + 1, last));
    for (const auto& hit : names.lookup(part(text, first, blank))) {
      const auto what = names.rank(hit.place).what;
      if (what == know::place_class::country || what == know::place_class::region) continue;
      if (hit.kind == know::name_kind::alternate || hit.kind == know::name_kind::demonym) continue;  // "Western US"
      if (std::ranges::none_of(areas, [&](know::place_id a) { return a != hit.place && names.within(hit.place, a); })) continue;
      m.name = make_text_span(first, blank);
      m.qualifiers.push_back(make_text_span(blank + 1, last));
      return;
    }
  }
}

// The caller's places, in order and apart from each other: of two that overlap the first counts.
std::vector<place_mention> given_mentions(const document& doc, const know::tables& tables, const context& given) {
  std::vector<place_mention> out;
  for (const auto& s : given.spans)
    if (const auto where = doc.text_of(s.where); s.is_place && !where.empty()) out.push_back({.where = where, .name = where});
  std::ranges::stable_sort(out, {}, &place_mention::where);
  std::size_t kept = 0;
  for (auto& m : out)
    if (kept == 0 || !overlap(out[kept - 1].where, m.where)) {
      if (&out[kept] != &m) out[kept] = std::move(m);
      ++kept;
    }
  out.resize(kept);
  for (auto& m : out) split_off_area(doc, tables.gazetteer, m);
  return out;
}

bool holds(text_span outer, text_span inner) { return outer.first <= inner.first && inner.last <= outer.last; }

// What our own reading knows of a place that the caller marked too: its slot, and what qualifies it.
void inherit(place_mention& given, const place_mention& own) {
  given.in_dateline = given.in_dateline || own.in_dateline;
  if (holds(given.where, own.where) && given.qualifiers.empty()) given.name = own.name;
  if (given.qualifiers.empty()) given.qualifiers = own.qualifiers;
}

}  // namespace

void add_given_places(const document& doc, const know::tables& tables, const context& given, mentions& out) {
  auto theirs = given_mentions(doc, tables, given);
  if (theirs.empty()) return;
  const auto own_count = static_cast<std::uint32_t>(out.places.size());
  std::vector<std::uint32_t> at(own_count);  // where each of our own went, in `all` before it is sorted
  std::vector<place_mention> all = std::move(theirs);
  const auto given_count = static_cast<std::ptrdiff_t>(all.size());
  for (std::uint32_t i = 0; i < own_count; ++i) {
    auto& m = out.places[i];
    auto g = std::lower_bound(all.begin(), all.begin() + given_count, m.where.first,
                              [](const place_mention& a, text_pos p) { return a.where.last <= p; });
    bool touched = false;
    for (; g != all.begin() + given_count && g->where.first < m.where.last && !overlap(g->where, m.name); ++g) touched = true;
    if (g != all.begin() + given_count && overlap(g->where, m.name)) {
      inherit(*g, m);
      at[i] = static_cast<std::uint32_t>(g - all.begin());
      continue;
    }
    if (touched) m.where = m.name;  // the caller marked what qualifies it
    at[i] = static_cast<std::uint32_t>(all.size());
    all.push_back(std::move(m));
  }
  out.places = std::move(all);
  for (auto& d : out.datelines)
    for (auto& p : d.places) p = at[p];
  sort_places(out);
  for (auto& d : out.datelines) d.places.erase(std::unique(d.places.begin(), d.places.end()), d.places.end());
}

}  // namespace dateline::searching
