// What stands behind a name and could qualify it: an area that holds a place of the name, or the next of a list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "know/tables.hpp"

namespace dateline::searching {

// "Indiana, Pennsylvania and Ohio": the name, the areas behind its comma and what follows them at `at` are all three states
// of a country, or countries.
bool list_of_areas(const know::tables&, std::string_view text, std::string_view name, std::span<const know::place_id> areas,
                   std::size_t at);

// Is one of those a town or a district in one of the areas, or a state in a country? In a list, only a town of some size.
bool hold_namesake(const know::gazetteer&, std::span<const know::place_id> areas, std::span<const know::name_hit> of, bool in_list);

// The areas that "(Texas)", "(MT)", "(Finistère)" at `at` names, districts among them; none where no bracket stands there.
std::vector<know::place_id> bracketed_areas(const know::gazetteer&, std::string_view text, std::size_t at);

// The areas that " in Poland" at `at` names; none where something else stands there.
std::vector<know::place_id> areas_behind_in(const know::gazetteer&, std::string_view text, std::size_t at);

}  // namespace dateline::searching
