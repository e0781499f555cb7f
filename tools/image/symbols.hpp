// The symbols: every set of terms that some word, number or separator can have gets a number below 256.
// Made while the lexicon is packed, then used to compile the patterns.
#pragma once

#include <map>
#include <vector>

#include "know/lexicon.hpp"

namespace dateline::pack {

class symbol_table {
 public:
  know::symbol of(know::term_set terms);  // throws fault past 255
  const std::vector<know::term_set>& all() const { return sets_; }

 private:
  std::vector<know::term_set> sets_{0};  // symbol 0: an unknown word
  std::map<know::term_set, know::symbol> at_;
};

// Symbols of numbers and separators, by the roles that width, value and neighbours allow.
void fill_number_symbols(know::lexicon_header& h, symbol_table& symbols);

}  // namespace dateline::pack
