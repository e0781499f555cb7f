// Bytes that are packed as a whole, in members of gzip or frames of zstd, whatever they hold.
#pragma once

#include <string>
#include <string_view>

#include "dateline/archive.hpp"

namespace dateline {

bool begins_packed(std::string_view head);  // by magic number

// The first bytes of the content, as many as are asked for and the head gives. Empty: there are none, or they are damaged.
std::string packed_beginning(std::string_view head, std::size_t at_most = 512);

// Whether the bytes are packed and hold no archive: an archive_reader unpacks by itself, and says where in the packed
// bytes each record stands. What is damaged from the beginning counts as an archive, whose reader looks behind it.
bool looks_packed(std::string_view head);

// The content of packed bytes. Where they are damaged it ends with an error, whose place is that of the member in `from`.
byte_source unpacked(byte_source from);

// The name of a packing that is not read ("xz"); empty: it is none of those known.
std::string_view unread_packing(std::string_view head);

}  // namespace dateline
