#include "dateline/packed.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "archive/lines.hpp"
#include "archive/members.hpp"

namespace dateline {

using namespace archives;

namespace {

// Nothing: no content can be had.
std::optional<std::string> beginning_of(std::string_view head, std::size_t at_most) {
  members in(bytes_of(head));
  in.need(at_most);
  if (in.view().empty() && in.broken()) return std::nullopt;
  return std::string(in.view().substr(0, at_most));
}

std::string_view behind_line_ends(std::string_view s) { return s.substr(std::min(s.find_first_not_of("\r\n"), s.size())); }

}  // namespace

bool begins_packed(std::string_view head) { return begins_member(head); }

std::string packed_beginning(std::string_view head, std::size_t at_most) { return beginning_of(head, at_most).value_or(std::string{}); }

bool looks_like_archive(std::string_view head) {
  if (begins_warc(behind_line_ends(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0))) || head.starts_with("filedesc://")) return true;
  if (!begins_member(head)) return false;
  const auto content = beginning_of(head, 512);
  return !content || begins_record(behind_line_ends(*content));
}

bool looks_packed(std::string_view head) { return begins_member(head) && !looks_like_archive(head); }

byte_source unpacked(byte_source from) {
  return [in = std::make_shared<members>(std::move(from))](char* into, std::size_t size) -> result<std::size_t> {
    if (in->view().empty() && !in->more()) {
      if (const auto& fault = in->broken()) return error{fault->code, fault->what, fault->offset};
      return std::size_t{0};
    }
    const auto n = in->view().copy(into, size);
    in->consume(n);
    return n;
  };
}

std::string_view unread_packing(std::string_view head) {
  struct packing {
    std::string_view magic, name;
  };
  static constexpr packing known[]{{{"\xFD"
                                     "7zXZ\0",
                                     6},
                                    "xz"},
                                   {"BZh", "bzip2"},
                                   {{"PK\x03\x04", 4}, "ZIP"},
                                   {{"PK\x05\x06", 4}, "ZIP"},  // an empty one
                                   {"7z\xBC\xAF\x27\x1C", "7-Zip"},
                                   {"\x04\x22\x4D\x18", "LZ4"},
                                   {"\x1F\x9D", "compress"}};
  for (const auto& p : known)
    if (head.starts_with(p.magic) && (p.magic != "BZh" || (head.size() >= 10 && head.substr(4, 6) == "1AY&SY"))) return p.name;
  return {};
}

}  // namespace dateline
