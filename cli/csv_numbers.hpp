// Columns of bare numbers that stand for times: days of a spreadsheet, seconds since 1970. One number alone tells
// nothing; a whole column of them in the range of one form does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::cli {

enum class number_form : unsigned char { none, excel, excel_1904, unix_seconds, unix_millis, unix_micros };

inline constexpr std::string_view number_words = "none,excel,excel-1904,unix,unix-ms,unix-us";
std::optional<number_form> number_form_named(std::string_view);
std::string_view words_of(number_form);  // "days since 1899-12-30, as a spreadsheet counts them"

struct numbers_seen {
  std::uint64_t numbers = 0, others = 0;  // values that are a number, and that are none; empty ones aside
  double least = 0, most = 0;
  bool fractions = false;
  void add(std::string_view value);
  void add(const numbers_seen&);
};

// What the whole column is read as; none where it is no column of numbers, or its numbers fit no form.
number_form form_of(const numbers_seen&);

// The time that a number stands for, as ISO 8601: "2023-06-12", "2023-06-12T06:49", "2023-06-12T01:19:00.25Z"; empty
// where the value is none. Days of a spreadsheet are civil time in no zone.
std::string time_of_number(std::string_view value, number_form);

}  // namespace dateline::cli
