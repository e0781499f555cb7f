#include "find/decode_phrase.hpp"

#include <algorithm>
#include <utility>

#include "find/readings.hpp"

namespace dateline::searching {
namespace {

half_of_day half_of(std::string_view name) {
  const auto& halves = know::lexicon_values::ampm;
  return static_cast<half_of_day>(std::ranges::find(halves, name) - halves.begin() + 1);
}

}  // namespace

void phrase_words::count(std::int32_t n) {
  if (ago_before_) n = -n;
  const bool first = !std::exchange(counted_, true) || !unit_seen_;  // "dakika 20": the unit may stand before its number
  (first ? phrase().count : more_) = n;
}

// "2 hours 15 minutes ago" counts 135 minutes. Of months that many days are no number: the greater unit stays.
void phrase_words::unit(phrase_unit u) {
  auto& p = phrase();
  if (!std::exchange(unit_seen_, true)) {
    p.unit = u;
    p.calendar_unit = !counted_;
    return;
  }
  (void)add_lesser(p, u, more_);
}

void phrase_words::ago(std::uint8_t way) {
  auto& p = phrase();
  counted_ = true;
  if (way == 2) return;
  if (p.count > 0) p.count = -p.count;
  else ago_before_ = true;
}

// "hour:-1" is the hour before; "hour:-" counts back what stands before it, and is nothing without.
void phrase_words::relative(std::uint8_t rel) {
  const auto meaning = know::lexicon_values::rel[rel == 0 ? 0 : rel - 1U];
  const auto colon = meaning.find(':');
  auto count = meaning.substr(colon + 1);
  if (const auto half = count.find(':'); half != count.npos) {
    half_ = half_of(count.substr(half + 1));
    count = count.substr(0, half);
  }
  const auto& units = know::lexicon_values::unit;
  auto& p = phrase();
  p.unit = unit_of(static_cast<std::uint8_t>(std::ranges::find(units, meaning.substr(0, colon)) - units.begin() + 1));
  p.count = count == "-" ? -p.count : (count[0] == '-' ? -1 : 1) * (count.back() - '0');
  lacks_sense_ = (count == "-") != counted_;
}

void phrase_words::direction(std::uint8_t dir) {
  auto& p = phrase();
  p.count = dir == 1 ? -1 : dir == 2 ? 1 : 0;  // last, next, this
  if (!counted_) p.calendar_unit = true;
  direction_ = dir;
}

void phrase_words::weekday(std::uint8_t weekdays) {
  auto& p = phrase();
  p.unit = phrase_unit::weekday;
  p.weekdays = weekdays;
  p.calendar_unit = false;
  if (direction_ == 0) p.count = 0;
}

std::optional<written_phrase> phrase_words::settled(const written_date& date) const {
  if (!phrase_ || lacks_sense_) return std::nullopt;
  auto p = *phrase_;
  if (direction_ == 0) return p;
  const bool ordinal = direction_ > 3;
  const auto nth = static_cast<std::int8_t>(direction_ - 3);
  if (!date.month) {
    if (ordinal) p.nth = nth;  // "first Monday": of what?
    return p;
  }
  // "first Monday of May 2023" counts within the month; "last May" is the month itself.
  if (date.weekdays != 0) {
    p.unit = phrase_unit::weekday;
    p.weekdays = date.weekdays;
  } else if (!unit_seen_) {
    p.unit = phrase_unit::month;
    if (!ordinal) return p;
  }
  p.nth = ordinal ? nth : direction_ == 1 ? std::int8_t{-1} : std::int8_t{0};
  return p;
}

}  // namespace dateline::searching
