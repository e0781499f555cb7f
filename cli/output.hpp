// Where results go: standard output, or a file that appears under its name when it is complete. And where talk
// goes: standard error.
#pragma once

#include <string>
#include <string_view>

#include "exit_code.hpp"

namespace dateline::cli {

class output {
 public:
  output() = default;  // standard output
  output(output&&) noexcept;
  output(const output&) = delete;
  output& operator=(const output&) = delete;
  output& operator=(output&&) = delete;
  ~output();  // takes an unfinished file away

  // Opens the file; `wrong` says why it could not.
  static output to_file(const std::string& path, std::string& wrong);

  bool write(std::string_view);                      // false: no more can be written
  bool finish();                                     // flushes and gives the file its name
  bool reader_left() const { return reader_left_; }  // a closed pipe: no error, and no more to do
  const std::string& wrong() const { return wrong_; }
  exit_code outcome() const;  // complains where something went wrong

 private:
  bool flush();

  int fd_ = 1;
  std::string name_ = "standard output", temporary_{}, final_{};
  std::string buffer_{};
  bool reader_left_ = false;
  std::string wrong_{};
};

exit_code print(std::string_view text);  // to standard output, at once
void talk(std::string_view);             // to standard error, as it is
void complain(std::string_view what);    // "dateline: what" on standard error
bool is_terminal(int fd);
int terminal_width();  // columns of standard output's terminal; 0: it is none

}  // namespace dateline::cli
