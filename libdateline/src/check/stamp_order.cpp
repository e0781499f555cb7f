// Stamps against each other and against the capture. A moment is an interval: a relation is broken only if it
// fails for every pair of points, so a day and a minute within it never contradict each other.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"
#include "dateline/archive_stamp.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono_literals;

// The visible stamp of a role: the document's answer, else the first that is written in the text.
std::optional<std::uint32_t> visible(const check_input& in, role r, const std::optional<std::uint32_t>& answer) {
  const auto& all = in.resolved.timestamps;
  if (answer && *answer < all.size() && all[*answer].origin == origin::text && all[*answer].role == r) return answer;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].role == r && all[i].origin == origin::text && all[i].where && !all[i].value.empty()) return i;
  return std::nullopt;
}

bool same_label(const timestamp& a, const timestamp& b) { return a.abbreviation == b.abbreviation && a.offset == b.offset; }

bool floating(const timestamp& t) {
  return t.status == status::undecided && t.alternatives.empty() && !t.offset && t.abbreviation.empty() && t.local &&
         t.precision >= precision::day;
}

std::chrono::seconds length(const timestamp& t) {
  if (t.precision == precision::day) return 24h;
  return t.precision == precision::second ? 1s : t.precision == precision::minute ? 60s : 1h;
}

}  // namespace

void published_after_updated(const check_input& in, findings& out) {
  const auto p = visible(in, role::published, in.resolved.published);
  const auto u = visible(in, role::updated, in.resolved.updated);
  if (!p || !u) return;
  const auto& published = in.resolved.timestamps[*p];
  const auto& updated = in.resolved.timestamps[*u];
  if (published.settled.unanchored || updated.settled.unanchored) return;
  const auto message = [&] {
    return fmt::format("updated {} lies before published {}", quoted(written(in, updated)), quoted(written(in, published)));
  };
  if (floating(published) && floating(updated)) {  // whatever the page's zone, it is the same for both
    if (length(updated) + *updated.local <= *published.local - 60s)
      add(out, "published-after-updated", severity::error, in, {*u, *p}, message());
    return;
  }
  std::vector<std::string> under;
  std::size_t broken = 0, pairs = 0;
  // Equal labels are read alike: of "10:00 IST" and "12:00 IST" only readings in one zone make a pair.
  const bool alike = published.status == status::undecided && updated.status == status::undecided && same_label(published, updated);
  const auto a = readings_of(published), b = readings_of(updated);
  for (const auto& first : a) {
    for (const auto& then : b) {
      if (alike && first.zone != then.zone) continue;
      ++pairs;
      if (!first.utc || !then.utc || then.utc->last > first.utc->first - 60s) continue;
      ++broken;
      under.push_back(first.name.empty() ? then.name : then.name.empty() ? first.name : first.name + " and " + then.name);
    }
  }
  if (broken == 0) return;
  auto& f = add(out, "published-after-updated", severity::error, in, {*u, *p}, message());
  if (broken < pairs) f.conditional = under;
}

void updated_equals_published(const check_input& in, findings& out) {
  const auto p = visible(in, role::published, in.resolved.published);
  const auto u = visible(in, role::updated, in.resolved.updated);
  if (!p || !u) return;
  const auto& published = in.resolved.timestamps[*p];
  const auto& updated = in.resolved.timestamps[*u];
  if (!has_clock(published) || !has_clock(updated)) return;
  const bool decided = published.utc && updated.utc;
  // The same wall clock under the same label is one instant, whichever zone the label means.
  const bool same = decided ? published.utc->first == updated.utc->first
                            : !published.utc && !updated.utc && !published.value.empty() && published.value == updated.value &&
                                  same_label(published, updated);
  if (!same) return;
  add(out, "updated-equals-published", severity::info, in, {*u, *p},
      decided ? fmt::format("published and updated name the same instant, {}", utc_words(updated.utc->first))
              : fmt::format("published and updated name the same instant, {}", quoted(written(in, updated))));
}

void future_of_capture(const check_input& in, findings& out) {
  const auto captured = in.context.captured ? in.context.captured : end_of_capture(in.context);
  if (!captured) return;
  const auto latest = *captured + 5min;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    // Events may lie ahead; what a page says of itself may not.
    if (t.role != role::published && t.role != role::updated && t.role != role::dateline && t.role != role::extractor_header &&
        t.role != role::page_clock)
      continue;
    std::optional<sys_seconds> at;
    const auto when = failing(t, [&](const possible& p) {
      if (!p.utc || p.utc->first <= latest) return false;
      if (!at || p.utc->first < *at) at = p.utc->first;
      return true;
    });
    if (!when) continue;
    auto& f = add(out, "future-of-capture", severity::error, in, {i},
                  fmt::format("{} is {}, later than the capture at {}", quoted(written(in, t)), utc_words(*at), utc_words(*captured)));
    f.conditional = *when;
  }
}

namespace {

// A comment below it, or the list of other articles beside it, has days of its own.
bool of_another(const check_input& in, text_pos at) {
  using namespace place_in_page;
  const auto* const around = in.document.page() == nullptr ? nullptr : in.document.page()->passage_at(at);
  return around != nullptr && (around->places & (comment | teaser | aside | navigation | footer | quote)) != 0;
}

}  // namespace

// A text that tells what happened after its newest stamp carries somebody else's stamp, or an old one.
void content_newer_than_stamp(const check_input& in, findings& out) {
  std::optional<sys_seconds> newest;
  std::uint32_t which = 0;
  const auto& all = in.resolved.timestamps;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto& t = all[i];
    if (t.role != role::published && t.role != role::updated) continue;
    if (!t.bounded) return;  // it may be newer than all
    if (newest && t.bounds.last <= *newest) continue;
    newest = t.bounds.last;
    which = i;
  }
  if (!newest) return;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto& t = all[i];
    const auto* m = mention_of(in, t);
    if (!m || i == which || t.origin != origin::text || t.kind != time_kind::absolute || !t.bounded || t.bounds.first <= *newest + 24h)
      continue;
    if (!m->date.year || m->date.two_digit_year || t.role == role::published || t.role == role::updated) continue;
    if (of_another(in, m->where.first)) continue;
    if (!told_as_past(in.document.text().substr(0, offset(m->where.first)), in.document.slice(m->where))) continue;
    add(out, "content-newer-than-stamp", severity::warning, in, {i, which},
        fmt::format("{} is told as past, and lies after the newest stamp, {}", quoted(written(in, t)), quoted(written(in, all[which]))));
  }
}

}  // namespace dateline::checks
