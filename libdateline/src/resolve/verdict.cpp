#include "resolve/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::resolving {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr double negligible = 1e-3;  // a reading that is not in force and this unlikely is no alternative worth showing

std::vector<double> shares(const std::vector<candidate>& ranked, double others = 0) {
  std::vector<double> out;
  double sum = others;
  const double top = ranked.empty() ? 0 : ranked.front().because.total();
  for (const auto& c : ranked) {
    out.push_back(std::exp(c.because.total() - top));
    sum += out.back();
  }
  for (auto& p : out) p /= sum;
  return out;
}

void set_civil(timestamp& t, const civil_time& c) {
  t.value = c.value();
  t.precision = c.unit;
  t.local = c.when.first;
}

void bound(timestamp& t, const std::vector<candidate>& all) {
  for (const auto& c : all) {
    if (!t.bounded) t.bounds = c.utc;
    t.bounds.first = std::min(t.bounds.first, c.utc.first);
    t.bounds.last = std::max(t.bounds.last, c.utc.last);
    t.bounded = true;
  }
}

bool has_row(const candidate& c, std::string_view id) {
  return std::ranges::any_of(c.because.noted(), [&](const noted_row& r) { return r.row.id == id; });
}

}  // namespace

std::vector<candidate> merge(std::vector<candidate> all) {
  std::vector<candidate> out;
  for (auto& c : all) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const candidate& o) { return o.utc == c.utc; });
    if (same == out.end()) out.push_back(std::move(c));
    else if (c.because.total() > same->because.total()) *same = std::move(c);
  }
  std::stable_sort(out.begin(), out.end(), [](const candidate& a, const candidate& b) { return a.because.total() > b.because.total(); });
  return out;
}

reading as_reading(const candidate& c, double share, const setting& s) {
  reading r;
  r.utc = c.utc;
  r.value = c.civil.value();
  if (c.zone != know::no_zone && c.how != label_reading::literal) r.zone = s.tables.zones.name_in(c.zone, c.country);
  r.offset = c.offset;
  r.confidence = share;
  r.how = c.how;
  if (s.given.explain) r.evidence = c.because.rows();
  return r;
}

void decide(timestamp& t, const candidate& c, status how_sure, double share, const setting& s) {
  set_civil(t, c.civil);
  t.status = how_sure;
  t.utc = c.utc;
  t.bounds = c.utc;
  t.bounded = true;
  if (c.zone != know::no_zone) t.zone = s.tables.zones.name_in(c.zone, c.country);
  t.offset = c.offset;
  t.zone_source = c.source;
  t.confidence = share;
  t.how = c.how;
  t.settled.label = c.label;
  t.settled.local = c.local;
  if (s.given.explain) t.evidence = c.because.rows();
}

void leave_floating(timestamp& t, const civil_time& c) {
  set_civil(t, c);
  t.status = status::undecided;
  t.bounds = {sys_seconds{c.when.first.time_since_epoch() - hours{14}}, sys_seconds{c.when.last.time_since_epoch() + hours{12}}};
  t.bounded = true;
}

void settle_label(timestamp& t, const label_meaning& m, std::string_view label, const setting& s) {
  auto ranked = merge(m.candidates);
  if (ranked.empty()) return;
  t.settled.label_ambiguous =
      std::count_if(ranked.begin(), ranked.end(), [](const candidate& c) { return c.label != label_state::abandoned; }) > 1 &&
      !m.explicit_offset && !m.names_place;
  auto literal = m.literal;
  for (auto& l : literal)
    for (const auto& stamp : s.machine)
      if (const auto instant = stamp.instant();
          instant && stamp.unit > precision::day && std::chrono::abs(*instant - l.utc.first) < seconds{60})
        l.because.add(s.tables.evidence, "metadata-same-instant", stamp.name);

  auto p = shares(ranked);
  const auto& best = ranked.front();
  const bool alone = ranked.size() == 1 || m.explicit_offset;
  const double margin = alone ? 20 : best.because.total() - ranked[1].because.total();
  const double beyond = alone ? 20 : best.because.beyond_prior() - ranked[1].because.beyond_prior();
  status verdict = status::undecided;
  if (p.front() >= s.weight("verdict-share") && margin >= s.weight("verdict-margin")) {
    if (beyond >= s.weight("verdict-certain")) verdict = status::certain;
    else if (beyond >= s.weight("verdict-likely")) verdict = status::likely;
  }
  if (m.explicit_offset) verdict = status::certain;
  // A label against the calendar: only where something tells the zone is the wall clock meant for sure.
  const bool against = best.label == label_state::other_season || best.label == label_state::abandoned;
  if (against && best.how == label_reading::wall_clock) {
    double tells = 0;
    for (const auto& [row, detail] : best.because.noted())
      if (row.weight > 0 && !row.id.starts_with("kind-") && !row.id.starts_with("prior:")) tells += row.weight;
    if (tells < s.weight("verdict-likely")) verdict = status::undecided;
  }

  std::vector<reading> others;
  std::optional<candidate> mine;  // the leader's own literal reading
  for (const auto& l : literal)
    if (l.zone == best.zone && !mine) mine = l;
  if (verdict != status::undecided) {
    if (mine && has_row(*mine, "metadata-same-instant") && !has_row(best, "metadata-same-instant")) {  // the page itself says which
      auto l = *mine;
      l.label = best.label;
      l.source = "metadata";
      others.push_back(as_reading(best, 1 - p.front(), s));
      decide(t, l, verdict, p.front(), s);
      t.zone = {};
    } else {
      decide(t, best, verdict, p.front(), s);
      if (mine && best.how == label_reading::wall_clock && mine->utc != best.utc) others.push_back(as_reading(*mine, 1 - p.front(), s));
    }
    for (std::size_t i = 1; i < ranked.size(); ++i)
      if (ranked[i].label == label_state::in_force || p[i] >= negligible) others.push_back(as_reading(ranked[i], p[i], s));
  } else {
    set_civil(t, best.civil);
    t.settled.label = best.label;
    t.settled.local = best.local;
    auto shown = ranked;
    for (const auto& l : literal) {
      const bool had = std::any_of(shown.begin(), shown.end(), [&](const candidate& c) { return c.utc == l.utc; });
      if (!had && mine && l.utc == mine->utc) shown.push_back(l);
    }
    bound(t, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i < p.size() && shown[i].label == label_state::abandoned && p[i] < negligible && ranked.front().label != label_state::abandoned)
        continue;
      others.push_back(as_reading(shown[i], i < p.size() ? p[i] : 0, s));
    }
    if (s.given.explain) t.evidence = best.because.rows();
  }
  t.alternatives = std::move(others);
  t.abbreviation = label;
}

void settle_bare(timestamp& t, std::vector<candidate> all, const civil_time& civil, const setting& s) {
  const auto ranked = merge(std::move(all));
  const double needed = s.weight("verdict-inferred-likely");
  if (ranked.empty() || ranked.front().because.total() < needed) {
    leave_floating(t, civil);
    return;
  }
  const auto p = shares(ranked, std::exp(-ranked.front().because.total()));
  const bool clear = ranked.size() == 1 || ranked[0].because.total() - ranked[1].because.total() >= s.weight("verdict-margin");
  if (clear) {
    decide(t, ranked.front(), ranked.front().because.total() >= s.weight("verdict-inferred-certain") ? status::certain : status::likely,
           p.front(), s);
    t.settled.zone_inferred = true;
    for (std::size_t i = 1; i < ranked.size(); ++i)
      if (p[i] >= negligible) t.alternatives.push_back(as_reading(ranked[i], p[i], s));
    return;
  }
  set_civil(t, civil);
  t.status = status::undecided;
  t.settled.local = ranked.front().local;
  t.settled.zone_inferred = true;
  bound(t, ranked);
  for (std::size_t i = 0; i < ranked.size(); ++i)
    if (p[i] >= negligible) t.alternatives.push_back(as_reading(ranked[i], p[i], s));
}

void settle_caller(timestamp& t, const civil_time& civil, const setting& s) {
  auto all = in_zone(civil, s.caller_zone, s.tables.zones);
  for (auto& c : all) {
    c.source = "caller";
    c.because.add(s.tables.evidence, "caller-zone", s.given.zone);
  }
  if (all.size() == 1) {
    decide(t, all.front(), status::certain, 1, s);
    return;
  }
  set_civil(t, civil);
  t.status = status::undecided;
  t.settled.local = all.front().local;
  bound(t, all);
  for (const auto& c : all) t.alternatives.push_back(as_reading(c, 0.5, s));
}

void settle_open(timestamp& t, const std::vector<timestamp>& readings) {
  t.status = status::undecided;
  t.precision = readings.front().precision;
  t.value.clear();
  for (const auto& r : readings) {
    t.value += (t.value.empty() ? "[" : ",") + r.value;
    reading a;
    a.utc = r.utc;
    a.value = r.value;
    a.zone = r.zone;
    a.offset = r.offset;
    a.confidence = 1.0 / static_cast<double>(readings.size());
    a.evidence = r.evidence;
    t.alternatives.push_back(std::move(a));
    if (r.bounded) {
      if (!t.bounded) t.bounds = r.bounds;
      t.bounds.first = std::min(t.bounds.first, r.bounds.first);
      t.bounds.last = std::max(t.bounds.last, r.bounds.last);
      t.bounded = true;
    }
  }
  t.value += "]";
}

}  // namespace dateline::resolving
