#include "report/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/all_checks.hpp"
#include "report/finding_lines.hpp"
#include "report/json_parts.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"

namespace dateline {
namespace {

std::string_view level_of(severity s) { return s == severity::info ? "note" : name_of(s); }

void text_member(json_writer& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.begin_object();
  json.member("text", text);
  json.end_object();
}

void rule(json_writer& json, const check_info& c) {
  json.begin_object();
  json.member("id", c.id);
  text_member(json, "shortDescription", c.summary);
  text_member(json, "help", fmt::format("{}\n\nFires on:\n{}\n\nDoes not fire on:\n{}", c.summary, c.fires, c.quiet));
  json.key("defaultConfiguration");
  json.begin_object();
  json.member("level", level_of(c.severity));
  json.end_object();
  json.end_object();
}

// A reference as RFC 3986 has it: what may not stand there is escaped.
std::string reference(std::string_view s, std::string_view allowed) {
  std::string out;
  for (const char c : s) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || allowed.find(c) != std::string_view::npos;
    if (plain) out.push_back(c);
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// Where the reader finds the document: its file, else its address, else what it is called.
std::string uri_of(const answer_source& from) {
  constexpr std::string_view in_path = "-._~/!$&'()*+,;=@";
  if (!from.path.empty()) return (from.path.starts_with('/') ? "file://" : "") + reference(from.path, in_path);
  if (!from.url.empty()) return reference(from.url, "-._~/!$&'()*+,;=@:?#%");
  return reference(from.id, in_path);
}

class result_writer {
 public:
  result_writer(std::string& out, const report& r, const answer_source& from)
      : out_(out), r_(r), uri_(uri_of(from)), id_(from.id), first_(r), last_(r) {}

  void result(const finding& f) {
    out_ += ",\n";
    json_writer json(out_);
    json.begin_object();
    json.member("ruleId", f.check);
    if (const auto* rule = check_named(f.check)) json.member("ruleIndex", static_cast<std::uint64_t>(rule - all_checks().data()));
    if (f.conditional.empty()) {
      json.member("level", level_of(f.severity));
    } else {  // no verdict: somebody has to look
      json.member("kind", "review");
      json.member("level", "none");
    }
    text_member(json, "message",
                f.conditional.empty() ? f.message : fmt::format("{} (only if it means {})", f.message, fmt::join(f.conditional, " or ")));
    json.key("locations");
    json.begin_array();
    location(json, f);
    json.end_array();
    json.end_object();
  }

 private:
  void location(json_writer& json, const finding& f) {
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    json.key("artifactLocation");
    json.begin_object();
    json.member("uri", uri_);
    json.end_object();
    if (const auto place = given_place(r_, f.where, f.stated)) region(json, f, *place);
    json.end_object();
    if (!id_.empty()) {
      json.key("logicalLocations");
      json.begin_array();
      json.begin_object();
      json.member("fullyQualifiedName", id_);
      json.end_object();
      json.end_array();
    }
    json.end_object();
  }

  void region(json_writer& json, const finding& f, const source_span& place) {
    json.key("region");
    json.begin_object();
    if (const auto where = first_.of(f)) {
      json.member("startLine", std::uint64_t{first_.line(where->first).number});
      json.member("startColumn", std::uint64_t{first_.column(where->first)});
      json.member("endLine", std::uint64_t{last_.line(where->last).number});
      json.member("endColumn", std::uint64_t{last_.column(where->last)});
    }
    json.member("byteOffset", offset(place.first));
    json.member("byteLength", std::uint64_t{place.size()});
    if (f.where) text_member(json, "snippet", r_.document.slice(*f.where));
    json.end_object();
  }

  std::string& out_;
  const report& r_;
  const std::string uri_;
  const std::string& id_;
  finding_lines first_, last_;
};

}  // namespace

void append_sarif_head(std::string& out, const versions& v) {
  out += R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":)";
  json_writer json(out);
  json.begin_object();
  json.member("name", "dateline");
  json.member("semanticVersion", v.dateline);
  json.key("rules");
  json.begin_array();
  for (const auto& c : all_checks()) rule(json, c);
  json.end_array();
  json.end_object();
  out += R"(},"columnKind":"unicodeCodePoints","properties":{)";
  json_writer properties(out);
  json_versions(properties, v);
  out += R"(},"results":[)";
}

void append_sarif(std::string& out, const report& r, const answer_source& from) {
  if (r.findings.empty()) return;
  result_writer w(out, r, from);
  for (const auto& f : r.findings) w.result(f);
}

}  // namespace dateline
