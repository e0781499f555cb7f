// Files as the command line names them, and their bytes.
#pragma once

#include <cstdint>
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
inline constexpr std::uint64_t longest_document = 0xFFFFFFFF;

error longer_than(std::uint64_t limit);  // what is said of such a document

class file_reader {
 public:
  explicit file_reader(const std::string& path);
  file_reader(const file_reader&) = delete;
  file_reader& operator=(const file_reader&) = delete;
  ~file_reader();

  bool more(std::string& buffer, std::size_t at_most);  // appends; false at the end or at a fault
  std::size_t take(char* into, std::size_t at_most);    // bytes; 0 at the end or at a fault
  const std::string& wrong() const { return wrong_; }   // why it cannot be read; empty: nothing yet
  std::uint64_t size() const { return size_; }          // as the file system says; 0: unknown

 private:
  int fd_ = -1;
  std::string wrong_{};
  std::uint64_t size_ = 0;
};

// All of a document, of at most `limit` bytes; `already` was read before.
result<std::string> read_document(file_reader&, std::string already = {}, std::uint64_t limit = longest_document);
result<std::string> read_document(const std::string& path, std::uint64_t limit = longest_document);

}  // namespace dateline::cli
