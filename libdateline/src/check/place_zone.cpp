// The stamp's zone beside the dateline's: an Indian page stamps in Indian time what was written in Pyongyang.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"
#include "resolve/place_home.hpp"

namespace dateline::checks {

void dateline_zone_differs(const check_input& in, findings& out) {
  const auto& all = in.resolved;
  const place* where = nullptr;
  std::uint32_t where_index = 0;
  for (const auto& d : all.datelines) {
    for (const auto i : d.places)
      if (i < all.places.size() && all.places[i].chosen && !all.places[i].chosen->zone.empty()) {
        where = &all.places[i];
        where_index = i;
        break;
      }
    if (where) break;
  }
  if (!where) return;
  const auto there = in.tables.zones.find(where->chosen->zone);
  if (there == know::no_zone) return;
  const auto home = resolving::home_of(in.tables, in.context);
  for (std::uint32_t i = 0; i < all.timestamps.size(); ++i) {
    const auto& t = all.timestamps[i];
    if (t.origin != origin::text || !t.where || !t.utc || !t.offset || t.precision < precision::hour) continue;
    if (t.role == role::event || t.role == role::page_clock || t.role == role::extractor_header) continue;
    const auto local = in.tables.zones.at(there, t.utc->first);
    if (local.offset == *t.offset) continue;
    // Another zone than the dateline's needs a reason, and the publisher's home is one.
    const bool inferred =
        t.settled.zone_inferred || t.zone_source == "publisher" || t.zone_source == "country" || t.zone_source == "caller";
    const bool at_home = home.zone != know::no_zone && in.tables.zones.at(home.zone, t.utc->first).offset == *t.offset;
    if (!inferred && !at_home) continue;
    finding f;
    f.check = "dateline-zone-differs";
    f.severity = severity::info;
    f.message = fmt::format("{} is {} at {}, the place of the dateline, where clocks show {}", quoted(written(in, t)),
                            utc_words(t.utc->first), where->chosen->name, offset_words(local.offset));
    f.where = t.where;
    f.timestamps = {i};
    f.places = {where_index};
    out.push_back(std::move(f));
    return;
  }
}

// A stamp of the page in a zone that nothing of the page explains: somebody else's clock, or a template's slip.
void zone_unexplained(const check_input& in, findings& out) {
  const auto home = resolving::home_of(in.tables, in.context);
  if (home.zone == know::no_zone) return;
  const auto& zones = in.tables.zones;
  const auto& all = in.resolved;
  const auto explains = [&](know::zone_id zone, const timestamp& t) {
    return zone != know::no_zone && zones.at(zone, t.utc->first).offset == *t.offset;
  };
  for (std::uint32_t i = 0; i < all.timestamps.size(); ++i) {
    const auto& t = all.timestamps[i];
    const auto* m = mention_of(in, t);
    if (t.origin != origin::text || (t.role != role::published && t.role != role::updated) || !t.utc || !t.offset || !has_clock(t))
      continue;
    if (!m || !m->clock || !m->clock->zone.present() || m->clock->zone.place_time || m->second_clock || *t.offset == 0) continue;
    if (t.zone_source == "caller" || explains(home.zone, t)) continue;
    bool told = false;
    for (const auto& p : all.places) told = told || (p.in_dateline && p.chosen && explains(zones.find(p.chosen->zone), t));
    for (const auto& other : all.timestamps) told = told || (other.origin != origin::text && other.offset == t.offset);
    // An edition's: any zone of the home country.
    const auto country = home.country.empty() ? zones.country(home.zone) : std::string_view(home.country);
    for (std::size_t z = 0; z < zones.size() && !told; ++z)
      told = zones.country(static_cast<know::zone_id>(z)) == country && explains(static_cast<know::zone_id>(z), t);
    if (told) continue;
    add(out, "zone-unexplained", severity::warning, in, {i},
        fmt::format("{} is in {}, which is neither the zone of the publisher ({}) nor that of a dateline or of the page's metadata",
                    quoted(written(in, t)), offset_words(*t.offset), zones.name(home.zone)));
  }
}

}  // namespace dateline::checks
