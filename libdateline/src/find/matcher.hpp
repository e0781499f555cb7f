// Runs the automaton over tokens: how far the longest stamp goes, then what each of its tokens fills in.
#pragma once

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

  explicit matcher(const know::patterns& p) : patterns_(p) {}

  match longest(std::span<const token> tokens, std::size_t start, std::size_t limit) const;

  // The slot of each token of a match, in slots()[0 .. size); valid until the next call.
  std::span<const know::slot> slots(std::span<const token> matched, std::uint32_t line);

 private:
  const know::patterns& patterns_;
  std::vector<std::uint16_t> states_;  // scratch: after each token
  std::vector<know::slot> slots_;
};

}  // namespace dateline::searching
