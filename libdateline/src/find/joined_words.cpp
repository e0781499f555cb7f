#include "find/joined_words.hpp"

#include <algorithm>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t longest_elided = 5, shortest_stem = 3;  // bytes: "quell'", "Van'da"
constexpr std::size_t shortest_formed = 4;                    // "Paris-based", "Iran-backed"
constexpr std::uint32_t pair_people = 50000;

bool is_apostrophe(std::uint32_t cp) { return cp == '\'' || cp == 0x2019; }

bool known(const know::gazetteer& names, std::string_view name) { return !names.lookup(name).empty(); }

// What a name alone can stand for: areas, and towns of some size, by one of their own names.
struct stands_for {
  bool city = false, state = false, land = false, region = false;
  bool any() const { return city || state || land || region; }
};

// `own`: by names in use where suffixes hang on an apostrophe, or everywhere.
stands_for well_known(const know::gazetteer& names, std::string_view name, bool own) {
  using know::name_kind;
  using know::place_class;
  stands_for out;
  for (const auto& hit : names.lookup(name)) {
    if (hit.kind == name_kind::alternate || hit.kind == name_kind::demonym) continue;
    if (own && hit.kind != name_kind::main && hit.kind != name_kind::ascii && !names.in_language(hit, "tr")) continue;
    const auto place = names.rank(hit.place);
    switch (place.what) {
      case place_class::city: out.city = out.city || place.population >= pair_people; break;
      case place_class::admin1: out.state = true; break;
      case place_class::country: out.land = true; break;
      case place_class::region: out.region = true; break;
      case place_class::admin2: break;
    }
  }
  return out;
}

// "London-Paris", "Kansas-Missouri", "India-Pakistan", "Israel-Gaza"; a state and a country are no pair
// ("Ouest-France"), nor are regions ("Dyfed-Powys Police").
bool pair(const stands_for& a, const stands_for& b) { return (a.state && b.state) || ((a.city || a.land) && (b.city || b.land)); }

bool state(const know::gazetteer& names, std::string_view name) {
  const auto areas = names.areas(name);
  return std::any_of(areas.begin(), areas.end(),
                     [&](know::place_id a) { return names.row(a).what == know::place_class::admin1 && names.row(a).country == "US"; });
}

// "Pakistan-administered Kashmir": with the word behind it, or as it is, a name.
bool longer_known(std::string_view text, const know::gazetteer& names, const name_word& w) {
  if (known(names, part(text, w.first, w.last))) return true;
  const auto end = std::min(text.size(), w.first + longest_name);
  const auto next = skip_blanks(text, w.last, end);
  const auto more = next > w.last ? read_word(text, next, end) : name_word{};
  return more.capital && more.last > more.first && known(names, part(text, w.first, more.last));
}

}  // namespace

bool own_name(std::string_view text, std::size_t first, std::size_t end, const know::gazetteer& names, name_word& w) {
  const auto own = w.last + decode(text, w.last).size + 1;
  const auto next = skip_blanks(text, own, end);
  const auto more = next > own ? read_word(text, next, end) : name_word{};
  const bool longer = more.capital && more.last > more.first && known(names, part(text, w.first, more.last));
  if (!longer && (first == w.first || !known(names, part(text, first, own)))) return false;
  w.last = static_cast<std::uint32_t>(own);
  return true;
}

bool with_river(std::string_view text, std::size_t first, std::size_t end, const know::gazetteer& names, name_word& w) {
  const bool stroke = part(text, w.last, w.last + 1) == "/";
  if (!w.capital || (!stroke && part(text, w.last, w.last + 2) != " (")) return false;
  const auto more = read_word(text, w.last + (stroke ? 1 : 2), end);
  if (!more.capital || more.last == more.first || (!stroke && (more.last >= end || text[more.last] != ')'))) return false;
  const auto last = more.last + (stroke ? 0 : 1);
  if (!known(names, part(text, first, last))) return false;
  w.last = static_cast<std::uint32_t>(last);
  w.dotted = false;
  return true;
}

bool taken_apart(std::string_view text, const know::gazetteer& names, name_word& w) {
  std::size_t joint = w.first, size = 0;
  for (; joint < w.last; joint += size) {
    const auto c = decode(text, joint);
    size = std::max<std::size_t>(c.size, 1);
    if (is_apostrophe(c.value) || c.value == '-') break;
  }
  if (joint >= w.last) return false;
  if (longer_known(text, names, w)) return false;
  const bool hyphen = text[joint] == '-';
  const auto left = part(text, w.first, joint), right = part(text, joint + size, w.last);
  const bool capital_right = is_upper(decode(right, 0).value);
  if (hyphen && left.size() == 1 && right.size() > 1 && w.capital && ascii_letter(right[0]) &&
      state(names, right)) {  // "R-Texas", "(D-Calif.)"
    w.first = static_cast<std::uint32_t>(joint + size);
    return false;
  }
  if (!hyphen && capital_right && left.size() <= longest_elided && known(names, right)) {
    w.first = static_cast<std::uint32_t>(joint + size);
    w.capital = true;
    return false;
  }
  if (hyphen ? !(capital_right ? pair(well_known(names, left, false), well_known(names, right, false))
                               : right.size() >= shortest_formed && well_known(names, left, true).any())
             : capital_right || left.size() < shortest_stem || !well_known(names, left, true).any())
    return false;
  w.last = static_cast<std::uint32_t>(joint);
  w.dotted = false;
  return true;
}

bool behind_elision(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != '\'') return false;
  auto first = at - 1;
  while (first > 0 && at - first <= longest_elided && text[first - 1] >= 'a' && text[first - 1] <= 'z') --first;
  return first < at - 1 && (first == 0 || !is_letter(decode_before(text, first).value));
}

}  // namespace dateline::searching
