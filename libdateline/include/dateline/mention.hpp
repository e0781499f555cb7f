// Mentions: what the text says, verbatim. Nothing here is inferred; that is the resolver's work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

enum class role : std::uint8_t { unknown, published, updated, captured, dateline, event, page_clock, extractor_header };
enum class meridiem : std::uint8_t { none, am, pm };
enum class calendar : std::uint8_t { gregorian, buddhist, juche, minguo, japanese, jalali, hijri, bikram_sambat, hebrew };

struct language_set {  // bits of the lexicon's list of languages
  std::uint64_t low = 0, high = 0;
  constexpr bool empty() const { return (low | high) == 0; }
  friend constexpr bool operator==(const language_set&, const language_set&) = default;
  friend constexpr language_set operator&(language_set a, language_set b) { return {a.low & b.low, a.high & b.high}; }
  friend constexpr language_set operator|(language_set a, language_set b) { return {a.low | b.low, a.high | b.high}; }
};

struct written_zone {
  text_span label{};                     // "IST", "+05:30", "GMT+8", "Pyongyang time"; empty: none
  std::optional<std::int32_t> offset{};  // seconds east of UTC, where the label states one
  bool utc_scale = false;                // Z, UTC, GMT: a scale, right in every place
  bool place_time = false;               // "Paris time", "heure de Paris": label is the place's name
  bool base_plus = false;                // МСК+4: offset is added to that of the label
  bool present() const { return !label.empty(); }
};

struct written_clock {
  std::uint8_t hour = 0;  // as written: 0-30, before any meridiem is applied; 99 where it is no hour
  std::uint8_t minute = 0;
  std::optional<std::uint8_t> second{};
  std::optional<std::uint32_t> nanosecond{};
  bool has_minute = false;
  bool midnight_word = false;  // "midnight" and no figures
  char fold = 0;               // 'A', 'B': the first or second of an hour that comes twice (2A:30 Uhr)
  bool extended = false;       // 25-30 h, written with an hour mark that allows it (25時)
  meridiem half = meridiem::none;
  written_zone zone{};
};

struct written_date {
  std::optional<std::int32_t> year{};  // as written; two digits if two_digit_year
  std::optional<std::uint8_t> month{};
  std::optional<std::uint8_t> day{};
  bool two_digit_year = false;
  bool order_open = false;  // month and day hold the first and second number of d/m or m/d
  bool order_told = false;  // two numbers of which one is above 12: it is the day
  bool day_first = false;   // with order_told: the first of the two
  bool named_month = false;
  std::uint8_t week = 0;      // of an ISO year, from 1; then `day` is its day, Monday 1. 0: none
  std::uint16_t months = 0;   // bit m-1: a month name that differs between languages (srp, lis); 0: one
  std::uint8_t weekdays = 0;  // bit d-1 (Monday 0): days that the written weekday can name; 0: none
  calendar system = calendar::gregorian;
  std::uint8_t era = 0;  // within the system (Japanese eras)
};

enum class phrase_unit : std::uint8_t { second, minute, hour, day, week, month, quarter, season, year, decade, century, weekday };
struct written_phrase {  // "yesterday", "on Monday", "last year", "2 hours ago", "next month"
  phrase_unit unit{};
  std::int32_t count = 0;      // in units from the reference; negative: past. For weekday: -1 last, 0 open, +1 next
  std::uint8_t weekdays = 0;   // bit d-1, with unit weekday
  bool calendar_unit = false;  // the whole unit ("last year"), not a distance from now ("a year ago")
  std::int8_t nth = 0;         // "first Monday of May": which one of the month in `date`, from 1; -1 the last. 0: no such phrase
};

enum class time_shape : std::uint8_t { absolute, clock_only, date_only, phrase, holiday, epoch, timex };

enum class timex_kind : std::uint8_t { none, duration, set, reference, year, month, season, day_part, decade, century };
struct written_timex {  // what only TimeML calls a time expression, see context::timex
  timex_kind kind = timex_kind::none;
  std::string value{};  // TIMEX3 where nothing has to be resolved ("P3D", "PRESENT_REF"); of a season or part of the day its two letters
  std::int32_t number = 0;  // of a year, decade or century, as TIMEX3 counts them: 1999, 199, 19
  phrase_unit unit{};       // of a duration or set
};

struct twin_date {  // the same day in another calendar, written beside it: "1444 هـ الموافق 12 يونيو 2023 م"
  written_date date{};
  bool year_alone = false;  // only the year is written twice: "Juche 112 (2023)"
};

struct time_mention {
  text_span where{};  // the stamp with its label ("Last Updated: …")
  text_span stamp{};  // the stamp alone, always inside
  dateline::role role = role::unknown;
  time_shape shape = time_shape::absolute;
  written_date date{};
  std::optional<twin_date> twin{};  // the first of two dates of one stamp; `date` is the second
  std::optional<written_clock> clock{};
  std::optional<written_clock> second_clock{};  // a stamp in two zones: "1207 GMT (2007 HKT)"
  std::optional<written_phrase> phrase{};
  std::optional<std::int64_t> epoch_ms{};
  written_timex timex{};      // with shape timex
  std::uint32_t holiday = 0;  // row of the holidays table, with shape holiday
  std::uint32_t pattern = 0;  // the pattern line that matched
  // The languages that all its words share; empty: no words, or none in common. Of figures in open order those of the small
  // words between them, if there are no others: "Uhr", "a las".
  language_set languages{};
};

struct place_mention {
  text_span where{};  // with its qualifiers: "PARIS, Texas"
  text_span name{};
  std::vector<text_span> qualifiers{};  // "Texas"; nearest first
  bool in_dateline = false;
};

struct dateline_mention {
  text_span where{};
  std::vector<std::uint32_t> places{};  // indexes into mentions::places
  std::uint32_t agency = 0;             // row + 1 of the agencies table; 0: none
  text_span agency_text{};
  std::optional<std::uint32_t> time{};  // index into mentions::times
};

struct mentions {  // each list in the order of `where.first`, no overlaps within a kind
  std::vector<time_mention> times;
  std::vector<place_mention> places;
  std::vector<dateline_mention> datelines;
};

}  // namespace dateline
