// The agencies section as packed: a header, agencies, their forms sorted by bytes, the newsroom words, the slots of their
// hash, then all texts, each of which ends in NUL.
#pragma once

#include <cstdint>

namespace dateline::know {

struct agencies_header {
  std::uint32_t agencies_at, agency_count;
  std::uint32_t forms_at, form_count;
  std::uint32_t words_at, word_count;
  std::uint32_t slots_at, slot_count;  // a power of two: row + 1 of the words, by name_hash
  std::uint32_t text_at, text_size;
};

struct agency_entry {
  std::uint32_t name, zone;  // texts
  char country[3];           // NUL-padded
  bool shared;               // others use its short form too
};

struct agency_form {
  std::uint32_t text;
  std::uint16_t size;
  std::uint16_t agency;  // row
};

struct newsroom_word {
  std::uint32_t text;
  std::uint32_t size;
  std::uint32_t lists;  // a bit for each word_list that has it
};

}  // namespace dateline::know
