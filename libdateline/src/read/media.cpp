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

std::string_view kind_without_text(std::string_view bytes) {
  using namespace std::string_view_literals;
  struct magic {
    std::string_view start, name;
    std::string_view then{};  // behind four bytes of size
  };
  static constexpr std::array kinds{magic{"%PDF-"sv, "PDF"},
                                    magic{"\x89PNG\r\n\x1A\n"sv, "PNG"},
                                    magic{"\xFF\xD8\xFF"sv, "JPEG"},
                                    magic{"GIF87a"sv, "GIF"},
                                    magic{"GIF89a"sv, "GIF"},
                                    magic{"RIFF"sv, "WebP", "WEBP"sv},
                                    magic{"RIFF"sv, "WAVE", "WAVE"sv},
                                    magic{"RIFF"sv, "AVI", "AVI "sv},
                                    magic{"II*\0"sv, "TIFF"},
                                    magic{"MM\0*"sv, "TIFF"},
                                    magic{"\x7F"
                                          "ELF"sv,
                                          "ELF"},
                                    magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an OLE document"},
                                    magic{"SQLite format 3\0"sv, "SQLite"},
                                    magic{"wOFF"sv, "WOFF"},
                                    magic{"wOF2"sv, "WOFF"},
                                    magic{"\0asm"sv, "WebAssembly"},
                                    magic{"\xCA\xFE\xBA\xBE"sv, "Java bytecode"},
                                    magic{"OggS\0"sv, "Ogg"}};
  for (const auto& k : kinds)
    if (bytes.starts_with(k.start) && (k.then.empty() || bytes.substr(std::min<std::size_t>(bytes.size(), 8)).starts_with(k.then)))
      return k.name;
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" && bytes[0] == '\0') return "MP4";  // behind the size of its first box
  return {};
}

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
