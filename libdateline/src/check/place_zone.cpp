// The stamp's zone beside the dateline's: an Indian page stamps in Indian time what was written in Pyongyang.
#include <fmt/format.h>

#include "check/check.hpp"
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

}  // namespace dateline::checks
