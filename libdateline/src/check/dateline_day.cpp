// The day of a dateline against the day of publication, which is taken at the dateline's place.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono;

struct dated {
  std::uint32_t stamp;
  local_days day;
};

// The dateline's own date, and the zone of its place.
std::optional<dated> dateline_day(const check_input& in, std::string& zone) {
  for (const auto& d : in.resolved.datelines) {
    if (!d.timestamp || *d.timestamp >= in.resolved.timestamps.size()) continue;
    const auto day = day_of(in.resolved.timestamps[*d.timestamp]);
    if (!day) continue;
    for (const auto p : d.places)
      if (p < in.resolved.places.size() && in.resolved.places[p].chosen && zone.empty()) zone = in.resolved.places[p].chosen->zone;
    return dated{*d.timestamp, local_days{*day}};
  }
  return std::nullopt;
}

// The days on which the page can have been published, seen from the dateline's place: first and last.
std::optional<std::pair<local_days, local_days>> publish_days(const check_input& in, const std::string& zone) {
  std::optional<interval> when;
  if (in.resolved.published) {
    const auto& t = in.resolved.timestamps[*in.resolved.published];
    if (t.role != role::published) return std::nullopt;
    if (t.utc && t.precision >= precision::hour) when = t.utc;
    else if (const auto day = day_of(t)) return std::pair{local_days{*day}, local_days{*day}};
  } else if (in.context.reference) {
    when = interval{*in.context.reference, *in.context.reference + seconds{1}};
  }
  if (!when) return std::nullopt;
  const auto id = in.tables.zones.find(zone);
  const auto day = [&](sys_seconds t, seconds unknown) {
    const auto offset = id == know::no_zone ? unknown : seconds{in.tables.zones.at(id, t).offset};
    return floor<days>(local_seconds{t.time_since_epoch() + offset});
  };
  return std::pair{day(when->first, -hours{12}), day(when->last - seconds{1}, hours{14})};
}

}  // namespace

void dateline_publish_gap(const check_input& in, findings& out) {
  std::string zone;
  const auto told = dateline_day(in, zone);
  const auto published = told ? publish_days(in, zone) : std::nullopt;
  if (!published) return;
  const auto gap = (published->first - told->day).count();
  if (gap <= 1) return;
  add(out, "dateline-publish-gap", gap > 3 ? severity::warning : severity::info, in, {told->stamp},
      fmt::format("published {} days after the dateline", gap));
}

void dateline_after_publish(const check_input& in, findings& out) {
  std::string zone;
  const auto told = dateline_day(in, zone);
  const auto published = told ? publish_days(in, zone) : std::nullopt;
  if (!published || told->day <= published->second) return;
  add(out, "dateline-after-publish", severity::error, in, {told->stamp},
      fmt::format("the dateline's day, {}, lies after that of publication", date_words(year_month_day{told->day})));
}

}  // namespace dateline::checks
