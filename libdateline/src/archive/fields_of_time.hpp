// Fields of a stamp of machines, from the year on, and the interval of UTC that they leave.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dateline/archive_stamp.hpp"

namespace dateline::archives {

struct time_fields {
  std::array<int, 6> of{};  // year, month, day, hour, minute, second
  std::size_t count = 0;
  int offset = 0;  // seconds east of UTC

  void add(int n) {
    if (count < of.size()) of[count++] = n;
  }
  bool ordinal_fits(int day) const;  // the day of the year lies in the month
  void add_ordinal(int day);
  std::size_t sound() const;  // how many fields name something, from the year on
};

time_fields fields_of_digits(std::string_view);  // YYYYMMDDhhmmss, of an even length; more is fractions
archive_stamp interval_of(const time_fields&, stamp_fault);
std::optional<int> offset_named(std::string_view);  // "+0200", "-07:00", "EST", "GMT": seconds east of UTC

}  // namespace dateline::archives
