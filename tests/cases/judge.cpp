#include "cases/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "check/all_checks.hpp"
#include "check/wording.hpp"
#include "dateline/archive.hpp"
#include "dateline/captures.hpp"
#include "read/media.hpp"

namespace dateline::tests {
namespace {

constexpr std::array<std::string_view, 8> roles{"unknown",  "published", "updated",    "captured",
                                                "dateline", "event",     "page-clock", "extractor-header"};
constexpr std::array<std::string_view, 3> statuses{"certain", "likely", "undecided"};
constexpr std::array<std::string_view, 11> precisions{"century", "decade", "year", "season", "quarter", "month",
                                                      "week",    "day",    "hour", "minute", "second"};
constexpr std::array<std::string_view, 3> severities{"info", "warning", "error"};
constexpr std::array<std::string_view, 3> readings{"plain", "wall-clock", "literal"};

bool overlaps_text(std::string_view text, const std::string& quoted, const std::optional<text_span>& where) {
  if (quoted.empty()) return true;
  if (!where) return false;
  for (auto at = text.find(quoted); at != std::string_view::npos; at = text.find(quoted, at + 1))
    if (overlap(make_text_span(at, at + quoted.size()), *where)) return true;
  return false;
}

bool fits(std::string_view text, const expected_time& e, const timestamp& t) {
  if (!overlaps_text(text, e.quoted, t.where)) return false;
  if (e.utc && (!t.utc || t.utc->first != *e.utc)) return false;
  if (e.value && t.value != *e.value) return false;
  if (e.null && (!t.value.empty() || t.utc)) return false;
  if (e.precision && t.precision != *e.precision) return false;
  if (e.role && t.role != *e.role) return false;
  if (e.status && t.status != *e.status) return false;
  if (!e.zone.empty() && t.zone != e.zone && !(e.zone == "UTC" && t.zone == "Etc/UTC")) return false;
  if (e.how && t.how != *e.how) return false;
  return std::all_of(e.alternatives.begin(), e.alternatives.end(), [&](sys_seconds a) {
    return std::any_of(t.alternatives.begin(), t.alternatives.end(), [&](const reading& r) { return r.utc && r.utc->first == a; });
  });
}

bool fits(std::string_view text, const expected_place& e, const place& p, bool heads, std::string agency) {
  if (!overlaps_text(text, e.quoted, p.where)) return false;
  if (e.status && p.status != *e.status) return false;
  if (e.in_dateline && heads != *e.in_dateline) return false;
  if (e.no_place != p.no_place) return false;
  std::replace(agency.begin(), agency.end(), ' ', '-');
  if (!e.agency.empty() && agency != e.agency) return false;
  const auto is = [&](const place_candidate& k) {
    return (e.geonames_id == 0 || k.geonames_id == e.geonames_id) && (e.country.empty() || k.country == e.country);
  };
  if (e.geonames_id == 0 && e.country.empty()) return true;
  if (p.chosen) return is(*p.chosen);
  return e.status == status::undecided && std::any_of(p.alternatives.begin(), p.alternatives.end(), is);
}

// Gives each expectation an answer of its own: three equal stamps expected are three stamps found. Expectations
// that none is left for come back.
std::vector<std::size_t> unmatched(std::size_t expected, std::size_t found, const std::function<bool(std::size_t, std::size_t)>& fit) {
  std::vector<std::size_t> owner(found, expected);
  std::vector<std::size_t> out;
  for (std::size_t e = 0; e < expected; ++e) {
    std::vector<bool> tried(found, false);
    const std::function<bool(std::size_t)> place_it = [&](std::size_t who) {
      for (std::size_t f = 0; f < found; ++f) {
        if (tried[f] || !fit(who, f)) continue;
        tried[f] = true;
        if (owner[f] == expected || place_it(owner[f])) {
          owner[f] = who;
          return true;
        }
      }
      return false;
    };
    if (!place_it(e)) out.push_back(e);
  }
  return out;
}

}  // namespace

std::vector<std::string> complaints(const case_text& c, const report& r) {
  std::vector<std::string> out;
  const auto text = r.document.text();
  const auto& stamps = r.resolved.timestamps;
  const auto& places = r.resolved.places;
  std::map<std::uint32_t, std::string> heads;  // places of datelines, with their agency
  for (const auto& d : r.resolved.datelines)
    for (const auto k : d.places) heads.emplace(k, d.agency);
  const auto say = [&](std::size_t line, std::string what) { out.push_back(fmt::format("line {}: {}", line, what)); };

  std::vector<expected_time> times;
  for (const auto& e : c.times) {
    if (!e.none) times.push_back(e);
    else if (!stamps.empty()) say(e.line, "a timestamp was found where none is");
  }
  for (const auto k : unmatched(times.size(), stamps.size(), [&](std::size_t e, std::size_t f) { return fits(text, times[e], stamps[f]); }))
    say(times[k].line, "no timestamp is as expected");

  std::vector<expected_place> wanted;
  for (const auto& e : c.places) {
    if (!e.none) wanted.push_back(e);
    else if (!places.empty()) say(e.line, "a place was found where none is");
  }
  for (const auto k : unmatched(wanted.size(), places.size(), [&](std::size_t e, std::size_t f) {
         const auto head = heads.find(static_cast<std::uint32_t>(f));
         return fits(text, wanted[e], places[f], head != heads.end(), head != heads.end() ? head->second : std::string());
       }))
    say(wanted[k].line, "no place is as expected");

  for (const auto& e : c.findings) {
    if (e.id.empty()) {
      for (const auto& f : r.findings)
        if (f.severity != severity::info && f.conditional.empty()) say(e.line, fmt::format("{} fired: {}", f.check, f.message));
      continue;
    }
    if (!check_named(e.id)) {
      say(e.line, "no such check: " + e.id);
      continue;
    }
    const auto is = [&](const finding& f) { return f.check == e.id && f.conditional.empty() != e.conditional; };
    const bool fired = std::any_of(r.findings.begin(), r.findings.end(), is);
    if (fired != e.fires) say(e.line, e.id + (fired ? " fired" : e.conditional ? " did not fire on condition" : " did not fire"));
  }
  return out;
}

std::string described(const report& r) {
  std::string out = r.resolved.timestamps.empty() ? "no timestamps\n" : "";
  for (const auto& t : r.resolved.timestamps) {
    out += fmt::format("= \"{}\" {} value:{} {} {} {} {}\n", t.text, t.utc ? checks::utc_words(t.utc->first) : "-",
                       t.value.empty() ? "null" : t.value, roles[static_cast<std::size_t>(t.role)],
                       precisions[static_cast<std::size_t>(t.precision)], t.zone.empty() ? "no-zone" : t.zone,
                       statuses[static_cast<std::size_t>(t.status)]);
    if (t.how != label_reading::plain) out.insert(out.size() - 1, fmt::format(" {}", readings[static_cast<std::size_t>(t.how)]));
    for (const auto& a : t.alternatives)
      out += fmt::format("    alt:{} {} {} {:.3f}\n", a.utc ? checks::utc_words(a.utc->first) : "-", a.value, a.zone, a.confidence);
  }
  for (const auto& p : r.resolved.places) {
    out += fmt::format("@ \"{}\" {} {}{}{}\n", p.text, p.chosen ? fmt::format("{} {}", p.chosen->geonames_id, p.chosen->country) : "-",
                       statuses[static_cast<std::size_t>(p.status)], p.in_dateline ? " dateline" : "", p.no_place ? " no-place" : "");
    for (std::size_t i = 0; i < std::min<std::size_t>(p.alternatives.size(), 4); ++i) {
      const auto& a = p.alternatives[i];
      out += fmt::format("    {} {} {} {} {:.3f}\n", a.geonames_id, a.name, a.country, a.admin1, a.confidence);
    }
  }
  for (const auto& f : r.findings)
    out += fmt::format("! {} [{}]{} {}\n", f.check, severities[static_cast<std::size_t>(f.severity)],
                       f.conditional.empty() ? "" : " conditional", f.message);
  return out;
}

report scanned(const std::string& text, const knowledge& know, const context& given) {
  if (looks_like_archive(text)) {
    report last;
    capture_index before;
    archive_reader records(bytes_of(text));
    while (auto r = records.next()) {
      if (!*r) continue;
      std::optional<archive_record> original;
      if (const auto at = before.original_of(**r); at && (*r)->kind == record_kind::revisit)
        if (auto there = read_record_at(ranges_of(text), at->offset, at->inside)) original = std::move(*there);
      before.add(**r, 0);
      auto opened = open_record(std::move(**r), given, {}, original ? &*original : nullptr);
      if (opened && *opened) last = scan(std::move((*opened)->document), know, (*opened)->given);
    }
    return last;
  }
  return scan(looks_like_html(text) ? document::from_html(text) : document::from_text(text), know, given);
}

}  // namespace dateline::tests
