// Candidates: the instants that a civil time can be, each with its zone and the account of what speaks for it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/account.hpp"
#include "resolve/fields.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

struct candidate {
  interval utc{};
  civil_time civil{};
  know::zone_id zone = know::no_zone;  // none: a plain offset
  std::int32_t offset = 0;
  std::string country{};
  label_reading how = label_reading::plain;
  label_state label = label_state::none;
  local_state local = local_state::unique;
  std::string_view source{};  // timestamp::zone_source
  account because{};
};

// The civil time in a zone: one candidate, or two where clocks were put forward or back then.
std::vector<candidate> in_zone(const civil_time&, know::zone_id, const know::zones&);
candidate at_offset(const civil_time&, std::int32_t offset);

struct label_meaning {
  std::vector<candidate> candidates{};  // not merged, in the order of the table
  std::vector<candidate> literal{};     // the label's own offset, where a zone kept other time
  bool explicit_offset = false;         // an offset or a scale: it decides
  bool names_place = false;             // "Beijing time", IANA names: it decides
  bool local = false;                   // "local time": the place has to be found elsewhere
  bool known = false;
};

// Who uses a label or a name, written as on a page, of any offset and year; none: nobody.
std::span<const know::label_use> uses_of(std::string_view label, const setting&);

// What the written zone can mean at that civil time.
label_meaning read_label(const written_zone&, const civil_time&, const setting&);

// The rows that speak for each candidate of a label.
void weigh_label(std::vector<candidate>&, std::string_view label, const setting&);

// The zones that evidence gives a stamp without a label.
std::vector<candidate> infer_zone(const civil_time&, const time_mention*, const setting&);

}  // namespace dateline::resolving
