// The agencies section as packed: a header, agencies, their forms sorted by bytes, the newsroom words, then all texts, each of
// which ends in NUL.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline::know {

struct agencies_header {
  std::uint32_t agencies_at, agency_count;
  std::uint32_t forms_at, form_count;
  std::uint32_t words_at, word_count;  // newsroom_word; a power of two
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

// A slot of a hash table, by the upper bits of text_hash; those that are taken go on to the next. A word's text is not
// kept: the packer sees to it that no two words share a check.
struct newsroom_word {
  static constexpr unsigned list_bits = 24;
  std::uint64_t bits;  // the lower list_bits: one for each word_list that has it, 0: free; above them those of the hash

  static constexpr std::uint64_t check(std::uint64_t hash) { return hash << list_bits; }
  static constexpr std::size_t slot(std::uint64_t hash, std::size_t slots) { return static_cast<std::size_t>(hash >> 40) & (slots - 1); }
};

}  // namespace dateline::know
