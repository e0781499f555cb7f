#include "find/matcher.hpp"

#include <algorithm>

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
  slots_.assign(matched.size(), know::slot::none);
  states_.clear();
  std::uint16_t state = 0;
  for (const auto& t : matched) {
    state = patterns_.next(state, t.sym);
    if (state == know::patterns::dead) return slots_;
    states_.push_back(state);
  }
  if (matched.empty()) return slots_;
  // Backward: from the first position that accepts, always one that could lead there.
  const auto ends = patterns_.members(state);
  const auto last = std::ranges::find_if(ends, [&](auto p) { return positions[p].accepts != 0 && positions[p].line == line; });
  if (last == ends.end()) return slots_;
  auto at = *last;
  for (auto i = matched.size();;) {
    slots_[--i] = positions[at].fills;
    if (i == 0) return slots_;
    const auto from = patterns_.members(states_[i - 1]);
    const auto led = std::ranges::find_if(from, [&](auto q) { return std::ranges::binary_search(patterns_.follow(positions[q]), at); });
    if (led == from.end()) return slots_;
    at = *led;
  }
}

}  // namespace dateline::searching
