// Code points as the lexer and the gates see them: digits, letters, separators and spaces of every script.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "know/lexicon.hpp"

namespace dateline::searching {

struct code_point {
  std::uint32_t value = 0;  // U+FFFD for a byte that begins no character
  std::uint8_t size = 0;    // bytes; 0 at the end of the text
};

// What follows is asked for nearly every byte, and nearly every byte is ASCII: that much is answered in line.
namespace beyond_ascii {
code_point decode(std::string_view text, std::size_t at);
code_point decode_before(std::string_view text, std::size_t at);
int digit_value(std::uint32_t cp);
bool is_letter(std::uint32_t cp);
bool is_upper(std::uint32_t cp);
bool is_space(std::uint32_t cp);
std::optional<know::separator> separator_of(std::uint32_t cp);
}  // namespace beyond_ascii

inline code_point decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto b = static_cast<unsigned char>(text[at]);
  return b < 0x80 ? code_point{b, 1} : beyond_ascii::decode(text, at);
}

// The character that ends at `at`.
inline code_point decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const auto b = static_cast<unsigned char>(text[at - 1]);
  return b < 0x80 ? code_point{b, 1} : beyond_ascii::decode_before(text, at);
}

constexpr bool ascii_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool ascii_letter(char c) { return static_cast<unsigned char>((c | 32) - 'a') < 26; }
constexpr bool ascii_small(char c) { return static_cast<unsigned char>(c - 'a') < 26; }

// 0-9 for decimal digits of any script, else -1.
inline int digit_value(std::uint32_t cp) {
  if (cp - '0' < 10) return static_cast<int>(cp - '0');
  return cp < 0x80 ? -1 : beyond_ascii::digit_value(cp);
}

// Letters and combining marks.
inline bool is_letter(std::uint32_t cp) { return cp < 0x80 ? ascii_letter(static_cast<char>(cp)) : beyond_ascii::is_letter(cp); }
inline bool is_upper(std::uint32_t cp) { return cp < 0x80 ? cp - 'A' < 26 : beyond_ascii::is_upper(cp); }

// What holds the parts of one word together: "sexta-feira", "п’ятниця", "ארה״ב".
constexpr bool joins_letters(std::uint32_t cp) {
  if (cp < 0x80) return cp == '-' || cp == '\'';
  return cp == 0x2010 || cp == 0x2011 || cp == 0x2013 || cp == 0x2019 || cp == 0x05F3 || cp == 0x05F4;
}

// Scripts written without spaces: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.
constexpr bool runs_together(std::uint32_t cp) {
  if (cp < 0x0E00) return false;
  return (cp <= 0x0EFF) || (cp >= 0x1000 && cp <= 0x109F) || (cp >= 0x1100 && cp <= 0x11FF) || (cp >= 0x1780 && cp <= 0x17FF) ||
         (cp >= 0x3005 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xAC00 && cp <= 0xD7AF) ||
         (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

// Spaces and invisible marks, not line ends.
inline bool is_space(std::uint32_t cp) { return cp < 0x80 ? cp == ' ' || cp == '\t' : beyond_ascii::is_space(cp); }

inline constexpr std::array<std::uint8_t, 128> ascii_separators = [] {  // separator + 1; 0: none
  using know::separator;
  std::array<std::uint8_t, 128> of{};
  const auto set = [&of](char c, separator s) { of[static_cast<unsigned char>(c)] = static_cast<std::uint8_t>(s) + 1; };
  set('.', separator::dot);
  set(',', separator::comma);
  set(';', separator::comma);
  set('-', separator::hyphen);
  set('/', separator::slash);
  set(':', separator::colon);
  set('(', separator::open);
  set('[', separator::open);
  set(')', separator::close);
  set(']', separator::close);
  set('|', separator::bar);
  set('@', separator::bar);
  set('\'', separator::apostrophe);
  set('\n', separator::line);
  set('\r', separator::line);
  return of;
}();

// In its form that touches nothing.
inline std::optional<know::separator> separator_of(std::uint32_t cp) {
  if (cp >= 0x80) return beyond_ascii::separator_of(cp);
  const auto s = ascii_separators[cp];
  return s == 0 ? std::nullopt : std::optional(static_cast<know::separator>(s - 1));
}

}  // namespace dateline::searching
