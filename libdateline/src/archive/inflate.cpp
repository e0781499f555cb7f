// Deflate and its wrappers: zlib a piece at a time, libdeflate, four times as fast, where all of a member is at hand.
#include "archive/inflate.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <limits>

namespace dateline::archives {
namespace {

class inflating final : public decoder {
 public:
  explicit inflating(int window_bits) { begun_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  inflating(const inflating&) = delete;
  inflating& operator=(const inflating&) = delete;
  ~inflating() override { inflateEnd(&stream_); }

  void reset() override { inflateReset(&stream_); }

  progress decode(std::string_view& in, char* out, std::size_t room) override {
    if (!begun_) return broken("no memory", 0);
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const auto given = std::min(in.size(), most), space = std::min(room, most);
    // zlib reads through a pointer to non-const and does not write there.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(space);
    const auto code = ::inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(given - stream_.avail_in);
    const std::size_t written = space - stream_.avail_out;
    if (code == Z_STREAM_END) return {state::finished, written};
    if (code == Z_OK || code == Z_BUF_ERROR) return {state::going, written};
    const std::string_view said = stream_.msg != nullptr ? stream_.msg : "";
    if (said == "incorrect data check") in.remove_prefix(std::min<std::size_t>(in.size(), 4));  // the length stands behind the checksum
    return broken(stream_.msg != nullptr ? stream_.msg : "it cannot be inflated", written,
                  said == "incorrect data check" || said == "incorrect length check");
  }

 private:
  z_stream stream_{};
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<decoder> gzip_decoder() { return std::make_unique<inflating>(15 + 16); }
std::unique_ptr<decoder> zlib_decoder() { return std::make_unique<inflating>(15); }
std::unique_ptr<decoder> deflate_decoder() { return std::make_unique<inflating>(-15); }

void member_inflater::release::operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }

std::optional<member_inflater::sizes> member_inflater::operator()(std::string_view in, char* out, std::size_t room) {
  if (!engine_) engine_.reset(libdeflate_alloc_decompressor());
  sizes done;
  if (!engine_ ||
      libdeflate_gzip_decompress_ex(engine_.get(), in.data(), in.size(), out, room, &done.read, &done.written) != LIBDEFLATE_SUCCESS)
    return std::nullopt;
  return done;
}

}  // namespace dateline::archives
