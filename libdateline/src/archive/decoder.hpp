// One stream of a compression format, a piece at a time: members of archives and bodies of HTTP alike.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dateline::archives {

class decoder {
 public:
  enum class state { going, finished, broken };
  struct progress {
    decoder::state state = decoder::state::going;
    std::size_t written = 0;
  };

  decoder() = default;
  decoder(const decoder&) = delete;
  decoder& operator=(const decoder&) = delete;
  virtual ~decoder() = default;

  virtual void reset() = 0;
  // Takes what it read from the front of `in`. Going with nothing written: it needs more input.
  virtual progress decode(std::string_view& in, char* out, std::size_t room) = 0;
  const char* wrong() const { return wrong_; }                 // one phrase, once broken
  bool checksum_differs() const { return checksum_differs_; }  // broken, but all of it was read

 protected:
  progress broken(const char* why, std::size_t written, bool checksum = false) {
    wrong_ = why;
    checksum_differs_ = checksum;
    return {state::broken, written};
  }

 private:
  const char* wrong_ = "";
  bool checksum_differs_ = false;
};

std::unique_ptr<decoder> gzip_decoder();     // one member (RFC 1952)
std::unique_ptr<decoder> zlib_decoder();     // RFC 1950
std::unique_ptr<decoder> deflate_decoder();  // RFC 1951, bare
std::unique_ptr<decoder> brotli_decoder();   // RFC 7932
// One frame (RFC 8878). `dictionary`: with magic number or raw; empty: none. Windows above 32 MiB are refused.
std::unique_ptr<decoder> zstd_decoder(const std::string& dictionary = {});
bool names_dictionary(std::string_view frame);  // the frame of zstd says by number that it needs one

}  // namespace dateline::archives
