// What a page states for machines against itself, its visible stamps, its address and its capture. Machines' stamps are
// claims too: one that says another thing than a reader sees is a fault of the page.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/readings.hpp"
#include "check/wording.hpp"
#include "resolve/path_dates.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr std::size_t most_claims = 64;

bool for_machines(const timestamp& t) { return t.origin == origin::meta || t.origin == origin::jsonld || t.origin == origin::time_element; }

// The offset as stated: stamps in UTC are shown with the publisher's clock.
std::optional<std::int32_t> stated_offset(const timestamp& t) {
  if (t.zone_source != "offset") return std::nullopt;
  return t.zone.empty() ? t.offset : std::optional<std::int32_t>{0};
}

std::vector<std::uint32_t> claims(const check_input& in, role r) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size() && out.size() < most_claims; ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (for_machines(t) && t.role == r && has_clock(t) && t.utc) out.push_back(i);
  }
  return out;
}

sys_seconds wall_clock(const timestamp& t) { return t.utc->first + std::chrono::seconds{*stated_offset(t)}; }

bool whole_minute(const timestamp& t) { return t.precision == precision::minute || t.utc->first.time_since_epoch() % 60s == 0s; }

bool same_clock(const timestamp& a, const timestamp& b) {
  const auto x = wall_clock(a), y = wall_clock(b);
  if (x == y) return true;
  return (whole_minute(a) || whole_minute(b)) && std::chrono::floor<std::chrono::minutes>(x) == std::chrono::floor<std::chrono::minutes>(y);
}

bool agrees(const timestamp& a, const timestamp& b) { return std::chrono::abs(a.utc->first - b.utc->first) <= 90s; }

}  // namespace

void metadata_zone_slip(const check_input& in, findings& out) {
  for (const auto r : {role::published, role::updated}) {
    const auto all = claims(in, r);
    std::set<sys_seconds> linked;
    for (const auto i : all)
      if (in.resolved.timestamps[i].origin == origin::jsonld) linked.insert(in.resolved.timestamps[i].utc->first);
    const bool list = linked.size() > 3;  // nodes of other pages
    const auto usable = [&](const timestamp& t) { return stated_offset(t) && !(list && t.origin == origin::jsonld); };
    const auto slip = [&]() -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
      for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = i + 1; k < all.size(); ++k) {
          const auto &a = in.resolved.timestamps[all[i]], &b = in.resolved.timestamps[all[k]];
          if (usable(a) && usable(b) && stated_offset(a) != stated_offset(b) && same_clock(a, b)) return std::pair{all[i], all[k]};
        }
      return std::nullopt;
    }();
    if (!slip) continue;
    const auto &a = in.resolved.timestamps[slip->first], &b = in.resolved.timestamps[slip->second];
    const auto apart = std::chrono::abs(a.utc->first - b.utc->first);
    add(out, "metadata-zone-slip", severity::warning, in, {slip->first, slip->second},
        fmt::format("{} and {} show one clock under two offsets{}", quoted(a.text), quoted(b.text), apart == 1h ? " (dst-slip)" : ""));
    return;
  }
}

void metadata_offset_missing(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!for_machines(t) || !has_clock(t) || t.zone_source == "offset" || (t.role != role::published && t.role != role::updated)) continue;
    add(out, "metadata-offset-missing", severity::info, in, {i}, fmt::format("{} has no offset", quoted(t.text)));
    return;
  }
}

void modified_before_published_metadata(const check_input& in, findings& out) {
  const auto published = claims(in, role::published), updated = claims(in, role::updated);
  for (const auto from : {origin::jsonld, origin::meta}) {
    const auto of = [&](std::uint32_t i) { return in.resolved.timestamps[i].origin == from; };
    const auto p = std::find_if(published.begin(), published.end(), of), u = std::find_if(updated.begin(), updated.end(), of);
    if (p == published.end() || u == updated.end()) continue;
    const auto &a = in.resolved.timestamps[*p], &b = in.resolved.timestamps[*u];
    if (b.utc->first >= a.utc->first - 60s) continue;
    const bool long_before = a.utc->first - b.utc->first > 24h && in.context.captured && *in.context.captured > a.utc->first;
    add(out, "modified-before-published-metadata", long_before ? severity::warning : severity::info, in, {*u, *p},
        fmt::format("modified {} lies before published {}", utc_words(b.utc->first), utc_words(a.utc->first)));
    return;
  }
}

void visible_metadata_mismatch(const check_input& in, findings& out) {
  const auto& all = in.resolved.timestamps;
  std::vector<std::uint32_t> machines;
  for (std::uint32_t i = 0; i < all.size() && machines.size() < most_claims; ++i)
    if (for_machines(all[i]) && has_clock(all[i]) && (all[i].utc || all[i].local)) machines.push_back(i);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto& t = all[i];
    if (t.origin != origin::text || t.kind != time_kind::absolute || (t.role != role::published && t.role != role::updated) ||
        t.precision < precision::minute || !t.utc || !t.local)
      continue;
    std::optional<std::uint32_t> against;
    bool explained = false;
    for (const auto k : machines) {
      const auto& m = all[k];
      if (m.local && std::chrono::abs(*m.local - *t.local) <= 90s) explained = true;  // the same clock: at most a slip
      if (m.utc && agrees(t, m)) explained = true;
      if (m.utc && stated_offset(m) && std::chrono::abs(wall_clock(m).time_since_epoch() - t.local->time_since_epoch()) <= 90s)
        explained = true;
      const bool comparable = m.role == t.role || (m.role == role::unknown && m.origin == origin::time_element);
      if (!against && comparable && m.utc) against = k;
    }
    if (explained || !against) continue;
    const auto apart = std::chrono::abs(std::chrono::floor<std::chrono::minutes>(all[*against].utc->first) -
                                        std::chrono::floor<std::chrono::minutes>(t.utc->first));
    // A zone that was only inferred may itself be what differs.
    if (t.settled.zone_inferred && apart % 15min == 0s && apart <= 14h && apart != 12h) continue;
    add(out, "visible-metadata-mismatch", severity::error, in, {i, *against},
        fmt::format("{} is {}, but {} is {}", quoted(written(in, t)), utc_words(t.utc->first), quoted(all[*against].text),
                    utc_words(all[*against].utc->first)));
    return;
  }
}

void url_date_mismatch(const check_input& in, findings& out) {
  if (!in.resolved.published || in.context.url.empty()) return;
  const auto& t = in.resolved.timestamps[*in.resolved.published];
  const auto day = day_of(t);
  if (!day || t.origin == origin::url) return;
  const std::string_view url = in.context.url;
  const auto host = url.find("://");
  const auto path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  if (path == std::string_view::npos) return;
  const auto dated = resolving::date_in_path(url.substr(path));
  if (!dated || dated->day == 0) return;
  const std::chrono::year_month_day in_path{std::chrono::year(dated->year), std::chrono::month(dated->month), std::chrono::day(dated->day)};
  const auto far = [&](sys_days d) { return std::chrono::abs(d - sys_days(in_path)) > std::chrono::days{1}; };
  if (!far(sys_days(*day)) || (t.utc && !far(std::chrono::floor<std::chrono::days>(t.utc->first)))) return;
  add(out, "url-date-mismatch", severity::warning, in, {*in.resolved.published},
      fmt::format("the address has {}, published is {}", date_words(in_path), date_words(*day)));
}

void stamp_is_capture_time(const check_input& in, findings& out) {
  if (!in.context.captured) return;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.role != role::updated || t.precision != precision::second || !t.utc || t.origin == origin::http) continue;
    if (std::chrono::abs(t.utc->first - *in.context.captured) > 2s) continue;
    add(out, "stamp-is-capture-time", severity::info, in, {i},
        fmt::format("{} is the time of the capture: the page prints its clock", quoted(t.text)));
    return;
  }
}

void http_last_modified_earlier(const check_input& in, findings& out) {
  if (!in.resolved.published) return;
  const auto& p = in.resolved.timestamps[*in.resolved.published];
  if (!p.utc) return;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (t.origin != origin::http || t.role != role::updated || !t.utc || t.utc->first >= p.utc->first - 60s) continue;
    add(out, "http-last-modified-earlier", severity::info, in, {*in.resolved.published, i},
        fmt::format("Last-Modified is {}, before the publication at {}", utc_words(t.utc->first), utc_words(p.utc->first)));
    return;
  }
}

}  // namespace dateline::checks
