// dateline zones: what an abbreviation can mean.
#include <fmt/format.h>

#include "commands.hpp"
#include "grid.hpp"
#include "know/tables.hpp"
#include "output.hpp"
#include "report/times.hpp"
#include "suggest.hpp"
#include "time_value.hpp"

namespace dateline::cli {
namespace {

using know::label_kind;
using know::label_season;

std::string country_of(std::uint32_t code) {
  if (code == 0) return {};
  return {static_cast<char>(code & 0xFF), static_cast<char>(code >> 8 & 0xFF)};
}

std::string_view season_of(label_season s) { return s == label_season::std ? "standard" : s == label_season::dst ? "summer" : "both"; }

std::string_view kind_of(label_kind k) {
  switch (k) {
    case label_kind::tzdb: return "tzdb";
    case label_kind::conventional: return "conventional";
    case label_kind::java: return "java";
    case label_kind::generic: return "generic";
    case label_kind::military: break;
  }
  return "military";
}

std::string years_of(const know::label_use& u) {
  if (u.last_year >= 9999) return u.first_year <= 0 ? "always" : fmt::format("since {}", u.first_year);
  return fmt::format("{}-{}", u.first_year, u.last_year);
}

bool in_force(const know::label_use& u, const know::zones& zones, sys_seconds at) {
  const int year = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at)}.year());
  if (u.zone == know::no_zone) return true;
  if (year < u.first_year || year > u.last_year) return false;
  return u.season == label_season::generic || zones.at(u.zone, at).offset == u.offset;
}

// The offset that the label stands for at that time: a generic one follows its zone.
std::int32_t offset_of(const know::label_use& u, const know::zones& zones, const std::optional<sys_seconds>& at) {
  return at && u.season == label_season::generic && u.zone != know::no_zone ? zones.at(u.zone, *at).offset : u.offset;
}

std::string unknown_label(const std::string& label, const know::abbreviations& all) {
  std::vector<std::string> names;
  std::string upper = label;
  for (auto& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  for (std::size_t i = 0; i < all.size(); ++i) names.emplace_back(all.label(i));
  return fmt::format("no zone is known to use the label {}{}", label, did_you_mean(upper, names));
}

}  // namespace

exit_code run_zones(const arguments& a) {
  if (a.words().empty()) return wrong_usage("zones wants an abbreviation: dateline zones IST");
  const auto [ready, otherwise] = prepare(a, by_default::by_terminal);
  if (!ready) return otherwise;
  const auto& t = ready->know.tables();
  std::optional<sys_seconds> at;
  if (const auto* given = a.last("at")) {
    const auto parsed = parse_time(*given);
    if (!parsed) return wrong_usage(fmt::format("--at: \"{}\" is no time; it is written 2023-06-12T01:19Z or 2023-06-12", *given));
    at = parsed->at + (parsed->whole_day ? std::chrono::hours{12} : std::chrono::hours{0});
  }

  std::vector<grid_column> columns{{"label"}, {"zone"}, {"offset"}, {"season"}, {"country"}, {"years"}};
  if (at) columns.push_back({"in_force", true});
  columns.insert(columns.end(), {{"kind"}, {"meaning"}});
  grid g(columns);
  bool all_known = true;
  for (const auto& label : a.words()) {
    const auto uses = t.abbreviations.uses(label);
    if (uses.empty()) {
      complain(unknown_label(label, t.abbreviations));
      all_known = false;
    }
    for (const auto& u : uses) {
      std::vector<std::string> cells{label,
                                     u.zone == know::no_zone ? std::string{} : std::string(t.zones.name(u.zone)),
                                     offset_text(offset_of(u, t.zones, at)),
                                     std::string(season_of(u.season)),
                                     country_of(u.country),
                                     years_of(u)};
      if (at) cells.emplace_back(in_force(u, t.zones, *at) ? "true" : "false");
      if (at && ready->how == form::human) cells.back() = cells.back() == "true" ? "yes" : "no";
      cells.emplace_back(kind_of(u.kind));
      cells.emplace_back(t.abbreviations.meaning(u));
      g.row(std::move(cells));
    }
  }
  if (!g.empty())
    if (const auto code = deliver(a, g.render(ready->how, ready->color)); code != exit_code::done) return code;
  return all_known ? exit_code::done : exit_code::nothing;
}

}  // namespace dateline::cli
