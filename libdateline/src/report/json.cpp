// The answer as JSON. Keys and their order are a promise; see docs/json.md.
#include "dateline/json.hpp"

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
    id(from);
    source(from, true);
    json_.member_or_null("language", r_.resolved.language);
    document_answer("published", r_.resolved.published);
    document_answer("updated", r_.resolved.updated);
    if (o.timestamps) list("timestamps", r_.resolved.timestamps, [this](const timestamp& t) { stamp(t); });
    if (o.datelines) list("datelines", r_.resolved.datelines, [this](const dateline_answer& d) { line(d); });
    if (o.places) list("places", r_.resolved.places, [this](const place& p) { one_place(p); });
    if (o.findings) list("findings", r_.findings, [this](const finding& f) { one_finding(f); });
    json_.key("versions");
    json_.begin_object();
    json_.member("dateline", r_.made_with.dateline);
    json_.member("tzdb", r_.made_with.tzdb);
    json_.member("data", r_.made_with.data);
    json_.end_object();
    json_.end_object();
  }

  void id(const answer_source& from) {
    json_.key("id");
    from.numeric_id ? json_.raw(from.id) : json_.text_or_null(from.id);
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
    json_.key("captured");
    from.captured ? json_.text(utc_text(*from.captured)) : json_.null();
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

  // Positions of the answer are those of the bytes that were given, whatever was decoded on the way.
  void where(const std::optional<text_span>& s) {
    const auto in_source = s ? std::optional(r_.document.source_of(*s)) : std::nullopt;
    json_.member("start", in_source ? std::optional(offset(in_source->first)) : std::nullopt);
    json_.member("end", in_source ? std::optional(offset(in_source->last)) : std::nullopt);
  }

  void where(const timestamp& t) { where(t.where, t.stated); }

  void where(const std::optional<text_span>& in_text, const std::optional<source_span>& stated) {
    if (in_text || !stated) return where(in_text);
    json_.member("start", std::optional(offset(stated->first)));
    json_.member("end", std::optional(offset(stated->last)));
  }

  void instant(std::string_view name, std::optional<sys_seconds> t, bool leap = false) {
    json_.key(name);
    t ? json_.text(utc_text(*t, leap)) : json_.null();
  }

  void east(const std::optional<std::int32_t>& seconds) {
    json_.key("offset");
    seconds ? json_.text(offset_text(*seconds)) : json_.null();
  }

  void confidence(double p) {
    json_.key("confidence");
    json_.decimal(p, 3);
  }

  void evidence(const std::vector<evidence_row>& rows) {
    if (!explain_) return;
    list("evidence", rows, [this](const evidence_row& e) {
      json_.member("id", e.id);
      json_.key("weight");
      json_.decimal(e.weight, 3);
      json_.member("detail", e.detail);
    });
  }

  void document_answer(std::string_view name, const std::optional<std::uint32_t>& index) {
    json_.key(name);
    if (!index || *index >= r_.resolved.timestamps.size()) return json_.null();
    const auto& t = r_.resolved.timestamps[*index];
    json_.begin_object();
    instant("utc", t.utc ? std::optional(t.utc->first) : std::nullopt, is_leap_second(t.value));
    json_.member("timestamp", *index);
    json_.end_object();
  }

  void stamp(const timestamp& t) {
    const bool leap = is_leap_second(t.value);
    json_.member("text", t.text);
    where(t);
    json_.member("role", name_of(t.role));
    json_.member("kind", name_of(t.kind));
    json_.member("origin", name_of(t.origin));
    json_.member_or_null("value", t.value);
    if (timex_) json_.member_or_null("timex", t.timex);
    json_.member("precision", name_of(t.precision));
    json_.member("status", name_of(t.status));
    instant("utc", t.utc ? std::optional(t.utc->first) : std::nullopt, leap);
    instant("utc_end", t.utc ? std::optional(t.utc->last) : std::nullopt);
    instant("earliest", t.bounded ? std::optional(t.bounds.first) : std::nullopt);
    instant("latest", t.bounded ? std::optional(t.bounds.last) : std::nullopt);
    json_.member_or_null("ixdtf", ixdtf_text(t));
    json_.member_or_null("zone", t.zone);
    json_.member_or_null("abbreviation", t.abbreviation);
    east(t.offset);
    json_.member_or_null("zone_source", t.zone_source);
    if (t.how != label_reading::plain) json_.member("reading", name_of(t.how));
    confidence(t.confidence);
    list("alternatives", t.alternatives, [this](const reading& a) {
      instant("utc", a.utc ? std::optional(a.utc->first) : std::nullopt, is_leap_second(a.value));
      json_.member_or_null("value", a.value);
      json_.member_or_null("zone", a.zone);
      east(a.offset);
      if (a.how != label_reading::plain) json_.member("reading", name_of(a.how));
      confidence(a.confidence);
      evidence(a.evidence);
    });
    evidence(t.evidence);
  }

  void line(const dateline_answer& d) {
    json_.member("text", d.stated ? std::string_view(r_.resolved.places[d.places.front()].text) : r_.document.slice(d.where));
    where(d.stated ? std::nullopt : std::optional(d.where), d.stated);
    numbers("places", d.places);
    json_.member_or_null("agency", d.agency);
    json_.member("timestamp", d.timestamp);
  }

  void coordinate(std::string_view name, double degrees) {
    json_.key(name);
    json_.decimal(degrees, 5);
  }

  void one_place(const place& p) {
    json_.member("text", p.text);
    where(p.stated ? std::nullopt : std::optional(p.where), p.stated);
    if (p.stated) json_.member("origin", name_of(origin::jsonld));
    if (p.chosen) {
      const auto& c = *p.chosen;
      json_.member("name", c.name);
      geonames(c);
      json_.member_or_null("feature", c.feature);
      json_.member_or_null("country", c.country);
      json_.member_or_null("admin1", c.admin1);
      coordinate("lat", c.lat);
      coordinate("lon", c.lon);
      json_.member_or_null("zone", c.zone);
      json_.member("population", c.population);
    } else {
      for (const auto* key : {"name", "geonames_id", "feature", "country", "admin1", "lat", "lon", "zone", "population"})
        json_.member_null(key);
    }
    if (p.asked) {
      json_.key("coordinates");
      json_.begin_object();
      coordinate("lat", p.asked->lat);
      coordinate("lon", p.asked->lon);
      json_.end_object();
      if (p.chosen) distance(*p.chosen);
      else json_.member_null("distance_km");
    }
    json_.member("status", name_of(p.status));
    json_.key("confidence");
    p.chosen ? json_.decimal(p.chosen->confidence, 3) : json_.null();
    list("alternatives", p.alternatives, [this](const place_candidate& c) {
      json_.member("name", c.name);
      geonames(c);
      json_.member_or_null("country", c.country);
      json_.member_or_null("admin1", c.admin1);
      coordinate("lat", c.lat);
      coordinate("lon", c.lon);
      json_.member_or_null("zone", c.zone);
      distance(c);
      confidence(c.confidence);
      evidence(c.evidence);
    });
    if (explain_) evidence(p.chosen ? p.chosen->evidence : std::vector<evidence_row>{});
  }

  void distance(const place_candidate& c) {
    if (!c.distance_km) return;
    json_.key("distance_km");
    json_.decimal(*c.distance_km, 1);
  }

  void geonames(const place_candidate& c) { json_.member("geonames_id", c.geonames_id != 0 ? std::optional(c.geonames_id) : std::nullopt); }

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

void append_json(std::string& out, const report& r, const answer_source& from, const json_options& o) {
  answer_writer(out, r, o).all(from, o);
}

void append_json_error(std::string& out, const answer_source& from, std::string_view code, const error& e, bool indented) {
  const report none;
  answer_writer w(out, none, {.indented = indented});
  auto& json = w.json();
  json.begin_object();
  w.id(from);
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
