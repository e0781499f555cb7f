// Who is named in a text: names of persons are those of places, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "find/known_words.hpp"
#include "find/place_words.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

class person_signs {
 public:
  person_signs(std::string_view text, const know::tables& tables) : text_(text), tables_(tables) {}
  // Notes the persons of the run, and returns where the full name of one begins that an age or an office behind it tells:
  // "Lee Washington, 41, of"; the run's count where there is none. `known`: its words.
  std::size_t read(const name_run&, std::span<const word_known> known);
  std::span<const std::string> surnames() const { return surnames_; }  // in small letters, of those noted
  // A given name [first, last), "and", and another.
  bool paired(std::size_t first, std::size_t last) const;
  // "Virginia and Georgia walked with Sydney Lopez": a name in a sentence that names a person in full.
  bool beside_person(std::size_t first, std::size_t last) const;

 private:
  void note(const name_run&, std::span<const word_known>);
  std::size_t described_from(const name_run&, std::span<const word_known>) const;
  bool named(std::string_view place) const;

  std::string_view text_;
  const know::tables& tables_;
  std::vector<std::string> surnames_{};
  std::vector<std::uint32_t> persons_{};  // where the text names one in full
};

}  // namespace dateline::searching
