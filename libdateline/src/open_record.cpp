// From a record of an archive to a document and its context: what the archive and the server say of it is evidence.
#include <algorithm>

#include "archive/http.hpp"
#include "archive/payload.hpp"
#include "dateline/archive.hpp"
#include "dateline/archive_stamp.hpp"
#include "dateline/dateline.hpp"
#include "read/media.hpp"

namespace dateline {
namespace {

using namespace archives;

// When it was fetched, where that is known to the day; the response's own Date where it is not. The end of the interval:
// nothing was written later.
std::optional<sys_seconds> capture_of(std::string_view written, std::string_view http_date) {
  constexpr auto longest = std::chrono::hours{24};
  for (const auto& s : {read_archive_stamp(written), read_http_date(http_date)})
    if (s.last && *s.last - *s.first <= longest) return *s.last - std::chrono::seconds{1};
  return std::nullopt;
}

void say(std::vector<machine_stamp>& into, std::string_view name, std::string_view value) {
  if (!value.empty()) into.push_back({std::string(name), std::string(value.substr(0, 128))});
}

}  // namespace

result<std::optional<archived_document>> open_record(archive_record r, const context& base, const archive_options& options) {
  const auto at = r.offset;
  const auto failed = [at](error e) {
    e.where = at;
    return e;
  };
  if (r.passed_over || r.kind == record_kind::revisit || !may_hold_document(r, std::string_view(r.block).substr(0, 1 << 14)))
    return std::optional<archived_document>{};
  archived_document out{.given = base};
  const auto http = read_http_head(r.block);
  std::string_view type = r.field("Content-Type");
  std::string_view http_date;
  if (http) {
    type = field_of(http->fields, "Content-Type");
    http_date = field_of(http->fields, "Date");
    const auto modified = field_of(http->fields, "Last-Modified");
    say(out.given.meta, "Last-Modified", modified);
    say(out.given.archive, "Last-Modified", modified);
    say(out.given.archive, "Date", http_date);
    say(out.given.archive, "Age", field_of(http->fields, "Age"));
    auto body = decoded_body(std::string_view(r.block).substr(http->size), http->fields, options.max_record);
    if (!body) return failed(body.failure());
    r.block = std::move(*body);
  } else if (holds_letters(type, "application/http")) {
    type = {};  // a response that is only its body
  }
  for (const auto* name : {"WARC-Date", "WARC-Refers-To-Date"}) say(out.given.archive, name, r.field(name));
  if (r.field("WARC-Date").empty()) out.given.archive.push_back({"WARC-Date", ""});
  if (const auto when = capture_of(r.field("WARC-Date"), http_date)) out.given.captured = when;
  if (const auto uri = r.target_uri(); !uri.empty()) out.given.url = uri;
  if (const auto lang = http ? field_of(http->fields, "Content-Language") : r.field("WARC-Identified-Content-Language");
      out.given.lang.empty() && lang.size() == 2)
    out.given.lang = lang;

  if (r.block.empty() || is_binary(r.block) || r.block.size() > 0xFFFFFFFF) return std::optional<archived_document>{};
  auto holds = content_of_type(type);
  if (holds != content::page && looks_like_html(r.block)) holds = content::page;
  if (holds == content::unsaid && std::string_view(r.block).substr(0, 512).find('\0') == std::string_view::npos) holds = content::text;
  if (holds == content::page) out.document = document::from_html(std::move(r.block), charset_of_type(type));
  else if (holds == content::text) out.document = document::from_text(std::move(r.block));
  else return std::optional<archived_document>{};
  return std::optional(std::move(out));
}

result<std::optional<report>> scan(archive_record r, const knowledge& know, const context& base, const archive_options& options) {
  auto opened = open_record(std::move(r), base, options);
  if (!opened) return opened.failure();
  if (!*opened) return std::optional<report>{};
  return std::optional(scan(std::move((*opened)->document), know, (*opened)->given));
}

}  // namespace dateline
