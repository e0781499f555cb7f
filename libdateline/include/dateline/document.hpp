// A document: the text that is searched, and where each byte of it stands in what was given.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/page.hpp"
#include "dateline/span.hpp"

namespace dateline {

class document {
 public:
  // Plain text. A byte-order mark tells UTF-8 and UTF-16 (then decoded). Other bytes are in the `charset` that the
  // transport says (any label of the WHATWG), unless they are UTF-8 for all that; where it says none, they are taken as
  // UTF-8 and kept as they are where they are not valid. Never fails: text can only be odd.
  static document from_text(std::string bytes, std::string_view charset = {});

  // HTML. `charset` is what the transport says ("utf-8", any label of the WHATWG; empty: nothing). A byte-order mark
  // goes before it, then the page's own declaration, then what the bytes look like; a declaration that the bytes
  // disprove is not believed. Scripts, styles and comments are no text; blocks stand on lines of their own. Never fails.
  static document from_html(std::string bytes, std::string_view charset = {});

  std::string_view text() const { return text_; }
  std::string_view slice(text_span s) const { return dateline::slice(text_, s); }
  source_span source_of(text_span s) const;                   // total: every text span has a source
  text_span text_of(source_span s) const;                     // what of it is shown, without blanks around; empty: nothing
  source_span decoded(source_span given) const;               // the same, in the bytes as UTF-8: page::markup
  const dateline::page* page() const { return page_.get(); }  // null: plain text
  std::string_view media() const { return media_; }
  std::string_view charset() const { return charset_; }

 private:
  friend class page_reader;
  // From here on both advance alike, until the source reaches `last`: behind that stands markup.
  struct step {
    text_pos text;
    source_pos source;
    source_pos last = no_end;
  };
  struct decoding_step {
    source_pos decoded, given;
  };  // of bytes that were no UTF-8
  static constexpr auto no_end = source_pos{~std::uint64_t{0}};
  source_pos first_of(text_pos p) const;
  source_pos end_of(text_pos p) const;
  source_pos given_at(source_pos decoded) const;
  source_pos decoded_at(source_pos given) const;
  source_span source_of_step(std::size_t step) const;

  std::string text_;
  std::vector<step> map_;                // sorted; empty: text and source are the same bytes
  std::vector<decoding_step> decoding_;  // sorted; empty: the source was UTF-8
  std::shared_ptr<const dateline::page> page_;
  std::string_view media_ = "text/plain";
  std::string_view charset_ = "utf-8";
};

}  // namespace dateline
