// Resolve: from what a text says to what it means, in passes, because some answers lean on others. First the
// places (a dateline tells a zone), then stamps that stand on their own, then the document's own stamp, then all
// that counts from it.
#include <algorithm>

#include "dateline/dateline.hpp"
#include "know/tables.hpp"
#include "resolve/machine_stamps.hpp"
#include "resolve/page_answers.hpp"
#include "resolve/phrases.hpp"
#include "resolve/places.hpp"
#include "resolve/roles.hpp"
#include "resolve/stamps.hpp"
#include "resolve/timex.hpp"

namespace dateline {
namespace {

using resolving::context_of_stamp;
using resolving::setting;

bool relative(const time_mention& m) {
  return m.shape == time_shape::phrase || m.shape == time_shape::holiday || m.shape == time_shape::timex;
}

// Stamps that need to know when the text was written.
bool leans_on_anchor(const time_mention& m) {
  return relative(m) || m.shape == time_shape::clock_only || (!m.date.year && (m.date.month || m.date.day));
}

// The day that a clock time belongs to: that of the stamp before it in the same block of text.
std::optional<civil::local_days> day_before_it(std::uint32_t i, const std::vector<timestamp>& all, const setting& s) {
  for (std::uint32_t k = i; k > 0; --k) {
    const auto& t = all[k - 1];
    if (!t.where) continue;
    const auto from = offset(t.where->last), to = offset(all[i].where->first);
    const auto between = s.text.text().substr(from, to - from);
    if (between.size() > 2000) return std::nullopt;
    if (!t.local || t.role == role::extractor_header) continue;
    if (between.find("\n\n") != std::string_view::npos) return std::nullopt;
    if (t.precision < precision::day) continue;
    return civil::day_of(*t.local);
  }
  return std::nullopt;
}

std::optional<civil::local_days> day_of_anchor(const setting& s) {
  if (!s.anchor) return s.anchor_day;
  const auto zone = s.telling_zone();
  const auto offset = zone == know::no_zone ? std::int32_t{0} : s.tables.zones.at(zone, *s.anchor).offset;
  return civil::day_of(local_seconds{s.anchor->time_since_epoch() + std::chrono::seconds{offset}});
}

// "Updated 9 p.m." on a page that was captured at noon: of the evening before. A sentence may speak of what is to come.
bool lies_ahead(const timestamp& t, const setting& s) {
  return s.given.prefer == direction::past && t.role != role::event && s.upper && t.utc &&
         t.utc->first > *s.upper + std::chrono::minutes{5};
}

void resolve_one(std::uint32_t i, std::vector<timestamp>& all, const std::vector<bool>& headed, const setting& s) {
  const auto& m = s.found.times[i];
  auto& t = all[i];
  if (m.shape == time_shape::phrase && m.phrase) {
    const bool next_day = m.phrase->unit == phrase_unit::day && m.phrase->calendar_unit;
    return resolving::resolve_phrase(t, m, next_day ? day_before_it(i, all, s) : std::nullopt, s);
  }
  if (m.shape == time_shape::timex)
    return resolving::resolve_timex(t, m, m.timex.kind == timex_kind::day_part ? day_before_it(i, all, s) : std::nullopt, s);
  if (m.shape == time_shape::holiday) return resolving::resolve_holiday(t, m, s);
  context_of_stamp around;
  around.in_dateline = headed[i];
  if (m.shape == time_shape::clock_only) {
    around.inherited_day = day_before_it(i, all, s);
    if (!around.inherited_day) {
      around.inherited_day = day_of_anchor(s);
      const auto before = t;
      resolving::resolve_stamp(t, m, around, s);
      if (!lies_ahead(t, s) || !around.inherited_day) return;
      t = before;
      *around.inherited_day -= std::chrono::days{1};
    }
  }
  resolving::resolve_stamp(t, m, around, s);
}

// What phrases count from where the caller names no reference: updated, else published, else the dateline.
void take_anchor(const resolutions& r, setting& s) {
  if (s.anchor) return;
  std::optional<std::uint32_t> own = r.updated ? r.updated : r.published;
  if (!own)
    for (std::uint32_t i = 0; i < r.timestamps.size(); ++i)
      if (r.timestamps[i].role == role::dateline && r.timestamps[i].local) {
        own = i;
        break;
      }
  if (!own) return;
  const auto& t = r.timestamps[*own];
  if (t.precision >= precision::hour && t.utc) s.anchor = t.utc->first;
  else if (t.local && t.precision >= precision::day) s.anchor_day = civil::day_of(*t.local);
  if (s.anchor || s.anchor_day) s.anchor_stamp = own;
}

}  // namespace

resolutions resolve(const document& doc, const mentions& found, const knowledge& know, const context& given) {
  const auto& tables = know.tables();
  resolutions out;
  out.places = resolving::resolve_places(doc, found, tables, given);
  for (auto& p : resolving::stated_places(doc, tables, given)) out.places.push_back(std::move(p));
  setting s(doc, found, tables, given, out.places);

  auto& all = out.timestamps;
  all.resize(found.times.size());
  std::vector<bool> headed(found.times.size(), false);
  for (const auto& d : found.datelines)
    if (d.time && *d.time < headed.size()) headed[*d.time] = true;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    all[i].where = found.times[i].where;
    all[i].stamp = found.times[i].stamp;
    all[i].text = doc.slice(found.times[i].where);
    all[i].mention = i;
  }
  resolving::assign_roles(all, s);

  const bool anchored = s.anchor.has_value();
  std::vector<bool> done(all.size(), false);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto& m = found.times[i];
    const bool waits =
        !anchored && (relative(m) || (leans_on_anchor(m) && (m.shape != time_shape::clock_only || !day_before_it(i, all, s))));
    if (waits) continue;
    resolve_one(i, all, headed, s);
    done[i] = true;
  }
  resolving::add_machine_stamps(all, s);
  std::optional<resolving::page_layout> layout;
  if (doc.page() != nullptr) layout.emplace(s);
  const auto choose = [&] { layout ? resolving::choose_page_answers(out, s, *layout) : resolving::choose_answers(out, s); };
  choose();
  take_anchor(out, s);
  for (std::uint32_t i = 0; i < done.size(); ++i)
    if (!done[i]) resolve_one(i, all, headed, s);
  choose();

  for (const auto& d : found.datelines) {
    dateline_answer a;
    a.where = d.where;
    for (const auto p : d.places)
      if (p < out.places.size()) a.places.push_back(p);
    a.agency = d.agency != 0 ? tables.agencies.row(d.agency).name : std::string_view(slice(doc.text(), d.agency_text));
    a.timestamp = d.time;
    out.datelines.push_back(std::move(a));
  }
  if (given.timex)
    for (auto& t : all) t.timex = resolving::timex_value(t, t.mention ? &found.times[*t.mention] : nullptr);
  for (std::uint32_t i = 0; i < out.places.size(); ++i)
    if (out.places[i].stated && out.places[i].in_dateline)
      out.datelines.push_back({.where = {}, .stated = out.places[i].stated, .places = {i}, .agency = {}, .timestamp = {}});
  out.language = s.language;
  if (doc.page() != nullptr) resolving::order_by_source(out, doc);
  return out;
}

}  // namespace dateline
