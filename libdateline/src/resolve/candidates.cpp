#include "resolve/candidates.hpp"

#include <algorithm>

namespace dateline::resolving {
namespace {

using std::chrono::seconds;

sys_seconds minus(local_seconds t, std::int32_t offset) { return sys_seconds{t.time_since_epoch() - seconds{offset}}; }

// Where a day or a month begins in a zone; clocks that change at midnight move it.
sys_seconds beginning(local_seconds t, know::zone_id zone, const know::zones& zones) { return minus(t, zones.at(zone, t).before.offset); }

}  // namespace

candidate at_offset(const civil_time& t, std::int32_t offset) {
  candidate c;
  c.civil = t;
  c.offset = offset;
  c.utc = {minus(t.when.first, offset), minus(t.when.last, offset)};
  return c;
}

std::vector<candidate> in_zone(const civil_time& t, know::zone_id zone, const know::zones& zones) {
  candidate c;
  c.civil = t;
  c.zone = zone;
  c.country = zones.country(zone);
  if (t.unit < precision::hour) {
    c.utc = {beginning(t.when.first, zone, zones), beginning(t.when.last, zone, zones)};
    c.offset = zones.at(zone, c.utc.first).offset;
    if (c.utc.first == c.utc.last) c.local = local_state::gap;  // the whole day was skipped
    return {c};
  }
  const auto at = zones.at(zone, t.when.first);
  const auto make = [&](const know::zone_state& state) {
    c.offset = state.offset;
    c.utc = {minus(t.when.first, state.offset), minus(t.when.last, state.offset)};
    return c;
  };
  switch (at.kind) {
    case know::local_lookup::kind::unique: return {make(at.before)};
    case know::local_lookup::kind::gap: c.local = local_state::gap; break;
    case know::local_lookup::kind::overlap:
      if (t.fold == 'A') return {make(at.before)};
      if (t.fold == 'B') return {make(at.after)};
      c.local = local_state::overlap;
      break;
  }
  return {make(at.before), make(at.after)};
}

}  // namespace dateline::resolving
