// dateline scan: everything, in the form that was asked for.
#include <fmt/format.h>

#include <algorithm>

#include "batch.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "report/cdxj.hpp"
#include "report/geojson.hpp"
#include "report/table.hpp"
#include "report/terminal.hpp"
#include "rows.hpp"

namespace dateline::cli {
namespace {

// --only; false where a word is none of its words.
bool read_only(const arguments& a, row_kinds& out) {
  const auto words = a.list("only");
  if (words.empty()) return true;
  out = {false, false, false, false};
  for (const auto& w : words) {
    if (w == "timestamps") out.timestamps = true;
    else if (w == "datelines") out.datelines = true;
    else if (w == "places") out.places = true;
    else if (w == "findings") out.findings = true;
    else {
      wrong_usage(fmt::format("--only: \"{}\" is none of: {}", w, flag_named("only")->values));
      return false;
    }
  }
  return true;
}

// What a form holds, as --only names it; empty: all of it.
std::vector<std::string_view> held_by(form f) {
  switch (f) {
    case form::geojson: return {"datelines", "places"};
    case form::cdxj: return {"datelines", "places", "findings"};
    case form::sarif: return {"findings"};
    default: return {};
  }
}

// Whether the form can give what --only wants of it.
bool fits(const arguments& a, form f) {
  const auto words = a.list("only");
  const auto held = held_by(f);
  for (const auto& w : words)
    if (!held.empty() && std::ranges::find(held, w) == held.end()) {
      wrong_usage(fmt::format("--only {}: {} has {}", w, *a.last("format"), fmt::join(held, ", ")));
      return false;
    }
  if ((f != form::csv && f != form::tsv) || std::ranges::all_of(words, [&](const auto& w) { return w == words.front(); })) return true;
  wrong_usage(fmt::format("--only {}: a table has rows of one kind", fmt::join(words, ",")));
  return false;
}

// --fields, each one of `there`; false, and a complaint, where one is not.
bool read_fields(const arguments& a, std::string_view what, std::span<const std::string_view> there, std::vector<std::string_view>& out) {
  for (const auto& f : a.list("fields")) {
    const auto found = std::ranges::find(there, f);
    if (found == there.end()) {
      wrong_usage(fmt::format("--fields: there is no {} {}; there are: {}", what, f, fmt::join(there, ",")));
      return false;
    }
    out.push_back(*found);
  }
  return true;
}

bool read_table(const arguments& a, const session& s, const row_kinds& only, table_form& out) {
  out.separator = s.how == form::csv ? ',' : '\t';
  if (only.timestamps + only.datelines + only.places + only.findings == 1)
    out.rows = only.timestamps  ? table_of::timestamps
               : only.datelines ? table_of::datelines
               : only.places    ? table_of::places
                                : table_of::findings;
  const auto there = table_columns(out.rows);
  if (!read_fields(a, "column", there, out.columns)) return false;
  if (out.columns.empty()) out.columns = there;
  return true;
}

// The versions, and each option that an answer may depend on.
std::vector<std::pair<std::string, std::string>> meta_of(const arguments& a, const session& s) {
  const auto v = s.versions();
  std::vector<std::pair<std::string, std::string>> meta{{"dateline", v.dateline}, {"tzdb", v.tzdb}, {"data", v.data}};
  for (const auto& f : all_flags()) {
    if (!takes(a.asked(), f) || f.name == "jobs" || !a.has(f.name)) continue;
    if (f.group == flag_group::output && f.name != "only") continue;
    if (f.group == flag_group::general) continue;
    meta.emplace_back(fmt::format("option {}", f.name), f.argument.empty() ? "yes" : *a.last(f.name));
  }
  return meta;
}

}  // namespace

exit_code run_scan(const arguments& a) {
  const auto [ready, otherwise] = prepare(a, by_default::by_terminal);
  if (!ready) return otherwise;
  const auto& s = *ready;
  row_kinds only;
  if (!read_only(a, only) || !fits(a, s.how)) return exit_code::usage;
  auto b = make_batch(s, verb::scan, a);
  if (!b) return exit_code::usage;

  table_form table;
  std::unique_ptr<store> database;
  switch (s.how) {
    case form::json:
    case form::jsonl: {
      json_options how{.indented = s.how == form::json,
                       .explain = s.explain,
                       .timex = s.base.timex,
                       .timestamps = only.timestamps,
                       .datelines = only.datelines,
                       .places = only.places,
                       .findings = only.findings};
      if (!read_fields(a, "key", json_keys(), how.fields)) return exit_code::usage;
      b->write_error = write_error_line;
      b->write = [how](std::string& out, const report& r, const answer_source& from) {
        append_json(out, r, from, how);
        out += '\n';
      };
      break;
    }
    case form::geojson: {
      geojson_options how{.datelines = only.datelines || only.places, .mentions = only.places};
      if (!read_fields(a, "property", geojson_properties(), how.fields)) return exit_code::usage;
      append_geojson_head(b->head, s.versions());
      b->tail = geojson_tail;
      b->commas = true;
      b->write = [how](std::string& out, const report& r, const answer_source& from) { append_geojson(out, r, from, how); };
      break;
    }
    case form::cdxj: {
      cdxj_options how{.datelines = only.datelines || only.places, .places = only.places, .findings = only.findings};
      if (!read_fields(a, "field", cdxj_fields(), how.fields)) return exit_code::usage;
      b->refuse = [](const report& r, const answer_source& from) -> std::optional<refusal> {
        const auto why = why_not_indexed(index_entry_of(r, from));
        return why ? std::optional(refusal{why->code, why->message}) : std::nullopt;
      };
      b->write = [how](std::string& out, const report& r, const answer_source& from) {
        append_cdxj(out, index_entry_of(r, from), r, from, how);
      };
      break;
    }
    case form::sarif:
      if (a.has("fields")) return wrong_usage("--fields: SARIF has fields of its own");
      write_sarif(*b);
      break;
    case form::sqlite:
      if (a.has("fields")) return wrong_usage("--fields: a database has all columns; a view of your own picks some");
      if (!a.has("output")) return wrong_usage("--format sqlite needs -o FILE: a database is no stream");
      database = make_database(meta_of(a, s));
      b->into = database.get();
      b->write_error = append_error_row;
      b->write = [only](std::string& out, const report& r, const answer_source& from) { append_rows(out, r, from, only); };
      break;
    case form::csv:
    case form::tsv:
      if (!read_table(a, s, only, table)) return exit_code::usage;
      append_table_head(b->head, table);
      b->write = [&table](std::string& out, const report& r, const answer_source& from) { append_table_rows(out, r, from, table); };
      break;
    case form::human:
      if (a.has("fields")) return wrong_usage("--fields is for the forms that programs read: --format jsonl, csv …");
      b->write = [&s, only](std::string& out, const report& r, const answer_source& from) {
        append_terminal(out, r,
                        {.color = s.color,
                         .explain = s.explain,
                         .width = static_cast<std::size_t>(s.width),
                         .name = from.id == "-" ? "standard input" : from.id,
                         .timestamps = only.timestamps,
                         .datelines = only.datelines,
                         .places = only.places,
                         .findings = only.findings});
        out += '\n';
      };
      break;
  }
  return run_batch(*b, a);
}

}  // namespace dateline::cli
