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
#include "store.hpp"

namespace dateline::cli {

struct refusal {
  std::string_view code, message;  // of the error record
};

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
  // Why the answer has no place in the output: then it counts as not read; empty: all have one.
  std::function<std::optional<refusal>(const report&, const answer_source&)> refuse{};
  // Appends what stands in the output for a document that could not be read; empty: nothing does.
  std::function<void(std::string& out, const answer_source&, std::string_view code, const error&)> write_error{};
  store* into = nullptr;       // takes what is written; null: it is the output as it stands
  std::string head{}, tail{};  // what stands before all, and behind
  bool commas = false;         // whatever is written begins with a comma, of which the first is left out
};

// Reads --input, --jobs, --max-record, --checkpoint, --select, --ignore and --fail-on; nothing where one of them is wrong (complained of).
std::optional<batch> make_batch(const session&, verb, const arguments&);
void write_error_line(std::string& out, const answer_source&, std::string_view code, const error&);  // for batch::write_error, as JSONL
void write_sarif(batch&);                                                                            // sets head, write and tail
exit_code run_batch(const batch&, const arguments&);

}  // namespace dateline::cli
