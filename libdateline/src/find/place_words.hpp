// Words as the names of places are written: capitals, particles, hyphens, apostrophes, abbreviating dots.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/span.hpp"
#include "know/agencies.hpp"
#include "know/gazetteer.hpp"

namespace dateline::searching {

struct name_word {
  std::uint32_t first = 0, last = 0;  // without an abbreviating dot at its end
  bool capital = false;               // begins with a capital, or is of a script without case
  bool capitals = false;              // all its letters are capitals
  bool cased = false;                 // of a script with case
  bool dotted = false;                // a dot follows directly
  bool joined = false;                // an apostrophe, hyphen or dot stands in it
  bool possessive = false;            // 's follows
};

struct name_run {  // words with nothing but blanks between them
  static constexpr std::size_t most = 8;
  std::array<name_word, most> words;
  std::size_t count = 0;
  bool cut = false;  // more words follow
  const name_word& operator[](std::size_t i) const { return words[i]; }
};

inline constexpr std::size_t longest_name = 120;  // bytes

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end);  // spaces of all kinds, no line ends
std::size_t line_end(std::string_view text, std::size_t at);
inline std::string_view part(std::string_view text, std::size_t first, std::size_t last) {  // [first, last); empty if last <= first
  return text.substr(first, last > first ? last - first : 0);
}
std::string_view trimmed(std::string_view text, std::size_t first, std::size_t last);  // [first, last) without blanks around it
// The word that starts at `at`; empty if no letter stands there.
name_word read_word(std::string_view text, std::size_t at, std::size_t end);
// Capitalised words from `at` on, particles between them included ("Rio de Janeiro"), over no line end.
name_run read_name(std::string_view text, std::size_t at, std::size_t end);
// The same, where names tell what an apostrophe or a hyphen joins: "King's Lynn" goes on, "l'Algérie", "Ankara'da" and
// "London-Paris" are taken apart. `pairs`: hyphens too.
name_run read_name(std::string_view text, std::size_t at, std::size_t end, const know::gazetteer&, bool pairs);
// Words of any case, for scripts without one.
name_run read_words(std::string_view text, std::size_t at, std::size_t end, std::size_t most);

// End of the name that words [0, count) spell, with an abbreviating dot where the word is one ("Ga.", "W.Va.").
std::size_t end_with_dot(std::string_view text, const name_word& last);

// Do capitalised words before it and the word together name a place? "Domingo" of "Santo Domingo".
bool ends_name(std::string_view text, const name_word&, const know::gazetteer&);

std::string lower(std::string_view);         // simple lower case of all scripts
bool is_particle(std::string_view lowered);  // "de", "of", "sur"
bool is_kicker(const know::agencies&, std::string_view head);
bool names_nowhere(const know::agencies&, std::string_view head);  // "AT SEA", "ON THE IRAQI BORDER"

}  // namespace dateline::searching
