// The publishers section as packed, and the folding of names that the packer and the reader must share.
#pragma once

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "know/name_hash.hpp"

namespace dateline::know {

struct publisher_entry {  // all texts: byte offsets into the texts, each ended by NUL
  std::uint32_t domain, name, zone, language;
  char country[2];
  std::uint8_t agency;     // 1: a news agency, whose name on a page tells nothing about the page
  std::uint8_t local_gmt;  // 1: prints GMT all year for the clock of its home
};

struct publisher_name {  // sorted by folded text
  std::uint32_t folded;
  std::uint32_t row;  // no_publisher: several publishers have the name
};
inline constexpr std::uint32_t no_publisher = 0xFFFFFFFF;

enum class cue_side : std::uint32_t { before, after, line_end, never };
struct naming_cue {
  std::uint32_t folded;
  cue_side side;
};  // "edited by" NAME, NAME "staff", "|" NAME at the end of a line; never: a NAME that is an ordinary word too

struct publishers_header {
  std::uint32_t rows, names, cues, text;       // counts, and where the texts begin
  std::array<std::uint32_t, 2048> beginnings;  // bits: beginning_hash of the first words of all names, of all numbers of them
};

constexpr std::uint32_t beginning_hash(std::string_view s) { return name_hash(s) % 65536; }

// Lower case, marks dropped, every run of other characters one space: "The Sydney Morning Herald" and
// "the-sydney morning herald" are one name.
inline void fold_publisher(std::string_view text, std::string& out) {
  out.clear();
  bool gap = false;
  const auto* p = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*p < 0x80) {
      const auto c = static_cast<char>(*p++);
      --left;
      const bool letter = static_cast<unsigned char>((c | 32) - 'a') < 26;
      if (letter || (c >= '0' && c <= '9')) {
        if (gap && !out.empty()) out.push_back(' ');
        gap = false;
        out.push_back(letter ? static_cast<char>(c | 32) : c);
      } else if (c != '\'') {
        gap = true;
      }
      continue;
    }
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(p, left, &c);
    if (n <= 0) {
      ++p;
      --left;
      gap = true;
      continue;
    }
    p += n;
    left -= n;
    std::array<utf8proc_int32_t, 16> parts{};
    int boundary = 0;
    const auto flags = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    const auto count = utf8proc_decompose_char(c, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), flags, &boundary);
    const auto put = [&](utf8proc_int32_t piece) {
      const auto kind = utf8proc_category(piece);
      if (kind == UTF8PROC_CATEGORY_MN) return;
      const bool keeps = kind <= UTF8PROC_CATEGORY_LO || kind == UTF8PROC_CATEGORY_MC || kind == UTF8PROC_CATEGORY_ND;
      if (!keeps || kind == UTF8PROC_CATEGORY_CN) {
        if (piece != '\'' && piece != 0x2019) gap = true;
        return;
      }
      if (gap && !out.empty()) out.push_back(' ');
      gap = false;
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto size = utf8proc_encode_char(piece, bytes.data());
      out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    };
    for (utf8proc_ssize_t i = 0; i < count && i < 16; ++i) put(parts[static_cast<std::size_t>(i)]);
  }
}

}  // namespace dateline::know
