#include "read/media.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "read/characters.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 17> first_tags{"!doctype html", "html", "head",  "script", "iframe", "h1",   "div", "font",
                                                      "table",         "a",    "style", "title",  "b",      "body", "br",  "p",
                                                      "meta"};

}  // namespace

bool looks_like_html(std::string_view bytes) {
  std::string start;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {  // UTF-16: every other byte of its ASCII
    const std::size_t skip = bytes.front() == '\xFF' ? 0 : 1;
    for (std::size_t i = 2 + skip; i < std::min<std::size_t>(bytes.size(), 2048); i += 2) start += bytes[i];
  } else {
    start = bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, 1024);
  }
  std::string_view s = start;
  for (;;) {
    while (!s.empty() && markup::blank(s.front())) s.remove_prefix(1);
    if (!s.starts_with("<!--") && !s.starts_with("<?xml")) break;
    const bool comment = s.starts_with("<!--");
    const auto end = s.find(comment ? "-->" : ">");
    if (end == std::string_view::npos) return comment;
    s.remove_prefix(end + (comment ? 3 : 1));
  }
  if (!s.starts_with('<')) return false;
  s.remove_prefix(1);
  return std::any_of(first_tags.begin(), first_tags.end(), [s](std::string_view tag) {
    return s.size() > tag.size() && markup::same_name(s.substr(0, tag.size()), tag) &&
           (markup::blank(s[tag.size()]) || s[tag.size()] == '>');
  });
}

std::string_view charset_of_type(std::string_view content_type) {
  constexpr std::string_view key = "charset=";
  for (std::size_t at = 0; at + key.size() < content_type.size(); ++at) {
    if (!markup::same_name(content_type.substr(at, key.size()), key)) continue;
    auto value = content_type.substr(at + key.size());
    if (value.starts_with('"')) value.remove_prefix(1);
    return value.substr(0, value.find_first_of("\"; "));
  }
  return {};
}

}  // namespace dateline
