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

static_assert(sizeof(slot) == 1);  // slots are searched as bytes

// "May 6, 2024 June 1, 2024": two dates of one calendar are no twins but two stamps; where the second begins.
std::size_t second_date(const match_in& m, const time_mention& found) {
  if (found.twin->year_alone || found.twin->date.system != found.date.system || found.twin->date.era != found.date.era) return m.f.last;
  const auto year = std::ranges::find(m.f.slots, slot::year);
  const auto next = std::find_if(year, m.f.slots.end(), [](slot s) { return s == slot::day || s == slot::month; });
  return m.f.first + static_cast<std::size_t>(next - m.f.slots.begin());
}

// "Published June 12, 2023, updated 10:19": the label of another stamp, which has no day of its own.
std::size_t other_label(const match_in& m) {
  const void* const later = std::memchr(m.f.slots.data() + 1, static_cast<int>(slot::role), m.f.slots.size() - 1);
  if (later == nullptr || m.f.slots.front() != slot::role) return m.f.last;
  const auto second = m.f.first + static_cast<std::size_t>(static_cast<const slot*>(later) - m.f.slots.data());
  return (roles_of(m.f.island[m.f.first], m.words) & roles_of(m.f.island[second], m.words)) == 0 ? second : m.f.last;
}

// "Aug 28, 2024, 2 hours ago", "2 h 15 min ago": hours that are counted, not told; where their number stands.
std::size_t counted_back(const match_in& m) {
  constexpr auto ago = bit(term::ago_after);
  const auto next = m.terms(m.f.last);
  if ((next & (ago | bit(term::unit))) == 0 || m.f.last < 3) [[likely]]
    return m.f.last;
  const auto unit = [&](std::size_t i) { return languages_of(m.f.island[i], term::unit, m.words); };
  const auto counts = [&](std::size_t i) { return !(unit(i - 1) & languages_of(m.f.island[i], term::ago_after, m.words)).empty(); };
  if ((next & ago) != 0 && counts(m.f.last)) return m.f.last - 2;
  if ((m.terms(m.f.last + 1) & ago) == 0 || !counts(m.f.last + 1)) return m.f.last;
  return unit(m.f.last - 2).empty() ? m.f.last - 1 : m.f.last - 3;
}

// "3 p.m. Eastern" and "noon Pacific" end with their zone; "6:49 p.m., Central Library" and "June 12 (Pacific)" before what is none.
std::size_t no_zone(const match_in& m) {
  const void* const any = std::memchr(m.f.slots.data(), static_cast<int>(slot::zone), m.f.slots.size());
  if (any == nullptr) [[likely]]
    return m.f.last;
  const auto is = [&](std::size_t i, char c) { return i > m.f.first && m.text[m.f.island[i - 1].first] == c; };
  for (auto i = m.f.first + static_cast<std::size_t>(static_cast<const slot*>(any) - m.f.slots.data()); i < m.f.last; ++i) {
    const auto& t = m.f.island[i];
    if (m.f.slots[i - m.f.first] != slot::zone || !bare_zone(t, m.words)) continue;
    auto behind = i;
    if (is(behind, '(')) --behind;
    if (is(behind, '.')) --behind;
    const auto said = behind == m.f.first ? slot::none : m.f.slots[behind - 1 - m.f.first];
    const auto gap = decode(m.text, t.last);
    const bool name_goes_on = is_letter(gap.value) || gap.value == '-' || (gap.value == ' ' && is_upper(decode(m.text, t.last + 1).value));
    if (name_goes_on || (said != slot::ampm && said != slot::clockword)) return std::max(i, m.f.first + 1);
  }
  return m.f.last;
}

}  // namespace

std::size_t early_end(const match_in& m, const time_mention& found) {
  auto end = found.twin ? second_date(m, found) : m.f.last;
  if (!found.clock || found.clock->zone.present()) end = std::min(end, no_zone(m));
  if (!found.clock) return end;
  if (found.role != role::unknown) end = std::min(end, other_label(m));
  return std::min(end, counted_back(m));
}

}  // namespace dateline::searching
