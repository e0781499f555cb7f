// Where a finding stands as people look for it, by line and column of what was given: of plain text, or of a page's markup.
#pragma once

#include <optional>
#include <string_view>

#include "dateline/report.hpp"
#include "report/display.hpp"

namespace dateline {

class finding_lines {
 public:
  explicit finding_lines(const report&);

  std::string_view all() const { return all_; }       // as UTF-8; positions here count in it
  std::optional<text_span> of(const finding&) const;  // nothing: it stands nowhere there
  line_place line(text_pos p) { return lines_.at(offset(p)); }
  std::size_t column(text_pos p) { return lines_.column(offset(p)); }  // in characters, from 1

 private:
  const report& report_;
  std::string_view all_;
  line_finder lines_;
};

}  // namespace dateline
