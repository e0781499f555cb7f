// Coordinates as people and programs write them, and what lies there.
#pragma once

#include <optional>
#include <string_view>

#include "dateline/context.hpp"
#include "dateline/knowledge.hpp"
#include "dateline/report.hpp"
#include "dateline/resolution.hpp"
#include "dateline/result.hpp"

namespace dateline {

// Reads a text that is a pair of coordinates and nothing else: "39.03,125.75", "39.03 N 125.75 E", "39°1′48″N 125°45′E",
// "E125.75 N39.03", "+3901.8+12545/" (ISO 6709), "geo:39.03,125.75" (RFC 5870). Without letters the latitude comes
// first. None: the text is something else. An error (malformed) says why there is no such point: "latitude 95 is ...".
std::optional<result<coordinates>> read_coordinates(std::string_view text);

// What lies at the coordinates that the document consists of, as the one place of a report: the nearest populated place.
// It stands for the zone there too, and that is what its confidence says: the next zones' nearest places within
// 500 km are the alternatives. Undecided where a border may lie between, or nobody lives within 300 km.
report locate(document, coordinates, const knowledge&, const context& = {});

}  // namespace dateline
