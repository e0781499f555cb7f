// Where the stamps of a page stand: how far from the title, on what kind of line, among what.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/setting.hpp"

namespace dateline::resolving {

struct standing {                // of one stamp in the text
  std::uint32_t places = 0;      // bits of place_in_page
  std::int32_t after_title = 0;  // characters from the end of the title to the stamp; negative: before it
  std::uint32_t line_rest = 0;   // characters of its line besides the stamp
  bool has_title = false;
  bool repeated = false;  // three or more stamps in elements that look like its own
  bool low = false;       // in the last third of the text
};

class page_layout {
 public:
  explicit page_layout(const setting&);

  standing of_text(text_span) const;
  standing of_stated(const page_stamp&) const;
  text_pos title_end() const { return title_end_; }

 private:
  void find_title(const setting&);
  void count_shapes(const setting&);
  bool repeats(std::uint32_t shape) const;
  void measure(standing&, std::uint32_t at) const;

  std::string_view text_;
  const page& page_;
  bool has_title_ = false;
  text_pos title_first_{}, title_end_{};
  std::vector<std::uint32_t> shapes_;  // of all stamps, sorted
  std::vector<std::uint16_t> behind_;  // characters between the end of the title and each byte behind it
};

}  // namespace dateline::resolving
