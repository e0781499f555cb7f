// Which encoding bytes of HTML are in, and the same as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct decoded_text {
  std::string text{};                  // UTF-8; bytes that mean nothing are U+FFFD
  std::string_view charset = "utf-8";  // name as the WHATWG has it, in small letters; static storage
  struct step {
    std::uint64_t decoded, given;
  };
  std::vector<step> steps{};  // from here on both advance alike; sorted; empty: the bytes are unchanged
};

// The name of an encoding by a label of the WHATWG ("latin1"), any case; empty: no such label.
std::string_view encoding_named(std::string_view label);
// What <meta> says in the first bytes; empty: nothing.
std::string_view declared_encoding(std::string_view html);

// By byte-order mark, transport, <meta>, and the bytes themselves. Bytes that are UTF-8 are UTF-8, whatever is said.
decoded_text decode_html(std::string bytes, std::string_view transport_label);

}  // namespace dateline
