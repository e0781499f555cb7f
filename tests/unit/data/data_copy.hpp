// A copy of data/ to spoil: links to its folders and files, until a test edits one. The packers then say what is wrong.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pack.hpp"
#include "symbols.hpp"
#include "temporary_folder.hpp"

namespace dateline::tests {

class data_copy {
 public:
  data_copy();

  const std::filesystem::path& root() const { return folder_.path; }

  // The text of a table goes through `change`; packed tables (.zst) are edited in plain form.
  void edit(const std::string& file, const std::function<std::string(std::string)>& change);
  // The first row whose first cells are `key` gets `value` in the named column. Its line is remembered.
  void set(const std::string& file, std::vector<std::string> key, const std::string& column, const std::string& value);
  void set_first(const std::string& file, const std::string& column, const std::string& value);
  void remove(const std::string& file);
  void append(const std::string& file, const std::string& row);
  void repeat_last(const std::string& file);
  void swap_first_rows(const std::string& file);

  // What a packer says: "zones/zones.tsv:12: no offset: x". Empty: nothing.
  std::vector<std::string> faults(void (*packer)(pack::job&)) const;
  // "FILE:LINE: " of the row that was edited last.
  std::string place() const { return file_ + ":" + std::to_string(line_) + ": "; }

 private:
  std::filesystem::path own(const std::string& file);  // takes the link away; the file is the caller's to write

  temporary_folder folder_;
  std::string file_;
  std::size_t line_ = 0;
};

}  // namespace dateline::tests
