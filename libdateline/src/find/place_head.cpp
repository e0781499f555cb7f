#include "find/place_head.hpp"

#include <algorithm>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

bool known_name(const know::tables& tables, std::string_view name) {
  if (!tables.gazetteer.lookup(name).empty()) return true;
  // "PLYMOUTH CO.": the word for a county, shortened.
  const auto blank = name.rfind(' ');
  if (blank == std::string_view::npos || !tables.agencies.lists(know::word_list::county, lower(name.substr(blank + 1)))) return false;
  return !tables.gazetteer.lookup(std::string(name.substr(0, blank)) + " county").empty();
}

// "ST. JOHN'S": what looks like a possessive belongs to the name where a place is called so.
std::size_t possessive_end(std::string_view text, std::size_t first, std::size_t last, const know::tables& tables) {
  for (const std::string_view s : {"'s", "'S", "’s", "’S"})
    if (text.substr(last, s.size()) == s && known_name(tables, part(text, first, last + s.size()))) return last + s.size();
  return last;
}

// "Pa" of "Pa.", no "Ohio" at the end of a sentence.
bool shortened(const know::tables& tables, std::string_view area) {
  const auto hits = tables.gazetteer.lookup(area);
  return std::none_of(hits.begin(), hits.end(), [&](const know::name_hit& h) {
    const auto what = tables.gazetteer.rank(h.place).what;
    return (h.kind == know::name_kind::main || h.kind == know::name_kind::ascii) &&
           (what == know::place_class::country || what == know::place_class::admin1);
  });
}

// The longest run of words from `at` that names an area; its end, 0 if none does.
std::size_t area_end(std::string_view text, std::size_t at, std::size_t end, const know::tables& tables) {
  const auto run = read_name(text, at, end);
  for (auto n = std::min<std::size_t>(run.count, 5); n > 0; --n) {
    const auto& last = run[n - 1];
    const auto size = last.last - run[0].first;
    if (size < 2 || (size == 2 && !run[0].capitals && !last.dotted)) continue;  // "In", "Me" are words, "IN", "ME", "Pa." are states
    if (tables.gazetteer.areas(part(text, run[0].first, last.last)).empty()) continue;
    // "Damascus, SANA -": an agency, though a province is called so too. Two letters are a state.
    if (run[0].capitals && size > 2 && tables.agencies.find(part(text, run[0].first, last.last))) continue;
    return shortened(tables, part(text, run[0].first, last.last)) ? end_with_dot(text, last) : last.last;
  }
  return 0;
}

}  // namespace

bool joins_places(std::string_view word) {
  return word == "and" || word == "AND" || word == "und" || word == "et" || word == "y" || word == "e";
}

void read_qualifiers(std::string_view text, std::size_t end, const know::tables& tables, place_head& head) {
  while (head.qualifiers.size() < 3) {
    auto at = skip_blanks(text, head.end, end);
    if (at >= end) return;
    const char c = text[at];
    if (c == ',') {
      at = skip_blanks(text, at + 1, end);
      if (const auto last = area_end(text, at, end, tables)) {
        head.qualifiers.push_back(make_text_span(at, last));
        head.end = last;
        head.qualified = true;
        continue;
      }
      // Words between two commas, or before a mark that ends a dateline, qualify too, though nobody knows them.
      const auto run = read_name(text, at, end);
      if (run.count == 0 || run.count > 4 || run.cut || !head.qualifiers.empty()) return;
      if (std::any_of(run.words.begin(), run.words.begin() + static_cast<std::ptrdiff_t>(run.count),
                      [&](const name_word& w) { return joins_places(part(text, w.first, w.last)); }))
        return;  // "NEW YORK, LONDON and SINGAPORE, June 12"
      const auto last = end_with_dot(text, run[run.count - 1]);
      const auto after = skip_blanks(text, last, text.size());
      if (after >= text.size() || (text[after] != ',' && text[after] != '(' && text[after] != '/')) return;
      head.qualifiers.push_back(make_text_span(at, last));
      head.end = last;
      head.odd_qualifier = true;
      return;
    }
    const bool second = head.qualifiers.size() == 1 && text[head.end - 1] == ')';  // "Pune (Maharashtra) [India]"
    if ((c == '(' && head.qualifiers.empty()) || (c == '[' && (head.qualifiers.empty() || second))) {
      const auto found = part(text, at, std::min(end, at + 40)).find(c == '(' ? ')' : ']');
      if (found == std::string_view::npos || found < 3) return;
      const auto close = at + found;
      const auto inside = part(text, at + 1, close);
      if (tables.agencies.find(inside) || tables.gazetteer.areas(inside).empty()) return;
      head.qualifiers.push_back(make_text_span(at + 1, close));
      head.end = close + 1;
      head.qualified = true;
      continue;
    }
    // "FARMINGTON Conn.": a shortened area needs no comma.
    if (head.capitals && head.qualifiers.empty() && at > head.end) {
      const auto w = read_word(text, at, end);
      if (!w.capital || w.capitals || !w.dotted || tables.gazetteer.areas(part(text, w.first, w.last)).empty()) return;
      head.end = end_with_dot(text, w);
      head.qualifiers.push_back(make_text_span(at, head.end));
      head.qualified = true;
      continue;
    }
    return;
  }
}

std::optional<place_head> read_place(std::string_view text, std::size_t at, std::size_t end, const know::tables& tables) {
  const auto first = read_word(text, at, end);
  if (first.last == first.first || !first.capital) return std::nullopt;
  place_head head;
  head.cased = first.cased;

  if (!first.cased) {
    // No capitals tell where such a name ends: the longest that is known.
    auto run = read_words(text, at, end, 4);
    if (run.count > 0) {  // "دمشق-سانا": a hyphen parts the place from its agency
      auto& last = run.words[run.count - 1];
      const auto word = part(text, last.first, last.last);
      const auto joint = word.find('-');
      if (joint != std::string_view::npos && tables.agencies.find(word.substr(joint + 1)))
        last.last = static_cast<std::uint32_t>(last.first + joint);
    }
    for (auto n = run.count; n > 0; --n) {
      if (!known_name(tables, part(text, at, run[n - 1].last))) continue;
      head.name = make_text_span(at, run[n - 1].last);
      head.words = n;
      head.end = run[n - 1].last;
      head.known = true;
      head.runs_on = n < run.count || run.cut;
      read_qualifiers(text, end, tables, head);
      return head;
    }
    return std::nullopt;
  }

  const auto run = read_name(text, at, end, tables.gazetteer, false);
  if (run.count == 0) return std::nullopt;
  std::size_t n = 0;  // words in capitals, with what joins them
  for (std::size_t i = 0; i < run.count; ++i) {
    if (run[i].capitals) {
      n = i + 1;
      continue;
    }
    if (run[i].capital) break;
  }
  head.capitals = n > 0 && run[0].last - run[0].first > 1;
  const bool initial = n == 1 && run.count > 1 && run[0].last - run[0].first <= 2 && run[0].dotted;
  if (!head.capitals || initial) n = run.count;

  const auto spelled = [&](std::size_t count) { return part(text, run[0].first, end_with_dot(text, run[count - 1])); };
  const bool whole = n == run.count && !run.cut;
  head.nowhere = head.capitals && names_nowhere(tables.agencies, spelled(n));
  head.known = !head.nowhere && known_name(tables, part(text, run[0].first, run[n - 1].last));
  // "NEAR KHERSON, Ukraine": the town is told.
  std::size_t from = 0;
  const auto front = part(text, run[0].first, run[0].last);
  if (head.capitals && !head.known && n > 1 && (front == "NEAR" || front == "OUTSIDE") &&
      known_name(tables, part(text, run[1].first, run[n - 1].last))) {
    from = 1;
    head.nowhere = false;
    head.known = true;
  }
  if (!head.known && !head.nowhere && !whole) {
    // Without a break after it, the longest known beginning is the name: "DETROIT The U.S. department".
    for (auto k = n; k > 1 && !head.known; --k)
      if (known_name(tables, part(text, run[0].first, run[k - 2].last))) {
        n = k - 1;
        head.known = true;
      }
  }
  // "SAN FRANCISCO and BOSTON": two places.
  if (!head.known && !head.nowhere)
    for (std::size_t k = 1; k + 1 < n && !head.known; ++k)
      if (joins_places(part(text, run[k].first, run[k].last)) && known_name(tables, part(text, run[0].first, run[k - 1].last))) {
        n = k;
        head.known = true;
      }
  // "London CNN — The": the agency stands bare behind the name.
  if (!head.known && !head.capitals && whole)
    for (auto k = n; k > 1 && !head.known; --k)
      if (tables.agencies.find(part(text, run[k - 1].first, run[n - 1].last)) &&
          known_name(tables, part(text, run[0].first, run[k - 2].last))) {
        n = k - 1;
        head.known = true;
      }
  // "New york, March 2": the second word's capital is missing.
  if (!head.capitals && run.count == 1 && run.cut) {
    const auto more = read_word(text, skip_blanks(text, run[0].last, end), end);
    if (more.last > more.first && more.last < end && text[more.last] == ',' && known_name(tables, part(text, run[0].first, more.last))) {
      head.known = true;
      head.words = 2;
      head.end = more.last;
      head.name = make_text_span(run[0].first, more.last);
      read_qualifiers(text, end, tables, head);
      return head;
    }
  }
  head.words = n;
  head.runs_on = n < run.count || run.cut;
  auto last = run[n - 1];
  if (n == run.count && !last.dotted) {
    const auto own = possessive_end(text, run[0].first, last.last, tables);
    if (own != last.last) {
      last.last = static_cast<std::uint32_t>(own);
      head.known = true;
    }
  }
  // A dot after a whole name ends it ("Москва. 12 июня"); one after its abbreviation belongs to it.
  const bool abbreviated = last.dotted && part(text, last.first, last.last).find('.') != std::string_view::npos;
  head.end = abbreviated ? last.last + 1 : last.last;
  head.name = make_text_span(run[from].first, head.end);
  const auto before = head.end;
  read_qualifiers(text, end, tables, head);
  if (head.end != before) head.runs_on = false;
  return head;
}

}  // namespace dateline::searching
