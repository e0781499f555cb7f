// Keys of URLs as web archives sort them: SURT, the host's parts in reverse order, and all that does not tell one page
// from another left out.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "https://www.Example.com:443/b?z=1&a=2#top" -> "com,example)/b?a=2&z=1". The rules are those of Internet Archive's
// canonicalizer, by which pywb and OutbackCDX look pages up. Total: what is no URL gives some key. Empty: `url` is empty.
std::string surt_of(std::string_view url);

}  // namespace dateline
