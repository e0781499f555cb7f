// The answer as JSON. Keys and their order are a promise; see docs/json.md.
#include "dateline/json.hpp"

#include "report/json_parts.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/times.hpp"

namespace dateline {
namespace {

class answer_writer {
 public:
  answer_writer(std::string& out, const report& r, const json_options& o)
      : json_(out, o.indented), r_(r), explain_(o.explain), timex_(o.timex) {}

  void all(const answer_source& from, const json_options& o) {
    json_.begin_object();
    if (o.fields.empty())
      for (const auto key : json_keys()) member(key, from, o);
    else
      for (const auto key : o.fields) member(key, from, o);
    json_.end_object();
  }

  void member(std::string_view key, const answer_source& from, const json_options& o) {
    if (key == "id") json_id(json_, key, from);
    else if (key == "source") source(from, true);
    else if (key == "language") json_.member_or_null(key, r_.resolved.language);
    else if (key == "published") document_answer(key, r_.resolved.published);
    else if (key == "updated") document_answer(key, r_.resolved.updated);
    else if (key == "timestamps" && o.timestamps) list(key, r_.resolved.timestamps, [this](const timestamp& t) { stamp(t); });
    else if (key == "datelines" && o.datelines) list(key, r_.resolved.datelines, [this](const dateline_answer& d) { line(d); });
    else if (key == "places" && o.places) list(key, r_.resolved.places, [this](const place& p) { one_place(p); });
    else if (key == "findings" && o.findings) list(key, r_.findings, [this](const finding& f) { one_finding(f); });
    else if (key == "versions") json_versions(json_, r_.made_with);
  }

  void source(const answer_source& from, bool read) {
    json_.key("source");
    json_.begin_object();
    json_.member_or_null("path", from.path);
    if (read) {
      json_.member("media", r_.document.media());
      json_.member("charset", r_.document.charset());
    }
    json_.member_or_null("url", from.url);
    json_instant(json_, "captured", from.captured);
    if (!from.archive.empty()) {
      json_.member("archive", from.archive);
      json_.member("offset", from.offset);
      json_.member("length", from.length != 0 ? std::optional(from.length) : std::nullopt);
      json_.member_or_null("record_id", from.record_id);
      if (!from.title.empty()) json_.member("title", from.title);
    }
    json_.end_object();
  }

  json_writer& json() { return json_; }

 private:
  template <class List, class Write>
  void list(std::string_view name, const List& all, Write write) {
    json_.key(name);
    json_.begin_array();
    for (const auto& one : all) {
      json_.begin_object();
      write(one);
      json_.end_object();
    }
    json_.end_array();
  }

  void numbers(std::string_view name, const std::vector<std::uint32_t>& all) {
    json_.key(name);
    json_.begin_array();
    for (const auto n : all) json_.number(n);
    json_.end_array();
  }

  void where(const std::optional<text_span>& in_text, const std::optional<source_span>& stated = {}) {
    json_start_end(json_, given_place(r_, in_text, stated));
  }

  void evidence(const std::vector<evidence_row>& rows) {
    if (explain_) json_evidence(json_, rows);
  }

  void document_answer(std::string_view name, const std::optional<std::uint32_t>& index) {
    json_.key(name);
    if (!index || *index >= r_.resolved.timestamps.size()) return json_.null();
    const auto& t = r_.resolved.timestamps[*index];
    json_.begin_object();
    json_instant(json_, "utc", t.utc ? std::optional(t.utc->first) : std::nullopt, is_leap_second(t.value));
    json_.member("timestamp", *index);
    json_.end_object();
  }

  void stamp(const timestamp& t) {
    const bool leap = is_leap_second(t.value);
    json_.member("text", t.text);
    where(t.where, t.stated);
    json_.member("role", name_of(t.role));
    json_.member("kind", name_of(t.kind));
    json_.member("origin", name_of(t.origin));
    json_.member_or_null("value", t.value);
    if (timex_) json_.member_or_null("timex", t.timex);
    json_.member("precision", name_of(t.precision));
    json_.member("status", name_of(t.status));
    json_instant(json_, "utc", t.utc ? std::optional(t.utc->first) : std::nullopt, leap);
    json_instant(json_, "utc_end", t.utc ? std::optional(t.utc->last) : std::nullopt);
    json_instant(json_, "earliest", t.bounded ? std::optional(t.bounds.first) : std::nullopt);
    json_instant(json_, "latest", t.bounded ? std::optional(t.bounds.last) : std::nullopt);
    json_.member_or_null("ixdtf", ixdtf_text(t));
    json_.member_or_null("zone", t.zone);
    json_.member_or_null("abbreviation", t.abbreviation);
    json_offset(json_, t.offset);
    json_.member_or_null("zone_source", t.zone_source);
    if (t.how != label_reading::plain) json_.member("reading", name_of(t.how));
    json_confidence(json_, t.confidence);
    json_.key("alternatives");
    json_alternatives(json_, t.alternatives, explain_);
    evidence(t.evidence);
  }

  void line(const dateline_answer& d) {
    json_.member("text", text_of(r_, d));
    json_start_end(json_, given_place(r_, d));
    numbers("places", d.places);
    json_.member_or_null("agency", d.agency);
    json_.member("timestamp", d.timestamp);
  }

  void one_place(const place& p) {
    json_.member("text", p.text);
    json_start_end(json_, given_place(r_, p));
    if (p.stated) json_.member("origin", name_of(origin::jsonld));
    if (p.chosen) {
      const auto& c = *p.chosen;
      json_.member("name", c.name);
      json_geonames_id(json_, c);
      json_.member_or_null("feature", c.feature);
      json_.member_or_null("country", c.country);
      json_.member_or_null("admin1", c.admin1);
      json_degrees(json_, "lat", c.lat);
      json_degrees(json_, "lon", c.lon);
      json_.member_or_null("zone", c.zone);
      json_.member("population", c.population);
    } else {
      for (const auto* key : {"name", "geonames_id", "feature", "country", "admin1", "lat", "lon", "zone", "population"})
        json_.member_null(key);
    }
    if (p.asked) {
      json_.key("coordinates");
      json_.begin_object();
      json_degrees(json_, "lat", p.asked->lat);
      json_degrees(json_, "lon", p.asked->lon);
      json_.end_object();
      if (p.chosen) json_distance(json_, *p.chosen);
      else json_.member_null("distance_km");
    }
    json_.member("status", name_of(p.status));
    if (p.chosen) json_confidence(json_, p.chosen->confidence);
    else json_.member_null("confidence");
    json_.key("alternatives");
    json_alternatives(json_, p.alternatives, explain_);
    if (explain_) evidence(p.chosen ? p.chosen->evidence : std::vector<evidence_row>{});
  }

  void one_finding(const finding& f) {
    json_.member("check", f.check);
    json_.member("severity", name_of(f.severity));
    json_.member("message", f.message);
    where(f.where, f.stated);
    numbers("timestamps", f.timestamps);
    numbers("places", f.places);
    json_.key("conditional");
    json_.begin_array();
    for (const auto& reading : f.conditional) json_.text(reading);
    json_.end_array();
  }

  json_writer json_;
  const report& r_;
  bool explain_, timex_;
};

}  // namespace

std::span<const std::string_view> json_keys() {
  static constexpr std::string_view keys[] = {"id",         "source",    "language", "published", "updated",
                                              "timestamps", "datelines", "places",   "findings",  "versions"};
  return keys;
}

void append_json(std::string& out, const report& r, const answer_source& from, const json_options& o) {
  answer_writer(out, r, o).all(from, o);
}

void append_json_error(std::string& out, const answer_source& from, std::string_view code, const error& e, bool indented) {
  const report none;
  answer_writer w(out, none, {.indented = indented});
  auto& json = w.json();
  json.begin_object();
  json_id(json, "id", from);
  w.source(from, false);
  json.key("error");
  json.begin_object();
  json.member("code", code);
  json.member("message", e.message);
  json.member("offset", std::uint64_t{e.where});
  json.end_object();
  json.end_object();
}

std::string to_json(const report& r, const answer_source& from, const json_options& o) {
  std::string out;
  append_json(out, r, from, o);
  return out;
}

}  // namespace dateline
