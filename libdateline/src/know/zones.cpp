#include "know/zones.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

#include "know/name_hash.hpp"
#include "know/section_view.hpp"

namespace dateline::know {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr auto ever_before = std::numeric_limits<std::int64_t>::min() / 2;
constexpr auto ever_after = std::numeric_limits<std::int64_t>::max() / 2;
constexpr std::int64_t day = 86400;
// The last year that std::chrono can name; rules are not asked beyond it.
constexpr std::int64_t latest_ruled = 900'000'000'000, earliest_ruled = -900'000'000'000;

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

int year_of(std::int64_t t) {
  const std::chrono::year_month_day d{std::chrono::floor<std::chrono::days>(sys_seconds{seconds{t}})};
  return static_cast<int>(d.year());
}

bool usable(const closing_rule& r) {
  const auto ok = [](const day_rule& d) { return d.month >= 1 && d.month <= 12 && d.week >= 1 && d.week <= 5 && d.weekday <= 6; };
  return rule_alternates(r) && ok(r.to_other) && ok(r.to_base);
}

}  // namespace

zones::zones(const image& from) {
  const section_view all(from.bytes(section::zones));
  const auto* h = all.header<zones_header>();
  if (h == nullptr) return;
  text_ = all.pool(h->text_at, h->text_size);
  version_ = section_view::text(text_, h->version);
  records_ = all.rows<zone_record>(h->records_at, std::min<std::uint32_t>(h->zones, no_zone));
  change_times_ = all.rows<std::int64_t>(h->change_times_at, h->changes);
  change_states_ = all.rows<std::uint16_t>(h->change_states_at, h->changes);
  states_ = all.rows<state_record>(h->states_at, h->states);
  names_ = all.rows<zone_name>(h->names_at, h->names);
  slots_ = all.rows<std::uint32_t>(h->slots_at, std::has_single_bit(h->slots) ? h->slots : 0);
  countries_ = all.rows<country_zone>(h->countries_at, h->countries);
  leaps_ = all.rows<std::int64_t>(h->leaps_at, h->leaps);
}

std::string_view zones::version() const { return version_; }
std::size_t zones::size() const { return records_.size(); }

zone_id zones::find(std::string_view iana) const {
  const auto row = find_row(slots_, name_hash(iana, true),
                            [&](std::size_t i) { return i < names_.size() && same_name(section_view::text(text_, names_[i].name), iana); });
  return row && names_[*row].zone < records_.size() ? static_cast<zone_id>(names_[*row].zone) : no_zone;
}

std::string_view zones::name(zone_id id) const {
  return id < records_.size() ? section_view::text(text_, records_[id].name) : std::string_view();
}

std::string_view zones::country(zone_id id) const {
  if (id >= records_.size() || records_[id].country[0] == '\0') return {};
  return {records_[id].country, 2};
}

zone_state zones::state(std::uint16_t row, std::int64_t from, std::int64_t until) const {
  zone_state s{0, false, {}, sys_seconds{seconds{from}}, sys_seconds{seconds{until}}};
  if (row >= states_.size()) return s;
  s.offset = states_[row].offset;
  s.dst = states_[row].dst != 0;
  s.abbreviation = section_view::text(text_, states_[row].abbreviation);
  return s;
}

zone_state zones::by_rule(const zone_record& z, std::int64_t t, std::int64_t last_change) const {
  if (!usable(z.rule)) return state(z.rule.base_state, last_change, ever_after);
  const int year = year_of(std::clamp(t, earliest_ruled, latest_ruled) + z.rule.base_offset);
  rule_change before{ever_before, false};
  for (int y = year - 1; y <= year + 1; ++y)
    for (const auto& c : rule_changes(z.rule, y)) {
      if (c.at > t) return state(before.to_other ? z.rule.other_state : z.rule.base_state, std::max(before.at, last_change), c.at);
      before = c;
    }
  return state(before.to_other ? z.rule.other_state : z.rule.base_state, before.at, ever_after);
}

zone_state zones::at(zone_id id, sys_seconds when) const {
  const auto t = when.time_since_epoch().count();
  if (id >= records_.size()) return state(0xFFFF, ever_before, ever_after);
  const auto& z = records_[id];
  const auto known = std::min(change_times_.size(), change_states_.size());
  const auto first = std::min<std::size_t>(z.first_change, known);
  const auto count = std::min<std::size_t>(z.change_count, known - first);
  const auto times = change_times_.subspan(first, count);
  if (times.empty()) return t < ever_after && usable(z.rule) ? by_rule(z, t, ever_before) : state(z.first_state, ever_before, ever_after);
  if (t >= times.back()) return by_rule(z, t, times.back());
  const auto next = static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), t) - times.begin());
  if (next == 0) return state(z.first_state, ever_before, times[0]);
  return state(change_states_[first + next - 1], times[next - 1], times[next]);
}

local_lookup zones::at(zone_id id, std::chrono::local_seconds when) const {
  const auto local = when.time_since_epoch().count();
  const auto utc = [](std::int64_t t) { return sys_seconds{seconds{t}}; };
  const auto from = [](const zone_state& s) { return s.from.time_since_epoch().count(); };
  const auto until = [](const zone_state& s) { return s.until.time_since_epoch().count(); };
  // No offset reaches a day, so a state that holds a day on either side is the only one.
  auto s = at(id, utc(local));
  if (from(s) <= local - day && local + day <= until(s)) return {local_lookup::kind::unique, s, s};

  s = at(id, utc(local - day));
  std::optional<zone_state> holds, previous;
  for (int step = 0; step < 16; ++step, s = at(id, s.until)) {  // two days hold three changes at most
    const bool begun = from(s) == ever_before || local >= from(s) + s.offset;
    const bool ended = until(s) != ever_after && local >= until(s) + s.offset;
    if (begun && !ended) {
      if (holds) return {local_lookup::kind::overlap, *holds, s};
      holds = s;
    } else if (!begun && !holds && previous) {
      return {local_lookup::kind::gap, *previous, s};
    }
    if (until(s) > local + day) break;
    previous = s;
  }
  if (holds) return {local_lookup::kind::unique, *holds, *holds};
  return {local_lookup::kind::gap, previous.value_or(s), s};
}

const country_zone* zones::row_of(std::string_view country) const {
  if (country.size() != 2) return nullptr;
  const auto code = [](const country_zone& c) { return std::string_view(c.country, 2); };
  const auto it = std::lower_bound(countries_.begin(), countries_.end(), country, [&](const auto& c, auto s) { return code(c) < s; });
  return it != countries_.end() && code(*it) == country && it->zone < records_.size() ? &*it : nullptr;
}

zone_id zones::single_zone_of(std::string_view country) const {
  const auto* const row = row_of(country);
  return row == nullptr ? no_zone : row->zone;
}

std::string_view zones::name_in(zone_id id, std::string_view country) const {
  const auto* const row = row_of(country);
  return row != nullptr && row->zone == id && row->name != 0 ? section_view::text(text_, row->name) : name(id);
}

bool zones::is_leap_second(sys_seconds after) const {
  return std::binary_search(leaps_.begin(), leaps_.end(), after.time_since_epoch().count());
}

}  // namespace dateline::know
