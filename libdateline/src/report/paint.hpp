// Colours of the terminal view, all of the basic sixteen so that the user's own palette holds.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

enum class ink : unsigned char { plain, strong, faint, time, relative, place, good, doubtful, bad };

class paint {
 public:
  explicit paint(bool on) : on_(on) {}
  std::string operator()(ink, std::string_view text) const;
  bool on() const { return on_; }

 private:
  bool on_;
};

}  // namespace dateline
