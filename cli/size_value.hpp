// A number of bytes as options give it: "256M", "64k", "1000".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::cli {

std::optional<std::uint64_t> parse_size(std::string_view);  // K, M and G are powers of 1024; nothing where it is no size
std::string size_text(std::uint64_t bytes);                 // "256M"; as plain bytes where no unit divides it

}  // namespace dateline::cli
