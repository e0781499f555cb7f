// The stamps that archives and servers write: WARC-Date, the digits of ARC and CDX, HTTP dates. Read leniently, as the
// interval that is left when what cannot be so is taken away, and with a word on what was wrong.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dateline/context.hpp"

namespace dateline {

enum class stamp_fault : std::uint8_t {
  none,
  offset,          // an offset or a zone where UTC is due (WARC 1.1 §5.4; RFC 9110 §5.6.7); it was applied
  inserted_zeros,  // "00" stands after the year or the month and the seconds fell off the end, as in captures of 2000
  day_of_year,     // the day is counted from the first of January
  http_date,       // a date of HTTP stands where one of W3CDTF is due
  no_such_time,    // a field names nothing ("month 13"): what stands before it counts
  absurd_year,     // no capture was made then
  unreadable
};

struct archive_stamp {
  std::optional<sys_seconds> first{}, last{};  // [first, last) of UTC; none: nothing can be read from it
  stamp_fault fault = stamp_fault::none;
};

// W3CDTF of any granularity ("2023", "2023-06-12T01:19:00.123456789Z") or 4 to 17 digits; a date of HTTP too, with a fault.
archive_stamp read_archive_stamp(std::string_view);
// The last second of the WARC-Date in context::archive, however long it is: a page that was captured in June was written
// by the end of June. Nothing: there is none, or none that can be read.
std::optional<sys_seconds> end_of_capture(const context&);
// IMF-fixdate, RFC 850 and asctime; other zones than GMT by offset or by their names in RFC 822.
archive_stamp read_http_date(std::string_view);

}  // namespace dateline
