#include "read/detection.hpp"

#include <uchardet.h>

#include <algorithm>
#include <memory>

namespace dateline {

std::string detect_charset(std::string_view bytes) {
  constexpr std::size_t enough = 1 << 18;
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (!detector) return {};
  // ASCII tells nothing and there is much of it in markup: what is read begins shortly before the first other byte.
  const auto other = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto from = static_cast<std::size_t>(other - bytes.begin());
  const auto part = bytes.substr(from > 64 ? from - 64 : 0, enough);
  if (uchardet_handle_data(detector.get(), part.data(), part.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

}  // namespace dateline
