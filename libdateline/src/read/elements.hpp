// What the reader of pages knows of elements: whether they break the text, what their content is, and what their
// names, classes and ids say of the text inside.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/packing.hpp"
#include "read/tokenizer.hpp"

namespace dateline::markup {

enum class flow : std::uint8_t { loose, tight, line, block };  // loose: words of two do not run together; tight: they may

struct element_kind {
  std::uint64_t key = 0;  // packed name
  flow breaks = flow::loose;
  content inside = content::data;
  bool is_void = false;        // has no end tag
  bool closes_itself = false;  // its like, open on top, ends where it begins: li, p, td
  bool silent = false;         // its text is not shown
  std::uint8_t heading = 0;    // 1-6
  std::uint32_t places = 0;    // bits of place_in_page
};

// Letters of either case; names of eight letters and more by their beginning and length.
constexpr std::uint64_t packed(std::string_view name) {
  return (name.size() > 8 ? name.size() << 3 : 0) ^ packing::lower_bytes(packing::first_bytes(name));
}

const element_kind& kind_of(std::string_view name);       // of unknown names: loose, nothing else
std::uint32_t places_of_words(std::string_view classes);  // of a class, id, itemprop or rel attribute: bits of place_in_page

}  // namespace dateline::markup
