// What earlier records of a run hold, so that a revisit finds the capture that has its text. Memory is bounded: of each
// capture its place is kept and no content, and beyond `most` captures the oldest are forgotten.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>

#include "dateline/archive.hpp"

namespace dateline {

class capture_index {
 public:
  struct capture {
    std::uint32_t archive = 0;  // the caller's number of it
    std::uint64_t offset = 0, inside = 0;
    bool document = false;  // it holds a text or a page
  };

  explicit capture_index(std::size_t most = std::size_t{1} << 17) : most_(most) {}  // about 160 bytes each

  void add(const archive_record&, std::uint32_t archive);  // responses and resources; others are no captures
  // By WARC-Refers-To, else by the address and date that it names, else by the digest of the payload.
  std::optional<capture> original_of(const archive_record& revisit) const;

 private:
  using keys = std::array<std::uint64_t, 3>;  // 0: none
  struct held {
    capture what;
    keys by;
  };

  std::size_t most_;
  std::uint64_t first_ = 0;  // number of the oldest that is held
  std::deque<held> held_;
  std::unordered_map<std::uint64_t, std::uint64_t> number_;
};

}  // namespace dateline
