// Whether a name that some languages have can stand in a text: by what the document says of its language, or shows of it.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "dateline/context.hpp"
#include "dateline/mention.hpp"
#include "find/page_languages.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

// unsure: the text may be in one of the languages; other: it is in English, as its words show; foreign: it is in none of them
// by what is said of it, or they are languages that hardly anything is written in.
enum class language_fit : std::uint8_t { fits, unsure, other, foreign };

class text_languages {
 public:
  text_languages(std::string_view text, const know::tables& tables, const context& given) : text_(text), tables_(tables), given_(given) {}
  // Of names that no language is known of: fits.
  language_fit fit(const know::name_hit&);
  bool declared() const { return !given_.lang.empty(); }
  // Is its language, English where nothing tells it, a main one of the country?
  bool spoken_in(std::string_view country) const { return tables_.countries.speaks(country, given_.lang.empty() ? "en" : given_.lang); }
  bool capital_nouns();  // does its language, where that is declared, write every noun with a capital?

 private:
  language_fit judge(std::string_view languages);
  void read_text();

  std::string_view text_;
  const know::tables& tables_;
  const context& given_;
  bool read_ = false;
  bool declared_ = false, english_ = false, german_ = false;
  language_set known_{};
  std::unordered_map<std::uint16_t, language_fit> judged_{};  // by the row of the languages
};

}  // namespace dateline::searching
