// The fold of holiday names, shared by packer and reader: lower case, ’ as ', every blank as a space.
#pragma once

#include <utf8proc.h>

#include <array>
#include <string>
#include <string_view>

namespace dateline::know {

// Folds the next character of `text` from `at` into `out` and returns where the one after it begins.
inline std::size_t fold_holiday_character(std::string_view text, std::size_t at, std::string& out) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    out += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return at + 1;
  }
  utf8proc_int32_t point = 0;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  if (n <= 0) {
    out += c;
    return at + 1;
  }
  point = point == 0x2019 || point == 0x2BC ? '\'' : point == 0xA0 || point == 0x202F ? ' ' : utf8proc_tolower(point);
  std::array<utf8proc_uint8_t, 4> b{};
  out.append(reinterpret_cast<const char*>(b.data()), static_cast<std::size_t>(utf8proc_encode_char(point, b.data())));
  return at + static_cast<std::size_t>(n);
}

inline bool letter_or_digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  utf8proc_int32_t point = 0;
  if (utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at), static_cast<utf8proc_ssize_t>(text.size() - at),
                       &point) <= 0)
    return false;
  const auto kind = utf8proc_category(point);
  return kind <= UTF8PROC_CATEGORY_NO && kind >= UTF8PROC_CATEGORY_LU;
}

// Calls `use` with the folded beginnings of a name, up to each place where it could end.
template <class F>
void each_holiday_beginning(std::string_view name, F use) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    at = fold_holiday_character(name, at, out);
    if (out.back() != ' ' && !letter_or_digit_at(name, at)) use(std::string_view(out));
  }
}

}  // namespace dateline::know
