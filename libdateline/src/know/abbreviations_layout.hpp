// The sections abbreviations and zone_names as they lie in the image: labels, found through a hash of their bytes,
// each with its run of uses.
#pragma once

#include <cstdint>

namespace dateline::know {

struct labels_header {
  std::uint32_t labels, uses, slots;  // numbers of rows; slots a power of two
  std::uint32_t labels_at, uses_at, slots_at, text_at, text_size;
};

struct label_record {
  std::uint32_t text;  // the label, or the folded name
  std::uint32_t first_use;
  std::uint16_t use_count;
  std::uint16_t word;  // 1: also an ordinary word or another name
};

}  // namespace dateline::know
