// Characters of markup: references (&eacute; &#233;), and the pieces of text and attributes read as the parser of
// the WHATWG reads them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::markup {

struct reference {
  std::size_t size = 0;      // bytes of the reference, the ampersand included; 0: the ampersand is only that
  std::string_view named{};  // what it stands for, where it has a name
  char32_t point = 0;        // else its code point
};

// The reference that begins with the ampersand at `at`. `in_attribute`: "&copy=" in a URL is none.
reference read_reference(std::string_view html, std::size_t at, bool in_attribute);
void append(std::string& out, const reference&);

// What a browser has of a raw piece: references resolved, line ends made one, U+0000 replaced.
std::string attribute_text(std::string_view raw);
std::string lower_name(std::string_view raw);                 // of a tag or an attribute
std::string plain_text(std::string_view raw, bool keep_nul);  // without references: script, style, comments

bool same_name(std::string_view raw, std::string_view lower);  // ASCII letters of either case

bool contains_name(std::string_view raw, std::string_view lower);  // the same for a part of it
std::string run_together(std::string_view);                        // without blanks around it, one where many were
constexpr bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }
constexpr bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace dateline::markup
