// Resolutions: what the mentions mean. A moment is an interval [first, last) of UTC seconds. Ambiguity is
// data: readings with weights and reasons, best first; `undecided` is an answer.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/mention.hpp"
#include "dateline/page.hpp"
#include "dateline/span.hpp"

namespace dateline {

using sys_seconds = std::chrono::sys_seconds;
using local_seconds = std::chrono::local_seconds;

enum class status : std::uint8_t { certain, likely, undecided };
enum class precision : std::uint8_t { century, decade, year, season, quarter, month, week, day, hour, minute, second };
enum class time_kind : std::uint8_t { absolute, partial, relative, range, duration, set };  // the last two only with context::timex

struct interval {  // [first, last)
  sys_seconds first{};
  sys_seconds last{};
  friend auto operator<=>(const interval&, const interval&) = default;
};

struct evidence_row {
  std::string_view id;  // of data/evidence; lives as long as the knowledge
  double weight = 0;    // natural log-odds
  std::string detail;   // one phrase: "home zone of news18.com"
};

enum class label_reading : std::uint8_t { plain, wall_clock, literal };

struct reading {  // one candidate of a stamp
  std::optional<interval> utc{};
  std::string value{};                   // EDTF civil time, in zone
  std::string zone{};                    // IANA name, or empty
  std::optional<std::int32_t> offset{};  // seconds east of UTC
  double confidence = 0;                 // 0..1
  label_reading how = label_reading::plain;
  std::vector<evidence_row> evidence{};
};

// How the resolver settled a stamp: what the checks judge and the explanation prints.
enum class label_state : std::uint8_t { none, in_force, other_season, abandoned };
enum class local_state : std::uint8_t { unique, gap, overlap };
enum class field_fault : std::uint8_t { none, no_such_day, no_such_time, no_leap_second };
struct settling {
  bool label_ambiguous = false;  // the label names several instants at that date
  bool zone_inferred = false;    // no label: a zone from evidence
  label_state label = label_state::none;
  local_state local = local_state::unique;
  field_fault fault = field_fault::none;
  bool offset_contradicts = false;  // explicit offset is not the named zone's, nor the place's
  bool dual_mismatch = false;
  bool order_needed = false;  // slash or dash date whose order had to be settled
  std::string
      order_source{};  // "part > 12", "weekday", "url", "metadata", "siblings", "column", "capture", "country", "language", "zone", "caller"; empty: open
  bool day_first = false;  // with order_source: the order it was read in
  bool year_inferred = false;
  std::optional<std::uint8_t> century_inferred{};  // the two figures of the year that were written
  std::optional<std::int8_t> days_away{};          // of a weekday phrase: from the day of the text at its place
  bool unanchored = false;                         // a relative phrase with nothing to count from
  std::optional<std::uint32_t> anchor{};           // index of the timestamp that a phrase counts from
};

struct timestamp {
  std::optional<text_span> where{};     // none for stamps beside the text (meta, url)
  std::optional<source_span> stated{};  // of a stamp that a page states for machines: its value in the source
  std::optional<text_span> stamp{};
  std::string text{};  // as written
  dateline::role role = role::unknown;
  time_kind kind = time_kind::absolute;
  dateline::origin origin = origin::text;
  std::string value{};  // EDTF at the precision written; empty: null (impossible date, or no date at all)
  std::string timex{};  // TIMEX3 value, with context::timex; empty: null
  dateline::precision precision = precision::day;
  dateline::status status = status::undecided;
  std::optional<local_seconds> local{};  // start of the civil interval in zone
  std::optional<interval> utc{};         // none while undecided
  interval bounds{};                     // earliest..latest of every reading the evidence leaves
  bool bounded = false;                  // bounds are known
  std::string zone{};
  std::string abbreviation{};            // the label as written, if it is one
  std::optional<std::int32_t> offset{};  // seconds east of UTC
  std::string zone_source{};             // "offset", "publisher", "caller", "country", "dateline", "label", …; empty: none
  double confidence = 0;
  label_reading how = label_reading::plain;
  std::vector<reading> alternatives{};   // best first
  std::vector<evidence_row> evidence{};  // only with context::explain
  settling settled{};
  std::optional<std::uint32_t> mention{};  // index into mentions::times
};

struct coordinates {
  double lat = 0, lon = 0;  // degrees, WGS 84: north and east are positive
};

struct place_candidate {
  std::string name{};
  std::uint32_t geonames_id = 0;
  std::string country{};    // ISO 3166-1 alpha-2
  std::string admin1{};     // "KP.12"
  std::string feature{};    // GeoNames feature code: PPLC, ADM1, PCLI …
  double lat = 0, lon = 0;  // degrees, WGS 84
  std::string zone{};
  std::uint64_t population = 0;
  double confidence = 0;
  std::optional<double> distance_km{};  // from coordinates that were asked for
  std::vector<evidence_row> evidence{};
};

enum class qualifier_state : std::uint8_t { none, agrees, wrong_country, wrong_admin, unknown };
struct place {
  text_span where{};                       // empty for a place beside the text
  std::optional<source_span> stated{};     // of a place that a page states in JSON-LD: its value in the source
  std::optional<std::uint32_t> mention{};  // index into mentions::places; none: stated
  std::string text{};
  dateline::status status = status::undecided;
  std::optional<place_candidate> chosen{};      // none while undecided
  std::vector<place_candidate> alternatives{};  // best first
  qualifier_state qualifier = qualifier_state::none;
  bool in_dateline = false;
  std::optional<coordinates> asked{};  // the text is these; the place is the nearest
  bool no_place = false;               // "ABOARD AIR FORCE ONE", "AT SEA": no place on Earth's map
};

struct dateline_answer {
  text_span where{};                    // empty for one beside the text
  std::optional<source_span> stated{};  // of one that a page states in JSON-LD
  std::vector<std::uint32_t> places{};  // indexes into resolutions::places
  std::string agency{};
  std::optional<std::uint32_t> timestamp{};  // index into resolutions::timestamps
};

struct resolutions {  // in the order of `where`, those without a span last
  std::vector<timestamp> timestamps;
  std::vector<dateline_answer> datelines;
  std::vector<place> places;
  std::optional<std::uint32_t> published{};  // the document's answers
  std::optional<std::uint32_t> updated{};
  std::string language{};  // BCP 47; empty: unknown
};

}  // namespace dateline
