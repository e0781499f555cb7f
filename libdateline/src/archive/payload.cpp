#include "archive/payload.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/http.hpp"
#include "archive/lines.hpp"

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

glance_at glance(const archive_record& r, std::string_view beginning) {
  glance_at out;
  const auto http = read_http_head(beginning);
  const auto body = http ? beginning.substr(http->size) : beginning;
  auto type = http ? field_of(http->fields, "Content-Type") : r.field("Content-Type");
  // A response that is only its body, and a revisit that keeps no head: nothing is said of what they hold.
  if (!http && (holds_letters(type, "application/http") || r.kind == record_kind::revisit)) type = {};
  out.media = small_letters(trimmed(type.substr(0, std::min<std::size_t>(type.find(';'), 128))));
  const auto holds = content_of_type(type);
  switch (r.kind) {
    case record_kind::response:
    case record_kind::resource:
    case record_kind::conversion:
    case record_kind::revisit: out.may_hold_document = holds != content::none && !is_binary(body); break;
    case record_kind::metadata: out.may_hold_document = out.media == "application/json"; break;  // of WAT
    default: break;
  }
  return out;
}

}  // namespace archives

media_family family_of_media(std::string_view media) {
  using namespace archives;
  using enum media_family;
  switch (content_of_type(media)) {
    case content::page: return page;
    case content::text: return text;
    case content::unsaid: return unsaid;
    default: break;
  }
  // The first that it holds: "image/svg+xml" is an image, "application/rss+xml" a feed.
  constexpr std::pair<std::string_view, media_family> families[] = {
      {"image/", image}, {"audio/", audio},      {"video/", video},      {"font", font}, {"woff", font}, {"rss", feed}, {"atom", feed},
      {"json", json},    {"javascript", script}, {"ecmascript", script}, {"css", style}, {"xml", xml},   {"pdf", pdf},  {"text/", text}};
  for (const auto& [part, family] : families)
    if (media.find(part) != std::string_view::npos) return family;
  return other;
}

std::string_view name_of(media_family f) {
  constexpr std::array<std::string_view, media_families> names{"page",  "text", "feed",  "xml",   "json", "image",  "script",
                                                               "style", "font", "audio", "video", "pdf",  "unsaid", "other"};
  return names.at(static_cast<std::size_t>(f));
}

}  // namespace dateline
