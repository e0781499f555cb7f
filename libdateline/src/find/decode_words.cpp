#include "find/decode_words.hpp"

#include <algorithm>
#include <optional>

#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::slot;
using know::term;

// The words that tell the language of a match, weekdays aside.
std::optional<term> telling(slot s) {
  switch (s) {
    case slot::month: return term::month;
    case slot::role: return term::role;
    case slot::rel: return term::rel;
    case slot::dir: return term::dir;
    case slot::week:
    case slot::unit: return term::unit;
    case slot::ago: return term::ago_before;
    default: return std::nullopt;
  }
}

}  // namespace

language_set shared_by_small_words(std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words) {
  language_set common{~std::uint64_t{0}, ~std::uint64_t{0}};
  bool any = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].entry == 0 || (slots[i] != slot::none && slots[i] != slot::ampm)) continue;
    language_set spoken;
    for (const auto what : {term::at, term::on, term::link, term::clock, term::hourmark, term::minutemark, term::ampm})
      spoken = spoken | languages_of(tokens[i], what, words);
    if (spoken.empty()) continue;
    common = common & spoken;
    any = true;
  }
  return any ? common : language_set{};
}

matched_words::matched_words(std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words, language_set page,
                             bool declared)
    : words_(words), page_(page) {
  language_set common{~std::uint64_t{0}, ~std::uint64_t{0}};
  bool any = false;
  std::size_t weekdays = tokens.size();  // where the first stands
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (slots[i] == slot::none) continue;
    if (slots[i] == slot::weekday) weekdays = std::min(weekdays, i);
    const auto what = telling(slots[i]);
    if (!what) continue;
    auto spoken = languages_of(tokens[i], *what, words);
    if (*what == term::ago_before) spoken = spoken | languages_of(tokens[i], term::ago_after, words);
    common = common & spoken;
    any = true;
  }
  for (auto i = weekdays; i < tokens.size(); ++i) {
    if (slots[i] != slot::weekday) continue;
    const auto spoken = languages_of(tokens[i], term::weekday, words);
    // What the page's own language has no such weekday for, or what joins words in it, is none: "so on June 12".
    const bool foreign = (any && (common & spoken).empty()) || ((page & spoken).empty() && (declared || can_join(tokens[i])));
    if (foreign && tokens[i].last - tokens[i].first <= 3) {  // "on June 12": a short weekday of some other language
      no_weekday_ |= std::uint64_t{1} << i;
      continue;
    }
    common = common & spoken;
    any = true;
  }
  if (any) languages_ = common;
}

bool matched_words::can_join(const token& t) const {
  const auto* const e = entry_of(t);
  return e != nullptr &&
         (words_.can_be(*e, term::link) || words_.can_be(*e, term::on) || words_.can_be(*e, term::at) || words_.can_be(*e, term::within));
}

std::uint8_t matched_words::value(const token& t, term what) const {
  const auto* const e = entry_of(t);
  if (e == nullptr) return 0;
  std::uint8_t any = 0, common = 0;
  for (const auto& r : words_.readings(*e)) {
    if (r.what != what) continue;
    const auto l = words_.languages(r) & languages_;
    if (any == 0) any = r.value;
    if (common == 0 && !l.empty()) common = r.value;
    if (!(l & page_).empty()) return r.value;
  }
  return common != 0 ? common : any;
}

bool matched_words::speaks(const token& t, term what) const { return !(languages_of(t, what, words_) & languages_).empty(); }

std::uint16_t matched_words::values(const token& t, term what) const {
  std::uint16_t out = 0;
  const auto* const e = entry_of(t);
  if (e == nullptr) return 0;
  for (const auto& r : words_.readings(*e))
    if (r.what == what && r.value <= 12 && (languages_.empty() || !(words_.languages(r) & languages_).empty()))
      out = static_cast<std::uint16_t>(out | 1U << (r.value - 1));
  return out;
}

}  // namespace dateline::searching
