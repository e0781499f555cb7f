// Where results go: standard output, or a file that appears under its name when it is complete. And where talk
// goes: standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "exit_code.hpp"

namespace dateline::cli {

class output {
 public:
  output() = default;  // standard output
  output(output&&) noexcept;
  output(const output&) = delete;
  output& operator=(output&&) noexcept;
  output& operator=(const output&) = delete;
  ~output();  // takes an unfinished file away, unless it is to stay

  // Opens the file, as FILE.part until it is complete; `wrong` says why it could not. What an earlier run left in
  // FILE.part goes, or with `to_resume` stays. "-" and /dev/stdout are standard output, whatever it leads to.
  static output to_file(const std::string& path, std::string& wrong, bool to_resume = false);

  bool write(std::string_view);                  // false: no more can be written
  bool sync();                                   // what was written is on the disk, as far as the system says
  bool cut(std::uint64_t size);                  // gives up what stands behind
  bool finish();                                 // sync, and the file gets its name
  void keep(bool kept = true) { kept_ = kept; }  // an unfinished file stays

  bool is_file() const { return !part_.empty(); }     // and no stream or device
  std::uint64_t found() const { return found_; }      // bytes that an earlier run left in FILE.part
  std::uint64_t size() const { return size_; }        // bytes written so far
  const std::string& path() const { return final_; }  // with links followed
  bool reader_left() const { return reader_left_; }   // a closed pipe: no error, and no more to do
  const std::string& wrong() const { return wrong_; }
  exit_code outcome() const;  // complains where something went wrong

 private:
  bool flush();
  bool fail();

  int fd_ = 1;
  std::string name_ = "standard output", part_{}, final_{};
  std::string buffer_{};
  std::uint64_t found_ = 0, size_ = 0;
  bool reader_left_ = false, kept_ = false;
  std::string wrong_{};
};

// The descriptor of ours that the name stands for ("-", /dev/stdout, /dev/fd/3); -1: it names a file.
int descriptor_named(const std::string& path);
// Where the file of that name, not yet complete, stands.
std::string part_of(const std::string& path);
// `path` with what it links to put in its place; itself, where there is no such file.
std::string real_path(const std::string& path);
// Puts `text` in the place of the file, all of it or nothing, and on the disk. False: errno says why.
bool replace_file(const std::string& path, std::string_view text);
bool rename_file(const std::string& from, const std::string& to);  // on the disk too

exit_code print(std::string_view text);  // to standard output, at once
void talk(std::string_view);             // to standard error, as it is
void complain(std::string_view what);    // "dateline: what" on standard error
bool is_terminal(int fd);
int terminal_width();  // columns of standard output's terminal; 0: it is none

}  // namespace dateline::cli
