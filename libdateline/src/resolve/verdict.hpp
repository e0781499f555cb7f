// Verdicts: candidates ranked by their accounts, and the answer or the honest lack of one.
#pragma once

#include <string_view>
#include <vector>

#include "resolve/candidates.hpp"

namespace dateline::resolving {

// Candidates of one instant become one, the best accounted; best first, equals in their given order.
std::vector<candidate> merge(std::vector<candidate>);

// A stamp with a label (or an offset): `literal` are the readings that keep the label's own offset.
void settle_label(timestamp&, const label_meaning&, std::string_view label, const setting&);
// A stamp without: a zone by evidence, or floating. `civil` is what is written.
void settle_bare(timestamp&, std::vector<candidate>, const civil_time& civil, const setting&);
// The caller has said which zone.
void settle_caller(timestamp&, const civil_time&, const setting&);
// Several readings of the civil time itself (order of day and month): undecided between them.
void settle_open(timestamp&, const std::vector<timestamp>& readings);
// Nothing tells the zone: the value stands, between the first and the last zone on Earth.
void leave_floating(timestamp&, const civil_time&);
void decide(timestamp&, const candidate&, status, double share, const setting&);
reading as_reading(const candidate&, double share, const setting&);

}  // namespace dateline::resolving
