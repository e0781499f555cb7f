// What can fail (files, images, archives) returns result<T>; "not found" is an empty answer and
// "ambiguous" is data, neither is an error. An error quotes what it saw, and where.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace dateline {

enum class error_code { unreadable, malformed, corrupt_image, incompatible_image, too_large, damaged };

struct error {
  error_code code{};
  std::string message;         // one sentence, with what was seen
  unsigned long long where{};  // byte offset in the input, 0 where none applies
};

template <class T>
class result {
 public:
  result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): return value; reads well
  result(error e) : state_(std::move(e)) {}      // NOLINT(google-explicit-constructor): return error{…}; reads well
  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const error& failure() const { return std::get<1>(state_); }

 private:
  std::variant<T, error> state_;
};

}  // namespace dateline
