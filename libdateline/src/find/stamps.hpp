// Finds stamps: gate, islands, automaton, overlaps, guards.
#pragma once

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "find/page_languages.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// Appends the stamps of the text to out.times, in order. Linear in the text.
void find_stamps(std::string_view text, const know::tables& know, const page_languages&, mentions& out);

// Adds "in 3 days", "+2 weeks" and their kin; what was found within one goes. out.times stays in order.
void find_distances(std::string_view text, const know::tables& know, const page_languages&, const context& given, mentions& out);

// Appends the phrases without digits ("on Monday", "last year", "Russia's National Day") that touch no stamp
// found before; out.times stays in order.
void find_phrases(std::string_view text, const know::tables& know, const page_languages&, mentions& out);

}  // namespace dateline::searching
