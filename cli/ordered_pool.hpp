// Work on many pieces at once, results in the order of the pieces. What is in flight is bounded, so memory is too.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "interrupt.hpp"

namespace dateline::cli {

template <class Piece, class Result>
class ordered_pool {
 public:
  // `take` is called on the caller's thread; false from it stops all.
  ordered_pool(std::size_t jobs, std::function<Result(Piece&&)> work, std::function<bool(Result&&)> take)
      : jobs_(jobs), work_(std::move(work)), take_(std::move(take)) {}
  ordered_pool(const ordered_pool&) = delete;
  ordered_pool& operator=(const ordered_pool&) = delete;
  ~ordered_pool() {
    {
      const std::lock_guard hold(lock_);
      stop_ = true;
    }
    work_due_.notify_all();
    for (auto& t : threads_) t.join();
  }

  // `weight`: bytes that the piece keeps in memory. Heavy ones wait for those before them.
  bool push(Piece piece, std::size_t weight = 0) {
    if (jobs_ <= 1) return take_(work_(std::move(piece)));
    flight_.push_back(std::make_unique<slot>(slot{std::move(piece), {}, weight, false}));
    weight_ += weight;
    if (flight_.size() == 1 && threads_.empty()) return true;  // perhaps the only one: no threads for that
    if (threads_.empty()) start();
    else offer(*flight_.back());
    while (flight_.size() > 2 * jobs_ + 1 || (weight_ > heavy && flight_.size() > 1))
      if (!take_first()) return false;
    return true;
  }

  bool finish() {
    if (threads_.empty() && !flight_.empty()) {
      auto only = std::move(flight_.front());
      flight_.clear();
      return take_(work_(std::move(only->piece)));
    }
    while (!flight_.empty())
      if (!take_first()) return false;
    return true;
  }

 private:
  struct slot {
    Piece piece;
    Result result;
    std::size_t weight;
    bool done;
  };

  void start() {
    const signals_held held;
    for (std::size_t i = 0; i < jobs_; ++i) threads_.emplace_back([this] { run(); });
    for (auto& s : flight_) offer(*s);
  }

  void offer(slot& s) {
    {
      const std::lock_guard hold(lock_);
      waiting_.push_back(&s);
    }
    work_due_.notify_one();
  }

  void run() {
    for (;;) {
      slot* mine = nullptr;
      {
        std::unique_lock hold(lock_);
        work_due_.wait(hold, [this] { return stop_ || !waiting_.empty(); });
        if (stop_) return;
        mine = waiting_.front();
        waiting_.pop_front();
      }
      auto result = work_(std::move(mine->piece));
      {
        const std::lock_guard hold(lock_);
        mine->result = std::move(result);
        mine->done = true;
      }
      result_there_.notify_one();
    }
  }

  bool take_first() {
    {
      std::unique_lock hold(lock_);
      result_there_.wait(hold, [this] { return flight_.front()->done; });
    }
    auto first = std::move(flight_.front());
    flight_.pop_front();
    weight_ -= first->weight;
    return take_(std::move(first->result));
  }

  static constexpr std::size_t heavy = std::size_t{32} << 20;

  std::size_t jobs_;
  std::function<Result(Piece&&)> work_;
  std::function<bool(Result&&)> take_;
  std::deque<std::unique_ptr<slot>> flight_;  // the caller's alone, in order
  std::size_t weight_ = 0;                    // of what is in flight
  std::mutex lock_;
  std::condition_variable work_due_, result_there_;
  std::deque<slot*> waiting_;
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::cli
