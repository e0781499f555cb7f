#include "report/geojson.hpp"

#include "report/json_parts.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"

namespace dateline {
namespace {

constexpr std::string_view properties[] = {"document", "source", "url",   "language",   "published", "updated",     "role",
                                           "agency",   "text",   "start", "end",        "name",      "geonames_id", "feature",
                                           "country",  "admin1", "zone",  "population", "status",    "confidence",  "alternatives"};

class feature_writer {
 public:
  feature_writer(std::string& out, const report& r, const answer_source& from, const geojson_options& o)
      : json_(out), r_(r), from_(from), o_(o) {}

  void feature(const place& p, std::string_view agency) {
    json_.begin_object();
    json_.member("type", "Feature");
    json_.key("geometry");
    geometry(p);
    json_.key("properties");
    json_.begin_object();
    if (o_.fields.empty())
      for (const auto key : properties) property(key, p, agency);
    else
      for (const auto key : o_.fields) property(key, p, agency);
    json_.end_object();
    json_.end_object();
  }

 private:
  void geometry(const place& p) {
    if (!p.chosen) return json_.null();
    json_.begin_object();
    json_.member("type", "Point");
    json_.key("coordinates");
    json_.begin_array();
    json_.decimal(p.chosen->lon, 5);
    json_.decimal(p.chosen->lat, 5);
    json_.end_array();
    json_.end_object();
  }

  void property(std::string_view key, const place& p, std::string_view agency) {
    if (key == "document") json_id(json_, key, from_);
    else if (key == "source") json_.member_or_null(key, !from_.path.empty() ? from_.path : from_.archive);
    else if (key == "url") json_.member_or_null(key, from_.url);
    else if (key == "text") json_.member(key, p.text);
    else if (key == "start") position(key, &source_span::first, p);
    else if (key == "end") position(key, &source_span::last, p);
    else if (key == "role") json_.member(key, p.in_dateline ? "dateline" : "mention");
    else if (key == "agency") json_.member_or_null(key, agency);
    else if (key == "status") json_.member(key, name_of(p.status));
    else if (key == "published") json_.member_or_null(key, answered_utc(r_, r_.resolved.published));
    else if (key == "updated") json_.member_or_null(key, answered_utc(r_, r_.resolved.updated));
    else if (key == "language") json_.member_or_null(key, r_.resolved.language);
    else if (key == "alternatives") alternatives(p);
    else if (p.chosen) property(key, *p.chosen);
    else json_.member_null(key);
  }

  void position(std::string_view key, source_pos source_span::* end, const place& p) {
    const auto where = given_place(r_, p);
    json_.member(key, where ? std::optional(offset((*where).*end)) : std::nullopt);
  }

  void property(std::string_view key, const place_candidate& c) {
    if (key == "name") json_.member(key, c.name);
    else if (key == "geonames_id") json_geonames_id(json_, c);
    else if (key == "feature") json_.member_or_null(key, c.feature);
    else if (key == "country") json_.member_or_null(key, c.country);
    else if (key == "admin1") json_.member_or_null(key, c.admin1);
    else if (key == "zone") json_.member_or_null(key, c.zone);
    else if (key == "population") json_.member(key, c.population);
    else json_confidence(json_, c.confidence);
  }

  // Of a decided place they are left out: maps show properties as they are.
  void alternatives(const place& p) {
    if (p.chosen) return json_.member_null("alternatives");
    json_.key("alternatives");
    json_alternatives(json_, p.alternatives, false);
  }

  json_writer json_;
  const report& r_;
  const answer_source& from_;
  const geojson_options& o_;
};

// By the place, the agency of the dateline that names it.
std::vector<std::string_view> agencies_of(const report& r) {
  std::vector<std::string_view> all(r.resolved.places.size());
  for (const auto& d : r.resolved.datelines)
    for (const auto i : d.places)
      if (i < all.size()) all[i] = d.agency;
  return all;
}

}  // namespace

std::span<const std::string_view> geojson_properties() { return properties; }

void append_geojson_head(std::string& out, const versions& v) {
  out += "{\"type\":\"FeatureCollection\",";
  json_writer json(out);
  json_versions(json, v);
  out += ",\"features\":[";
}

void append_geojson(std::string& out, const report& r, const answer_source& from, const geojson_options& o) {
  const auto agencies = agencies_of(r);
  for (std::size_t i = 0; i < r.resolved.places.size(); ++i) {
    const auto& p = r.resolved.places[i];
    if (p.in_dateline ? !o.datelines : !o.mentions) continue;
    out += ",\n";
    feature_writer(out, r, from, o).feature(p, agencies[i]);
  }
}

}  // namespace dateline
