#include "rows.hpp"

#include <cmath>

#include "report/json_parts.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/times.hpp"
#include "report/utf8.hpp"

namespace dateline::cli {
namespace {

class row_writer {
 public:
  explicit row_writer(std::string& out) : out_(out) {}

  // Columns stand in the order of the tables in database.cpp.
  row_writer& row(row_table t) {
    out_ += row_bytes::begin;
    row_bytes::put(out_, t);
    return *this;
  }
  void end() { out_ += row_bytes::end; }
  row_writer& null() {
    out_ += 'n';
    return *this;
  }
  row_writer& integer(std::uint64_t n) {
    out_ += 'i';
    row_bytes::put(out_, static_cast<std::int64_t>(n));
    return *this;
  }
  row_writer& real(double d) {
    out_ += 'r';
    row_bytes::put(out_, d);
    return *this;
  }
  row_writer& key(row_table t, std::uint32_t index) {
    out_ += 'k';
    row_bytes::put(out_, t);
    row_bytes::put(out_, index);
    return *this;
  }
  row_writer& key(row_table t, const std::optional<std::uint32_t>& index) { return index ? key(t, *index) : null(); }

  // Mended: what reads the database takes text to be UTF-8.
  row_writer& text(std::string_view s) {
    out_ += 't';
    const auto at = out_.size();
    row_bytes::put(out_, std::uint64_t{0});
    while (!s.empty()) {
      const auto [size, valid] = utf8_sequence(s);
      if (valid) out_.append(s, 0, size);
      else out_ += "\xEF\xBF\xBD";
      s.remove_prefix(size);
    }
    const std::uint64_t size = out_.size() - at - sizeof(std::uint64_t);
    std::memcpy(out_.data() + at, &size, sizeof size);
    return *this;
  }
  row_writer& text_or_null(std::string_view s) { return s.empty() ? null() : text(s); }
  row_writer& instant(const std::optional<sys_seconds>& t, bool leap = false) { return t ? text(utc_text(*t, leap)) : null(); }
  row_writer& where(const std::optional<source_span>& s) { return s ? integer(offset(s->first)).integer(offset(s->last)) : null().null(); }
  row_writer& confidence(double p) { return real(std::round(p * 1000) / 1000); }

 private:
  std::string& out_;
};

template <class Alternatives>
std::string json_of(const Alternatives& all) {
  std::string out;
  json_writer json(out);
  json_alternatives(json, all, false);
  return out;
}

void stamp_row(row_writer& w, const report& r, const timestamp& t, std::uint32_t position) {
  const bool leap = is_leap_second(t.value);
  w.row(row_table::timestamps).key(row_table::documents, 0).integer(position).text(t.text).where(given_place(r, t.where, t.stated));
  w.text(name_of(t.role))
      .text(name_of(t.kind))
      .text(name_of(t.origin))
      .text_or_null(t.value)
      .text_or_null(t.timex)
      .text(name_of(t.precision));
  w.text(name_of(t.status)).instant(t.utc ? std::optional(t.utc->first) : std::nullopt, leap);
  w.instant(t.utc ? std::optional(t.utc->last) : std::nullopt);
  w.instant(t.bounded ? std::optional(t.bounds.first) : std::nullopt).instant(t.bounded ? std::optional(t.bounds.last) : std::nullopt);
  w.text_or_null(ixdtf_text(t)).text_or_null(t.zone).text_or_null(t.abbreviation);
  w.text_or_null(t.offset ? offset_text(*t.offset) : std::string{}).text_or_null(t.zone_source).text_or_null(name_of(t.how));
  w.confidence(t.confidence).text(json_of(t.alternatives)).end();
}

void place_row(row_writer& w, const report& r, const place& p, std::uint32_t position) {
  w.row(row_table::places).key(row_table::documents, 0).integer(position).text(p.text).where(given_place(r, p));
  w.text(p.in_dateline ? "dateline" : "mention");
  if (p.chosen) {
    const auto& c = *p.chosen;
    w.text(c.name);
    c.geonames_id != 0 ? w.integer(c.geonames_id) : w.null();
    w.text_or_null(c.feature).text_or_null(c.country).text_or_null(c.admin1);
    w.real(std::round(c.lat * 1e5) / 1e5).real(std::round(c.lon * 1e5) / 1e5).text_or_null(c.zone).integer(c.population);
  } else {
    for (int i = 0; i < 9; ++i) w.null();
  }
  w.text(name_of(p.status));
  p.chosen ? w.confidence(p.chosen->confidence) : w.null();
  w.text(json_of(p.alternatives)).end();
}

void dateline_rows(row_writer& w, const report& r, const dateline_answer& d, std::uint32_t position, const row_kinds& kinds) {
  w.row(row_table::datelines).key(row_table::documents, 0).integer(position).text(text_of(r, d)).where(given_place(r, d));
  w.text_or_null(d.agency).key(row_table::timestamps, kinds.timestamps ? d.timestamp : std::nullopt).end();
  if (!kinds.places) return;
  for (const auto p : d.places) w.row(row_table::dateline_places).key(row_table::datelines, position).key(row_table::places, p).end();
}

void finding_rows(row_writer& w, const report& r, const finding& f, std::uint32_t position, const row_kinds& kinds) {
  w.row(row_table::findings).key(row_table::documents, 0).integer(position).text(f.check).text(name_of(f.severity)).text(f.message);
  w.where(given_place(r, f.where, f.stated));
  if (f.conditional.empty()) {
    w.null();
  } else {
    std::string readings;
    json_writer json(readings);
    json.begin_array();
    for (const auto& one : f.conditional) json.text(one);
    json.end_array();
    w.text(readings);
  }
  w.end();
  if (kinds.timestamps)
    for (const auto t : f.timestamps)
      w.row(row_table::finding_timestamps).key(row_table::findings, position).key(row_table::timestamps, t).end();
  if (kinds.places)
    for (const auto p : f.places) w.row(row_table::finding_places).key(row_table::findings, position).key(row_table::places, p).end();
}

template <class List, class Write>
void each(const List& all, Write write) {
  std::uint32_t position = 0;
  for (const auto& one : all) write(one, position++);
}

}  // namespace

void append_rows(std::string& out, const report& r, const answer_source& from, const row_kinds& kinds) {
  row_writer w(out);
  w.row(row_table::documents).text_or_null(from.id).text_or_null(from.path).text(r.document.media()).text(r.document.charset());
  w.text_or_null(from.url).instant(from.captured).text_or_null(from.archive);
  if (from.archive.empty()) w.null().null();
  else (from.length != 0 ? w.integer(from.offset).integer(from.length) : w.integer(from.offset).null());
  w.text_or_null(from.record_id).text_or_null(from.title).text_or_null(r.resolved.language);
  for (const auto& answer : {r.resolved.published, r.resolved.updated})
    w.text_or_null(answered_utc(r, answer)).key(row_table::timestamps, kinds.timestamps ? answer : std::nullopt);
  w.end();
  if (kinds.timestamps) each(r.resolved.timestamps, [&](const timestamp& t, std::uint32_t i) { stamp_row(w, r, t, i); });
  if (kinds.places) each(r.resolved.places, [&](const place& p, std::uint32_t i) { place_row(w, r, p, i); });
  if (kinds.datelines) each(r.resolved.datelines, [&](const dateline_answer& d, std::uint32_t i) { dateline_rows(w, r, d, i, kinds); });
  if (kinds.findings) each(r.findings, [&](const finding& f, std::uint32_t i) { finding_rows(w, r, f, i, kinds); });
}

void append_error_row(std::string& out, const answer_source& from, std::string_view code, const error& e) {
  row_writer w(out);
  w.row(row_table::errors).text_or_null(from.id).text_or_null(from.path).text_or_null(from.url).text_or_null(from.archive);
  w.text(code).text(e.message).integer(e.where).end();
}

}  // namespace dateline::cli
