#include "find/range.hpp"

#include <algorithm>
#include <array>

namespace dateline::searching {
namespace {

// In languages that put one short word between the ends of a span.
constexpr std::array<std::string_view, 33> words{"-",   "a",   "al",   "ao",  "au", "bis",     "do",   "e",     "hasta", "naar", "og",
                                                 "t/m", "til", "till", "tot", "to", "through", "thru", "until", "à",     "–",    "—",
                                                 "až",  "до",  "по",   "~",   "～", "〜",      "至",   "到",    "から",  "부터", "에서"};

}  // namespace

bool spans_to(std::string_view text, text_span first, text_span second) {
  if (second.first < first.last) return false;
  auto between = text.substr(offset(first.last), offset(second.first) - offset(first.last));
  if (between.size() > 16) return false;
  while (!between.empty() && (between.front() == ' ' || between.front() == '.')) between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  if (between == "to the" || between == "bis zum" || between == "hasta el") return true;
  return std::ranges::find(words, between) != words.end();
}

}  // namespace dateline::searching
