// Where a record begins, told by the bytes alone: for the times when lengths in headers say something else. Each look is
// linear in what it looks at.
#pragma once

#include <cstddef>
#include <string_view>

#include "archive/members.hpp"

namespace dateline::archives {

struct arc_form {
  bool is = false, version_2 = false;  // the archive is ARC
};

constexpr std::size_t tells = 64;  // bytes that show whether a header of WARC begins

// "WARC/1.0", the end of the line and a field of WARC: what no text has in passing.
bool begins_header(std::string_view);
// Whether a record begins at `at` of the view, where a member does.
bool begins_at_member(std::string_view view, std::size_t at, arc_form);
// The first place in [from, to) of the view where a record begins for certain; npos: none is seen.
std::size_t certain_record(const members&, arc_form, std::size_t from, std::size_t to);
// Where in the line of a record of ARC the next begins, because it broke off; npos: it is whole.
std::size_t arc_header_inside(std::string_view line, arc_form);
// Where a member that begins with a record ends the `size` bytes before their time; npos: they are all in view, or no more comes.
std::size_t early_end(members&, arc_form, std::size_t size);
// Where a record can begin in view; npos: nowhere yet. `whole`: no more will come. `line_begins`: with the view.
std::size_t next_record(const members&, arc_form, bool whole, bool line_begins);

}  // namespace dateline::archives
