// A gzip member in one go.
#pragma once

#include <optional>

#include "archive/decoder.hpp"

struct libdeflate_decompressor;

namespace dateline::archives {

class member_inflater {
 public:
  struct sizes {
    std::size_t read = 0, written = 0;
  };
  // Nothing: it is damaged, or not all there, or larger than the room. A decoder tells which.
  std::optional<sizes> operator()(std::string_view in, char* out, std::size_t room);

 private:
  struct release {
    void operator()(libdeflate_decompressor*) const;
  };
  std::unique_ptr<libdeflate_decompressor, release> engine_;
};

}  // namespace dateline::archives
