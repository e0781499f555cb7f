// A table's bytes, from a file or a pipe, as text in an encoding that holds ASCII as it is; twice where that is needed.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "files.hpp"
#include "read/utf16_bytes.hpp"

namespace dateline::cli {

// How a table writes characters. UTF-16 is turned into UTF-8 on the way in and back on the way out, other encodings
// stay as they are, and only what is read of them or added to them is turned.
class table_encoding {
 public:
  table_encoding(std::string_view name, std::string_view mark);
  std::string_view name() const { return name_; }
  std::string_view mark() const { return mark_; }  // the byte-order mark, as it stands in front
  bool utf16() const { return name_.starts_with("utf-16"); }
  bool big() const { return name_ == "utf-16be"; }
  std::string to_utf8(std::string_view bytes) const;
  // Characters that the encoding lacks become '?'; gives back how many.
  std::size_t append(std::string& out, std::string_view utf8) const;

 private:
  std::string_view name_;
  std::string mark_;
  std::unordered_map<std::string, char> bytes_{};  // characters beyond ASCII, of an encoding of single bytes
};

class table_input {
 public:
  // `label` is the encoding as the caller says it; empty: by the byte-order mark, else by the bytes themselves. `twice`:
  // rewind() will be called.
  table_input(const std::string& path, std::string_view label, bool twice);
  table_input(const table_input&) = delete;
  table_input& operator=(const table_input&) = delete;
  ~table_input();

  const table_encoding& encoding() const { return *encoding_; }
  std::string_view head() const { return head_; }  // the first of the text
  bool more(std::string& text);                    // appends; false at the end or at a fault
  void rewind();
  const std::string& tail() const { return tail_; }    // UTF-16: a last byte that is no unit
  const std::string& wrong() const { return wrong_; }  // why it cannot be read; empty: nothing yet

 private:
  bool more_bytes(std::string& bytes);
  void spool(std::string_view bytes);

  std::string path_;
  std::unique_ptr<file_reader> from_;
  std::FILE* spool_ = nullptr;  // of a pipe, for the second time
  bool again_ = false;
  std::string begun_;  // bytes read and not given yet
  std::optional<table_encoding> encoding_;
  std::optional<utf16_to_text> units_;
  std::string head_, tail_, wrong_;
};

}  // namespace dateline::cli
