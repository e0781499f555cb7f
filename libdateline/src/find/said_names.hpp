// What a whole text says of each of its names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "know/text_hash.hpp"

namespace dateline::searching {

struct name_said {
  bool strong = false;   // it surely is a place somewhere
  bool small = false;    // of one word, and in small letters too: "Reading", "reading"
  bool surname = false;  // somebody's, who is named in full or with a title
};

// By the know::text_hash of the names' small letters; two names of one hash, which nobody has seen, share their signs.
class said_names {
 public:
  std::size_t number(std::uint64_t hash) {  // its own, from now on
    if ((names_.size() + 1) * 2 > slots_.size()) grow();
    auto& slot = slots_[slot_of(hash)];
    if (slot == 0) {
      names_.push_back({hash, {}});
      slot = static_cast<std::uint32_t>(names_.size());
    }
    return slot - 1;
  }
  name_said* find(std::string_view small) {  // none: no number was given to it
    if (slots_.empty()) return nullptr;
    const auto slot = slots_[slot_of(know::text_hash(small))];
    return slot == 0 ? nullptr : &names_[slot - 1].said;
  }
  name_said& operator[](std::size_t number) { return names_[number].said; }

 private:
  struct name {
    std::uint64_t hash;
    name_said said;
  };
  std::size_t slot_of(std::uint64_t hash) const {  // where it is, or the free one for it
    auto at = hash & (slots_.size() - 1);
    while (slots_[at] != 0 && names_[slots_[at] - 1].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < names_.size(); ++i) slots_[slot_of(names_[i].hash)] = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<name> names_{};
  std::vector<std::uint32_t> slots_{};  // the numbers plus one; a power of two of them
};

}  // namespace dateline::searching
