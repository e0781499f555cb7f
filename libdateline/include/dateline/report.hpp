// A report: all that one document says, and its forms.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.hpp"
#include "dateline/finding.hpp"
#include "dateline/mention.hpp"
#include "dateline/resolution.hpp"

namespace dateline {

struct versions {
  std::string dateline, tzdb, data;
};

struct report {
  dateline::document document;
  dateline::mentions mentions;
  resolutions resolved;
  std::vector<finding> findings;
  versions made_with;
};

}  // namespace dateline
