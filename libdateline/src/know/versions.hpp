// What the image was made from: its own version, and each source with its licence.
#pragma once

#include <string_view>
#include <vector>

#include "know/image.hpp"

namespace dateline::know {

struct version_line {
  std::string_view key;    // "data", "source:GeoNames"
  std::string_view value;  // "2026-11", "CC BY 4.0, https://…"
};

class versions {
 public:
  explicit versions(const image& from) : text_(from.bytes(section::versions)) {}
  std::string_view value(std::string_view key) const;  // empty where there is no such line
  std::vector<version_line> all() const;               // in the order of the image

 private:
  std::string_view text_;
};

}  // namespace dateline::know
