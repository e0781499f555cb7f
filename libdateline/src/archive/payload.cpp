#include "archive/payload.hpp"

#include <algorithm>
#include <array>

#include "archive/decoder.hpp"
#include "archive/http.hpp"
#include "archive/lines.hpp"
#include "archive/members.hpp"

namespace dateline {
namespace archives {

content content_of_type(std::string_view type) {
  type = trimmed(type.substr(0, type.find(';')));
  const auto is = [type](std::string_view t) { return same_letters(type, t); };
  if (is("text/html") || is("application/xhtml+xml")) return content::page;
  if (is("text/plain") || is("text/markdown")) return content::text;
  if (type.empty() || is("no-type") || is("unknown") || is("unk") || is("application/unknown") || type.find('/') == std::string_view::npos)
    return content::unsaid;
  return content::none;
}

bool is_binary(std::string_view body) {
  constexpr std::array<std::string_view, 9> magics{"%PDF-",
                                                   "\x89PNG",
                                                   "GIF8",
                                                   "\xFF\xD8\xFF",
                                                   "PK\x03\x04",
                                                   "\xD0\xCF\x11\xE0",
                                                   "RIFF",
                                                   "wOF",
                                                   "\x7F"
                                                   "ELF"};
  return std::any_of(magics.begin(), magics.end(), [body](std::string_view m) { return body.starts_with(m); });
}

bool may_hold_document(const archive_record& r, std::string_view beginning) {
  if (r.kind == record_kind::revisit) return true;
  if (r.kind != record_kind::response && r.kind != record_kind::resource && r.kind != record_kind::conversion) return false;
  if (const auto http = read_http_head(beginning)) {
    const auto body = beginning.substr(http->size);
    return content_of_type(field_of(http->fields, "Content-Type")) != content::none && !is_binary(body);
  }
  const auto type = r.field("Content-Type");
  return (content_of_type(type) != content::none || holds_letters(type, "application/http")) && !is_binary(beginning);
}

}  // namespace archives

bool looks_like_archive(std::string_view head) {
  using namespace archives;
  const auto after_lines = [](std::string_view s) { return s.substr(std::min(s.find_first_not_of("\r\n"), s.size())); };
  if (begins_warc(after_lines(head)) || head.starts_with("filedesc://")) return true;
  if (!begins_member(head)) return false;
  const bool gzip = head.front() == '\x1F';
  if (!gzip && !head.starts_with("\x28\xB5\x2F\xFD")) return true;  // a dictionary, or another frame that only archives begin with
  const auto d = gzip ? gzip_decoder() : zstd_decoder();
  std::array<char, 512> out;
  const auto p = d->decode(head, out.data(), out.size());
  const auto content = after_lines({out.data(), p.written});
  return content.empty() || begins_record(content);  // nothing to be read is an archive that is damaged
}

}  // namespace dateline
