// Datelines, and the other places that a text names.
#pragma once

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// Takes from the stamps what belongs to the name of a place before them. `page`: the languages of the page.
void free_places(std::string_view text, const know::tables&, language_set page, mentions& out);

// Appends datelines and their places. out.times is complete and sorted; a date inside a dateline gets its role.
void find_datelines(const document&, const know::tables&, const context&, mentions& out);

// Appends the places of running text, where nothing found before stands. Precision goes before completeness.
void find_places(const document&, const know::tables&, const context&, mentions& out);

// Puts the places in the order of the text; datelines keep theirs.
void sort_places(mentions& out);

// Clock times whose zone a place beside them tells; after the stamps and the places.
void find_place_clocks(std::string_view text, mentions& out);

// Puts the caller's places among those found; where both claim the same words, the caller's stand.
void add_given_places(const document&, const know::tables&, const context&, mentions& out);

}  // namespace dateline::searching
