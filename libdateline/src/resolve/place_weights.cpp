#include "resolve/place_weights.hpp"

#include <algorithm>

namespace dateline::resolving {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(place_evidence::count_)> ids{"place:abbreviation",
                                                                                             "place:admin1",
                                                                                             "place:admin2",
                                                                                             "place:admin2-bare",
                                                                                             "place:area-population",
                                                                                             "place:capital",
                                                                                             "place:city-of",
                                                                                             "place:country",
                                                                                             "place:country-dominant",
                                                                                             "place:country-named",
                                                                                             "place:country-share",
                                                                                             "place:county-word",
                                                                                             "place:county-word-other",
                                                                                             "place:dateline-area",
                                                                                             "place:dateline-city",
                                                                                             "place:dateline-local",
                                                                                             "place:demonym",
                                                                                             "place:distance",
                                                                                             "place:historic-name",
                                                                                             "place:historic-name-long-ago",
                                                                                             "place:historic-name-other-years",
                                                                                             "place:is-qualifier",
                                                                                             "place:known-state",
                                                                                             "place:local-country",
                                                                                             "place:local-other-country",
                                                                                             "place:minor-seat",
                                                                                             "place:national-country",
                                                                                             "place:national-other-country",
                                                                                             "place:near-resolved",
                                                                                             "place:other-states-named",
                                                                                             "place:populated",
                                                                                             "place:population",
                                                                                             "place:population-100k",
                                                                                             "place:population-1m",
                                                                                             "place:publisher-city",
                                                                                             "place:publisher-other-state",
                                                                                             "place:publisher-own-town",
                                                                                             "place:publisher-state",
                                                                                             "place:qualifier-agrees",
                                                                                             "place:qualifier-disagrees",
                                                                                             "place:region",
                                                                                             "place:same-name-qualified",
                                                                                             "place:seat",
                                                                                             "place:stand-alone",
                                                                                             "place:stand-alone-text",
                                                                                             "place:state-named",
                                                                                             "place:state-of",
                                                                                             "place:state-share",
                                                                                             "place:state-word-other",
                                                                                             "place:tagged-other-language",
                                                                                             "place:town-word-other",
                                                                                             "place:typo",
                                                                                             "place:unlisted-domestic",
                                                                                             "place:untagged-name",
                                                                                             "place:untagged-name-population",
                                                                                             "place:us-state",
                                                                                             "place:whole-name-capitals"};

static_assert(std::ranges::is_sorted(ids));  // as evidence::block wants them

}  // namespace

place_weights::place_weights(const know::evidence& all) {
  const auto block = all.block(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) rows_[i] = block ? all.at(*block + i) : all.row(ids[i]);
}

void place_account::add(place_evidence e, std::string_view detail, double times) {
  const auto& row = (*weights_)[e];
  if (row.id.empty() || times == 0) return;
  total_ += row.weight * times;
  if (!explain_) return;
  std::string phrase(row.reason);
  if (const auto gap = phrase.find("{}"); gap != std::string::npos) phrase.replace(gap, 2, detail);
  rows_.push_back({row.id, row.weight * times, std::move(phrase)});
}

void place_account::temper(place_evidence share_taken) {
  const auto& row = (*weights_)[share_taken];
  if (row.weight == 0) return;
  add(share_taken, {}, total_);
}

}  // namespace dateline::resolving
