// ZIP files (APPNOTE 6.3.9, ZIP64 included) that can be read at any place. Where the directory is damaged the entries are
// looked for from the front, by what stands before each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/archive.hpp"

namespace dateline {

struct zip_entry {
  std::string name{};
  std::uint64_t offset = 0;                 // of its bytes, in the file
  std::uint64_t packed = 0, size = 0;       // bytes in the file, and of its content
  bool stored = false, readable = true;     // stored: as it is; else deflated, or not readable: encrypted, another method
  std::optional<std::uint32_t> checksum{};  // CRC-32 of its content, by the directory
};

struct zip_directory {
  std::vector<zip_entry> entries{};
  std::vector<error> faults{};  // what was got over
};

// An error: not one entry can be found.
result<zip_directory> read_zip(const range_source&, std::uint64_t size);

// The content of an entry that is readable; an error where it cannot be inflated, or is not what the directory says of it.
byte_source content_of(const zip_entry&, range_source);

}  // namespace dateline
