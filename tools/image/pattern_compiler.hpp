// Compiles the pattern lines of data/patterns into positions and one automaton.
//
//   name = alternatives        a macro, used as <name>
//   name : alternatives @kind  a stamp
//
// {slot} takes the slot's own term and fills the slot, {slot:term} another term; [term] is a mark that fills
// nothing; . , - / : stand for themselves, =. =- =/ =: only where no space stands on either side; LP RP BAR
// APOS NL are brackets, bars and bullets, apostrophes, and one line end. | ? ( ) as usual. Lines that begin
// with a space continue the line before.
#pragma once

#include <string>
#include <vector>

#include "know/patterns.hpp"
#include "pack.hpp"

namespace dateline::pack {

struct compiled_patterns {
  std::vector<know::pattern_position> positions;
  std::vector<know::term_set> takes;  // by position
  std::vector<std::uint16_t> first, follow;
  std::vector<std::pair<std::string, std::string>> lines;  // name, kind
};

compiled_patterns compile_patterns(const std::filesystem::path& file, const std::string& text, faults&);

}  // namespace dateline::pack
