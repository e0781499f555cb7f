#include "find/match_ends.hpp"

#include <algorithm>
#include <cstring>

#include "find/characters.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::slot;
using know::term;

// "May 6, 2024 June 1, 2024": two dates of one calendar are no twins but two stamps; where the second begins.
std::size_t second_date(const match_in& m, const time_mention& found) {
  if (!found.twin || found.twin->year_alone || found.twin->date.system != found.date.system || found.twin->date.era != found.date.era)
    return m.last;
  const auto year = std::ranges::find(m.slots, slot::year);
  const auto next = std::find_if(year, m.slots.end(), [](slot s) { return s == slot::day || s == slot::month; });
  return m.first + static_cast<std::size_t>(next - m.slots.begin());
}

// "Published June 12, 2023, updated 10:19": the label of another stamp, which has no day of its own.
std::size_t other_label(const match_in& m) {
  static_assert(sizeof(slot) == 1);
  const void* const later = std::memchr(m.slots.data() + 1, static_cast<int>(slot::role), m.slots.size() - 1);
  if (later == nullptr || m.slots.front() != slot::role) return m.last;
  const auto second = m.first + static_cast<std::size_t>(static_cast<const slot*>(later) - m.slots.data());
  return (roles_of(m.island[m.first], m.words) & roles_of(m.island[second], m.words)) == 0 ? second : m.last;
}

// "Aug 28, 2024, 2 hours ago", "2 h 15 min ago": hours that are counted, not told; where their number stands.
std::size_t counted_back(const match_in& m) {
  constexpr auto ago = bit(term::ago_after);
  const auto next = m.terms(m.last);
  if ((next & (ago | bit(term::unit))) == 0 || m.last < 3) [[likely]]
    return m.last;
  const auto unit = [&](std::size_t i) { return languages_of(m.island[i], term::unit, m.words); };
  const auto counts = [&](std::size_t i) { return !(unit(i - 1) & languages_of(m.island[i], term::ago_after, m.words)).empty(); };
  if ((next & ago) != 0 && counts(m.last)) return m.last - 2;
  if ((m.terms(m.last + 1) & ago) == 0 || !counts(m.last + 1)) return m.last;
  return unit(m.last - 2).empty() ? m.last - 1 : m.last - 3;
}

// "3 p.m. Eastern" ends with its zone; "6:49 p.m., Central Library" and "June 12 (Pacific)" before what is none.
std::size_t no_zone(const match_in& m) {
  const auto is = [&](std::size_t i, char c) { return i > m.first && m.text[m.island[i - 1].first] == c; };
  for (std::size_t i = m.first; i < m.last; ++i) {
    const auto& t = m.island[i];
    if (m.slots[i - m.first] != slot::zone || !bare_zone_word(m.text.substr(t.first, t.last - t.first))) continue;
    auto behind = i;
    if (is(behind, '(')) --behind;
    if (is(behind, '.')) --behind;
    const auto gap = decode(m.text, t.last);
    const bool name_goes_on = is_letter(gap.value) || gap.value == '-' || (gap.value == ' ' && is_upper(decode(m.text, t.last + 1).value));
    if (name_goes_on || behind == m.first || m.slots[behind - 1 - m.first] != slot::ampm) return std::max(i, m.first + 1);
  }
  return m.last;
}

}  // namespace

std::size_t early_end(const match_in& m, const time_mention& found) {
  auto end = std::min(second_date(m, found), no_zone(m));
  if (!found.clock) return end;
  if (found.role != role::unknown) end = std::min(end, other_label(m));
  return std::min(end, counted_back(m));
}

}  // namespace dateline::searching
