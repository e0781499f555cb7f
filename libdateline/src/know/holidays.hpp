// Named holidays and when they fall: fixed days, nth weekdays, Easter of both rites, and tabled lunar days.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "know/holidays_layout.hpp"
#include "know/image.hpp"

namespace dateline::know {

struct holiday {
  std::string_view name;        // "Russia Day"
  std::string_view country;     // ISO 3166-1 alpha-2; empty: everywhere
  std::uint8_t tolerance_days;  // 0; 1 for lunar days that are sighted
};

class holidays {
 public:
  explicit holidays(const image&);
  // The longest holiday name at the start of `text` (case folded: "Russia's National Day", "Christmas Day"),
  // row + 1 and its length; 0: none. A name that several countries have for different days ("Labour Day",
  // "Independence Day") means that of `country`; without one, the day that most of the press means by it, if any.
  std::uint32_t starts(std::string_view text, std::size_t* length, std::string_view country = {}) const;
  // Whether a name could begin at `at`: a glance at two bytes, before starts is asked.
  bool may_start(std::string_view text, std::size_t at) const {
    if (heads_.size() < head_bits / 8 || at + 1 >= text.size()) return false;
    const auto head = name_head(text[at], text[at + 1]);
    return (heads_[head / 8] >> (head % 8) & 1) != 0;
  }
  holiday row(std::uint32_t row_plus_one) const;
  // The (first) day of that year on which it falls; none where there was no such holiday, or the tables end.
  std::optional<std::chrono::year_month_day> date(std::uint32_t row_plus_one, std::chrono::year) const;
  // The day on which it falls that is nearest to `day`: Eid al-Adha came twice in 2006.
  std::optional<std::chrono::year_month_day> nearest(std::uint32_t row_plus_one, std::chrono::year_month_day day) const;
  std::size_t size() const;  // number of rows
  std::size_t names() const;

 private:
  bool begins(std::uint32_t hash) const {  // can a name begin with what has that hash?
    const auto bit = hash % start_bits;
    return starts_.size() < start_bits / 8 || (starts_[bit / 8] >> (bit % 8) & 1) != 0;
  }
  bool may_start_with_word(std::string_view text) const;
  const holiday_row* at(std::uint32_t row_plus_one) const;
  std::uint32_t named(std::string_view folded, std::uint32_t hash, std::string_view country, bool* known) const;

  std::span<const holiday_row> rows_{};
  std::span<const holiday_name> names_{};
  std::span<const std::uint32_t> slots_{};
  std::span<const std::int32_t> days_{};
  std::span<const std::uint8_t> starts_{}, heads_{};
  std::string_view text_{};
  std::size_t longest_ = 0;
};

}  // namespace dateline::know
