#include "report/cdxj.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "read/json_reader.hpp"
#include "report/json_parts.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/surt.hpp"
#include "report/times.hpp"

namespace dateline {
namespace {

constexpr std::string_view fields[] = {"url",      "mime",      "status",  "digest",    "length", "offset",   "filename",
                                       "language", "published", "updated", "datelines", "places", "findings", "id"};

// "2023-06-12T01:19:00Z" as 14 digits; empty where the year has not four.
std::string digits_of(std::string_view utc) {
  std::string out;
  if (utc.size() != 20) return out;
  std::ranges::copy_if(utc, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

constexpr std::size_t known_fields = 7;  // the first of them are the index's own

std::string trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string{} : std::string(s.substr(first, s.find_last_not_of(" \t") - first + 1));
}

// A line of CDX says no more than the record, and not in words of JSON; what is no CDXJ is not taken.
void take_line(index_entry& e, std::string_view line) {
  const auto first = std::min(line.find(' '), line.size());
  const auto second = std::min(line.find(' ', first + 1), line.size());
  const auto object = line.substr(std::min(second + 1, line.size()));
  if (!object.starts_with('{')) return;
  auto out = e;
  std::string* const known[known_fields] = {&out.url, &out.mime, &out.status, &out.digest, &out.length, &out.offset, &out.filename};
  json_reader in(object);
  in.object([&](std::string_view key) {
    const auto start = in.where();
    in.skip();
    auto value = trimmed(object.substr(start, in.where() - start));
    const auto* const field = std::ranges::find(fields, key);
    const auto index = static_cast<std::size_t>(field - std::begin(fields));
    if (field == std::end(fields)) out.others.emplace_back(key, std::move(value));
    else if (index < known_fields && value.starts_with('"')) json_reader(value).string(*known[index]);
    else if (index < known_fields && value != "null") *known[index] = std::move(value);
  });
  if (in.wrong() != nullptr) return;
  out.key = line.substr(0, first);
  out.time = line.substr(first + 1, second - first - 1);
  e = std::move(out);
}

class line_writer {
 public:
  line_writer(std::string& out, const index_entry& e, const report& r, const answer_source& from, const cdxj_options& o)
      : json_(out), e_(e), r_(r), from_(from), o_(o) {}

  void object() {
    json_.begin_object();
    if (o_.fields.empty()) all();
    else
      for (const auto f : o_.fields) field(f);
    json_.end_object();
  }

 private:
  void all() {
    for (const auto f : std::span(fields).first(known_fields)) field(f);
    for (const auto& [name, value] : e_.others) {
      std::string quoted;
      json_writer(quoted).text(name);
      json_.key(std::string_view(quoted).substr(1, quoted.size() - 2));
      json_.raw(value);
    }
    for (const auto f : std::span(fields).subspan(known_fields))
      if (f != "id") field(f);
  }

  void field(std::string_view f) {
    if (f == "url") known(f, e_.url);
    else if (f == "mime") known(f, e_.mime);
    else if (f == "status") known(f, e_.status);
    else if (f == "digest") known(f, e_.digest);
    else if (f == "length") known(f, e_.length);
    else if (f == "offset") known(f, e_.offset);
    else if (f == "filename") known(f, e_.filename);
    else if (f == "language") json_.member_or_null(f, r_.resolved.language);
    else if (f == "published") json_.member_or_null(f, answered_utc(r_, r_.resolved.published));
    else if (f == "updated") json_.member_or_null(f, answered_utc(r_, r_.resolved.updated));
    else if (f == "datelines" && o_.datelines) places(f, true);
    else if (f == "places" && o_.places) places(f, false);
    else if (f == "findings" && o_.findings) findings();
    else if (f == "id") json_id(json_, f, from_);
  }

  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) json_.member(name, value);
  }

  // Decided places, each once: of datelines, or all.
  void places(std::string_view name, bool of_datelines) {
    json_.key(name);
    json_.begin_array();
    std::set<std::string> said;
    for (const auto& p : r_.resolved.places) {
      if (!p.chosen || (of_datelines && !p.in_dateline)) continue;
      const auto& c = *p.chosen;
      if (!said.insert(c.geonames_id != 0 ? std::to_string(c.geonames_id) : c.name + '\n' + c.country).second) continue;
      json_.begin_object();
      json_.member("name", c.name);
      json_geonames_id(json_, c);
      json_.member_or_null("country", c.country);
      json_degrees(json_, "lat", c.lat);
      json_degrees(json_, "lon", c.lon);
      json_.end_object();
    }
    json_.end_array();
  }

  // Ids of verdicts, each once.
  void findings() {
    std::vector<std::string_view> ids;
    for (const auto& f : r_.findings)
      if (f.conditional.empty() && std::ranges::find(ids, f.check) == ids.end()) ids.push_back(f.check);
    json_.key("findings");
    json_.begin_array();
    for (const auto id : ids) json_.text(id);
    json_.end_array();
  }

  json_writer json_;
  const index_entry& e_;
  const report& r_;
  const answer_source& from_;
  const cdxj_options& o_;
};

}  // namespace

std::span<const std::string_view> cdxj_fields() { return fields; }

index_entry index_entry_of(const report& r, const answer_source& from) {
  index_entry e{.key = surt_of(from.url), .url = from.url, .mime = from.mime, .digest = from.digest};
  if (from.captured) e.time = digits_of(utc_text(*from.captured));
  // Not from an archive, it may have no time of capture: then the page's own, at which it was there.
  for (const auto& answer : {r.resolved.updated, r.resolved.published})
    if (e.time.empty()) e.time = digits_of(answered_utc(r, answer));
  if (from.http_status != 0) e.status = std::to_string(from.http_status);
  if (from.archive.empty()) {
    if (e.mime.empty()) e.mime = r.document.media();
    return e;
  }
  e.filename = from.archive.substr(from.archive.rfind('/') + 1);
  if (from.length != 0) {  // else no offset leads to it alone
    e.length = std::to_string(from.length);
    e.offset = std::to_string(from.offset);
  }
  take_line(e, from.index_line);
  return e;
}

std::optional<not_indexed> why_not_indexed(const index_entry& e) {
  if (e.key.empty()) return not_indexed{"no-url", "no line of CDXJ without the document's URL"};
  if (e.time.empty()) return not_indexed{"no-time", "no line of CDXJ without a time: neither captured nor published is known"};
  return std::nullopt;
}

void append_cdxj(std::string& out, const index_entry& e, const report& r, const answer_source& from, const cdxj_options& o) {
  out.append(e.key).append(" ").append(e.time).append(" ");
  line_writer(out, e, r, from, o).object();
  out.push_back('\n');
}

}  // namespace dateline
