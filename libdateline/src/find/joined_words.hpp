// Words that an apostrophe or a hyphen joins, taken apart or put together as the gazetteer knows them.
#pragma once

#include <string_view>

#include "find/place_words.hpp"
#include "know/gazetteer.hpp"

namespace dateline::searching {

// "King's" of "King's Lynn", "John's" of "St. John's": what looks like a possessive belongs to the name that begins at
// `first`. Then the word ends behind it.
bool own_name(std::string_view text, std::size_t first, std::size_t end, const know::gazetteer&, name_word&);

// "Frankfurt (Oder)", "Frankfurt/Oder": what stands in the brackets or behind the stroke is known to belong to the name
// that begins at `first`. Then the word ends behind it.
bool with_river(std::string_view text, std::size_t first, std::size_t end, const know::gazetteer&, name_word&);

// "l'Algérie", "Ankara'da", "London-Paris", "R-Texas": no name as a whole, but one in it. Then the word is that one, the
// first of two; false where it is left as it is, or where it begins later.
bool taken_apart(std::string_view text, const know::gazetteer&, name_word&);

// Does an article or a preposition that lost its vowel end before `at`? "d'Alger", "dall'Albania".
bool behind_elision(std::string_view text, std::size_t at);

}  // namespace dateline::searching
