// A run over many documents: inputs to documents, documents to answers, answers to the output, in input order.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "arguments.hpp"
#include "dateline/json.hpp"
#include "dateline/report.hpp"
#include "session.hpp"

namespace dateline::cli {

struct batch {
  const session& with;
  verb asked = verb::scan;
  std::size_t jobs = 1;
  std::string input = "auto";
  std::uint64_t max_record = std::uint64_t{256} << 20;
  double checkpoint = 5;                                 // seconds between two
  std::function<bool(std::string_view check)> wanted{};  // which findings; empty: all
  std::optional<severity> fail_on{};
  // Appends the answer for one document. Called from several threads.
  std::function<void(std::string& out, const report&, const answer_source&)> write{};
  bool error_records = false;  // failures stand in the output too
  std::string head{};          // what stands before all
};

// Reads --input, --jobs, --max-record, --checkpoint, --select, --ignore and --fail-on; nothing where one of them is wrong (complained of).
std::optional<batch> make_batch(const session&, verb, const arguments&);
exit_code run_batch(const batch&, const arguments&);

}  // namespace dateline::cli
