// The evidence section as packed: a header, rows sorted by the bytes of their id, a hash table of them, then all texts.
#pragma once

#include <cstdint>

namespace dateline::know {

struct evidence_header {
  std::uint32_t rows;
  std::uint32_t slots;  // a power of two, behind the rows: u32 row + 1 by name_hash of the id, 0 where it is free
  std::uint32_t text;   // byte offset of the texts in the section
  std::uint32_t reserved;
};

struct evidence_entry {
  double weight;
  std::uint32_t id, reason;  // into the texts
  std::uint16_t id_size, reason_size;
  std::uint32_t reserved;
};
static_assert(sizeof(evidence_entry) == 24);

}  // namespace dateline::know
