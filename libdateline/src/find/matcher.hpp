// Runs the automaton over tokens: how far the longest stamp goes, then what each of its tokens fills in.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "find/lexer.hpp"
#include "know/patterns.hpp"

namespace dateline::searching {

struct match {
  std::size_t end = 0;     // tokens [start, end); end == start: none
  std::uint32_t line = 0;  // pattern line
};

class matcher {
 public:
  static constexpr std::size_t most_tokens = 28;  // of one stamp; keeps the whole linear

  matcher(const know::patterns& p, const know::lexicon& w) : patterns_(p), words_(w) { active_.reserve(128); }

  match longest(std::span<const token> tokens, std::size_t start, std::size_t limit) const;

  // The slot of each token of a match, in slots()[0 .. size); valid until the next call.
  std::span<const know::slot> slots(std::span<const token> matched, std::uint32_t line);
  std::span<const know::slot> last_slots() const { return std::span(slots_).first(slot_count_); }  // what that call gave

 private:
  const know::patterns& patterns_;
  const know::lexicon& words_;
  std::vector<std::uint16_t> active_;  // scratch: the positions that each token can be, one token after the other
  std::array<know::slot, most_tokens> slots_{};
  std::size_t slot_count_ = 0;
  std::array<know::symbol, most_tokens> of_{};  // the symbols and the line that they are the slots of
  std::uint32_t of_line_ = 0;
};

}  // namespace dateline::searching
