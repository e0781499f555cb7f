// The holidays section as it lies in the image: names, found through a hash of their folded form, each naming a
// holiday with its rule; and the tabled days of other calendars.
#pragma once

#include <cstdint>

namespace dateline::know {

enum class holiday_rule : std::uint8_t { none, fixed, nth_weekday, weekday_from, easter, orthodox_easter, tabled };
enum class name_use : std::uint8_t { own, shared_default, shared_local };  // shared: other countries have another day of that name

struct holidays_header {
  std::uint32_t rows, names, slots, days;  // numbers of rows; slots a power of two
  std::uint32_t longest_name;              // bytes of its folded form
  std::uint32_t rows_at, names_at, slots_at, days_at, starts_at, heads_at, text_at, text_size;
};
inline constexpr std::uint32_t head_bits = 65536;   // by the first two bytes of a name, see name_head
inline constexpr std::uint32_t start_bits = 65536;  // by the hash of the beginnings of folded names, up to each place where a word ends

struct holiday_row {
  std::uint32_t name;  // text, as written
  char country[2];     // NUL: everywhere
  holiday_rule rule;
  std::uint8_t tolerance;
  std::uint8_t month, day;  // fixed, weekday_from
  std::uint8_t weekday;     // 0: Sunday
  std::int8_t nth;          // 1-5; -1: the last
  std::int16_t shift;       // days after what the rule says
  std::int16_t first_year, last_year;
  std::uint16_t day_count;
  std::uint32_t first_day;  // into days: days since 1970, in order
  std::uint32_t next;       // row + 1 of the same holiday in other years; 0: none
};

struct holiday_name {  // names of one folded form stand together
  std::uint32_t text;  // folded
  std::uint32_t row;
  name_use use;
  std::uint8_t reserved[3];
};

// The first two bytes with ASCII letters in lower case; the packer sets those of a name as written and as folded.
constexpr std::uint32_t name_head(char first, char second) {
  const auto low = [](char c) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
  };
  return low(first) << 8 | low(second);
}

}  // namespace dateline::know
