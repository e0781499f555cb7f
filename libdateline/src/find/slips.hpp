// What a slip of the pen makes of a word: a letter missing, wrong or too many, or two that changed places.
#pragma once

#include <string>
#include <utility>

namespace dateline::searching {

// Calls `attempt(tried)` with each word of small ASCII letters from which one slip leads to `word`, some of them twice; a
// letter that is missing at the end is not among them.
template <class Attempt>
void each_slip(const std::string& word, const Attempt& attempt) {
  std::string tried;
  for (std::size_t i = 0; i < word.size(); ++i) {
    tried = word;
    tried.erase(i, 1);
    attempt(tried);
    if (i + 1 < word.size()) {
      tried = word;
      std::swap(tried[i], tried[i + 1]);
      attempt(tried);
    }
    for (char c = 'a'; c <= 'z'; ++c) {
      tried = word;
      tried.insert(i, 1, c);
      attempt(tried);
      if (word[i] == c) continue;
      tried = word;
      tried[i] = c;
      attempt(tried);
    }
  }
}

}  // namespace dateline::searching
