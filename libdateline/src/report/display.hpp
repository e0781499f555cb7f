// Text as a terminal shows it: what each character takes in columns, and nothing that could command the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct cell {         // one character of the text with the marks that sit on it
  std::size_t at;     // its first byte in the text
  std::string shown;  // control characters as pictures, broken bytes as U+FFFD, tabs as blanks
  std::size_t width;  // columns
};

std::vector<cell> cells_of(std::string_view line);
std::string shown(std::string_view text);  // all cells in a row, line ends as blanks
std::size_t width_of(std::string_view text);
std::string padded(std::string_view text, std::size_t columns);     // with blanks on the right
std::string shortened(std::string_view text, std::size_t columns);  // shown, and cut with an ellipsis

// Lines of a text, found as they are asked for, in ascending order or by going back to the start.
struct line_place {
  std::size_t number = 1;  // from 1
  std::size_t first = 0;   // byte offsets of the line, without its line end
  std::size_t last = 0;
};
class line_finder {
 public:
  explicit line_finder(std::string_view text);
  line_place at(std::size_t position);
  std::size_t column(std::size_t position);  // in characters, from 1

 private:
  std::size_t end_from(std::size_t first) const;

  std::string_view text_;
  std::size_t number_ = 1, first_ = 0, end_ = 0;  // the line found last; end_ is its line feed
  std::size_t counted_to_ = 0, counted_ = 1;      // the position whose column was asked for last, and its column
};

}  // namespace dateline
