// Code points as the lexer and the gates see them: digits, letters, separators and spaces of every script.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "know/lexicon.hpp"

namespace dateline::searching {

struct code_point {
  std::uint32_t value = 0;  // U+FFFD for a byte that begins no character
  std::uint8_t size = 0;    // bytes; 0 at the end of the text
};

code_point decode(std::string_view text, std::size_t at);
code_point decode_before(std::string_view text, std::size_t at);  // the character that ends at `at`

constexpr bool ascii_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool ascii_letter(char c) { return static_cast<unsigned char>((c | 32) - 'a') < 26; }

int digit_value(std::uint32_t cp);  // 0-9 for decimal digits of any script, else -1
bool is_letter(std::uint32_t cp);   // letters and combining marks
bool is_upper(std::uint32_t cp);
bool runs_together(std::uint32_t cp);  // scripts written without spaces: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar
bool is_space(std::uint32_t cp);       // spaces and invisible marks, not line ends
std::optional<know::separator> separator_of(std::uint32_t cp);  // unglued form

}  // namespace dateline::searching
