// The evidence section as packed: a header, rows sorted by the bytes of their id, then all texts.
#pragma once

#include <cstdint>

namespace dateline::know {

struct evidence_header {
  std::uint32_t rows;
  std::uint32_t text;  // byte offset of the texts in the section
};

struct evidence_entry {
  double weight;
  std::uint32_t id, reason;  // into the texts
  std::uint16_t id_size, reason_size;
  std::uint32_t reserved;
};
static_assert(sizeof(evidence_entry) == 24);

}  // namespace dateline::know
