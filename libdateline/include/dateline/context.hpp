// Everything outside the text that an answer may depend on. The machine's clock, zone and locale are
// never among it: what is not given here is not known.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

using sys_seconds = std::chrono::sys_seconds;

enum class date_order : std::uint8_t { open, dmy, mdy, ymd };
enum class direction : std::uint8_t { past, future, nearest };

struct machine_stamp {  // a stamp that the page states for machines, e.g. article:published_time
  std::string name;
  std::string value;
};

struct column_orders {            // which orders of day and month other values of the same column show beyond doubt
  bool dmy = false, mdy = false;  // both: it has no one order
};

struct given_span {   // a mention that the caller found: resolve it, found or not
  source_span where;  // in the bytes that were given: for a page in its markup
  bool is_place = false;
};

struct context {
  std::optional<sys_seconds> reference{};  // when the text was written or captured; bounds every stamp from above
  std::optional<sys_seconds> captured{};   // when it was fetched; stands in for a missing reference
  std::string url{};
  std::string lang{};                   // BCP 47 tag
  std::string publisher{};              // name or domain
  std::string country{};                // ISO 3166-1 alpha-2 of the publisher
  std::string home_zone{};              // IANA zone of the publisher: evidence
  std::string dateline_place{};         // where the text says it was written, if the caller knows
  std::string zone{};                   // the caller has decided: IANA zone for every stamp without an offset
  date_order order = date_order::open;  // the caller has decided
  column_orders column{};               // of the column of a table that the text stands in: evidence
  direction prefer = direction::past;   // which way a phrase goes that names none
  std::vector<machine_stamp> meta{};
  std::vector<machine_stamp> archive{};  // what archive and server say, as written: WARC-Date, Date, Age, Last-Modified …; only checked
  std::vector<given_span> spans{};
  bool timex = false;    // each timestamp with its TIMEX3 value, and what only TimeML calls a time expression: durations, sets, seasons …
  bool explain = false;  // keep the evidence of every answer
};

}  // namespace dateline
