// Places in running text of the scripts that have words but no capitals: Hebrew, Arabic, those of India, Georgian, Ethiopic.
#pragma once

#include "dateline/mention.hpp"
#include "find/text_languages.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// Appends the names of countries, states and large cities, whole words with or without the particles written with them
// ("بالقاهرة"), where nothing found before stands. What else a word may mean nobody weighs, so small places stay out.
void find_uncased_places(std::string_view text, const know::tables&, text_languages&, mentions& out);

}  // namespace dateline::searching
