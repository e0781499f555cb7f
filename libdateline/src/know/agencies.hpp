// News agencies: their names in every form a dateline shows; and the newsroom words that tell a place from
// what only looks like one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "know/agencies_layout.hpp"
#include "know/image.hpp"
#include "know/zones.hpp"

namespace dateline::know {

struct agency {
  std::string_view name;     // "Reuters"
  std::string_view country;  // of its seat
  zone_id home;
  bool shared = false;  // others use its short form too: it is the one only beside a place of its country
};

// Lists of data/datelines, in the order of their names.
enum class word_list : std::uint8_t {
  city_of,
  civic,
  club,    // "Norwich City"
  common,  // words that are names of small places too: english_words.tsv, common_words.tsv
  county,
  english,  // small words that no other language has: they show what a text is in
  given,
  given_rare,  // of persons too, but mostly of places
  kicker,
  kin,  // "his wife, Georgia,"
  nowhere,
  nowhere_end,
  source_of,  // "according to": the preposition in it tells no place
  state_of,
  state_word,  // of those, what no town is called by
  strong,
  surname,
  thing,
  thing_of,  // words before a name that make it a ship or a club
  title,
  weak,
  word,
  count_
};
static_assert(static_cast<unsigned>(word_list::count_) <= newsroom_word::list_bits);

class word_lists {  // those that a word is on
 public:
  constexpr explicit word_lists(std::uint32_t bits = 0) : bits_(bits) {}
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr bool has(word_list l) const { return (bits_ >> static_cast<unsigned>(l) & 1U) != 0; }

 private:
  std::uint32_t bits_;
};

std::optional<word_list> word_list_named(std::string_view name);  // "nowhere-end"

class agencies {
 public:
  explicit agencies(const image&);
  // The agency whose form is exactly `form` ("Reuters", "REUTERS", "РИА Новости", "新华社"), row + 1; 0: none.
  std::uint32_t find(std::string_view form) const;
  // The longest form that starts at the beginning of `text`; its length in `*length`. 0: none.
  std::uint32_t starts(std::string_view text, std::size_t* length) const;
  // The longest form that ends at the end of `text`; its length in `*length`. 0: none.
  std::uint32_t ends(std::string_view text, std::size_t* length) const;
  agency row(std::uint32_t row_plus_one) const;
  std::size_t size() const { return agencies_.size(); }

  // The lists that hold that word, folded to lower case.
  word_lists lists_of(std::string_view folded) const;
  word_lists lists_under(std::uint64_t hash) const;  // the same by its text_hash
  bool lists(word_list list, std::string_view folded) const { return lists_of(folded).has(list); }

 private:
  std::string_view text(std::uint32_t at, std::size_t size) const {
    return at <= texts_.size() ? texts_.substr(at, size) : std::string_view{};
  }

  const image* from_;
  std::span<const agency_entry> agencies_;
  std::span<const agency_form> forms_;
  std::span<const newsroom_word> words_;
  std::string_view texts_;
};

}  // namespace dateline::know
