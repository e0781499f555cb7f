// The rows of evidence that speak for or against a candidate zone.
#include <fmt/format.h>

#include <algorithm>

#include "resolve/candidates.hpp"

namespace dateline::resolving {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::string offset_text(std::int32_t offset) {
  const auto size = offset < 0 ? -offset : offset;
  return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
}

std::string language_region(std::string_view tag) {
  for (std::size_t at = tag.find_first_of("-_"); at != std::string_view::npos;) {
    const auto end = tag.find_first_of("-_", at + 1);
    const auto part = tag.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
    if (part.size() == 2) {
      std::string out(part);
      for (auto& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      return out;
    }
    at = end;
  }
  return {};
}

// Rows that hold for a candidate however its zone came up: the clock's place in time.
void weigh_instant(candidate& c, const setting& s) {
  const auto& e = s.tables.evidence;
  if (c.civil.unit >= precision::hour) {
    for (const auto& m : s.machine) {
      const auto instant = m.instant();
      if (instant && m.unit > precision::day && std::chrono::abs(*instant - c.utc.first) < seconds{60}) {
        c.because.add(e, "metadata-same-instant", m.name);
        break;
      }
    }
    if (s.given.captured && c.utc.first <= *s.given.captured && *s.given.captured - c.utc.first <= std::chrono::hours{1})
      c.because.add(e, "fresh-at-capture", {});
  }
  // Of a clock that lies ahead in every zone the future tells nothing about the zone.
  const bool always = s.upper && sys_seconds{c.civil.when.first.time_since_epoch()} - std::chrono::hours{14} > *s.upper + minutes{5};
  if (s.upper && !always && c.utc.first > *s.upper + minutes{5}) {
    const auto late = std::chrono::duration_cast<minutes>(c.utc.first - *s.upper).count();
    c.because.add(e, "future-of-capture", fmt::format("{} h {:02} min", late / 60, late % 60));
  }
}

}  // namespace

void weigh_label(std::vector<candidate>& all, std::string_view label, const setting& s) {
  (void)label;
  const auto& e = s.tables.evidence;
  const auto region = language_region(s.language);
  const auto language = std::string_view(s.language).substr(0, s.language.find_first_of("-_"));
  for (auto& c : all) {
    for (const auto& p : s.publishers) {
      if (c.zone != know::no_zone && c.zone == p.zone && c.label != label_state::abandoned) {
        c.because.add(e, p.id_zone, p.detail);
        c.source = p.source;
      }
      if (p.country.empty() || c.country.empty()) continue;
      const bool same = c.country == p.country;
      if (same && c.source == "label") c.source = "country";
      c.because.add(e, same ? p.id_country : p.id_other,
                    fmt::format("{} is {}in {}", p.detail, same ? "" : "not ", s.tables.countries.name(c.country)));
    }
    for (const auto o : s.page_offsets)
      if (o == c.offset) {
        c.because.add(e, "page-offset", offset_text(o));
        if (c.source == "label") c.source = "page";
        break;
      }
    if (!s.tld_country.empty() && s.tld_country == c.country) {
      c.because.add(e, "cctld", s.tld);
      if (c.source == "label") c.source = "tld";
    }
    if (!s.dateline_country.empty() && s.dateline_country == c.country) {
      c.because.add(e, "dateline-place", s.dateline_name);
      if (c.source == "label") c.source = "dateline";
    }
    if (!region.empty() && region == c.country) {
      c.because.add(e, "lang-region", s.language);
      if (c.source == "label") c.source = "language";
    }
    if (!language.empty() && language != "en" && s.tables.countries.speaks(c.country, language)) {
      c.because.add(e, "lang", language);
      if (c.source == "label") c.source = "language";
    }
    weigh_instant(c, s);
  }
}

std::vector<candidate> infer_zone(const civil_time& t, const time_mention* m, const setting& s) {
  std::vector<candidate> out;
  const auto& e = s.tables.evidence;
  const auto& zones = s.tables.zones;
  // `country`: whose clock is meant, where its zone is a neighbour's: Bratislava keeps Prague's time, and is not in Czechia.
  const auto propose = [&](know::zone_id zone, std::string_view id, std::string_view detail, std::string_view source,
                           std::string_view country = {}) {
    if (zone == know::no_zone) return;
    auto there = in_zone(t, zone, zones);
    bool had = false;
    for (auto& c : out)  // another zone, but the same instant: it speaks for that one
      if (c.zone == zone || (there.size() == 1 && c.utc == there.front().utc)) {
        c.because.add(e, id, detail);
        had = true;
      }
    if (had) return;
    for (auto& c : there) {
      c.source = source;
      if (!country.empty()) c.country = country;
      c.because.add(e, id, detail);
      out.push_back(std::move(c));
    }
  };
  (void)m;
  for (const auto& p : s.publishers) {
    propose(p.zone, p.id_zone, p.detail, p.source);
    if (!p.country.empty())  // Bratislava keeps Prague's time, and is not in Czechia
      for (auto& c : out)
        if (c.zone == p.zone) c.country = p.country;
    if (p.zone == know::no_zone && !p.country.empty())
      propose(zones.single_zone_of(p.country), "country-zone", s.tables.countries.name(p.country), "country", p.country);
  }
  // What a country mostly keeps says nothing against the clock of a newsroom there: a paper of the Canaries in .es.
  const auto of_country = [&](std::string_view country) {
    const bool at_home = std::ranges::any_of(s.publishers, [&](const auto& p) { return p.zone != know::no_zone && p.country == country; });
    const auto zone = zones.single_zone_of(country);
    return at_home && std::ranges::none_of(s.publishers, [&](const auto& p) { return p.zone == zone; }) ? know::no_zone : zone;
  };
  if (!s.tld_country.empty()) propose(of_country(s.tld_country), "cctld-zone", s.tld, "tld", s.tld_country);
  if (s.dateline_zone != know::no_zone) propose(s.dateline_zone, "dateline-zone", s.dateline_name, "dateline");
  const auto language = std::string_view(s.language).substr(0, s.language.find_first_of("-_"));
  if (!language.empty()) {
    if (const auto region = language_region(s.language); !region.empty())
      propose(of_country(region), "lang-region-zone", s.language, "language", region);
    if (const auto country = s.tables.countries.of_language(language); !country.empty())
      propose(of_country(country), "lang-zone", language, "language", country);
    else if (const auto clock = s.tables.countries.clock_of_language(language); !clock.empty())
      propose(zones.find(clock), "lang-clock", language, "language");
  }
  for (auto& c : out) {
    for (const auto& p : s.publishers)
      if (!p.country.empty() && c.country != p.country)
        c.because.add(e, p.id_other, fmt::format("{} is not in {}", p.detail, s.tables.countries.name(c.country)));
    if (s.tld_country.empty() && !s.host.empty() && s.publishers.empty()) c.because.add(e, "generic-tld", s.tld);
  }
  if (t.unit >= precision::hour)  // a machine stamp with an offset shows the same wall clock
    for (const auto& stamp : s.machine) {
      if (!stamp.offset || stamp.unit == precision::day) continue;
      if (std::chrono::floor<minutes>(stamp.local) != std::chrono::floor<minutes>(t.when.first)) continue;
      bool had = false;
      for (auto& c : out)
        if (c.offset == *stamp.offset) {
          c.because.add(e, "metadata-wall-clock", stamp.name);
          had = true;
        }
      if (had) continue;
      auto c = at_offset(t, *stamp.offset);
      c.source = "metadata";
      c.because.add(e, "metadata-wall-clock", stamp.name);
      out.push_back(std::move(c));
    }
  for (auto& c : out) weigh_instant(c, s);
  return out;
}

}  // namespace dateline::resolving
