#include "find/known_words.hpp"

#include <algorithm>
#include <cstring>

#include "find/place_words.hpp"
#include "read/packing.hpp"

namespace dateline::searching {

// The word's own slot, with what is to be looked up in it if it was another's.
known_words::slot& known_words::slot_of(std::string_view word) {
  const bool kept = word.size() <= longest_kept;  // such a word is told by its two ends
  const auto end = std::min<std::size_t>(word.size(), 8);
  const auto head = packing::first_bytes(word), tail = packing::first_bytes(word.substr(word.size() - end));
  const auto at = ((head ^ (tail + word.size()) * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U) >> (64 - slot_bits);
  auto& s = slots_[at];
  if (kept && sizes_[at] == word.size() && s.head == head && s.tail == tail) return s;
  sizes_[at] = kept ? static_cast<std::uint8_t>(word.size()) : 0;
  s.head = head;
  s.tail = tail;
  const auto small_head = packing::lower_bytes(head), small_tail = packing::lower_bytes(tail);
  if (kept && packing::small_letters(small_head, end) && packing::small_letters(small_tail, end)) {
    // Small letters are all that folding makes of it.
    std::array<char, longest_kept> folded{};
    std::memcpy(folded.data(), &small_head, 8);
    std::memcpy(folded.data() + word.size() - end, &small_tail, end);
    const std::string_view small(folded.data(), word.size());
    s.known.key = tables_.gazetteer.expect(small);
    s.known.on = tables_.agencies.lists_under(s.known.key.whole);
  } else {
    know::gazetteer::fold(word, folded_);
    s.known.key = tables_.gazetteer.expect(folded_);
    s.known.on = tables_.agencies.lists_of(lower(word));
  }
  s.expected = true;
  return s;
}

void known_words::expect(std::string_view word) {
  const auto& s = slot_of(word);
  if (s.expected) expected_.push_back(static_cast<std::uint8_t>(&s - slots_.data()));
}

void known_words::settle(slot& s) {
  s.known.in = tables_.gazetteer.word(s.known.key, s.first_hit);
  s.expected = false;
}

void known_words::fetch() {
  for (const auto at : expected_) slots_[at].first_hit = tables_.gazetteer.expect_hits(slots_[at].known.key);
  for (const auto at : expected_)
    if (slots_[at].expected) settle(slots_[at]);
  expected_.clear();
}

word_known known_words::of(std::string_view word) {
  auto& s = slot_of(word);
  if (s.expected) {
    s.first_hit = tables_.gazetteer.expect_hits(s.known.key);
    settle(s);
  }
  return s.known;
}

}  // namespace dateline::searching
