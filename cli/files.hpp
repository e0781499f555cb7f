// Files as the command line names them, and their bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.hpp"

namespace dateline::cli {

struct named_file {
  std::string path;          // "-": standard input
  std::string unreadable{};  // why, where that is known already
};

// FILE, DIR (the files in it and below, in the order of their names, hidden ones left out), @LIST, -.
std::vector<named_file> expand(const std::vector<std::string>& words);

// Positions in text have 32 bits: what is longer is an error and no cut.
inline constexpr unsigned long long longest_document = 0xFFFFFFFF;

class file_reader {
 public:
  explicit file_reader(const std::string& path);
  file_reader(const file_reader&) = delete;
  file_reader& operator=(const file_reader&) = delete;
  ~file_reader();

  bool more(std::string& buffer, std::size_t at_most);  // appends; false at the end or at a fault
  const std::string& wrong() const { return wrong_; }   // why it cannot be read; empty: nothing yet
  unsigned long long size() const { return size_; }     // as the file system says; 0: unknown

 private:
  int fd_ = -1;
  std::string wrong_{};
  unsigned long long size_ = 0;
};

// All of a document; `already` was read before.
result<std::string> read_document(file_reader&, std::string already = {});
result<std::string> read_document(const std::string& path);

}  // namespace dateline::cli
