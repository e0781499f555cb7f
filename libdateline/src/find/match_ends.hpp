// Where a match ends before its pattern does: what its last words say belongs to something else.
#pragma once

#include <cstddef>
#include <string_view>

#include "dateline/mention.hpp"
#include "find/guards.hpp"
#include "know/lexicon.hpp"

namespace dateline::searching {

struct match_in {  // a match and the text it stands in
  std::string_view text;
  const found& f;
  const know::lexicon& words;

  know::term_set terms(std::size_t i) const { return i < f.island.size() ? words.terms(f.island[i].sym) : 0; }
};

// The token before which the match has to end; its end where it ends well.
std::size_t early_end(const match_in&, const time_mention&);

}  // namespace dateline::searching
