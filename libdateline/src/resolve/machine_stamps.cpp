#include "resolve/machine_stamps.hpp"

#include <algorithm>
#include <array>

#include "read/characters.hpp"
#include "resolve/verdict.hpp"

namespace dateline::resolving {
namespace {

bool names(std::string_view name, std::initializer_list<std::string_view> parts) {
  std::string lower(name);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view p) { return lower.find(p) != std::string::npos; });
}

role role_of(std::string_view name) {
  if (names(name, {"modif", "update", "revised", "lastmod"})) return role::updated;
  if (names(name, {"publi", "issued", "posted", "pubdate", "release"})) return role::published;
  if (names(name, {"created"})) return role::published;
  return role::unknown;
}

origin origin_of(std::string_view name) {
  if (name.starts_with("ld:") || name.starts_with("jsonld") || names(name, {"datepublished", "datemodified", "datecreated"}))
    return origin::jsonld;
  if (name.starts_with("time@")) return origin::time_element;
  if (name.starts_with("http") || markup::same_name(name, "last-modified") || markup::same_name(name, "date")) return origin::http;
  return origin::meta;
}

// UTC is a scale: it tells the instant and no clock on a wall. Where the publisher's zone is known, its clock is shown.
void show_home_clock(timestamp& t, const civil_time& c, const setting& s) {
  const auto home = s.home();
  if (home == know::no_zone || c.unit <= precision::day || !t.utc) return;
  const auto offset = s.tables.zones.at(home, t.utc->first).offset;
  civil_time there = c;
  there.when = {c.when.first + std::chrono::seconds{offset}, c.when.last + std::chrono::seconds{offset}};
  t.value = there.value();
  t.local = there.when.first;
  t.offset = offset;
  t.zone = s.tables.zones.name(home);
}

void add(std::vector<timestamp>& all, const machine_time& m, bool of_this_page, const setting& s) {
  timestamp t;
  if (m.stated) {
    const auto& stamp = s.text.page()->stamps[*m.stated];
    t.origin = stamp.origin;
    t.text = stamp.written.empty() ? stamp.value : stamp.written;
    t.stated = stamp.where;
    if (of_this_page) t.role = role_of(m.name);
    using namespace place_in_page;
    if (of_this_page && t.origin == origin::time_element && t.role == role::unknown)
      t.role = (stamp.places & updated) != 0 ? role::updated : (stamp.places & published) != 0 ? role::published : role::unknown;
  } else {
    t.origin = origin_of(m.name);
    t.role = role_of(m.name);
    const auto given = std::find_if(s.given.meta.begin(), s.given.meta.end(), [&](const machine_stamp& g) { return g.name == m.name; });
    t.text = given == s.given.meta.end() ? m.name : given->value;
  }
  civil_time c;
  c.unit = m.unit;
  c.when = m.unit == precision::day ? civil::stretch(m.day, precision::day)
                                    : civil::span{m.local, m.local + std::chrono::seconds{m.unit == precision::second ? 1 : 60}};
  if (m.offset) {
    auto k = at_offset(c, *m.offset);
    k.source = m.zone == know::no_zone ? "offset" : "label";
    k.zone = m.zone;
    k.because.add(s.tables.evidence, "explicit-offset", m.name);
    decide(t, k, status::certain, 1, s);
    if (*m.offset == 0 && m.stated) show_home_clock(t, c, s);
  } else if (s.caller_zone != know::no_zone) {
    settle_caller(t, c, s);
  } else {
    settle_bare(t, infer_zone(c, nullptr, s), c, s);
    t.settled.zone_inferred = false;
  }
  all.push_back(std::move(t));
}

}  // namespace

void add_machine_stamps(std::vector<timestamp>& all, const setting& s) {
  for (const auto* part : {&s.machine, &s.machine_aside})
    for (const auto& m : *part) add(all, m, part == &s.machine, s);
}

}  // namespace dateline::resolving
