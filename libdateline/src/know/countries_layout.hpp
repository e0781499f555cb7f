// The countries section as it lies in the image: three sorted tables and a text pool.
#pragma once

#include <cstdint>

namespace dateline::know {

struct countries_header {
  std::uint32_t countries, tlds, languages;  // numbers of rows
  std::uint32_t countries_at, tlds_at, languages_at, text_at, text_size;
};

struct country_record {  // by code
  char code[2];
  std::uint8_t order;  // date_order
  std::uint8_t reserved;
  std::uint32_t name;       // text
  std::uint32_t languages;  // text: ",hi,en,bn,"
};

struct tld_record {   // by tld
  std::uint32_t tld;  // text
  char country[2];
  std::uint16_t reserved;
};

struct language_record {  // by language
  char language[4];       // NUL-filled
  char country[2];        // NUL: several
  std::uint8_t order;
  std::uint8_t reserved;
  std::uint32_t clock;  // text: a zone's name; 0: none
};

}  // namespace dateline::know
