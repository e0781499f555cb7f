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
  active_.clear();
  begins_.clear();
  if (matched.empty()) return slots_;
  // The positions of a line stand together. (Of an image from outside they may not; then some are missing, no more.)
  const auto of_line = std::ranges::equal_range(positions, line, {}, [](const know::pattern_position& p) { return std::uint32_t{p.line}; });
  const auto first = static_cast<std::size_t>(of_line.begin() - positions.begin()), last = first + of_line.size();
  const auto step = [&](std::span<const std::uint16_t> candidates, know::term_set terms) {
    for (const auto q : candidates)
      if (q >= first && q < last && (positions[q].takes & terms) != 0) active_.push_back(q);
  };
  // Forward: all positions of the line that a token can be, given the tokens before it.
  for (const auto& t : matched) {
    const auto terms = words_.terms(t.sym);
    const auto from = begins_.empty() ? std::size_t{0} : begins_.back(), to = active_.size();
    const auto each_once = [&] {
      const auto mine = active_.begin() + static_cast<std::ptrdiff_t>(to);
      std::sort(mine, active_.end());
      active_.erase(std::unique(mine, active_.end()), active_.end());
    };
    begins_.push_back(static_cast<std::uint32_t>(to));
    if (to == 0 && begins_.size() == 1) {
      const auto all = patterns_.first();
      const auto mine = std::ranges::lower_bound(all, first);
      step({mine, std::ranges::lower_bound(mine, all.end(), last)}, terms);
    }
    std::size_t many = 4096;  // several may lead to one: those of a token stay few
    for (auto k = from; k < to; ++k) {
      step(patterns_.follow(positions[active_[k]]), terms);
      if (active_.size() - to < many) continue;
      each_once();
      many = std::max(many, 2 * (active_.size() - to));
    }
    each_once();
  }
  begins_.push_back(static_cast<std::uint32_t>(active_.size()));
  const auto of_token = [&](std::size_t i) { return std::span(active_).subspan(begins_[i], begins_[i + 1] - begins_[i]); };
  // Backward: from the first position that accepts, always the first that could lead there.
  const auto ends = of_token(matched.size() - 1);
  const auto end = std::ranges::find_if(ends, [&](auto p) { return positions[p].accepts != 0; });
  if (end == ends.end()) return slots_;
  auto at = *end;
  for (auto i = matched.size();;) {
    slots_[--i] = positions[at].fills;
    if (i == 0) return slots_;
    const auto before = of_token(i - 1);
    const auto led = std::ranges::find_if(before, [&](auto q) { return std::ranges::binary_search(patterns_.follow(positions[q]), at); });
    if (led == before.end()) return slots_;
    at = *led;
  }
}

}  // namespace dateline::searching
