// Which place a name means: candidates of the gazetteer, weighed by the rows of data/evidence/places.tsv.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "dateline/resolution.hpp"
#include "know/tables.hpp"

namespace dateline::resolving {

// One place for each mention, in the same order.
std::vector<place> resolve_places(const document&, const mentions&, const know::tables&, const context&);

// Those that a page states in JSON-LD: beside the text, so without a mention.
std::vector<place> stated_places(const document&, const know::tables&, const context&);

// A phrase on its own: "Paris, Texas", "東京".
place resolve_place(std::string_view phrase, const know::tables&, const context&);

// What lies at a point: the nearest populated place, against the nearest of the other zones around.
place resolve_point(coordinates, const know::tables&, const context&);

}  // namespace dateline::resolving
