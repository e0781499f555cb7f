// Files as the command line names them, and their bytes.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/archive.hpp"
#include "dateline/result.hpp"

namespace dateline::cli {

struct named_file {
  std::string path;          // "-": standard input
  std::string unreadable{};  // why, where that is known already
};

// FILE, DIR (the files in it and below, in the order of their names, hidden ones left out), @LIST, -.
class inputs {
 public:
  explicit inputs(const std::vector<std::string>& words);  // reads the lists
  // Each in its order, until `take` says false; whether it never did. Folders are read as they come up, so that memory
  // holds the names of one at a time.
  bool each(const std::function<bool(const named_file&)>& take) const;
  std::vector<std::string> lists() const;  // the files that name others

 private:
  struct word {
    std::string path;
    bool list = false;
    std::string text{}, unreadable{};  // of a list
  };
  std::vector<word> words_;
};

// What all inputs come to, known before the first is read.
struct survey {
  std::uint64_t files = 0, bytes = 0;
  bool sized = true;         // none is a stream, so that `bytes` is all there is
  std::uint64_t names = 0;   // a digest of the paths
  std::uint64_t states = 0;  // of sizes and times of modification
  std::string newer{};       // the first that was modified after the time asked for
};
// A file without a name, in the folder that TMPDIR names, else that of the system; null: errno says why.
std::FILE* temporary_file();

// Whether the name leads to one of the inputs, by whatever name that stands among them, or what an output of that name
// passes through on its way does.
bool is_among(const std::string& path, const inputs&);
survey look_over(const inputs&, std::int64_t since = INT64_MAX);  // nanoseconds of Unix time

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
  error_code code() const { return code_; }             // what sort of fault that is
  std::uint64_t size() const { return size_; }          // as the file system says; 0: unknown
  std::uint64_t at() const { return at_; }              // bytes of the file that were read, or passed over
  bool can_seek() const { return ours_ && size_ > 0; }  // standard input cannot: others read it too
  bool seek(std::uint64_t offset);
  bool anywhere() const { return anywhere_; }                                                // it can be read at any place
  result<std::size_t> take_at(std::uint64_t offset, char* into, std::size_t at_most) const;  // moves nothing; 0: at the end
  // From here on the reader gives the content of what it gave before: of `already`, which was read last, and all behind it.
  void unpack(std::string already);
  void give(byte_source content);                            // and nothing of the file itself
  void refuse(std::string why) { wrong_ = std::move(why); }  // it is not read on

  // What is left of a stream, in a file without a name that can be read at any place; `already` was read before.
  static std::shared_ptr<file_reader> kept(file_reader& stream, std::string_view already);

 private:
  file_reader() = default;
  result<std::size_t> take_given(char* into, std::size_t at_most);

  int fd_ = -1;
  bool ours_ = false;  // we opened it
  bool waits_ = false;
  std::string wrong_{};
  error_code code_ = error_code::unreadable;
  std::uint64_t size_ = 0, at_ = 0;
  std::uint64_t due_ = 0;  // of the file itself, packed or not: less is a cut
  bool anywhere_ = false;
  byte_source content_{};  // of packed bytes; empty: they are given as they are
};

// Files that are read here and there: the last few stay open.
class open_files {
 public:
  std::shared_ptr<file_reader> get(const std::string& path);  // file_reader::wrong() says why it cannot be read

 private:
  static constexpr std::size_t most = 16;
  std::vector<std::pair<std::string, std::shared_ptr<file_reader>>> open_{};  // last used last
};

// The first bytes, with which what an input is can be told. One that is packed as a whole is unpacked from here on, as
// often as it is packed; `archive`: its reader looks into what is packed once.
std::string beginning_of(file_reader&, bool archive = false);

// All of a document, of at most `limit` bytes; `already` was read before.
result<std::string> read_document(file_reader&, std::string already = {}, std::uint64_t limit = longest_document);
result<std::string> read_document(const std::string& path, std::uint64_t limit = longest_document);

}  // namespace dateline::cli
