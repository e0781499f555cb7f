// Encodings of several bytes a character (gb18030, big5, shift_jis, euc-jp, euc-kr, iso-2022-jp), by iconv.
#pragma once

#include <string_view>

#include "read/encoding.hpp"

namespace dateline {

// Appends to an empty `out`. Where iconv does not know the encoding, other bytes than ASCII become U+FFFD.
void decode_multibyte(decoded_text& out, std::string_view bytes, std::string_view name);

}  // namespace dateline
