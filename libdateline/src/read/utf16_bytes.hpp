// UTF-16 to text and back to the same bytes, whatever they are: half a surrogate pair stands in the text as the three
// bytes that UTF-8 would give it (WTF-8).
#pragma once

#include <string>
#include <string_view>

namespace dateline {

class utf16_to_text {
 public:
  explicit utf16_to_text(bool big) : big_(big) {}
  void append(std::string& out, std::string_view bytes);  // whole characters alone; what is cut off waits for the next bytes
  std::string_view finish(std::string& out);              // at the end: half a pair; gives back a last byte that is no unit

 private:
  bool big_;
  std::string rest_{};
};

void append_utf16(std::string& out, std::string_view text, bool big);

}  // namespace dateline
