// The bytes of the archive itself: read once, from front to back, with a look back that is long enough to try again
// behind damage.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "archive/buffer.hpp"
#include "dateline/archive.hpp"

namespace dateline::archives {

class input {
 public:
  explicit input(byte_source from, std::uint64_t offset = 0) : from_(std::move(from)), offset_(offset) {}

  std::string_view view() const { return bytes_.view(); }
  std::uint64_t offset() const { return offset_; }  // of the first byte in view
  void skip(std::size_t n) {
    bytes_.drop(n);
    offset_ += n;
  }
  // Back towards `offset`, as far as bytes are always kept: the buffer may happen to have more.
  void back_to(std::uint64_t offset) {
    const auto n = std::min<std::uint64_t>({offset_ - std::min(offset, offset_), bytes_.behind(), kept});
    bytes_.back(static_cast<std::size_t>(n));
    offset_ -= n;
  }
  bool more() {  // reads on; false: at the end, or the source failed
    if (ended_) return false;
    const auto got = from_(bytes_.room(chunk, kept), chunk);
    if (!got) wrong_ = got.failure();
    ended_ = !got || *got == 0;
    if (!ended_) bytes_.added(std::min(*got, chunk));
    return !ended_;
  }
  bool need(std::size_t n) {
    while (view().size() < n)
      if (!more()) return false;
    return true;
  }
  const std::optional<error>& wrong() const { return wrong_; }

 private:
  static constexpr std::size_t chunk = 1 << 18, kept = 1 << 20;

  byte_source from_;
  buffer bytes_;
  std::uint64_t offset_;
  bool ended_ = false;
  std::optional<error> wrong_;
};

}  // namespace dateline::archives
