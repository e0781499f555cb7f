// Cuts inputs into documents and hands them on, some at a time. What an input is, is told by its content.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "batch.hpp"
#include "files.hpp"
#include "piece.hpp"

namespace dateline::cli {

class feeder {
 public:
  feeder(const batch& b, std::function<bool(piece)> push) : b_(b), push_(std::move(push)) {}

  // All of an input; false: no more is wanted.
  bool file(const named_file&);
  bool flush();

 private:
  bool lines(file_reader&, const std::string& path, std::string buffer);
  bool line(const std::string& path, std::size_t number, std::uint64_t at, std::string_view text);
  bool too_long(const std::string& path, std::size_t number, std::uint64_t at);
  bool one(task);

  const batch& b_;
  std::function<bool(piece)> push_;
  piece pending_{};
  std::size_t size_ = 0;
};

}  // namespace dateline::cli
