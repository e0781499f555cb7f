// What encoding bytes look like, where nothing says it (uchardet).
#pragma once

#include <string>
#include <string_view>

namespace dateline {

std::string detect_charset(std::string_view bytes);  // a label; empty: no idea

}  // namespace dateline
