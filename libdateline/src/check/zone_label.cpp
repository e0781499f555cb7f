// Zone labels: what an abbreviation was taken to mean, and whether it was in force then and there.
#include <fmt/format.h>

#include <algorithm>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

std::string_view label_of(const check_input& in, const timestamp& t) {
  if (!t.abbreviation.empty()) return t.abbreviation;
  const auto* m = mention_of(in, t);
  return m && m->clock && m->clock->zone.present() ? in.document.slice(m->clock->zone.label) : "the label";
}

// Undecided for its label, and not only for an open date order.
bool label_open(const timestamp& t) {
  if (!t.settled.label_ambiguous || t.status != status::undecided) return false;
  if (!t.settled.order_needed || !t.settled.order_source.empty()) return true;
  return std::any_of(t.alternatives.begin(), t.alternatives.end(),
                     [&](const reading& r) { return r.offset != t.alternatives.front().offset; });
}

std::string candidates(const timestamp& t) {
  std::string list;
  std::size_t n = 0;
  for (const auto& r : t.alternatives) {
    if (n == 3) {
      list += " …";
      break;
    }
    if (n++ != 0) list += ", ";
    list += r.utc ? utc_words(r.utc->first) : r.value;
    if (!r.zone.empty()) list += " (" + r.zone + ")";
  }
  return list;
}

std::string source_words(std::string_view source) {
  if (source == "publisher") return "the publisher's home zone";
  if (source == "country") return "the publisher's country";
  if (source == "caller") return "the caller has said so";
  if (source == "metadata") return "the page's metadata";
  if (source == "dateline") return "the dateline's place";
  if (source == "tld") return "the country of the address";
  return std::string(source);
}

struct clock_state {
  std::string_view abbreviation;
  std::int32_t offset;
};

// What clocks showed in the stamp's zone at that wall clock.
std::optional<clock_state> shown(const check_input& in, const timestamp& t) {
  const auto zone = in.tables.zones.find(t.zone);
  if (zone == know::no_zone || !t.local) return std::nullopt;
  const auto at = in.tables.zones.at(zone, *t.local).before;
  return clock_state{at.abbreviation, at.offset};
}

std::string shown_words(const clock_state& s) {
  // tzdb's numeric abbreviations repeat the offset
  const bool named = !s.abbreviation.empty() && s.abbreviation.front() != '+' && s.abbreviation.front() != '-';
  return named ? fmt::format("{} ({})", s.abbreviation, offset_words(s.offset)) : offset_words(s.offset);
}

std::string when_words(const timestamp& t) {
  const auto day = day_of(t);
  return day ? " on " + date_words(*day) : std::string();
}

// A label against the calendar. While the zone is open the finding holds only where the wall clock counts.
void label_against_calendar(const check_input& in, findings& out, label_state state, std::string_view id, std::string_view what) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.settled.label != state) continue;
    std::string message = fmt::format("{} {}", label_of(in, t), what);
    if (!t.zone.empty()) message += " in " + t.zone;
    message += when_words(t);
    if (const auto s = shown(in, t)) message += ", where clocks show " + shown_words(*s);
    auto& f = add(out, id, severity::warning, in, {i}, std::move(message));
    if (t.status != status::undecided) continue;
    for (const auto& r : t.alternatives)
      if (r.how == label_reading::wall_clock) f.conditional.push_back((r.utc ? utc_words(r.utc->first) : r.value) + " " + r.zone);
    if (f.conditional.empty()) f.conditional.push_back(t.value);
  }
}

}  // namespace

void zone_abbrev_ambiguous(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!label_open(t)) continue;
    add(out, "zone-abbrev-ambiguous", severity::warning, in, {i},
        fmt::format("{} can mean {}, and nothing decides", label_of(in, t), t.alternatives.empty() ? "several zones" : candidates(t)));
  }
}

void zone_abbrev_resolved(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.label_ambiguous || label_open(t) || t.zone.empty()) continue;
    std::string message = fmt::format("{} is taken as {}", label_of(in, t), t.zone);
    if (t.offset) message += fmt::format(" ({})", offset_words(*t.offset));
    if (!t.zone_source.empty() && t.zone_source != "label") message += ": " + source_words(t.zone_source);
    add(out, "zone-abbrev-resolved", severity::info, in, {i}, std::move(message));
  }
}

void zone_season_mismatch(const check_input& in, findings& out) {
  label_against_calendar(in, out, label_state::other_season, "zone-season-mismatch", "is not in force");
}

void zone_not_in_force(const check_input& in, findings& out) {
  label_against_calendar(in, out, label_state::abandoned, "zone-not-in-force", "is no longer used");
}

void zone_inferred(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.zone_inferred || t.zone.empty() || !has_clock(t) || t.settled.fault != field_fault::none) continue;
    add(out, "zone-inferred", severity::info, in, {i},
        fmt::format("no zone is written; {} is taken: {}", t.zone, t.zone_source.empty() ? "the evidence" : source_words(t.zone_source)));
  }
}

}  // namespace dateline::checks
