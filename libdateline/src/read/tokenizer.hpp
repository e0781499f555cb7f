// A tokenizer of HTML: the states of the WHATWG (HTML, section 13.2.5) told by where a piece ends, not by a step a
// character. Tokens are views of the source; nothing is decoded until somebody asks. It cannot fail, and is linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::markup {

enum class content : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };
enum class token_kind : std::uint8_t { text, start_tag, end_tag, comment, doctype, end };

struct attribute {
  std::string_view name;   // as written
  std::string_view value;  // between the quotes, as written: attribute_text() reads it
};

struct doctype_parts {
  bool has_name = false, has_public = false, has_system = false, quirks = false;
  std::string_view name{}, public_id{}, system_id{};  // as written
};

struct token {
  token_kind kind = token_kind::end;
  content where = content::data;    // of text: which references and replacements hold in it
  std::size_t first = 0, last = 0;  // in the source, the whole token
  std::string_view name{};          // of a tag, as written
  std::string_view data{};          // of a comment, as written
  bool self_closing = false;
  doctype_parts doctype{};
};

class tokenizer {
 public:
  explicit tokenizer(std::string_view html, content in = content::data, std::string_view last_start_tag = {});

  token next();
  // Of the tag that next() gave last, until the next call. A name that comes twice is kept twice: the first counts.
  const std::vector<attribute>& attributes() const { return attributes_; }
  // The parser switches the tokenizer after some start tags (title, script …): here the tokenizer is told.
  void enter(content in);

 private:
  token text_until(std::size_t end);
  token markup_at(std::size_t at);
  token tag(std::size_t at, bool closing);
  token comment(std::size_t at);
  token bogus_comment(std::size_t at, std::size_t data_first);
  token doctype(std::size_t at);
  std::size_t end_tag_from(std::size_t at) const;  // of the element that is open, in raw content; size of html: none
  std::size_t end_of_script(std::size_t at) const;
  bool closes(std::size_t at) const;  // "</script" and what may follow a name

  std::string_view html_;
  std::size_t at_ = 0;
  content in_;
  std::string last_start_;   // name of the element whose end tag ends raw content
  std::string_view name_{};  // of the last start tag, as written
  std::vector<attribute> attributes_;
};

}  // namespace dateline::markup
