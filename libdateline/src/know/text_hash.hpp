// The hash by which the indexes of the image know a text that they do not keep; their packers and readers share it.
#pragma once

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::know {

inline std::uint64_t text_hash(std::string_view s) { return XXH3_64bits(s.data(), s.size()); }

}  // namespace dateline::know
