#include "report/json_parts.hpp"

#include "report/names.hpp"
#include "report/times.hpp"

namespace dateline {

void json_instant(json_writer& json, std::string_view name, std::optional<sys_seconds> t, bool leap) {
  json.key(name);
  t ? json.text(utc_text(*t, leap)) : json.null();
}

void json_offset(json_writer& json, const std::optional<std::int32_t>& seconds_east) {
  json.key("offset");
  seconds_east ? json.text(offset_text(*seconds_east)) : json.null();
}

void json_confidence(json_writer& json, double p) {
  json.key("confidence");
  json.decimal(p, 3);
}

void json_degrees(json_writer& json, std::string_view name, double degrees) {
  json.key(name);
  json.decimal(degrees, 5);
}

void json_geonames_id(json_writer& json, const place_candidate& c) {
  json.member("geonames_id", c.geonames_id != 0 ? std::optional(c.geonames_id) : std::nullopt);
}

void json_distance(json_writer& json, const place_candidate& c) {
  if (!c.distance_km) return;
  json.key("distance_km");
  json.decimal(*c.distance_km, 1);
}

void json_evidence(json_writer& json, const std::vector<evidence_row>& rows) {
  json.key("evidence");
  json.begin_array();
  for (const auto& e : rows) {
    json.begin_object();
    json.member("id", e.id);
    json.key("weight");
    json.decimal(e.weight, 3);
    json.member("detail", e.detail);
    json.end_object();
  }
  json.end_array();
}

void json_id(json_writer& json, std::string_view name, const answer_source& from) {
  json.key(name);
  from.numeric_id ? json.raw(from.id) : json.text_or_null(from.id);
}

void json_versions(json_writer& json, const versions& v) {
  json.key("versions");
  json.begin_object();
  json.member("dateline", v.dateline);
  json.member("tzdb", v.tzdb);
  json.member("data", v.data);
  json.end_object();
}

void json_alternatives(json_writer& json, const std::vector<reading>& all, bool explain) {
  json.begin_array();
  for (const auto& a : all) {
    json.begin_object();
    json_instant(json, "utc", a.utc ? std::optional(a.utc->first) : std::nullopt, is_leap_second(a.value));
    json.member_or_null("value", a.value);
    json.member_or_null("zone", a.zone);
    json_offset(json, a.offset);
    if (a.how != label_reading::plain) json.member("reading", name_of(a.how));
    json_confidence(json, a.confidence);
    if (explain) json_evidence(json, a.evidence);
    json.end_object();
  }
  json.end_array();
}

void json_alternatives(json_writer& json, const std::vector<place_candidate>& all, bool explain) {
  json.begin_array();
  for (const auto& c : all) {
    json.begin_object();
    json.member("name", c.name);
    json_geonames_id(json, c);
    json.member_or_null("country", c.country);
    json.member_or_null("admin1", c.admin1);
    json_degrees(json, "lat", c.lat);
    json_degrees(json, "lon", c.lon);
    json.member_or_null("zone", c.zone);
    json_distance(json, c);
    json_confidence(json, c.confidence);
    if (explain) json_evidence(json, c.evidence);
    json.end_object();
  }
  json.end_array();
}

std::optional<source_span> given_place(const report& r, const std::optional<text_span>& in_text, const std::optional<source_span>& stated) {
  return in_text ? std::optional(r.document.source_of(*in_text)) : stated;
}

std::optional<source_span> given_place(const report& r, const place& p) {
  return given_place(r, p.stated ? std::nullopt : std::optional(p.where), p.stated);
}

std::optional<source_span> given_place(const report& r, const dateline_answer& d) {
  return given_place(r, d.stated ? std::nullopt : std::optional(d.where), d.stated);
}

std::string_view text_of(const report& r, const dateline_answer& d) {
  const bool beside = d.stated && !d.places.empty() && d.places.front() < r.resolved.places.size();
  return beside ? std::string_view(r.resolved.places[d.places.front()].text) : r.document.slice(d.where);
}

void json_start_end(json_writer& json, const std::optional<source_span>& s) {
  json.member("start", s ? std::optional(offset(s->first)) : std::nullopt);
  json.member("end", s ? std::optional(offset(s->last)) : std::nullopt);
}

std::string answered_utc(const report& r, const std::optional<std::uint32_t>& index) {
  if (!index || *index >= r.resolved.timestamps.size()) return {};
  const auto& t = r.resolved.timestamps[*index];
  return t.utc ? utc_text(t.utc->first, is_leap_second(t.value)) : std::string{};
}

}  // namespace dateline
