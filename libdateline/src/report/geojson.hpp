// Places as GeoJSON (RFC 7946): one FeatureCollection over all documents, a Feature for each place of each of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/json.hpp"
#include "dateline/report.hpp"

namespace dateline {

struct geojson_options {
  bool datelines = true, mentions = true;  // places of datelines, and all others
  std::vector<std::string_view> fields{};  // of geojson_properties: these alone, in that order; empty: all
};

std::span<const std::string_view> geojson_properties();

// The collection is head, features, tail. Each feature begins with a comma, of which the first is to be left out.
void append_geojson_head(std::string& out, const versions&);
void append_geojson(std::string& out, const report&, const answer_source&, const geojson_options&);
inline constexpr std::string_view geojson_tail = "\n]}\n";

}  // namespace dateline
