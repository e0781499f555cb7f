// Countries: what their publishers' pages tell, from ISO 3166-1, CLDR and the root zone's ccTLDs.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dateline/context.hpp"
#include "know/countries_layout.hpp"
#include "know/image.hpp"

namespace dateline::know {

class countries {
 public:
  explicit countries(const image&);
  bool known(std::string_view code) const;                                   // "IN"
  std::string_view name(std::string_view code) const;                        // "India"
  bool speaks(std::string_view code, std::string_view language) const;       // a main language there; subtags are ignored
  bool speaks_one(std::string_view code, std::string_view languages) const;  // of several, with blanks between them
  // "in" -> "IN", "рф" and "xn--p1ai" -> "RU", "berlin" -> "DE"; empty for .tv .io .co .me .ai .fm and generic ones.
  std::string_view of_tld(std::string_view tld) const;
  // Of all-numeric dates that do not begin with the year; open where usage is mixed. ymd: there the year comes first,
  // and a date that begins otherwise tells nothing.
  date_order order(std::string_view code) const;
  date_order order_of_language(std::string_view tag) const;  // "en" alone: open; "en-US": that of the US
  // The country that speaks the language where there is practically one ("ja" -> "JP"), or that the tag names
  // ("en-IN" -> "IN"); empty otherwise.
  std::string_view of_language(std::string_view tag) const;
  // The zone whose clock all countries keep that have nearly all of the press in the language ("de" -> "Europe/Berlin");
  // empty where one country has it, or their clocks differ.
  std::string_view clock_of_language(std::string_view tag) const;

 private:
  const country_record* row(std::string_view code) const;
  const language_record* language(std::string_view tag) const;

  std::span<const country_record> countries_{};
  std::span<const tld_record> tlds_{};
  std::span<const language_record> languages_{};
  std::string_view text_{};
};

}  // namespace dateline::know
