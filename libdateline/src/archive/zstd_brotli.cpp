// Frames of Zstandard and streams of Brotli.
#include <brotli/decode.h>
#include <zstd.h>

#include "archive/decoder.hpp"

namespace dateline::archives {
namespace {

class unzstd final : public decoder {
 public:
  explicit unzstd(const std::string& dictionary) {
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, 25);  // what a frame may ask for: 32 MiB
    if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
  }

  void reset() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

  progress decode(std::string_view& in, char* out, std::size_t room) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const auto left = ZSTD_decompressStream(context_.get(), &to, &from);
    in.remove_prefix(from.pos);
    if (ZSTD_isError(left) != 0) return broken(ZSTD_getErrorName(left), to.pos);
    return {left == 0 ? state::finished : state::going, to.pos};
  }

 private:
  struct free_context {
    void operator()(ZSTD_DCtx* c) const { ZSTD_freeDCtx(c); }
  };
  std::unique_ptr<ZSTD_DCtx, free_context> context_{ZSTD_createDCtx()};
};

class unbrotli final : public decoder {
 public:
  unbrotli() { reset(); }

  void reset() override { stream_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)); }

  progress decode(std::string_view& in, char* out, std::size_t room) override {
    auto left = in.size();
    const auto* from = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* to = reinterpret_cast<std::uint8_t*>(out);
    auto space = room;
    const auto code = BrotliDecoderDecompressStream(stream_.get(), &left, &from, &space, &to, nullptr);
    in.remove_prefix(in.size() - left);
    if (code == BROTLI_DECODER_RESULT_ERROR)
      return broken(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(stream_.get())), room - space);
    return {code == BROTLI_DECODER_RESULT_SUCCESS ? state::finished : state::going, room - space};
  }

 private:
  struct free_stream {
    void operator()(BrotliDecoderState* s) const { BrotliDecoderDestroyInstance(s); }
  };
  std::unique_ptr<BrotliDecoderState, free_stream> stream_;
};

}  // namespace

bool names_dictionary(std::string_view frame) { return ZSTD_getDictID_fromFrame(frame.data(), frame.size()) != 0; }

std::unique_ptr<decoder> brotli_decoder() { return std::make_unique<unbrotli>(); }
std::unique_ptr<decoder> zstd_decoder(const std::string& dictionary) { return std::make_unique<unzstd>(dictionary); }

}  // namespace dateline::archives
