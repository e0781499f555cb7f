#include "report/table.hpp"

#include <fmt/format.h>

#include "report/json_parts.hpp"
#include "report/names.hpp"
#include "report/times.hpp"

namespace dateline {
namespace {

constexpr std::string_view stamp_columns[] = {"id",    "text",      "start",        "end",    "role",        "kind",      "origin",
                                              "value", "precision", "status",       "utc",    "utc_end",     "earliest",  "latest",
                                              "ixdtf", "zone",      "abbreviation", "offset", "zone_source", "confidence"};
constexpr std::string_view line_columns[] = {"id", "text", "start", "end", "agency", "name", "country", "lat", "lon", "zone"};
constexpr std::string_view place_columns[] = {"id",     "text", "start", "end",  "name",       "geonames_id", "feature",   "country",
                                              "admin1", "lat",  "lon",   "zone", "population", "status",      "confidence"};
constexpr std::string_view finding_columns[] = {"id", "check", "severity", "message", "start", "end", "conditional"};

std::string when(const std::optional<sys_seconds>& t, bool leap = false) { return t ? utc_text(*t, leap) : std::string{}; }
std::string rounded(double v, int places) {
  auto s = fmt::format("{:.{}f}", v, places);
  s.erase(s.find_last_not_of('0') + 1);
  if (s.ends_with('.')) s.pop_back();
  return s == "-0" ? "0" : s;
}

class row_writer {
 public:
  row_writer(std::string& out, const answer_source& from, const table_form& form) : out_(out), from_(from), form_(form) {}

  template <class Cell>
  void row(const std::optional<source_span>& where, Cell cell) {
    bool first = true;
    for (const auto column : form_.columns) {
      if (!first) out_.push_back(form_.separator);
      first = false;
      if (column == "id") put(from_.id);
      else if (column == "start" || column == "end")
        put(where ? std::to_string(offset(column == "start" ? where->first : where->last)) : std::string{});
      else put(cell(column));
    }
    out_.push_back('\n');
  }

  void put(std::string_view cell) {
    if (form_.separator == '\t') {
      for (const char c : cell) out_.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
      return;
    }
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += cell;
      return;
    }
    out_.push_back('"');
    for (const char c : cell) {
      if (c == '"') out_.push_back('"');
      out_.push_back(c);
    }
    out_.push_back('"');
  }

 private:
  std::string& out_;
  const answer_source& from_;
  const table_form& form_;
};

}  // namespace

std::string table_cell(const timestamp& t, std::string_view column) {
  const bool leap = is_leap_second(t.value);
  if (column == "text") return t.text;
  if (column == "role") return std::string(name_of(t.role));
  if (column == "kind") return std::string(name_of(t.kind));
  if (column == "origin") return std::string(name_of(t.origin));
  if (column == "value") return t.value;
  if (column == "precision") return std::string(name_of(t.precision));
  if (column == "status") return std::string(name_of(t.status));
  if (column == "utc") return t.utc ? utc_text(t.utc->first, leap) : std::string{};
  if (column == "utc_end") return t.utc ? utc_text(t.utc->last) : std::string{};
  if (column == "earliest") return t.bounded ? when(t.bounds.first) : std::string{};
  if (column == "latest") return t.bounded ? when(t.bounds.last) : std::string{};
  if (column == "ixdtf") return ixdtf_text(t);
  if (column == "zone") return t.zone;
  if (column == "abbreviation") return t.abbreviation;
  if (column == "offset") return t.offset ? offset_text(*t.offset) : std::string{};
  if (column == "zone_source") return t.zone_source;
  return rounded(t.confidence, 3);
}

std::string table_cell(const place_candidate& c, std::string_view column) {
  if (column == "name") return c.name;
  if (column == "geonames_id") return c.geonames_id != 0 ? std::to_string(c.geonames_id) : std::string{};
  if (column == "feature") return c.feature;
  if (column == "country") return c.country;
  if (column == "admin1") return c.admin1;
  if (column == "lat") return rounded(c.lat, 5);
  if (column == "lon") return rounded(c.lon, 5);
  if (column == "zone") return c.zone;
  if (column == "population") return std::to_string(c.population);
  return rounded(c.confidence, 3);
}

std::vector<std::string_view> table_columns(table_of rows) {
  switch (rows) {
    case table_of::timestamps: return {std::begin(stamp_columns), std::end(stamp_columns)};
    case table_of::datelines: return {std::begin(line_columns), std::end(line_columns)};
    case table_of::places: return {std::begin(place_columns), std::end(place_columns)};
    case table_of::findings: break;
  }
  return {std::begin(finding_columns), std::end(finding_columns)};
}

void append_table_head(std::string& out, const table_form& form) {
  bool first = true;
  for (const auto c : form.columns) {
    if (!first) out.push_back(form.separator);
    first = false;
    out += c;
  }
  out.push_back('\n');
}

void append_table_rows(std::string& out, const report& r, const answer_source& from, const table_form& form) {
  row_writer w(out, from, form);
  switch (form.rows) {
    case table_of::timestamps:
      for (const auto& t : r.resolved.timestamps)
        w.row(given_place(r, t.where, t.stated), [&](std::string_view c) { return table_cell(t, c); });
      break;
    case table_of::datelines:
      for (const auto& d : r.resolved.datelines) {
        const auto* p = d.places.empty() || d.places[0] >= r.resolved.places.size() ? nullptr : &r.resolved.places[d.places[0]];
        w.row(given_place(r, d), [&](std::string_view c) {
          if (c == "text") return std::string(text_of(r, d));
          if (c == "agency") return d.agency;
          return p != nullptr && p->chosen ? table_cell(*p->chosen, c) : std::string{};
        });
      }
      break;
    case table_of::places:
      for (const auto& p : r.resolved.places) {
        w.row(given_place(r, p), [&](std::string_view c) {
          if (c == "text") return p.text;
          if (c == "status") return std::string(name_of(p.status));
          return p.chosen ? table_cell(*p.chosen, c) : std::string{};
        });
      }
      break;
    case table_of::findings:
      for (const auto& f : r.findings) {
        w.row(given_place(r, f.where, f.stated), [&](std::string_view c) {
          if (c == "check") return std::string(f.check);
          if (c == "severity") return std::string(name_of(f.severity));
          if (c == "message") return f.message;
          return fmt::format("{}", fmt::join(f.conditional, "; "));
        });
      }
      break;
  }
}

}  // namespace dateline
