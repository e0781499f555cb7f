// Parts of the answer that stand alike in several JSON forms. Each is a member or a value at the writer's place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/json.hpp"
#include "dateline/report.hpp"
#include "report/json_writer.hpp"

namespace dateline {

// Members.
void json_instant(json_writer&, std::string_view name, std::optional<sys_seconds>, bool leap = false);  // null where there is none
void json_offset(json_writer&, const std::optional<std::int32_t>& seconds_east);                        // "offset"
void json_confidence(json_writer&, double);
void json_degrees(json_writer&, std::string_view name, double);
void json_geonames_id(json_writer&, const place_candidate&);
void json_distance(json_writer&, const place_candidate&);  // "distance_km", where coordinates were asked for
void json_evidence(json_writer&, const std::vector<evidence_row>&);
void json_id(json_writer&, std::string_view name, const answer_source&);
void json_versions(json_writer&, const versions&);

// Values: arrays, best first.
void json_alternatives(json_writer&, const std::vector<reading>&, bool explain);
void json_alternatives(json_writer&, const std::vector<place_candidate>&, bool explain);

// Where it stands in the bytes that were given, whatever was decoded on the way; `stated` is for what has no place in the text.
std::optional<source_span> given_place(const report&, const std::optional<text_span>&, const std::optional<source_span>& stated = {});
std::optional<source_span> given_place(const report&, const place&);
std::optional<source_span> given_place(const report&, const dateline_answer&);
std::string_view text_of(const report&, const dateline_answer&);
void json_start_end(json_writer&, const std::optional<source_span>&);  // "start", "end"

// The instant that answers for the document, in RFC 3339; `index` is resolutions::published or updated. Empty: there is none.
std::string answered_utc(const report&, const std::optional<std::uint32_t>& index);

}  // namespace dateline
