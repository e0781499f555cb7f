// Whether what has the shape of a dateline is one.
#pragma once

#include <string_view>
#include <vector>

#include "find/place_line.hpp"

namespace dateline::searching {

// `at_head`: no other stands before it.
bool is_dateline(const line_reader&, const dateline_parts&, bool at_head);
// "PHOTO (AP) -" heads a line; "COCOA, Fla. (AP) -" and "MOBILE (AP) -" are towns.
bool only_kicker(const line_reader&, const dateline_parts&);

// A name and a mark at the head of a line, and nothing more that speaks for a dateline.
struct bare_line {
  dateline_parts parts;
  std::size_t number, size;  // of the line: among those with words; bytes
};

bool bare(const dateline_parts&);
// Less the rows of tables and what persons say: such lines one behind another, or with one name again and again.
std::vector<bare_line> without_lists(std::string_view text, std::vector<bare_line>);

}  // namespace dateline::searching
