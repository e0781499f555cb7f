#include "read/multibyte.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace dateline {
namespace {

// What iconv calls the encodings as browsers read them.
const char* iconv_name(std::string_view name) {
  if (name == "big5") return "BIG5-HKSCS";
  if (name == "shift_jis") return "CP932";
  if (name == "euc-kr") return "CP949";
  if (name == "euc-jp") return "EUC-JP-MS";
  if (name == "iso-2022-jp") return "ISO-2022-JP";
  return "GB18030";
}

class converter {
 public:
  explicit converter(const char* from) : handle_(::iconv_open("UTF-8", from)) {}
  converter(const converter&) = delete;
  converter& operator=(const converter&) = delete;
  ~converter() {
    if (ready()) ::iconv_close(handle_);
  }
  bool ready() const { return handle_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT(performance-no-int-to-ptr): as iconv says it failed

  // Reads one character (or one shift); the bytes it took, or 0 where they mean nothing.
  std::size_t one(std::string_view bytes, std::string& out) const {
    constexpr std::size_t longest = 8;
    for (std::size_t size = 1; size <= std::min(longest, bytes.size()); ++size) {
      std::array<char, longest> in{};
      std::copy_n(bytes.begin(), size, in.begin());
      std::array<char, 16> made{};
      char* from = in.data();
      char* to = made.data();
      std::size_t left = size, room = made.size();
      ::iconv(handle_, &from, &left, &to, &room);
      if (left == size) continue;
      out.append(made.data(), made.size() - room);
      return size - left;
    }
    return 0;
  }

 private:
  iconv_t handle_;
};

}  // namespace

void decode_multibyte(decoded_text& out, std::string_view bytes, std::string_view name) {
  const converter convert(iconv_name(name));
  const bool shifts = name == "iso-2022-jp";
  out.text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    if (!shifts && static_cast<unsigned char>(bytes[at]) < 0x80) {
      out.text += bytes[at++];
      continue;
    }
    const auto took = convert.ready() ? convert.one(bytes.substr(at), out.text) : 0;
    if (took == 0) out.text += "\xEF\xBF\xBD";
    at += std::max<std::size_t>(took, 1);
    out.steps.push_back({out.text.size(), at});
  }
}

}  // namespace dateline
