#include "worker.hpp"

#include <fmt/format.h>

#include "archive_input.hpp"
#include "dateline/archive_stamp.hpp"
#include "dateline/dateline.hpp"
#include "record.hpp"

namespace dateline::cli {

outcome worker::operator()(piece&& p) const {
  outcome o{.counted = p.counted, .end = p.end};
  for (auto& t : p.tasks) {
    o.counted.documents += 1;
    o.counted.bytes += t.bytes.size() + t.item.record.block.size();
    if (t.is == task::what::failed) unread(o, t);
    else if (t.is == task::what::record) record(o, t);
    else if (t.is != task::what::line) text(o, t);
    else line(o, t);
  }
  return o;
}

void worker::unread(outcome& o, const task& t) const {
  if (t.item.wrong && t.item.list.empty()) {
    const auto from = source_of(t.item);
    return failed(o, from, code_of(t.wrong), t.wrong, from.id);
  }
  const auto where = t.line == 0 ? t.path : fmt::format("{}:{}", t.path, t.line);
  failed(o, {.id = where, .path = t.path}, code_of(t.wrong), t.wrong, where);
}

void worker::record(outcome& o, task& t) const {
  auto from = source_of(t.item);
  const auto kind = t.item.record.kind;
  const auto family = family_of_media(t.item.record.media);
  const auto* const original = t.item.original ? &*t.item.original : nullptr;
  auto opened = open_record(std::move(t.item.record), b_.with.base, {.max_record = b_.max_record}, original);
  if (!opened) return failed(o, from, code_of(opened.failure()), opened.failure(), from.id);
  if (!*opened) {
    o.counted.documents -= 1;
    o.counted.pass_over(kind, family);
    return;
  }
  auto& given = (*opened)->given;
  if (t.item.page && !(*opened)->captured)  // what the list of pages says stands in
    if (const auto listed = read_archive_stamp(t.item.page->stamp).first) given.captured = (*opened)->captured = listed;
  from.url = given.url;
  from.captured = (*opened)->captured;
  from.mime = kind == record_kind::revisit ? "warc/revisit" : (*opened)->type;  // as indexes call it
  from.http_status = (*opened)->http_status;
  answer(o, std::move((*opened)->document), given, from);
  if (const auto& damage = (*opened)->damage) failed(o, from, code_of(*damage), *damage, from.id);
}

void worker::text(outcome& o, task& t) const {
  answer_source from{.id = t.path, .path = t.path, .url = b_.with.base.url, .captured = b_.with.base.captured};
  if (t.path == "-") from.path.clear();
  answer(o, t.is == task::what::html ? document::from_html(std::move(t.bytes)) : document::from_text(std::move(t.bytes)), b_.with.base,
         from);
}

void worker::line(outcome& o, task& t) const {
  auto r = read_record(t.bytes, b_.with.base, b_.with.know.tables(), b_.max_record);
  auto where = fmt::format("{}:{}", t.path, t.line);
  if (r.from.id.empty()) r.from.id = where;
  if (!r.failure.empty()) {
    if (r.failure == "malformed") where += fmt::format(":{}", r.wrong.where + 1);  // the column, in bytes
    r.wrong.where += t.offset;
    return failed(o, r.from, r.failure, r.wrong, where);
  }
  answer(o, r.is_html ? document::from_html(std::move(r.text), r.charset) : document::from_text(std::move(r.text), r.charset), r.given,
         r.from);
}

void worker::answer(outcome& o, document doc, const context& given, const answer_source& from) const {
  auto r = scan(std::move(doc), b_.with.know, given);
  if (b_.wanted) std::erase_if(r.findings, [this](const finding& f) { return !b_.wanted(f.check); });
  o.counted.stamps += r.resolved.timestamps.size();
  o.counted.places += r.resolved.places.size();
  for (const auto& f : r.findings) {
    if (!f.conditional.empty()) continue;
    o.counted.findings[static_cast<std::size_t>(f.severity)] += 1;
    o.counted.fails = o.counted.fails || (b_.fail_on && f.severity >= *b_.fail_on);
  }
  if (const auto refusal = b_.refuse ? b_.refuse(r, from) : std::nullopt)
    return failed(o, from, refusal->code, {.message = std::string(refusal->message)}, from.id);
  b_.write(o.out, r, from);
}

void worker::failed(outcome& o, const answer_source& from, std::string_view code, const error& e, const std::string& where) const {
  o.counted.failures += 1;
  o.talk += fmt::format("dateline: {}: {}\n", where, e.message);
  write_error_line(o.errors, from, code, e);
  if (b_.write_error) b_.write_error(o.out, from, code, e);
}

}  // namespace dateline::cli
