// Places against what qualifies them: the stated country or state has to hold a place of that name.
#include <fmt/format.h>

#include <algorithm>

#include "check/check.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

finding& add_place(findings& out, std::string_view id, severity how, const place& p, std::uint32_t index, std::string message) {
  finding f;
  f.check = id;
  f.severity = how;
  f.message = std::move(message);
  if (!p.stated) f.where = p.where;
  f.stated = p.stated;
  f.places = {index};
  out.push_back(std::move(f));
  return out.back();
}

std::string_view country_name(const check_input& in, std::string_view code) {
  const auto id = in.tables.gazetteer.country(code);
  return id ? in.tables.gazetteer.row(*id).name : code;
}

std::string admin1_name(const check_input& in, const place_candidate& c) {
  const auto dot = c.admin1.find('.');
  if (dot == std::string::npos) return {};
  const auto id = in.tables.gazetteer.admin1(c.country, std::string_view(c.admin1).substr(dot + 1));
  return id ? std::string(in.tables.gazetteer.row(*id).name) : std::string();
}

std::string placed(const check_input& in, const place_candidate& c) {
  const auto state = admin1_name(in, c);
  return state.empty() || state == c.name ? fmt::format("{}, {}", c.name, country_name(in, c.country))
                                          : fmt::format("{}, {}, {}", c.name, state, country_name(in, c.country));
}

// The first mention of each name says it; its repetitions would say it again.
bool said_before(const check_input& in, std::uint32_t index) {
  const auto& all = in.resolved.places;
  return std::any_of(all.begin(), all.begin() + index,
                     [&](const place& p) { return p.text == all[index].text && p.qualifier == all[index].qualifier; });
}

}  // namespace

void place_country_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.places.size(); ++i) {
    const auto& p = in.resolved.places[i];
    if (p.qualifier != qualifier_state::wrong_country || !p.chosen || said_before(in, i)) continue;
    add_place(out, "place-country-mismatch", severity::error, p, i,
              fmt::format("{}: the place of that name is {}", quoted(p.text), placed(in, *p.chosen)));
  }
}

void place_admin_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.places.size(); ++i) {
    const auto& p = in.resolved.places[i];
    if (p.qualifier != qualifier_state::wrong_admin || p.alternatives.empty() || said_before(in, i)) continue;
    add_place(out, "place-admin-mismatch", severity::warning, p, i,
              fmt::format("{}: no such place is known there; there is {}", quoted(p.text), placed(in, p.alternatives.front())));
  }
}

void place_ambiguous(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.places.size(); ++i) {
    const auto& p = in.resolved.places[i];
    if (p.status != status::undecided || p.no_place || !p.in_dateline || p.alternatives.size() < 2) continue;
    if (p.qualifier == qualifier_state::wrong_admin || p.qualifier == qualifier_state::wrong_country ||
        p.qualifier == qualifier_state::unknown)
      continue;
    if (said_before(in, i)) continue;
    add_place(out, "place-ambiguous", severity::warning, p, i,
              fmt::format("{} may be {} or {}", quoted(p.text), placed(in, p.alternatives[0]), placed(in, p.alternatives[1])));
  }
}

}  // namespace dateline::checks
