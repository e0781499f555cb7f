// A document: the text that is searched, and where each byte of it stands in what was given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

class document {
 public:
  // Plain text. A byte-order mark tells UTF-8 and UTF-16 (then decoded); other bytes are taken as UTF-8
  // and kept as they are where they are not valid. Never fails: text can only be odd.
  static document from_text(std::string bytes);

  std::string_view text() const { return text_; }
  std::string_view slice(text_span s) const { return dateline::slice(text_, s); }
  source_span source_of(text_span s) const;  // total: every text span has a source
  std::string_view media() const { return media_; }
  std::string_view charset() const { return charset_; }

 private:
  struct step {
    text_pos text;
    source_pos source;
  };  // from here on both advance alike
  source_pos source_of(text_pos p) const;

  std::string text_;
  std::vector<step> map_;  // sorted; empty: text and source are the same bytes
  std::string_view media_ = "text/plain";
  std::string_view charset_ = "utf-8";
};

}  // namespace dateline
