// What stands in an entry of a ZIP file.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

#include "archive/buffer.hpp"
#include "archive/decoder.hpp"
#include "dateline/zip.hpp"

namespace dateline {

using namespace archives;

namespace {

class entry_reader {
 public:
  entry_reader(const zip_entry& e, range_source from)
      : from_(bytes_from(std::move(from), e.offset, e.packed)),
        decode_(e.stored ? nullptr : deflate_decoder()),
        size_(e.size),
        due_(e.checksum) {}

  result<std::size_t> take(char* into, std::size_t size) {
    auto n = decode_ ? inflate(into, size) : from_(into, size);
    if (!n || !due_) return n;
    if (*n > size_ - given_) {  // what should be there comes first
      *n = static_cast<std::size_t>(size_ - given_);
      if (*n == 0) return error{error_code::damaged, fmt::format("the entry is longer than its {} bytes", size_), 0};
    }
    given_ += *n;
    sum_ = static_cast<std::uint32_t>(crc32_z(sum_, reinterpret_cast<const Bytef*>(into), *n));
    if (*n == 0 && (given_ < size_ || sum_ != *due_)) return error{error_code::damaged, "the entry is not what its checksum says", 0};
    return n;
  }

 private:
  result<std::size_t> inflate(char* into, std::size_t size) {
    constexpr std::size_t chunk = 1 << 16;
    if (!wrong_.empty()) return error{error_code::damaged, wrong_, 0};
    while (!ended_) {
      auto in = in_.view();
      const auto given = in.size();
      const auto p = decode_->decode(in, into, size);
      in_.drop(given - in.size());
      ended_ = p.state == decoder::state::finished;
      if (p.state == decoder::state::broken) wrong_ = fmt::format("damaged entry: {}", decode_->wrong());
      if (p.written > 0) return p.written;  // before what is wrong behind it
      if (!wrong_.empty()) return error{error_code::damaged, wrong_, 0};
      if (ended_) break;
      const auto n = from_(in_.room(chunk), chunk);
      if (!n) return n.failure();
      if (*n == 0) return error{error_code::damaged, "the entry ends too early", 0};
      in_.added(*n);
    }
    return std::size_t{0};
  }

  byte_source from_;
  std::unique_ptr<decoder> decode_;  // of a deflated entry
  std::uint64_t size_, given_ = 0;
  std::optional<std::uint32_t> due_;
  std::uint32_t sum_ = 0;
  buffer in_{};
  bool ended_ = false;
  std::string wrong_{};
};

}  // namespace

byte_source content_of(const zip_entry& e, range_source from) {
  return [reader = std::make_shared<entry_reader>(e, std::move(from))](char* into, std::size_t size) { return reader->take(into, size); };
}

}  // namespace dateline
