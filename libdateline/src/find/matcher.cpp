#include "find/matcher.hpp"

#include <algorithm>
#include <functional>

namespace dateline::searching {

match matcher::longest(std::span<const token> tokens, std::size_t start, std::size_t limit) const {
  match best{start, 0};
  const auto end = std::min({tokens.size(), limit, start + most_tokens});
  std::uint16_t state = 0;
  for (auto i = start; i < end; ++i) {
    state = patterns_.next(state, tokens[i].sym);
    if (state == know::patterns::dead) break;
    if (const auto line = patterns_.accepts(state); line != 0) best = {i + 1, line - 1U};
  }
  return best;
}

std::span<const know::slot> matcher::slots(std::span<const token> matched, std::uint32_t line) {
  const auto positions = patterns_.positions();
  const auto takes = patterns_.takes();
  matched = matched.first(std::min(matched.size(), slots_.size()));
  // A page prints its stamps in one shape: that of the last one is told again.
  if (matched.size() == slot_count_ && line == of_line_ && std::ranges::equal(matched, std::span(of_).first(slot_count_), {}, &token::sym))
    return last_slots();
  slot_count_ = matched.size();
  of_line_ = line;
  std::ranges::transform(matched, of_.begin(), &token::sym);
  std::ranges::fill(std::span(slots_).first(slot_count_), know::slot::none);
  if (matched.empty()) return last_slots();
  // Forward: all positions of the line that a token can be, given the tokens before it.
  // Where each token's begin in `active_`.
  std::array<std::size_t, most_tokens + 1> begins;  // NOLINT(cppcoreguidelines-pro-type-member-init): what is read was written
  active_.clear();
  for (std::size_t i = 0; i < matched.size(); ++i) {
    const auto terms = words_.terms(matched[i].sym);
    const auto to = active_.size();
    const auto step = [&](std::span<const std::uint16_t> candidates) {
#pragma GCC unroll 4  // there are many, and few fit
      for (const auto q : candidates)
        if ((takes[q] & terms) != 0) active_.push_back(q);
    };
    const auto each_once = [&] {
      const auto added = active_.begin() + static_cast<std::ptrdiff_t>(to);
      if (std::adjacent_find(added, active_.end(), std::greater_equal{}) == active_.end()) return;  // as it mostly is
      std::sort(added, active_.end());
      active_.erase(std::unique(added, active_.end()), active_.end());
    };
    if (i == 0) step(patterns_.first_of(line));
    std::size_t many = 4096;  // of an image from outside, where each may lead to all: those of a token stay few
    for (auto k = i == 0 ? to : begins[i - 1]; k < to; ++k) {
      step(patterns_.follow(positions[active_[k]]));
      if (active_.size() - to < many) continue;
      each_once();
      many = std::max(many, 2 * (active_.size() - to));
    }
    if (active_.size() - to > 1) each_once();
    begins[i] = to;
    begins[i + 1] = active_.size();
  }
  const auto of_token = [&](std::size_t i) { return std::span(active_).subspan(begins[i], begins[i + 1] - begins[i]); };
  // Backward: from the first position that accepts, always the first that could lead there.
  const auto ends = of_token(matched.size() - 1);
  const auto last = std::ranges::find_if(ends, [&](auto p) { return positions[p].accepts != 0; });
  if (last == ends.end()) return last_slots();
  auto at = *last;
  for (auto i = matched.size();;) {
    slots_[--i] = positions[at].fills;
    if (i == 0) return last_slots();
    const auto before = of_token(i - 1);
    const auto led = before.size() == 1 ? before.begin() : std::ranges::find_if(before, [&](auto q) {
      return std::ranges::binary_search(patterns_.follow(positions[q]), at);
    });
    if (led == before.end()) return last_slots();
    at = *led;
  }
}

}  // namespace dateline::searching
