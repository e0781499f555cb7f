// What bytes are, by their beginning.
#pragma once

#include <string_view>

namespace dateline {

bool looks_like_html(std::string_view bytes);                     // as the WHATWG sniffs it; an XML declaration before <html> too
std::string_view charset_of_type(std::string_view content_type);  // "text/html; charset=x": x; empty: none is said

// The name of a kind of file that is no text ("PDF", "JPEG"), by its magic number; empty: none that is known.
std::string_view kind_without_text(std::string_view bytes);

}  // namespace dateline
