// From a record of an archive to a document and its context: what the archive and the server say of it is evidence.
#include <fmt/format.h>

#include <algorithm>

#include "archive/http.hpp"
#include "archive/payload.hpp"
#include "dateline/archive.hpp"
#include "dateline/archive_stamp.hpp"
#include "dateline/dateline.hpp"
#include "read/media.hpp"
#include "wat.hpp"

namespace dateline {
namespace {

using namespace archives;
using fields = std::vector<header_field>;

void say(std::vector<machine_stamp>& into, std::string_view name, std::string_view value) {
  if (!value.empty()) into.push_back({std::string(name), std::string(value.substr(0, 128))});
}

// What the server of the page said. Of a capture that was taken from another archive, which answers with headers of its
// own, that is what it repeats under names with a prefix.
std::string_view said(const fields& all, std::string_view name) {
  const auto original = field_of(all, "X-Archive-Orig-" + std::string(name));
  return !original.empty() || field_of(all, "Memento-Datetime").empty() ? (original.empty() ? field_of(all, name) : original)
                                                                        : std::string_view{};
}

// The end of the interval: nothing was written later.
std::optional<sys_seconds> end_of(const archive_stamp& s) {
  return s.last ? std::optional(*s.last - std::chrono::seconds{1}) : std::nullopt;
}

// When it was fetched, where that is known to the day; the server's own Date where it is not. A month or a year is no
// capture to count from: it is a bound (end_of_capture).
void when_captured(context& to, std::string_view written, const fields* http) {
  static constexpr auto longest = std::chrono::hours{24};
  const auto fine = [](const archive_stamp& s) { return s.last && *s.last - *s.first <= longest; };
  const auto archive = read_archive_stamp(written);
  const auto server = http ? read_http_date(said(*http, "Date")) : archive_stamp{};
  if (fine(archive)) to.captured = end_of(archive);
  else if (fine(server)) to.captured = end_of(server);
  // A page out of another archive is as old as its capture there.
  const auto memento = http ? read_http_date(field_of(*http, "Memento-Datetime")) : archive_stamp{};
  if (fine(memento) && (!to.captured || *end_of(memento) < *to.captured)) to.captured = end_of(memento);
}

void say_record(context& to, const archive_record& r) {
  say(to.archive, "WARC-Date", r.field("WARC-Date"));
  if (r.field("WARC-Date").empty()) to.archive.push_back({"WARC-Date", ""});
  if (const auto uri = r.target_uri(); !uri.empty()) to.url = uri;
}

void say_http(context& to, const fields& http) {
  const auto modified = said(http, "Last-Modified");
  say(to.meta, "Last-Modified", modified);
  say(to.archive, "Last-Modified", modified);
  say(to.archive, "Date", said(http, "Date"));
  say(to.archive, "Age", said(http, "Age"));
  say(to.archive, "Memento-Datetime", field_of(http, "Memento-Datetime"));
  if (const auto lang = said(http, "Content-Language"); to.lang.empty() && lang.size() == 2) to.lang = lang;
}

// What the capture is, as its server said, else as the archive does.
void say_kind(archived_document& to, const archive_record& r, const std::optional<http_head>& http) {
  const auto type = http ? field_of(http->fields, "Content-Type") : r.field("Content-Type");
  to.type = type.substr(0, type.find_first_of("; \t"));
  if (http) to.http_status = http->status;
}

// What came of a body; what is wrong with one that was cut off was said by who cut it, and is not said again.
void take(archive_record& r, decoded body, std::optional<error>& damage) {
  r.block = std::move(body.bytes);
  const bool said = r.truncated || !r.field("WARC-Truncated").empty();
  if (!body.wrong.empty() && !said && !damage) damage = error{error_code::damaged, std::move(body.wrong), r.offset};
}

// The text or page of a record, whose block is used up.
result<std::optional<document>> document_of(archive_record& r, const std::optional<http_head>& http, const archive_options& options,
                                            std::optional<error>& damage) {
  std::string type(http ? field_of(http->fields, "Content-Type") : r.field("Content-Type"));
  if (!http && holds_letters(type, "application/http")) type.clear();  // a response that is only its body
  if (http) {
    if (http->open && http->size < r.block.size())
      damage = error{error_code::damaged,
                     fmt::format("no empty line ends the head of HTTP; the body was taken to begin after {} bytes", http->size), r.offset};
    auto body = decoded_body(std::string_view(r.block).substr(http->size), http->fields, options.max_record);
    if (!body) {
      auto wrong = body.failure();
      wrong.where = r.offset;
      return wrong;
    }
    take(r, std::move(*body), damage);
  }
  // Some crawlers take the header of the coding away and keep the bytes as they were sent.
  if (begins_coded(r.block))
    if (auto plain = decoded_bytes(r.block, options.max_record)) take(r, std::move(*plain), damage);
  if (r.block.empty() || is_binary(r.block) || r.block.size() > 0xFFFFFFFF) return std::optional<document>{};
  auto holds = content_of_type(type);
  if (holds != content::page && looks_like_html(r.block)) holds = content::page;
  if (holds == content::unsaid && std::string_view(r.block).substr(0, 512).find('\0') == std::string_view::npos) holds = content::text;
  if (holds == content::page) return std::optional(document::from_html(std::move(r.block), charset_of_type(type)));
  if (holds == content::text) return std::optional(document::from_text(std::move(r.block), charset_of_type(type)));
  return std::optional<document>{};
}

// The text is the original's, and as old as that capture; all else is the revisit's own.
result<std::optional<archived_document>> open_revisit(const archive_record& r, const context& base, const archive_options& options,
                                                      const archive_record* original) {
  archived_document out{.given = base};
  const auto http = read_http_head(r.block);
  when_captured(out.given, r.field("WARC-Date"), http ? &http->fields : nullptr);
  out.captured = out.given.captured;
  say_record(out.given, r);
  auto referred = r.field("WARC-Refers-To-Date");
  if (http) say_http(out.given, http->fields);
  if (original == nullptr) {
    say(out.given.archive, "WARC-Refers-To-Date", referred);
    out.given.archive.push_back({"original", ""});
    return std::optional(std::move(out));
  }
  auto first = *original;
  const auto first_http = read_http_head(first.block);
  say_kind(out, first, first_http);
  if (referred.empty()) referred = original->field("WARC-Date");
  say(out.given.archive, "WARC-Refers-To-Date", referred);
  if (first_http && out.given.meta.size() == base.meta.size())
    say(out.given.meta, "Last-Modified", said(first_http->fields, "Last-Modified"));
  context there;
  when_captured(there, original->field("WARC-Date"), first_http ? &first_http->fields : nullptr);
  if (there.captured && (!out.given.captured || *there.captured < *out.given.captured)) out.given.captured = there.captured;
  auto text = document_of(first, first_http, options, out.damage);
  if (!text) return text.failure();
  if (!*text) return std::optional<archived_document>{};
  out.document = std::move(**text);
  return std::optional(std::move(out));
}

}  // namespace

result<std::optional<archived_document>> open_record(archive_record r, const context& base, const archive_options& options,
                                                     const archive_record* original) {
  if (r.passed_over || !glance(r, std::string_view(r.block).substr(0, 1 << 14)).may_hold_document)
    return std::optional<archived_document>{};
  if (r.kind == record_kind::revisit) return open_revisit(r, base, options, original);
  archived_document out{.given = base};
  if (r.kind == record_kind::metadata) {
    auto page = read_wat(r.block);
    if (!page) return std::optional<archived_document>{};
    if (!page->wrong.empty() && !r.truncated) out.damage = error{error_code::malformed, std::move(page->wrong), r.offset};
    if (!page->response && out.damage) return *out.damage;
    if (!page->response) return std::optional<archived_document>{};
    when_captured(out.given, page->date.empty() ? r.field("WARC-Date") : page->date, &page->http);
    say_record(out.given, r);
    if (!page->uri.empty()) out.given.url = page->uri;
    say_http(out.given, page->http);
    for (auto& m : page->meta) out.given.meta.push_back(std::move(m));
    if (!page->lang.empty() && base.lang.empty()) out.given.lang = page->lang;
    out.captured = out.given.captured;
    return std::optional(std::move(out));
  }
  const auto http = read_http_head(r.block);
  when_captured(out.given, r.field("WARC-Date"), http ? &http->fields : nullptr);
  out.captured = out.given.captured;
  say_record(out.given, r);
  say(out.given.archive, "WARC-Refers-To-Date", r.field("WARC-Refers-To-Date"));
  say_kind(out, r, http);
  if (http) say_http(out.given, http->fields);
  else if (const auto lang = r.field("WARC-Identified-Content-Language"); out.given.lang.empty() && lang.size() == 2) out.given.lang = lang;
  auto text = document_of(r, http, options, out.damage);
  if (!text) return text.failure();
  if (!*text) return std::optional<archived_document>{};
  out.document = std::move(**text);
  return std::optional(std::move(out));
}

result<std::optional<report>> scan(archive_record r, const knowledge& know, const context& base, const archive_options& options) {
  auto opened = open_record(std::move(r), base, options);
  if (!opened) return opened.failure();
  if (!*opened) return std::optional<report>{};
  return std::optional(scan(std::move((*opened)->document), know, (*opened)->given));
}

}  // namespace dateline
