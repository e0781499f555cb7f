// Lists of captures, CDX and CDXJ: each line tells of one record in which archive it stands, and where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/result.hpp"

namespace dateline {

struct listed_capture {
  std::string url{}, stamp{}, media{};  // empty: the line does not say
  std::string archive{};                // name of the file
  std::uint64_t offset = 0;             // bytes, of the record or of the member that holds it alone
  std::uint64_t length = 0;             // bytes in the archive; 0: the line does not say
};

class capture_list {
 public:
  // A line without its end. Nothing: it tells of no capture (blank, a comment, the legend, which is kept for those that
  // follow). An error: it should tell of one and does not, or not where it stands.
  result<std::optional<listed_capture>> read(std::string_view line);

 private:
  std::string legend_{};  // letters of CDX; empty: as many fields decide
};

// Whether bytes are the beginning of such a list.
bool looks_like_capture_list(std::string_view head);

}  // namespace dateline
