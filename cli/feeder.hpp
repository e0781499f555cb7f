// Cuts inputs into documents and hands them on, some at a time, each with how far the inputs are read then. What an
// input is, is told by its content.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "archive_input.hpp"
#include "batch.hpp"
#include "files.hpp"
#include "piece.hpp"

namespace dateline::cli {

class feeder {
 public:
  // What stands before `begin` was done by an earlier run.
  feeder(const batch& b, std::function<bool(piece)> push, const position& begin = {})
      : b_(b), push_(std::move(push)), begin_(begin), now_(begin), before_(begin.before), pass_(begin.done) {
    now_.done = now_.digest = 0;
  }

  // All of the next input; false: no more is wanted. Every input comes here, in order.
  bool file(const named_file&);
  bool flush();
  const std::string& wrong() const { return wrong_; }  // an input is not what the earlier run has read

 private:
  bool read(const named_file&, file_reader&);
  bool item(archive_item&&);
  bool lines(file_reader&, const std::string& path, std::string buffer);
  bool line(const std::string& path, std::size_t number, std::uint64_t at, std::string_view text, const std::optional<position>& after);
  bool too_long(const std::string& path, std::size_t number, std::uint64_t at, const std::optional<position>& after);
  bool one(task, const std::optional<position>& after = {});
  void count_passed_over();

  position next_input(const file_reader&) const;
  // Where reading can begin anew; nothing where the input cannot be opened anew.
  std::optional<position> anew(const file_reader&, const archive_position&, std::uint64_t line = 0) const;

  const batch& b_;
  std::function<bool(piece)> push_;
  const position begin_;
  position now_;
  std::uint64_t input_ = 0;  // the one that is read
  std::uint64_t before_;     // bytes of the inputs before it
  std::uint64_t pass_;       // documents that the earlier run has done
  const file_reader* from_ = nullptr;
  piece pending_{};
  std::size_t idle_ = 0;
  tally passed_over_{};  // behind the last document; counted with the next, so that none is counted twice
  std::string wrong_{};
};

}  // namespace dateline::cli
