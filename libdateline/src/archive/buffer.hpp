// Bytes that grow at the end and go from the front. What is added is not cleared first, which would cost a tenth of
// inflating it; and realloc lets the system move pages, so that a large record is not there twice while it grows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

namespace dateline::archives {

class buffer {
 public:
  std::string_view view() const { return {data_.get() + first_, last_ - first_}; }
  std::size_t behind() const { return first_; }  // bytes that went and are still there

  // Room for `n` bytes at the end. At most `keep` of the bytes that went stay.
  char* room(std::size_t n, std::size_t keep = 0) {
    if (capacity_ - last_ >= n) return data_.get() + last_;
    const auto from = first_ - std::min(first_, keep);
    const auto held = last_ - from;
    if (from > 0 && (from >= held / 2 || held + n <= capacity_)) {
      std::memmove(data_.get(), data_.get() + from, held);
      first_ -= from;
      last_ = held;
    }
    if (capacity_ - last_ < n) resize(std::max(last_ + n, capacity_ + capacity_ / 2));
    return data_.get() + last_;
  }
  void added(std::size_t n) { last_ += n; }
  void drop(std::size_t n) { first_ += n; }
  void back(std::size_t n) { first_ -= n; }

  // Gives back the memory that one large record took.
  void shrink(std::size_t usual) {
    if (capacity_ <= usual || last_ - first_ > usual) return;
    std::memmove(data_.get(), data_.get() + first_, last_ - first_);
    last_ -= first_;
    first_ = 0;
    resize(usual);
  }

 private:
  struct release {
    void operator()(char* p) const { std::free(p); }
  };

  void resize(std::size_t capacity) {
    auto* const held = data_.release();
    auto* const moved = static_cast<char*>(std::realloc(held, capacity));
    data_.reset(moved != nullptr ? moved : held);
    if (moved == nullptr) throw std::bad_alloc();
    capacity_ = capacity;
  }

  std::unique_ptr<char, release> data_;
  std::size_t capacity_ = 0, first_ = 0, last_ = 0;
};

}  // namespace dateline::archives
