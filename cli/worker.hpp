// From a piece to its answers and error records. Called from several threads.
#pragma once

#include "batch.hpp"
#include "piece.hpp"

namespace dateline::cli {

class worker {
 public:
  explicit worker(const batch& b) : b_(b) {}
  outcome operator()(piece&&) const;

 private:
  void unread(outcome&, const task&) const;
  void record(outcome&, task&) const;
  void text(outcome&, task&) const;
  void line(outcome&, task&) const;
  void answer(outcome&, document, const context& given, const answer_source&) const;
  void failed(outcome&, const answer_source&, std::string_view code, const error&, const std::string& where) const;

  const batch& b_;
};

}  // namespace dateline::cli
