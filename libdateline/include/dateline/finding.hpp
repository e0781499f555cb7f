// Findings: contradictions and notes, each by a check with a stable id. See data of the catalogue in
// src/check/all_checks.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

enum class severity : std::uint8_t { info, warning, error };

struct finding {
  std::string_view check;  // kebab-case id, static storage
  dateline::severity severity{};
  std::string message;  // one sentence, with the values in it
  std::optional<text_span> where{};
  std::optional<source_span> stated{};      // without `where`: of a stamp that the page states for machines
  std::vector<std::uint32_t> timestamps{};  // indexes into resolutions::timestamps
  std::vector<std::uint32_t> places{};      // indexes into resolutions::places
  std::vector<std::string> conditional{};   // holds only under these readings: then it is no verdict
};

}  // namespace dateline
