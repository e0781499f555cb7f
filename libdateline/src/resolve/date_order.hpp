// Which of its figures are the day, the month and the year of a date: by evidence, and whether anything decides.
#pragma once

#include "resolve/fields.hpp"

namespace dateline::resolving {

bool fits_weekday(civil::local_days, std::uint8_t weekdays);  // a weekday of written_date, or none is written

// Are the figures parted by dots alone? They never stand in month-first dates; slashes and dashes do.
bool dotted(std::string_view stamp);

// Of the readings "mdy" and "dmy" of a date of open order the better goes first, alone where the evidence is enough.
void settle_order(day_reading&, const time_mention&, const setting&);

// "23.06.12" with the year first; none where the figures cannot be so.
std::optional<time_mention> with_year_first(const time_mention&);

// What comes first in the dates of whoever writes here: by the caller, the country, the language of the page or of the words
// beside the date; open: nobody tells.
date_order order_here(const time_mention&, const setting&);

// What the all-numeric dates of a text show beyond doubt; both orders seen, or none: open.
date_order order_of_figures(const std::vector<time_mention>&, const document&);

}  // namespace dateline::resolving
