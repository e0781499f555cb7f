// What a record is about: whether it can hold a text or a page, by its kind, its types and its first bytes.
#pragma once

#include <string>
#include <string_view>

#include "dateline/archive.hpp"

namespace dateline::archives {

struct glance_at {
  bool may_hold_document = false;
  std::string media{};  // archive_record::media
};
// `beginning` of the block, some kilobytes of it where there are.
glance_at glance(const archive_record&, std::string_view beginning);

enum class content : std::uint8_t { page, text, unsaid, none };
content content_of_type(std::string_view type);  // of a Content-Type
bool is_binary(std::string_view body);           // images, PDF, archives, whatever its type says

}  // namespace dateline::archives
