// The patterns of stamps, compiled in the build from data/patterns: one automaton over symbols that says how far
// the longest stamp goes, and the positions it was made from, which say what each token of it is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "know/image.hpp"
#include "know/lexicon.hpp"

namespace dateline::know {

enum class slot : std::uint8_t {  // what a token fills in; marks fill nothing
  none,
  role,
  day,
  month,
  mon,
  n1,
  n2,
  year,
  yy,
  era,
  weekday,
  time,
  badtime,
  hour,
  min,
  sec,
  hhmm,
  ampm,
  clockword,
  zone,
  offset,
  d6,
  d8,
  d12,
  d14,
  rel,
  dir,
  unit,
  count,
  number,
  ago,
  second,
  doy,
  d7,
  week,  // the word or letter
  week_no,
  week_day,   // 1-7
  week_both,  // 053: day 3 of week 5
  hour_word,  // "saa"
  dawn_hour,  // counted from dawn: "saa nne", the fourth, is 10
  count_
};
std::optional<slot> slot_named(std::string_view name);

struct pattern_position {              // one place in a pattern line
  std::uint32_t follow, follow_count;  // rows of the follow list: the positions that may come next
  slot fills;
  std::uint8_t accepts;  // 1: a stamp may end here
  std::uint16_t line;    // the pattern line it belongs to
};
static_assert(sizeof(pattern_position) == 12);

struct pattern_line {
  std::uint32_t name, kind;          // offsets of texts in the blob
  std::uint32_t first, first_count;  // among the positions that may begin a stamp
};

// What follows a state: columns that lead to one state are a group, and many states have the same groups.
struct pattern_row {
  std::uint32_t next;      // of its first group, among the next states
  std::uint32_t grouping;  // row of the groupings
};

struct patterns_header {                    // start of section::patterns; offsets in bytes from there
  std::uint32_t columns;                    // symbols after merging equal ones
  std::uint32_t states;                     // state 0 is the start, 0xFFFF no state
  std::uint32_t column_of;                  // u8 by symbol, 256
  std::uint32_t rows;                       // by state
  std::uint32_t groupings, grouping_count;  // u8 rows × columns: the group, from 1; 0: no state
  std::uint32_t next, next_count;           // u16: the states that groups lead to
  std::uint32_t accept;                     // u16 by state: pattern line + 1, 0 none
  std::uint32_t takes;                      // term_set by position: a token fits whose symbol has one of these terms
  std::uint32_t positions, position_count;
  std::uint32_t first, first_count;    // u16: the positions that may begin a stamp
  std::uint32_t follow, follow_count;  // u16
  std::uint32_t lines, line_count;
  std::uint32_t text, text_size;
};

class patterns {
 public:
  static constexpr std::uint16_t dead = 0xFFFF;
  explicit patterns(const image&);

  std::uint16_t next(std::uint16_t state, symbol s) const {  // of any state but `dead`
    const auto& row = rows_[state];
    const auto group = groupings_[row.grouping * columns_ + column_of_[s]];
    return group == 0 ? dead : next_[row.next + group - 1];
  }
  std::uint16_t accepts(std::uint16_t state) const { return accept_[state]; }  // pattern line + 1
  bool empty() const { return accept_.empty(); }

  std::span<const pattern_position> positions() const { return positions_; }
  std::span<const term_set> takes() const { return takes_; }  // by position
  std::span<const std::uint16_t> first() const { return first_; }
  std::span<const std::uint16_t> first_of(std::uint32_t line) const { return first_.subspan(lines_[line].first, lines_[line].first_count); }
  std::span<const std::uint16_t> follow(const pattern_position& p) const { return follow_.subspan(p.follow, p.follow_count); }
  std::string_view name(std::uint32_t line) const;
  std::string_view kind(std::uint32_t line) const;  // "date", "part", "clock", "month", "year", "phrase"

 private:
  bool sound() const;

  std::size_t columns_ = 0;
  std::span<const std::uint8_t> column_of_, groupings_;
  std::span<const pattern_row> rows_;
  std::span<const std::uint16_t> next_, accept_, first_, follow_;
  std::span<const pattern_position> positions_;
  std::span<const term_set> takes_;
  std::span<const pattern_line> lines_;
  std::string_view text_;
};

}  // namespace dateline::know
