// Lines and fields of the headers of WARC, ARC and HTTP.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive.hpp"

namespace dateline::archives {

bool same_letters(std::string_view a, std::string_view b);  // ASCII, any case
bool holds_letters(std::string_view s, std::string_view small_part);
std::string_view trimmed(std::string_view);
std::string small_letters(std::string_view);                  // ASCII
std::optional<std::uint64_t> whole_number(std::string_view);  // digits alone, no overflow

// The line at `at` without its end, and `at` behind it.
std::string_view take_line(std::string_view text, std::size_t& at);
// Behind the empty line that ends a header; npos: not there. `searched` is where to go on looking when more is there.
std::size_t end_of_header(std::string_view, std::size_t& searched);
// Fields from `at` on, up to an empty line: folded lines are joined, lines without a colon left out.
std::vector<header_field> read_fields(std::string_view, std::size_t at);
std::string_view field_of(const std::vector<header_field>&, std::string_view name);  // first of that name with a value

bool begins_warc(std::string_view);    // "WARC/1.0"
bool begins_arc(std::string_view);     // "filedesc://"
bool begins_record(std::string_view);  // either

// "http://example.org/ 192.0.2.1 20230612011900 text/html 1234", with five more fields in version 2.
struct arc_line {
  std::string_view url{}, ip{}, date{}, type{};
  std::string_view length{};
};
std::optional<arc_line> read_arc_line(std::string_view line, bool version_2);

}  // namespace dateline::archives
