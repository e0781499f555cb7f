#include "symbols.hpp"

#include "pack.hpp"

namespace dateline::pack {

using know::bit;
using know::term;
using know::term_set;

know::symbol symbol_table::of(term_set terms) {
  if (terms == 0) return know::no_symbol;
  if (const auto it = at_.find(terms); it != at_.end()) return it->second;
  if (sets_.size() > 255) throw fault{"data/languages", "more than 255 different sets of word classes: a class too many"};
  const auto s = static_cast<know::symbol>(sets_.size());
  sets_.push_back(terms);
  at_.emplace(terms, s);
  return s;
}

void fill_number_symbols(know::lexicon_header& h, symbol_table& symbols) {
  for (unsigned v = 0; v < 10; ++v) {
    term_set s = bit(term::n_count) | bit(term::n_hour);
    if (v > 0) s |= bit(term::n_day) | bit(term::n_mon);
    h.digits1[v] = symbols.of(s);
  }
  for (unsigned v = 0; v < 100; ++v) {
    term_set s = bit(term::n_count) | bit(term::n_yy);
    if (v >= 1 && v <= 31) s |= bit(term::n_day);
    if (v >= 1 && v <= 12) s |= bit(term::n_mon);
    if (v <= 24) s |= bit(term::n_hour);
    if (v >= 25 && v <= 30) s |= bit(term::n_xhour);
    s |= v <= 59 ? bit(term::n_min) : bit(term::n_bad2);
    h.digits2[v] = symbols.of(s);
  }
  const auto count = bit(term::n_count);
  h.digits3 = symbols.of(count | bit(term::n_d3));
  h.digits4 = symbols.of(count);
  h.year = symbols.of(count | bit(term::n_year));
  h.hhmm = symbols.of(count | bit(term::n_hhmm));
  h.year_hhmm = symbols.of(count | bit(term::n_year) | bit(term::n_hhmm));
  h.early_hhmm = symbols.of(count | bit(term::n_hhmm) | bit(term::n_early));
  h.early = symbols.of(count | bit(term::n_early));
  h.digits7 = symbols.of(bit(term::n_d7));
  h.digits6 = symbols.of(bit(term::n_d6));
  h.digits8 = symbols.of(bit(term::n_d8));
  h.digits12 = symbols.of(bit(term::n_d12));
  h.digits14 = symbols.of(bit(term::n_d14));
  h.offset = symbols.of(bit(term::n_off));
  h.time = symbols.of(bit(term::n_time));
  h.bad_time = symbols.of(bit(term::n_badtime));
  for (unsigned i = 0; i < static_cast<unsigned>(know::separator::count_); ++i)
    h.separators[i] = symbols.of(bit(static_cast<term>(static_cast<unsigned>(term::dot) + i)));
}

}  // namespace dateline::pack
