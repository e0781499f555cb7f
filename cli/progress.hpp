// What a run has done so far: counted always, shown on standard error where somebody looks.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/archive.hpp"

namespace dateline::cli {

struct position;
struct survey;

struct tally {
  std::uint64_t documents = 0, bytes = 0, failures = 0, stamps = 0, places = 0;
  std::array<std::uint64_t, 3> findings{};               // by severity
  std::array<std::uint64_t, 9> passed_over{};            // records of archives that are no documents, by record_kind
  std::array<std::uint64_t, media_families> families{};  // and the captures among them, by media_family
  bool fails = false;                                    // a finding reached --fail-on
  tally& operator+=(const tally&);
  void pass_over(record_kind, media_family);
};

class progress {
 public:
  explicit progress(bool shown, std::string_view unit = "documents");
  bool wanted() const { return shown_; }
  // What an earlier run has done of it.
  void go_on(const tally&, std::uint64_t milliseconds, const position&);
  void of(const survey& all);  // how much there is to do

  void add(const tally&, const position&);  // and shows it now and then
  void clear();                             // takes the line away, before other talk
  const tally& all() const { return all_; }
  std::uint64_t milliseconds() const;  // of the earlier run too
  std::string summary() const;         // for --stats

 private:
  std::string line(const position&) const;
  double seconds() const { return static_cast<double>(milliseconds()) / 1e3; }

  bool shown_, terminal_;
  std::string_view unit_;
  bool standing_ = false;
  tally all_{};
  std::uint64_t earlier_ = 0;       // milliseconds
  std::uint64_t read_earlier_ = 0;  // bytes
  std::uint64_t files_ = 0, size_ = 0;
  bool sized_ = false;
  std::chrono::steady_clock::time_point begun_, last_;
};

}  // namespace dateline::cli
