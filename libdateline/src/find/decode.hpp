// A match becomes a mention: slots turn into the fields as written. Nothing is inferred here but which of a
// word's readings fits the other words.
#pragma once

#include <span>
#include <string_view>

#include "dateline/mention.hpp"
#include "find/lexer.hpp"
#include "know/patterns.hpp"

namespace dateline::searching {

// `slots` runs along `tokens`. `page`: the languages that the document is declared or seen to be in, else those expected
// of it; they break ties between readings of a word and are never needed for numbers. Only if `declared` do they rule
// out others.
time_mention decode_stamp(std::string_view text, std::span<const token> tokens, std::span<const know::slot> slots,
                          const know::lexicon& words, language_set page, bool declared);

}  // namespace dateline::searching
