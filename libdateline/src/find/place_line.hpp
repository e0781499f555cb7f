// What datelines of all shapes share: the parts found, and how they become mentions.
#pragma once

#include <optional>
#include <vector>

#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "find/place_head.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// Bytes of an agency's name that is a word or another's name as well: "SPA", "MAP", "UNI".
inline constexpr std::size_t short_form = 3;

struct dateline_parts {
  std::size_t first = 0, last = 0;  // last: end of the last place, date or agency
  std::vector<place_head> places{};
  std::uint32_t agency = 0;
  text_span agency_text{};
  std::optional<std::uint32_t> time{};
  std::optional<time_mention> slip{};  // a day that only a dateline makes one: "Narch 2"
  bool date = false;                   // a date stands in it, whether or not anybody read it
  bool wire = false;                   // "(Reuters)", "/TASS/"
  bool known_wire = false;
  bool dash = false, colon = false, stop = false;
  bool comma = false;     // between the places and what follows
  std::size_t after = 0;  // where the grammar stopped reading

  void set_agency(std::uint32_t known, std::size_t from, std::size_t to) {
    wire = known_wire = true;
    agency = known;
    agency_text = make_text_span(from, to);
  }
};

struct line_reader {  // one document, while its datelines are read
  std::string_view text;
  const know::tables& tables;
  mentions& out;
  bool page = false;  // lists of pages have a section and a day on many lines

  // The time mention that begins at `at`, or right behind "le", "den", "on".
  std::optional<std::uint32_t> time_at(std::size_t at) const;
  std::optional<std::uint32_t> time_from(std::size_t at) const;  // the first that begins at or behind `at`
  // Its beginning; the text's end if there is none.
  std::size_t next_time(std::size_t at) const;
  // "(Reuters)", "/TASS/", "РИА Новости" at `at`; its end, 0 if none.
  std::size_t read_wire(std::size_t at, std::size_t end, dateline_parts&) const;
  // Dates, agencies and marks behind the places; false if nothing there ends a dateline.
  void read_tail(std::size_t at, std::size_t end, dateline_parts&) const;
  // A day and a month in words or digits, where no time mention stands.
  std::size_t plain_date(std::size_t at, std::size_t end, bool parted) const;
  // "Narch 2", "April l" before an agency or a dash.
  std::optional<time_mention> slipped_date(std::size_t at, std::size_t end) const;
  std::size_t plain_digits(std::size_t at, std::size_t end, bool parted) const;
  std::size_t bracketed_date(std::size_t at, std::size_t end, dateline_parts&) const;
  // The most people that a place of that name has; rare names do not count.
  std::uint64_t people_of(const place_head&) const;
  bool calendar_word(std::string_view) const;            // a month or weekday: "Fri", "March"
  bool free(std::size_t first, std::size_t last) const;  // no dateline found there before
  void keep(const dateline_parts&);

 private:
  std::uint32_t keep_time(const time_mention&);
  bool elsewhere(const dateline_parts&) const;
  bool served(const place_head&, std::string_view agency) const;
};

// Shapes in brackets and those without blanks: 【PLACE AGENCY】, (PLACE=AGENCY), AGENCY PLACE DATE 电, (AGENCY) - PLACE,
// (AGENCY) - at the head.
std::optional<dateline_parts> read_bracketed(const line_reader&, std::size_t at, std::size_t end, bool at_head);
std::optional<dateline_parts> read_run_together(const line_reader&, std::size_t at, std::size_t end);
// PLACE at the end of a line behind a stamp: "June 12, 2023 10:00 (GMT+9), Pyongyang", "06:49 am IST - NEW DELHI".
std::optional<dateline_parts> read_behind_stamp(const line_reader&, const time_mention&);
// … | PLACE | June 12, 2023 06:49 IST
std::optional<dateline_parts> read_before_stamp(const line_reader&, const time_mention&);
struct lines_before {       // what they told
  bool stamp_near = false;  // one of the last lines with words has a stamp
  std::size_t since_stamp = 0;
  std::size_t with_words = 0;
};
// A line that is a place and nothing else, by a stamp or as the whole text.
std::optional<dateline_parts> read_own_line(const line_reader&, std::size_t at, std::size_t end, const lines_before&);
// AGENCY, PLACE -: "REPUBLIKA.CO.ID, JAKARTA --".
std::optional<dateline_parts> read_agency_first(const line_reader&, std::size_t at, std::size_t end);

// Bytes of the dashes of all kinds that stand at `at`.
std::size_t dash_size(std::string_view text, std::size_t at, std::size_t end);

// The known name in [first, last), whole; for scripts without blanks.
std::optional<place_head> whole_place(std::string_view text, std::size_t first, std::size_t last, const know::tables&);

}  // namespace dateline::searching
