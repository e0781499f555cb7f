// Wall clocks against the rules of their zone: offsets that it did not have, times that did not exist or came
// twice, and stamps whose two clocks disagree.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

std::optional<know::local_lookup> rules_at(const check_input& in, const timestamp& t) {
  const auto zone = in.tables.zones.find(t.zone);
  if (zone == know::no_zone || !t.local) return std::nullopt;
  return in.tables.zones.at(zone, *t.local);
}

std::string day_words(const timestamp& t) {
  const auto day = day_of(t);
  return day ? " on " + date_words(*day) : std::string();
}

}  // namespace

void offset_not_in_zone(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.offset_contradicts) continue;
    const auto* m = mention_of(in, t);
    auto offset = t.offset;
    if (m && m->clock && m->clock->zone.offset) offset = m->clock->zone.offset;
    const std::string said = offset ? offset_words(*offset) : quoted(written(in, t));
    const auto zone = in.tables.zones.find(t.zone);
    std::string message = said + " is not the offset of " + (t.zone.empty() ? "the place beside it" : t.zone) + day_words(t);
    if (zone != know::no_zone && t.utc) {
      if (const auto held = in.tables.zones.at(zone, t.utc->first).offset; held != offset) message += ", which is " + offset_words(held);
    }
    add(out, "offset-not-in-zone", severity::error, in, {i}, std::move(message));
  }
}

void dual_stamp_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.dual_mismatch) continue;
    std::string message = quoted(written(in, t)) + " names two instants";
    if (t.alternatives.size() > 1 && t.alternatives[0].utc && t.alternatives[1].utc)
      message += fmt::format(", {} and {}", utc_words(t.alternatives[0].utc->first), utc_words(t.alternatives[1].utc->first));
    add(out, "dual-stamp-mismatch", severity::error, in, {i}, std::move(message));
  }
}

void local_time_gap(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.settled.local != local_state::gap) continue;
    std::string message = quoted(written(in, t)) + " did not exist" + (t.zone.empty() ? "" : " in " + t.zone);
    if (const auto r = rules_at(in, t); r && r->kind == know::local_lookup::kind::gap)
      message += fmt::format(": clocks went from {} to {}", offset_words(r->before.offset), offset_words(r->after.offset));
    add(out, "local-time-gap", severity::error, in, {i}, std::move(message));
  }
}

void local_time_overlap(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.settled.local != local_state::overlap || t.status != status::undecided) continue;
    std::string message = quoted(written(in, t)) + " came twice" + (t.zone.empty() ? "" : " in " + t.zone);
    if (t.alternatives.size() > 1 && t.alternatives[0].utc && t.alternatives[1].utc)
      message += fmt::format(", at {} and {}", utc_words(t.alternatives[0].utc->first), utc_words(t.alternatives[1].utc->first));
    add(out, "local-time-overlap", severity::warning, in, {i}, std::move(message));
  }
}

}  // namespace dateline::checks
