#include "resolve/place_query.hpp"

#include <algorithm>

#include "find/place_words.hpp"
#include "find/qualifying_areas.hpp"
#include "find/slips.hpp"

namespace dateline::resolving {
namespace {

constexpr std::size_t most_candidates = 200;

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n,");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n,") - first + 1);
}

void add_candidates(const know::tables& tables, std::string_view folded, bool typo, std::vector<place_candidate_of>& out) {
  for (const auto& hit : tables.gazetteer.lookup_folded(folded)) {
    if (out.size() == most_candidates) return;
    // Hits are sorted by kind: the first of a place is its best.
    if (std::any_of(out.begin(), out.end(), [&](const auto& c) { return c.id == hit.place; })) continue;
    out.push_back({hit.place, tables.gazetteer.row(hit.place), hit, typo});
  }
}

// Names of large cities one slip away. Only for names that nobody has, so that it never competes.
void add_repairs(const know::tables& tables, const std::string& folded, std::vector<place_candidate_of>& out) {
  if (folded.size() < 5 || folded.size() > 20) return;
  searching::each_slip(folded, [&](const std::string& tried) {
    for (const auto& hit : tables.gazetteer.lookup_folded(tried)) {
      if (hit.kind != know::name_kind::main && hit.kind != know::name_kind::ascii) break;
      const auto row = tables.gazetteer.row(hit.place);
      if (row.what != know::place_class::city || row.population < 50000) continue;
      if (std::none_of(out.begin(), out.end(), [&](const auto& c) { return c.id == hit.place; }))
        out.push_back({hit.place, row, hit, true});
    }
  });
}

bool listed(const know::tables& tables, know::word_list list, std::string_view word) {
  return !word.empty() && word.size() <= 24 && tables.agencies.lists(list, searching::lower(word));
}

// The word that ends before `at`, behind blanks; empty where something else stands there.
std::string_view word_before(std::string_view text, std::size_t at) {
  auto last = at;
  while (last > 0 && at - last < 4 && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
  auto first = last;
  while (first > 0 && last - first < 24) {
    const auto c = static_cast<unsigned char>(text[first - 1]);
    if (!((c | 32) >= 'a' && (c | 32) <= 'z') && c < 0x80) break;
    --first;
  }
  return searching::part(text, first, last);
}

void read_cues(std::string_view text, text_span where, const know::tables& tables, place_query& q) {
  using know::word_list;
  const std::size_t end = offset(where.last);
  const auto line = searching::line_end(text.substr(0, std::min(text.size(), end + 40)), end);
  const auto next = searching::read_word(text, searching::skip_blanks(text, end, line), line);
  const auto after = searching::part(text, next.first, next.last);
  if (next.capital && listed(tables, word_list::county, after)) q.county_word = true;
  if (listed(tables, word_list::state_of, after)) q.state_word = true;
  if (listed(tables, word_list::state_word, after)) q.state_only = true;
  auto before = word_before(text, offset(where.first));
  if (before == "of" || before == "in")
    before = word_before(
        text, offset(where.first) - before.size() - 1 > offset(where.first) ? 0 : static_cast<std::size_t>(before.data() - text.data()));
  else if (!listed(tables, word_list::county, before)) before = {};
  if (before.empty()) return;
  if (listed(tables, word_list::city_of, before)) q.city_word = true;
  if (listed(tables, word_list::state_of, before)) q.state_word = true;
  if (listed(tables, word_list::state_word, before)) q.state_only = true;
  if (listed(tables, word_list::county, before)) q.county_word = true;
}

void add_qualifier(const know::tables& tables, std::string_view text, place_query& q) {
  auto areas = tables.gazetteer.areas(text);
  if (areas.empty() && !text.empty() && text.back() == '.') areas = tables.gazetteer.areas(text.substr(0, text.size() - 1));
  if (areas.empty()) q.odd_qualifier = true;
  else q.qualifiers.push_back(std::move(areas));
}

// "Bolivia's Santa Cruz": the areas of the name before it.
std::vector<know::place_id> owner_before(const mentions& found, std::size_t mention, std::string_view text, const know::gazetteer& names) {
  if (mention == 0) return {};
  const auto& before = found.places[mention - 1];
  const auto between = searching::part(text, offset(before.where.last), offset(found.places[mention].where.first));
  if (between != "'s " && between != "\u2019s ") return {};
  return names.areas(slice(text, before.name));
}

}  // namespace

place_query make_query(const document& doc, const mentions& found, std::size_t mention, const know::tables& tables, std::string_view) {
  const auto text = doc.text();
  const auto& m = found.places[mention];
  place_query q;
  // A text that is a name and nothing else, not even in capitals, tells of no town rather than of a country.
  constexpr std::size_t around_it = 64;  // bytes: blanks and marks
  const bool asked = text.size() < m.where.size() + around_it && trimmed(text) == trimmed(doc.slice(m.where)) &&
                     std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  q.in_dateline = m.in_dateline && !asked;
  q.name = trimmed(doc.slice(m.name));
  q.short_capitals = !m.in_dateline && q.name.size() > 1 && q.name.size() < 4 &&
                     std::all_of(q.name.begin(), q.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  auto qualifiers = std::vector<std::string_view>();
  for (const auto& s : m.qualifiers) qualifiers.push_back(trimmed(doc.slice(s)));

  know::gazetteer::fold(q.name, q.folded);
  if (searching::names_nowhere(tables.agencies, q.name) && tables.gazetteer.lookup_folded(q.folded).empty()) {
    q.nowhere = true;
    return q;
  }
  // A span that somebody else found may hold its qualifier.
  if (qualifiers.empty() && tables.gazetteer.lookup_folded(q.folded).empty())
    if (const auto comma = q.name.find(','); comma != std::string_view::npos && comma > 0) {
      qualifiers.push_back(trimmed(q.name.substr(comma + 1)));
      q.name = trimmed(q.name.substr(0, comma));
      know::gazetteer::fold(q.name, q.folded);
    }
  // Or the qualifier stands behind it: "Paris" in "Paris, Texas".
  if (qualifiers.empty()) {
    const std::size_t end = offset(m.where.last);
    const auto namesakes = tables.gazetteer.lookup_folded(q.folded);
    const auto line = searching::line_end(text.substr(0, std::min(text.size(), end + 48)), end);
    if (end < line && text[end] == ',') {
      const auto at = searching::skip_blanks(text, end + 1, line);
      const auto run = searching::read_name(text, at, line);
      for (auto n = std::min<std::size_t>(run.count, 4); n > 0; --n) {
        const auto area = searching::part(text, run[0].first, run[n - 1].last);
        if (area.size() < 3 && !run[n - 1].dotted && !run[n - 1].capitals) continue;
        const auto areas = tables.gazetteer.areas(area);
        if (areas.empty()) continue;
        // "Turkey, Russia and Iran" is a list: what qualifies takes in a place of that name.
        const bool in_list = searching::list_of_areas(tables, text, q.name, areas, run[n - 1].last);
        if (searching::hold_namesake(tables.gazetteer, areas, namesakes, in_list)) qualifiers.push_back(area);
        else if (in_list) q.state_word = true;
        break;
      }
    } else {
      // "Toledo (Spain)", "Toledo in Spain", "Spain's Toledo"
      for (auto&& areas : {searching::bracketed_areas(tables.gazetteer, text, end), searching::areas_behind_in(tables.gazetteer, text, end),
                           owner_before(found, mention, text, tables.gazetteer)})
        if (q.qualifiers.empty() && searching::hold_namesake(tables.gazetteer, areas, namesakes, false)) q.qualifiers.push_back(areas);
    }
  }
  for (const auto s : qualifiers) add_qualifier(tables, s, q);
  if (!qualifiers.empty()) q.qualifier_text = qualifiers.front();

  read_cues(text, m.where, tables, q);
  add_candidates(tables, q.folded, false, q.candidates);
  if (q.candidates.empty() && q.folded.starts_with("the ")) add_candidates(tables, q.folded.substr(4), false, q.candidates);
  if (q.candidates.empty()) {
    // "Cook County", "Laurel Co.": the area's bare name with the word taken off.
    if (const auto blank = q.folded.rfind(' ');
        blank != std::string::npos && tables.agencies.lists(know::word_list::county, q.folded.substr(blank + 1))) {
      q.county_word = true;
      add_candidates(tables, q.folded.substr(0, blank), false, q.candidates);
      if (q.candidates.empty() ||
          std::none_of(q.candidates.begin(), q.candidates.end(), [](const auto& c) { return c.row.what == know::place_class::admin2; }))
        add_candidates(tables, q.folded.substr(0, blank) + " county", false, q.candidates);
    }
  } else if (q.county_word) {
    add_candidates(tables, q.folded + " county", false, q.candidates);
  }
  if (q.candidates.empty() && q.in_dateline) add_repairs(tables, q.folded, q.candidates);

  q.key = q.folded;
  q.key += '|';
  q.key += q.in_dateline ? 'd' : '-';
  q.key += q.county_word ? 'c' : '-';
  q.key += q.city_word ? 't' : '-';
  q.key += q.state_only ? 'o' : q.state_word ? 's' : '-';
  q.key += q.short_capitals ? 'a' : '-';
  for (const auto s : qualifiers) q.key.append(1, '|').append(s);
  return q;
}

void note_qualifying(const document& doc, const place_mention& before_mention, const place_query& before,
                     const place_mention& after_mention, place_query& after, const know::tables& tables) {
  const auto from = offset(before_mention.where.last), to = offset(after_mention.where.first);
  if (from >= to || to - from > 3) return;
  const auto between = doc.text().substr(from, to - from);
  if (between.find(',') == std::string_view::npos || !trimmed(between).empty()) return;
  for (const auto& area : after.candidates) {
    if (area.row.what != know::place_class::admin1 && area.row.what != know::place_class::country) continue;
    const bool takes_in = std::any_of(before.candidates.begin(), before.candidates.end(), [&](const auto& c) {
      return c.row.what != know::place_class::country && c.id != area.id && tables.gazetteer.within(c.id, area.id);
    });
    if (takes_in) after.qualifies.push_back(area.id);
  }
  if (!after.qualifies.empty()) after.key += "|of:" + before.folded;
}

}  // namespace dateline::resolving
