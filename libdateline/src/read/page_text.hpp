// The text of a page as it grows: pieces of markup put together, each with its place in the source. Blanks are run
// together, blocks stand on lines of their own, and words of two elements do not run into each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"
#include "read/elements.hpp"

namespace dateline::markup {

class page_text {
 public:
  struct run {
    std::size_t text, source, last;
  };  // from `text` on both advance alike, until the source reaches `last`

  explicit page_text(std::string_view source) : source_(source) { text_.reserve(source.size() / 8); }

  void add(std::size_t first, std::size_t last, content where);  // a text token
  void pass(flow);                                               // an element begins or ends here
  std::size_t size() const { return text_.size(); }
  std::string_view text() const { return text_; }
  // The place where what is added next will stand, as far as that is known before it is.
  std::size_t next() const { return text_.size() + (text_.empty() ? 0U : breaks_ > 0 ? breaks_ : space_ ? 1U : 0U); }

  std::string take_text() { return std::move(text_); }
  std::vector<run>& runs() { return runs_; }

 private:
  void put(std::string_view piece, std::size_t source, std::size_t source_size);
  void separate(char first, std::size_t source);

  std::string_view source_;
  std::string text_;
  std::vector<run> runs_;
  unsigned breaks_ = 0;       // line ends that are due before the next piece
  bool space_ = false;        // a blank is due
  bool boundary_ = false;     // an element began or ended since the last piece
  std::size_t space_at_ = 0;  // where in the source that blank stands
};

}  // namespace dateline::markup
