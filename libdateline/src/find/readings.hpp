// What a token's word can be: its readings, and what their values stand for.
#pragma once

#include <cstdint>
#include <string_view>

#include "dateline/mention.hpp"
#include "find/lexer.hpp"

namespace dateline::searching {

bool can_be(const token& t, const know::lexicon& words, know::term what);

// The languages in which a token can have one of the terms.
language_set languages_of(const token& t, know::term what, const know::lexicon& words);

// The roles that a label can give; bit r for role r.
std::uint16_t roles_of(const token& t, const know::lexicon& words);

// What a label says of its stamp, in whatever language first lists it; unknown: it is no label.
role role_of_label(const token& t, const know::lexicon& words);

// "Eastern", "Pacific": a zone only directly behind the half of the day, noon and midnight ("3 p.m. Eastern"); elsewhere an
// adjective or an ocean.
bool bare_zone(const token& t, const know::lexicon& words);
// What the word of a zone says by itself.
written_zone zone_of(std::string_view text, const token& t);
// The offset behind that word, "GMT+8", "МСК+4", or the offset alone where `z` is empty.
void add_offset(std::string_view text, const token& t, written_zone& z);

role role_of(std::uint8_t value);         // of term::role
phrase_unit unit_of(std::uint8_t value);  // of term::unit

// "2 hours 15 minutes" counts 135 minutes. False for what is no number of the lesser unit, as months are of days; `p` stays.
bool add_lesser(written_phrase& p, phrase_unit unit, std::int32_t count);

}  // namespace dateline::searching
