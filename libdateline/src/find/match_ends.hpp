// Where a match ends before its pattern does: what its last words say belongs to something else.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "dateline/mention.hpp"
#include "find/lexer.hpp"
#include "know/patterns.hpp"

namespace dateline::searching {

struct match_in {  // tokens [first, last) of an island, as a pattern took them
  std::string_view text;
  std::span<const token> island;
  std::size_t first, last;
  std::span<const know::slot> slots;  // of those tokens
  const know::lexicon& words;

  know::term_set terms(std::size_t i) const { return i < island.size() ? words.terms(island[i].sym) : 0; }
};

// The token before which the match has to end; `last` where it ends well.
std::size_t early_end(const match_in&, const time_mention&);

}  // namespace dateline::searching
