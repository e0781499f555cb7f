#include "find/dateline_signs.hpp"

#include <algorithm>
#include <unordered_set>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

// "Dubai: A man was arrested on Monday.": papers of the Gulf and of South Asia print a name and a colon. In Latin letters
// that may be a title too; a sentence with a day in it is none.
bool reported(const line_reader& in, const dateline_parts& p, bool at_head) {
  constexpr std::size_t shortest = 48, first_sentence = 300;  // bytes
  const auto& h = p.places.front();
  if (!at_head || !p.colon || p.dash || !h.known || p.places.size() > 1 || in.people_of(h) < 100000) return false;
  const auto line = part(in.text, p.after, line_end(in.text, p.after));
  const auto next = read_word(in.text, skip_blanks(in.text, p.after, p.after + line.size()), p.after + line.size());
  if (line.size() < shortest || next.last == next.first) return false;
  if (!h.cased) return true;
  return next.capital && line.find('.') != std::string_view::npos &&
         in.next_time(p.after) < p.after + std::min(line.size(), first_sentence);
}

// Log-odds of what speaks for a dateline; the marks alone never do.
bool accepted(const line_reader& in, const dateline_parts& p, bool at_head) {
  const auto& h = p.places.front();
  const bool ended = p.dash || p.colon || p.known_wire || (p.wire && h.capitals) ||
                     (p.date && (p.stop || p.after >= line_end(in.text, p.first) || p.wire));
  const bool parted = p.comma || h.capitals || !h.cased;  // "Sales for this quarter", "El 12 de junio" are no place and date
  if (p.date && !parted && !p.dash && !p.known_wire) return false;
  if (!ended && !(p.date && h.known && (h.capitals || p.comma))) return false;
  if (h.nowhere) return p.dash || p.date || p.wire;
  if (in.page && !h.known && !h.qualified && !p.known_wire) return false;  // "FINTECH 20 June 2019"
  double sum = h.capitals ? 2 : h.cased ? -1 : 0;
  sum += h.known ? 2.5 : -2;
  if (h.qualified) sum += 2;
  if (h.odd_qualifier) sum -= 2.5;
  if (p.date) sum += 3;
  if (p.wire) sum += p.known_wire ? 2.5 : 1.5;
  if (p.colon) sum -= 1;
  if (h.words > 4 && !h.known) sum -= 2;
  if (at_head && !h.known && h.capitals && h.qualified && p.dash) sum += 0.5;  // "CAMP LEMONNIER, Djibouti —"
  const bool bare_colon = p.colon && !p.dash && !h.capitals && !p.date && !p.wire && !h.qualified;
  if (p.colon && !p.dash && !h.known) return false;
  if (bare_colon) return reported(in, p, at_head);
  if (!h.capitals && !h.qualified && !p.date && !p.wire) {
    // A bare name and a dash: only at the head of a text, and only a name that is a place before all.
    if (!at_head || !p.dash || !h.known) return false;
    if (in.people_of(h) < 100000) return false;
    sum += 1.5;
  }
  return sum >= 2.5;
}

// "TURKEY - 2 lbs", "JAVA - a programming language": words too, in capitals, and no sentence behind the mark. A bare
// name before a colon is a dateline of papers that print only large places of abroad so.
bool only_word(const line_reader& in, const dateline_parts& p) {
  const auto& h = p.places.front();
  if (!h.cased || h.qualified || p.date || p.wire || p.places.size() > 1 || !(p.dash || p.colon)) return false;
  const auto name = slice(in.text, h.name);
  const auto next = skip_blanks(in.text, p.after, std::min(in.text.size(), p.after + longest_name));
  const auto c = decode(in.text, next);
  const auto w = read_word(in.text, next, std::min(in.text.size(), next + longest_name));
  const bool small = c.size != 0 && w.last > w.first && w.cased && !w.capital;
  if (small && !h.capitals) return true;  // "Paris - the city of light - has"
  if (in.tables.gazetteer.stand_alone(name)) return false;
  if (small) return true;
  const auto on = in.tables.agencies.lists_of(lower(name));
  if (h.capitals && (on.has(know::word_list::word) || on.has(know::word_list::common))) return true;  // "NICE: How small acts"
  if (p.colon && on.has(know::word_list::surname) && in.people_of(h) < 500000) return true;           // "JONES: I do not."
  const auto hits = in.tables.gazetteer.lookup(name);
  if (hits.empty()) return false;
  const auto row = in.tables.gazetteer.row(hits.front().place);
  if (row.what != know::place_class::city && row.what != know::place_class::admin2) return p.colon || digit_value(c.value) >= 0;
  return p.colon && !p.dash && row.country == "US" && in.people_of(h) < 100000;
}

// "TORONTO (FC) 2, CHICAGO (Fire) 1": what nobody knows for an agency, and no sentence behind it.
bool unknown_wire(const line_reader& in, const dateline_parts& p) {
  if (!p.wire || p.known_wire || p.date || p.dash || p.colon || p.stop) return false;
  const auto next = skip_blanks(in.text, p.after, std::min(in.text.size(), p.after + 8));
  const auto c = decode(in.text, next);
  return c.size != 0 && digit_value(c.value) >= 0;
}

}  // namespace

bool is_dateline(const line_reader& in, const dateline_parts& p, bool at_head) {
  return accepted(in, p, at_head) && !only_word(in, p) && !unknown_wire(in, p);
}

bool only_kicker(const line_reader& in, const dateline_parts& p) {
  const auto& h = p.places.front();
  if (!h.known && !h.nowhere && !h.qualified && h.words > 1) {  // "BY JACK LONDON (AP)"
    const auto first = read_word(in.text, offset(h.name.first), offset(h.name.last));
    if (!first.dotted && is_kicker(in.tables.agencies, part(in.text, first.first, first.last))) return true;
  }
  if (!is_kicker(in.tables.agencies, slice(in.text, h.name)) || (h.known && h.qualified)) return false;
  return !h.known || !p.known_wire || in.people_of(h) < 100000;
}

bool bare(const dateline_parts& p) {
  return p.places.size() == 1 && !p.date && !p.wire && !p.time && !p.places.front().qualified && (p.dash || p.colon);
}

std::vector<bare_line> without_lists(std::string_view text, std::vector<bare_line> all) {
  constexpr std::size_t short_line = 80;  // bytes
  const auto name = [&](const bare_line& b) { return slice(text, b.parts.places.front().name); };
  const auto row = [&](const bare_line& b) { return b.size < short_line; };
  const auto speaks = [&](const bare_line& b) { return b.parts.colon && !b.parts.dash; };
  std::unordered_set<std::string_view> said;
  const bool speakers = std::ranges::any_of(all, [&](const bare_line& b) { return speaks(b) && !said.insert(name(b)).second; });
  std::vector<bare_line> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool behind = i > 0 && row(all[i - 1]) && all[i - 1].number + 1 == all[i].number;
    const bool before = i + 1 < all.size() && row(all[i + 1]) && all[i].number + 1 == all[i + 1].number;
    if ((speakers && speaks(all[i])) || (row(all[i]) && (behind || before))) continue;
    out.push_back(all[i]);
  }
  return out;
}

}  // namespace dateline::searching
