// Where a run's answers and error records go; and with -o FILE the journal beside it, so that a run that was ended at
// any moment can go on: the files are cut to what the journal says, and what it says was on the disk before it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "batch.hpp"
#include "files.hpp"
#include "journal.hpp"
#include "output.hpp"

namespace dateline::cli {

class delivery {
 public:
  delivery(const batch& b, const arguments& a) : b_(b), asked_(a) {}

  // Opens the files, or goes on with those of an earlier run. Anything but `done` was complained of.
  exit_code open(const inputs&);
  const checkpoint& start() const { return start_; }  // how far the earlier run was
  const survey& all() const { return all_; }          // of the inputs, where that had to be known

  bool reader_left() const { return out_.reader_left(); }

  // Adds what came of a piece; `counted` is the whole run's. False: no more can be written.
  bool take(const outcome&, const tally& counted, std::uint64_t milliseconds);

  exit_code finish();  // all was taken, or the reader has left
  exit_code stop();    // the run is to end before; what can be gone on with stays
  exit_code failed();  // it has to; says why and how to go on

 private:
  exit_code open_files();
  exit_code begin();
  std::optional<checkpoint> of_the_store(std::optional<checkpoint> named);
  exit_code go_on(const checkpoint& earlier);
  exit_code give_names(const checkpoint& earlier);
  std::string differs(const checkpoint& earlier, const inputs&) const;
  bool save(bool complete);
  bool finish_store();
  bool write_journal(const std::string& path);
  bool journal_failed();
  std::string next_journal() const { return journal_ + ".next"; }
  void take_away_journal() const;
  bool write(std::string_view answers);
  bool well() const {
    return out_.wrong().empty() && errors_.wrong().empty() && wrong_.empty() && (b_.into == nullptr || b_.into->wrong().empty());
  }

  const batch& b_;
  const arguments& asked_;
  output out_{}, errors_{};
  bool with_errors_ = false, resumable_ = false;
  bool saved_ = false;    // there is a journal
  bool changed_ = false;  // more was taken since
  std::string journal_{}, wrong_{};
  survey all_{};
  checkpoint start_{}, now_{};
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace dateline::cli
