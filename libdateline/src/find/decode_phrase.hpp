// The words of a phrase ("2 hours 15 minutes ago", "first Monday of May 2023"), taken one by one as a match has them.
#pragma once

#include <cstdint>
#include <optional>

#include "dateline/mention.hpp"

namespace dateline::searching {

// What a word says of the half of the day, in the order of lexicon_values::ampm.
enum class half_of_day : std::uint8_t { none, am, pm, night, day };

class phrase_words {
 public:
  void count(std::int32_t n);
  void unit(phrase_unit);
  void ago(std::uint8_t way);        // value of an `ago` word: 1 back, 2 ahead ("from now")
  void relative(std::uint8_t rel);   // value of a `rel` word: "yesterday", "an hour ago"
  void direction(std::uint8_t dir);  // value of a `dir` word: "last", "next", "first"
  void weekday(std::uint8_t weekdays);
  half_of_day half() const { return half_; }  // that a `rel` word tells, too: "tonight"
  // The phrase beside the date that the match has; none: its words make none.
  std::optional<written_phrase> settled(const written_date&) const;

 private:
  written_phrase& phrase() { return phrase_ ? *phrase_ : phrase_.emplace(); }

  std::optional<written_phrase> phrase_{};
  bool counted_ = false, unit_seen_ = false, ago_before_ = false, lacks_sense_ = false;
  std::uint8_t direction_ = 0;
  half_of_day half_{};
  std::int32_t more_ = 0;  // of the lesser unit
};

}  // namespace dateline::searching
