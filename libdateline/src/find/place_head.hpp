// One place as a dateline or a caption prints it: a name and what qualifies it.
#pragma once

#include <optional>
#include <vector>

#include "dateline/mention.hpp"
#include "find/place_words.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

struct place_head {
  text_span name{};
  std::vector<text_span> qualifiers{};
  std::size_t end = 0;    // after name and qualifiers, an abbreviating dot included
  std::size_t words = 0;  // of the name
  bool capitals = false;  // all in capitals
  bool cased = false;
  bool known = false;          // the gazetteer has the name
  bool qualified = false;      // by a known area
  bool odd_qualifier = false;  // by something that is no area
  bool runs_on = false;        // more words of the sentence follow without a break
  bool nowhere = false;        // "AT SEA"
  text_span where() const { return {name.first, qualifiers.empty() ? name.last : qualifiers.back().last}; }
};

// The place that starts at `at`, before `end`. None where no capitalised words stand.
std::optional<place_head> read_place(std::string_view text, std::size_t at, std::size_t end, const know::tables&);

bool joins_places(std::string_view word);  // "and", in the languages of datelines

// Reads what follows a name: ", Texas", ", Ont.", " (País)", " [India]", ", Ontario, Canada".
void read_qualifiers(std::string_view text, std::size_t end, const know::tables&, place_head&);

}  // namespace dateline::searching
