// One stamp, from its mention to its answer.
#pragma once

#include <optional>

#include "resolve/fields.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

// What a stamp can lean on: the date of the stamp before it, for a clock time alone.
struct context_of_stamp {
  std::optional<civil::local_days> inherited_day{};
  bool in_dateline = false;
};

// Absolute stamps, dates and clock times. Phrases and holidays: phrase.hpp.
void resolve_stamp(timestamp&, const time_mention&, const context_of_stamp&, const setting&);
// The zone of a day (or a longer stretch, or a clock time) that is known civilly: label, caller, evidence.
void resolve_zone(timestamp&, const civil_time&, const time_mention&, bool at_dateline, const setting&);

}  // namespace dateline::resolving
