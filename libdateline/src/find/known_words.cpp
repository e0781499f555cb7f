#include "find/known_words.hpp"

#include <algorithm>
#include <cstring>

#include "find/place_words.hpp"
#include "read/packing.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t longest_plain = 16;  // a word of that size is in two numbers of eight bytes

}  // namespace

void known_words::expect(std::string_view word) {
  auto& w = words_[expected_++];
  const auto end = std::min<std::size_t>(word.size(), 8);
  const auto head = packing::lower_bytes(packing::first_bytes(word));
  const auto tail = packing::lower_bytes(packing::first_bytes(word.substr(word.size() - end)));
  w.plain = word.size() <= longest_plain && packing::small_letters(head, end) && packing::small_letters(tail, end);
  if (w.plain) {
    // Small letters are all that folding makes of it.
    std::array<char, longest_plain> folded{};
    std::memcpy(folded.data(), &head, 8);
    std::memcpy(folded.data() + word.size() - end, &tail, end);
    w.key = tables_.gazetteer.expect_one({folded.data(), word.size()});
    w.on = tables_.agencies.lists_under(w.key.whole);
  } else {
    know::gazetteer::fold(word, folded_);
    w.key = tables_.gazetteer.expect(folded_);
    w.on = tables_.agencies.lists_of(lower(word));
  }
}

void known_words::fetch() {
  std::array<std::uint32_t, most> first_hits;  // NOLINT(cppcoreguidelines-pro-type-member-init): what is read was written
  for (std::size_t i = 0; i < expected_; ++i) first_hits[i] = tables_.gazetteer.expect_hits(words_[i].key);
  for (std::size_t i = 0; i < expected_; ++i) words_[i].in = tables_.gazetteer.word(words_[i].key, first_hits[i]);
}

}  // namespace dateline::searching
