#include "find/labels.hpp"

namespace dateline::searching {

role role_of(std::uint8_t value) {
  switch (value) {  // the order of lexicon_values::role
    case 1:
    case 3: return role::published;
    case 2: return role::updated;
    case 4: return role::captured;
    case 5: return role::event;
    case 6: return role::page_clock;
    default: return role::unknown;
  }
}

role role_of_label(const token& t, const know::lexicon& words) {
  if (t.entry == 0) return role::unknown;
  for (const auto& r : words.readings(words.entry(t.entry - 1)))
    if (r.what == know::term::role) return role_of(r.value);
  return role::unknown;
}

}  // namespace dateline::searching
