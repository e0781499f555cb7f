// The version of the library and its command; the build checks that it is the project's.
#pragma once

#include <string_view>

namespace dateline {

inline constexpr std::string_view version = "0.1.0";

}  // namespace dateline
