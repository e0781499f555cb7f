// What the tables say of the words of a text that could be names. The gazetteer lies far from the caches: words are
// looked up some at a time, so that what is known of the later ones is fetched while the earlier are read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "know/tables.hpp"

namespace dateline::searching {

struct word_known {
  know::word_key key{};
  know::word_in_names in{};
  know::word_lists on{};  // the newsroom lists that it is on
  bool plain = false;     // of ASCII letters alone: key.whole is the hash of its small letters
};

class known_words {
 public:
  static constexpr std::size_t most = 128;

  explicit known_words(const know::tables& tables) : tables_(tables) {}  // NOLINT(cppcoreguidelines-pro-type-member-init): see words_
  void expect(std::string_view word);                                    // of at most `most` words
  void fetch();                                                          // all that were expected, in their order
  std::span<const word_known> next(std::size_t count) { return std::span(words_).subspan(std::exchange(read_, read_ + count), count); }
  void clear() { expected_ = read_ = 0; }

 private:
  const know::tables& tables_;
  std::array<word_known, most> words_;  // written before they are read; most texts are too short to fill them
  std::size_t expected_ = 0, read_ = 0;
  std::string folded_{};
};

}  // namespace dateline::searching
