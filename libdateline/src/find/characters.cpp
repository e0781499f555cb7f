#include "find/characters.hpp"

#include <utf8proc.h>

namespace dateline::searching::beyond_ascii {

using know::separator;

code_point decode(std::string_view text, std::size_t at) {
  utf8proc_int32_t cp = 0;
  const auto n =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at), static_cast<utf8proc_ssize_t>(text.size() - at), &cp);
  if (n <= 0) return {0xFFFD, 1};
  return {static_cast<std::uint32_t>(cp), static_cast<std::uint8_t>(n)};
}

code_point decode_before(std::string_view text, std::size_t at) {
  std::size_t first = at - 1;
  while (first > 0 && at - first < 4 && (static_cast<unsigned char>(text[first]) & 0xC0) == 0x80) --first;
  const auto c = decode(text, first);
  return first + c.size == at ? c : code_point{0xFFFD, 1};
}

int digit_value(std::uint32_t cp) {
  if (cp < 0x0660) return -1;
  // The zeros of the scripts in which dates are printed; each is followed by its nine digits (Unicode Nd).
  for (const std::uint32_t zero :
       {0x0660U, 0x06F0U, 0x07C0U, 0x0966U, 0x09E6U, 0x0A66U, 0x0AE6U, 0x0B66U, 0x0BE6U, 0x0C66U, 0x0CE6U, 0x0D66U,
        0x0DE6U, 0x0E50U, 0x0ED0U, 0x0F20U, 0x1040U, 0x1090U, 0x17E0U, 0x1810U, 0xA8D0U, 0xAA50U, 0xABF0U, 0xFF10U})
    if (cp - zero < 10) return static_cast<int>(cp - zero);
  return -1;
}

bool is_letter(std::uint32_t cp) {
  if (cp == 0x200C || cp == 0x200D) return true;  // joiners inside words
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(cp))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return true;
    default: return false;
  }
}

bool is_upper(std::uint32_t cp) {
  const auto c = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool is_space(std::uint32_t cp) {
  switch (cp) {
    case 0x00A0:
    case 0x202F:
    case 0x3000:
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0xFEFF:
    case 0x2060:
    case 0x00AD: return true;
    default: return (cp >= 0x2000 && cp <= 0x200A) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
  }
}

std::optional<separator> separator_of(std::uint32_t cp) {
  switch (cp) {
    case 0x3002:
    case 0xFF0E:
    case 0x0964: return separator::dot;
    case 0x060C:
    case 0x3001:
    case 0xFF0C:
    case 0x061B: return separator::comma;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFF0D: return separator::hyphen;
    case 0xFF0F: return separator::slash;
    case 0xFF1A:
    case 0x055D: return separator::colon;
    case 0xFF08:
    case 0x3010:
    case 0x3014: return separator::open;
    case 0xFF09:
    case 0x3011:
    case 0x3015: return separator::close;
    case 0x00B7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x30FB:
    case 0xFF5C:
    case 0x25CF:
    case 0x22C5: return separator::bar;
    case 0x2019:
    case 0x05F3: return separator::apostrophe;
    default: return std::nullopt;
  }
}

}  // namespace dateline::searching::beyond_ascii
