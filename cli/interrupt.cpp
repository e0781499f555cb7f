#include "interrupt.hpp"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace dateline::cli {
namespace {

std::atomic<bool> asked_to_end = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // as a signal handler needs it

extern "C" void remember(int) { asked_to_end = true; }

void change_mask(int how) {
  sigset_t these;
  sigemptyset(&these);
  for (const int s : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&these, s);
  pthread_sigmask(how, &these, nullptr);
}

}  // namespace

void heed_interrupts() {
  struct sigaction ours{};
  ours.sa_handler = remember;
  ours.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read that waits is to end
  sigemptyset(&ours.sa_mask);
  for (const int s : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    if (sigaction(s, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(s, &ours, nullptr);
  }
}

bool interrupted() { return asked_to_end; }

signals_held::signals_held() { change_mask(SIG_BLOCK); }
signals_held::~signals_held() { change_mask(SIG_UNBLOCK); }

}  // namespace dateline::cli
