// What every check is: a function over all that is known of one document, that appends what it finds. Checks
// judge what the resolver settled (timestamp::settled) and what stands in the text; they decide nothing anew.
#pragma once

#include <vector>

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/finding.hpp"
#include "dateline/mention.hpp"
#include "dateline/resolution.hpp"
#include "know/tables.hpp"

namespace dateline::checks {

struct check_input {
  const dateline::document& document;
  const dateline::mentions& mentions;
  const dateline::resolutions& resolved;
  const know::tables& tables;
  const dateline::context& context;
};

using findings = std::vector<finding>;
using check_function = void (*)(const check_input&, findings&);

// dates.cpp
void weekday_mismatch(const check_input&, findings&);
void invalid_date(const check_input&, findings&);
void invalid_time(const check_input&, findings&);
void hour_24(const check_input&, findings&);

// date_order.cpp, years.cpp
void date_order_ambiguous(const check_input&, findings&);
void date_order_resolved(const check_input&, findings&);
void two_digit_year(const check_input&, findings&);
void year_inferred(const check_input&, findings&);

// stamp_order.cpp
void published_after_updated(const check_input&, findings&);
void updated_equals_published(const check_input&, findings&);
void future_of_capture(const check_input&, findings&);
void content_newer_than_stamp(const check_input&, findings&);

// zone_label.cpp
void zone_abbrev_ambiguous(const check_input&, findings&);
void zone_abbrev_resolved(const check_input&, findings&);
void zone_season_mismatch(const check_input&, findings&);
void zone_not_in_force(const check_input&, findings&);
void zone_inferred(const check_input&, findings&);

// local_time.cpp
void offset_not_in_zone(const check_input&, findings&);
void dual_stamp_mismatch(const check_input&, findings&);
void local_time_gap(const check_input&, findings&);
void local_time_overlap(const check_input&, findings&);

// clock_words.cpp
void extended_hour(const check_input&, findings&);
void meridiem_twelve(const check_input&, findings&);
void meridiem_redundant(const check_input&, findings&);
void meridiem_contradiction(const check_input&, findings&);
void midnight_ambiguous(const check_input&, findings&);
void leap_second_invalid(const check_input&, findings&);

// calendars.cpp
void era_out_of_range(const check_input&, findings&);
void twin_date_mismatch(const check_input&, findings&);
void calendar_gap(const check_input&, findings&);

// dateline_day.cpp
void dateline_publish_gap(const check_input&, findings&);
void dateline_after_publish(const check_input&, findings&);

// spans_of_time.cpp
void range_reversed(const check_input&, findings&);
void anniversary_mismatch(const check_input&, findings&);
void weekday_ref_ambiguous(const check_input&, findings&);
void weekday_ref_far(const check_input&, findings&);

// relative.cpp
void relative_unanchored(const check_input&, findings&);
void relative_year_mismatch(const check_input&, findings&);

// holiday.cpp
void holiday_date_mismatch(const check_input&, findings&);

// place_*.cpp
void place_country_mismatch(const check_input&, findings&);
void place_admin_mismatch(const check_input&, findings&);
void place_ambiguous(const check_input&, findings&);
void country_anachronism(const check_input&, findings&);
void name_anachronism(const check_input&, findings&);
void dateline_zone_differs(const check_input&, findings&);
void zone_unexplained(const check_input&, findings&);

// metadata.cpp
void metadata_zone_slip(const check_input&, findings&);
void metadata_offset_missing(const check_input&, findings&);
void modified_before_published_metadata(const check_input&, findings&);
void visible_metadata_mismatch(const check_input&, findings&);
void url_date_mismatch(const check_input&, findings&);
void stamp_is_capture_time(const check_input&, findings&);
void http_last_modified_earlier(const check_input&, findings&);

// archive.cpp
void capture_date_repaired(const check_input&, findings&);
void capture_date_unreadable(const check_input&, findings&);
void capture_differs_from_response(const check_input&, findings&);
void last_modified_after_response(const check_input&, findings&);
void revisit_before_original(const check_input&, findings&);
void revisit_original_missing(const check_input&, findings&);

}  // namespace dateline::checks
