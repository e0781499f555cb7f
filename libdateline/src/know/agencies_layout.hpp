// The agencies section as packed: a header, agencies, their forms sorted by bytes, the newsroom words sorted by
// list and bytes, then all texts, each of which ends in NUL.
#pragma once

#include <cstdint>

namespace dateline::know {

struct agencies_header {
  std::uint32_t agencies_at, agency_count;
  std::uint32_t forms_at, form_count;
  std::uint32_t words_at, word_count;
  std::uint32_t text_at, text_size;
};

struct agency_entry {
  std::uint32_t name, zone;  // texts
  char country[4];           // NUL-padded
};

struct agency_form {
  std::uint32_t text;
  std::uint16_t size;
  std::uint16_t agency;  // row
};

struct newsroom_word {
  std::uint32_t text;
  std::uint16_t size;
  std::uint8_t list;  // word_list
  std::uint8_t reserved;
};

}  // namespace dateline::know
