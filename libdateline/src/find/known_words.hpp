// What the tables say of the words of a text that could be names. A text says the same ones again and again, and the
// gazetteer lies far from the caches: each word is looked up once, and those to come are fetched while others are read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "know/tables.hpp"

namespace dateline::searching {

struct word_known {
  know::word_key key{};
  know::word_in_names in{};
  know::word_lists on{};  // the newsroom lists that it is on
};

class known_words {
 public:
  explicit known_words(const know::tables& tables) : tables_(tables) {}  // NOLINT(cppcoreguidelines-pro-type-member-init): see slots_
  void expect(std::string_view word);                                    // of() will be asked for it soon
  void fetch();                                                          // what was expected since
  word_known of(std::string_view word);

 private:
  struct slot {
    std::uint64_t head, tail;  // the word's first eight bytes, and its last
    bool expected;             // `known.in` is not looked up yet
    std::uint32_t first_hit;
    word_known known;
  };
  static constexpr unsigned slot_bits = 7;
  static constexpr std::size_t slot_count = std::size_t{1} << slot_bits, longest_kept = 16;

  slot& slot_of(std::string_view word);
  void settle(slot&);

  const know::tables& tables_;
  std::array<std::uint8_t, slot_count> sizes_{};  // of the words in the slots; 0: none yet
  std::array<slot, slot_count> slots_;            // written before they are read; most texts are too short to fill them
  std::vector<std::uint8_t> expected_{};          // slots
  std::string folded_{};
};

}  // namespace dateline::searching
