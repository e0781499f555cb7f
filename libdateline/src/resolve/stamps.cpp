#include "resolve/stamps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "resolve/verdict.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;
using std::chrono::minutes;

// "local time": the nearest place of the same sentence, else the dateline's.
know::zone_id place_of_sentence(const time_mention& m, const setting& s, std::string& name) {
  const auto text = s.text.text();
  const auto from = offset(m.where.first), to = offset(m.where.last);
  auto first = text.find_last_of(".!?\n", from == 0 ? 0 : from - 1);
  first = first == std::string_view::npos ? 0 : first;
  auto last = text.find_first_of(".!?\n", to);
  if (last == std::string_view::npos) last = text.size();
  std::uint32_t nearest = ~0U;
  auto zone = know::no_zone;
  for (const auto& p : s.places) {
    if (!p.chosen || p.chosen->zone.empty() || p.in_dateline || p.stated) continue;
    const auto a = offset(p.where.first), b = offset(p.where.last);
    if (a < first || b > last) continue;
    const auto apart = b <= from ? from - b : a >= to ? a - to : 0;
    if (apart >= nearest) continue;
    nearest = apart;
    zone = s.tables.zones.find(p.chosen->zone);
    name = p.chosen->name;
  }
  if (zone == know::no_zone && s.dateline_zone != know::no_zone) {
    zone = s.dateline_zone;
    name = s.dateline_name;
  }
  return zone;
}

// GMT is a scale, but also what a winter clock is called where it is the standard time: said, with the other reading.
void mark_season_of_scale(timestamp& t, std::string_view label, const civil_time& c, const setting& s) {
  const auto home = s.home();
  if (home == know::no_zone || t.status == status::undecided) return;
  // News agencies write for the whole world: their GMT is the scale.
  if (std::any_of(s.found.datelines.begin(), s.found.datelines.end(), [](const dateline_mention& d) { return d.agency != 0; })) return;
  const auto uses = s.tables.abbreviations.uses(label);
  const bool theirs = std::any_of(uses.begin(), uses.end(), [&](const know::label_use& u) { return u.zone == home; });
  if (!theirs) return;
  auto wall = in_zone(c, home, s.tables.zones).front();
  if (wall.offset == 0) return;
  wall.how = label_reading::wall_clock;
  t.how = label_reading::literal;
  t.settled.label = label_state::other_season;
  t.alternatives.push_back(as_reading(wall, 1 - t.confidence, s));
}

// A publisher that prints GMT in summer, too, means the clock on its wall.
void read_local_gmt(label_meaning& meaning, const civil_time& c, const fact& publisher, const setting& s) {
  auto wall = in_zone(c, publisher.zone, s.tables.zones).front();
  if (wall.offset == 0) return;
  wall.label = label_state::other_season;
  wall.how = label_reading::wall_clock;
  wall.source = publisher.source;
  wall.because.add(s.tables.evidence, "gmt-habit", publisher.detail);
  auto literal = meaning.candidates.front();
  literal.how = label_reading::literal;
  literal.zone = publisher.zone;
  meaning.candidates = {std::move(wall)};
  meaning.literal = {std::move(literal)};
  meaning.explicit_offset = false;
}

// A written offset that neither the place beside it nor the publisher explains.
void compare_with_place(timestamp& t, const time_mention& m, const setting& s) {
  if (!t.utc || !t.offset || m.clock->zone.utc_scale || *t.offset == 0 || t.zone_source != "offset") return;
  if (!t.zone.empty()) {  // IXDTF names the zone itself
    const auto zone = s.tables.zones.find(t.zone);
    if (zone != know::no_zone && s.tables.zones.at(zone, t.utc->first).offset != *t.offset) t.settled.offset_contradicts = true;
    return;
  }
  auto zone = s.dateline_zone;
  for (const auto& p : s.places) {  // "…10:00 (GMT+9), Pyongyang"
    if (!p.chosen || p.chosen->zone.empty() || p.stated) continue;
    const auto a = offset(p.where.first), end = offset(m.where.last);
    if (a < end || a - end > 4 || s.text.text().substr(end, a - end).find_first_not_of(" ,)(") != std::string_view::npos) continue;
    zone = s.tables.zones.find(p.chosen->zone);
  }
  if (zone == know::no_zone || s.tables.zones.at(zone, t.utc->first).offset == *t.offset) return;
  if (s.home() != know::no_zone && s.tables.zones.at(s.home(), t.utc->first).offset == *t.offset) return;
  t.settled.offset_contradicts = true;
}

// A stamp in two zones is one instant: each half rules out what the other cannot be.
bool agree(label_meaning& first, const label_meaning& second) {
  std::vector<candidate> common;
  for (const auto& a : first.candidates)
    for (const auto& b : second.candidates) {
      const auto apart = std::chrono::abs(a.utc.first - b.utc.first) % std::chrono::hours{24};
      if (apart < minutes{1} || apart > std::chrono::hours{24} - minutes{1}) {
        common.push_back(a);
        break;
      }
    }
  if (common.empty()) return false;
  first.candidates = std::move(common);
  return true;
}

// "4:17 a.m. local time (0117 GMT)": the clock elsewhere says how far from UTC the first one goes.
std::optional<candidate> by_other_clock(const civil_time& c, const written_clock& second, const setting& s) {
  const auto other = on_day(civil::day_of(c.when.first), second);
  const auto meaning = read_label(second.zone, other, s);
  const auto ranked = merge(meaning.candidates);
  if (ranked.size() != 1) return std::nullopt;
  constexpr std::int32_t day = 86400, west = -12 * 3600;
  auto apart = static_cast<std::int32_t>((c.when.first - other.when.first).count()) + ranked.front().offset;
  while (apart < west) apart += day;
  while (apart >= west + day) apart -= day;
  if (apart % 900 != 0) return std::nullopt;
  auto k = at_offset(c, apart);
  if (const auto home = s.home(); home != know::no_zone && s.tables.zones.at(home, k.utc.first).offset == apart) k.zone = home;
  k.source = ranked.front().source;
  k.because = ranked.front().because;
  return k;
}

void resolve_dual(timestamp& t, const civil_time& c, const time_mention& m, label_meaning meaning, std::string_view label,
                  const setting& s) {
  const auto other = on_day(civil::day_of(c.when.first), *m.second_clock);
  auto second = read_label(m.second_clock->zone, other, s);
  if (second.candidates.empty() || meaning.candidates.empty() || agree(meaning, second)) {
    settle_label(t, meaning, label, s);
    return;
  }
  settle_label(t, meaning, label, s);
  t.settled.dual_mismatch = true;
  t.status = status::undecided;
  t.utc.reset();
  t.zone.clear();
  t.offset.reset();
  t.alternatives.clear();
  for (const auto* side : {&meaning, &second}) {
    const auto best = merge(side->candidates);
    if (!best.empty()) t.alternatives.push_back(as_reading(best.front(), 0.5, s));
  }
}

}  // namespace

void resolve_zone(timestamp& t, const civil_time& c, const time_mention& m, bool at_dateline, const setting& s) {
  const auto* zone = m.clock && m.clock->zone.present() ? &m.clock->zone : nullptr;
  if (zone != nullptr) {
    const auto label = s.text.slice(zone->label);
    auto meaning = read_label(*zone, c, s);
    if (const auto* p = s.publisher(); p != nullptr && p->local_gmt && p->zone != know::no_zone && label == "GMT")
      read_local_gmt(meaning, c, *p, s);
    if (meaning.local) {
      std::string name;
      if (const auto there = place_of_sentence(m, s, name); there != know::no_zone) {
        meaning.candidates = in_zone(c, there, s.tables.zones);
        meaning.names_place = true;
        for (auto& k : meaning.candidates) {
          k.source = "dateline";
          k.because.add(s.tables.evidence, "place-time", name);
        }
      } else if (const auto k = m.second_clock ? by_other_clock(c, *m.second_clock, s) : std::nullopt;
                 k && s.caller_zone == know::no_zone) {
        decide(t, *k, status::certain, 1, s);
        t.abbreviation = s.text.slice(m.second_clock->zone.label);
        return;
      } else {
        leave_floating(t, c);
        return;
      }
    }
    if (!meaning.candidates.empty()) {
      if (s.caller_zone != know::no_zone && !meaning.explicit_offset) return settle_caller(t, c, s);
      const bool scale = zone->utc_scale && meaning.explicit_offset;
      if (m.second_clock) resolve_dual(t, c, m, std::move(meaning), label, s);
      else settle_label(t, meaning, label, s);
      if (scale) mark_season_of_scale(t, label, c, s);
      compare_with_place(t, m, s);
      return;
    }
  }
  if (s.caller_zone != know::no_zone) return settle_caller(t, c, s);
  if (m.clock && m.second_clock && m.second_clock->zone.present())
    if (const auto k = by_other_clock(c, *m.second_clock, s)) return decide(t, *k, status::certain, 1, s);
  if (t.role == role::extractor_header) return leave_floating(t, c);
  if (at_dateline && s.dateline_zone != know::no_zone) {
    auto all = in_zone(c, s.dateline_zone, s.tables.zones);
    for (auto& k : all) {
      k.source = "dateline";
      k.because.add(s.tables.evidence, "dateline-date", s.dateline_name);
    }
    return settle_bare(t, std::move(all), c, s);
  }
  settle_bare(t, infer_zone(c, &m, s), c, s);
}

void resolve_stamp(timestamp& t, const time_mention& m, const context_of_stamp& around, const setting& s) {
  t.kind = time_kind::absolute;
  if (m.shape == time_shape::epoch && m.epoch_ms) {
    civil_time c;
    c.unit = precision::second;
    c.when.first = local_seconds{std::chrono::seconds{*m.epoch_ms / 1000}};
    c.when.last = c.when.first + std::chrono::seconds{1};
    auto k = at_offset(c, 0);
    k.source = "offset";
    return decide(t, k, status::certain, 1, s);
  }
  day_reading day;
  if (m.shape == time_shape::clock_only) {
    t.kind = time_kind::partial;
    if (around.inherited_day) day.days.push_back({.day = *around.inherited_day, .unit = precision::day, .because = {}, .source = {}});
  } else {
    day = read_day(m, s);
  }
  t.settled.order_needed = day.order_needed;
  t.settled.order_source = day.order_source;
  t.settled.day_first = day.day_first;
  t.settled.year_inferred = day.year_inferred;
  t.settled.century_inferred = day.century_inferred;
  t.settled.fault = day.fault;
  t.precision = m.clock ? (m.clock->second ? precision::second : precision::minute) : precision::day;
  if (day.fault != field_fault::none) return;
  const bool clock_ok = !m.clock || clock_exists(*m.clock);
  if (!clock_ok) t.settled.fault = field_fault::no_such_time;
  if (day.year_open || day.days.empty()) {
    t.kind = time_kind::partial;
    t.value = day.partial;
    if (m.clock && clock_ok && day.partial.size() != 7) {
      const auto c = on_day(local_days{}, *m.clock);
      const auto f = (c.when.first - local_days{}) % days{1};
      const auto minute = std::chrono::duration_cast<minutes>(f).count();
      t.value += civil::clock_edtf(static_cast<unsigned>(minute / 60), static_cast<unsigned>(minute % 60),
                                   m.clock->second ? std::optional<unsigned>(*m.clock->second) : std::nullopt);
    }
    return;
  }
  std::vector<timestamp> readings;
  for (const auto& d : day.days) {
    auto r = t;
    const auto c = m.clock && clock_ok && d.unit == precision::day ? on_day(d.day, *m.clock) : whole(d.day, d.unit);
    if (!clock_ok) leave_floating(r, c);  // the day stands, the clock does not
    else resolve_zone(r, c, m, around.in_dateline, s);
    if (c.leap && r.utc && !s.tables.zones.is_leap_second(r.utc->first)) {
      r.settled.fault = field_fault::no_leap_second;
      r.status = status::undecided;
      r.utc.reset();
      r.value.clear();
      r.alternatives.clear();
    }
    if (s.given.explain) std::ranges::move(d.because.rows(), std::back_inserter(r.evidence));
    readings.push_back(std::move(r));
  }
  if (readings.size() == 1) t = std::move(readings.front());
  else settle_open(t, readings);
}

}  // namespace dateline::resolving
