// What the tests of the output forms share: a report of a text, and whether bytes are JSON.
#pragma once

#include <string>

#include "dateline/dateline.hpp"
#include "dateline/json.hpp"
#include "read/json_reader.hpp"

namespace dateline {

inline const knowledge& bundled() {
  static const auto know = knowledge::bundled();
  return know;
}

inline report report_of(std::string text, const context& given = {}) {
  return scan(document::from_text(std::move(text)), bundled(), given);
}

inline bool is_json(std::string_view bytes) {
  json_reader in(bytes);
  return in.skip() && in.at_end() && in.wrong() == nullptr;
}

inline bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace dateline
