// What a run has done so far: counted always, shown on standard error where somebody looks.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

namespace dateline::cli {

struct tally {
  std::uint64_t documents = 0, bytes = 0, failures = 0, stamps = 0, places = 0;
  std::array<std::uint64_t, 3> findings{};  // by severity
  bool fails = false;                       // a finding reached --fail-on
  tally& operator+=(const tally&);
};

class progress {
 public:
  explicit progress(bool shown) : shown_(shown), begun_(std::chrono::steady_clock::now()), last_(begun_) {}
  void add(const tally&);  // and shows it now and then
  void clear();            // takes the line away, before other talk
  const tally& all() const { return all_; }
  std::string summary() const;  // for --stats

 private:
  double seconds() const;

  bool shown_;
  bool standing_ = false;
  tally all_{};
  std::chrono::steady_clock::time_point begun_, last_;
};

}  // namespace dateline::cli
