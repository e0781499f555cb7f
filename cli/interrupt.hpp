// Ctrl-C and its kin: a run that is asked to end does so between two pieces of its work.
#pragma once

namespace dateline::cli {

// From now on SIGINT, SIGTERM and SIGHUP, unless they were ignored, are only remembered; the second of one of them
// ends the run at once.
void heed_interrupts();
bool interrupted();

// While it lives, threads that are started get none of these signals: they wake the thread that waits for input.
class signals_held {
 public:
  signals_held();
  signals_held(const signals_held&) = delete;
  signals_held& operator=(const signals_held&) = delete;
  ~signals_held();
};

}  // namespace dateline::cli
