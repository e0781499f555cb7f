#include "pack_zones.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace dateline::pack {
namespace {

using know::zone_id;

// Offsets at all instants from 1990 to 2060, for the question whether zones differ; older news is rare enough
// that Germany is not taken for two zones because of Büsingen's summer of 1980.
std::vector<std::pair<std::int64_t, std::int32_t>> recent_offsets(const zone_history& z) {
  constexpr std::int64_t since = 631152000;
  std::vector<std::pair<std::int64_t, std::int32_t>> out;
  for (const auto& p : z.until(2060)) {
    if (p.from <= since) out.clear();
    if (out.empty() || out.back().second != p.offset) out.emplace_back(std::max(p.from, since), p.offset);
  }
  return out;
}

struct single_zone {
  zone_id id;
  std::string name;
};  // name: a link where the country's own name is one

std::map<std::string, single_zone> single_zones(job& j, const zone_list& list) {
  std::map<std::string, std::vector<zone_id>> by_country;
  for (std::size_t i = 0; i < list.all().size(); ++i)
    if (!list.all()[i].country.empty()) by_country[list.all()[i].country].push_back(static_cast<zone_id>(i));
  std::map<std::string, single_zone> out;
  for (auto& [country, zones] : by_country) {
    std::sort(zones.begin(), zones.end(), [&](auto a, auto b) { return list.all()[a].rank < list.all()[b].rank; });
    const auto offsets = recent_offsets(list.all()[zones[0]]);
    if (std::all_of(zones.begin(), zones.end(), [&](auto z) { return recent_offsets(list.all()[z]) == offsets; }))
      out[country] = {zones[0], {}};
  }
  const auto main = read_table(j.data / "zones/country_zones.tsv", j.wrong);
  check_sorted(main, {"country"}, j.wrong);
  for (const auto& r : main.rows) {
    const std::string country(r.cells[main.column("country")]);
    const std::string name(r.cells[main.column("zone")]);
    const auto zone = list.find(name);
    const bool link = zone != know::no_zone && list.all()[zone].name != name;
    if (zone == know::no_zone || (list.all()[zone].country != country && (!link || by_country.contains(country))))
      j.wrong.add(main.path, r.line, "no zone of " + country);
    else if (!out.emplace(country, single_zone{zone, link ? name : std::string()}).second)
      j.wrong.add(main.path, r.line, country + " has one zone anyway");
  }
  return out;
}

std::vector<std::int64_t> leap_seconds(job& j) {
  const auto t = read_table(j.data / "zones/leap_seconds.tsv", j.wrong);
  check_sorted(t, {"after"}, j.wrong);
  std::vector<std::int64_t> out;
  for (const auto& r : t.rows) {
    std::int64_t at = 0;
    if (!parse_instant(r.cells[t.column("after")], at)) j.wrong.add(t.path, r.line, "no instant");
    out.push_back(at);
  }
  return out;
}

std::string version_of(job& j) {
  const auto text = read_file(j.data / "zones/zones.tsv", j.wrong);
  const std::string mark = "tz database ";
  const auto at = text.find(mark);
  const auto end = text.find(' ', at + mark.size());
  if (at == std::string::npos || end == std::string::npos) {
    j.wrong.add(j.data / "zones/zones.tsv", 1, "its header names no version of the tz database");
    return {};
  }
  return text.substr(at + mark.size(), end - at - mark.size());
}

}  // namespace

void pack_zones(job& j) {
  const zone_list list(j.data, j.wrong);
  string_pool text;
  std::vector<know::state_record> states;
  std::map<std::tuple<std::int32_t, std::string, bool>, std::uint16_t> state_rows;
  const auto state = [&](std::int32_t offset, const std::string& abbreviation, bool dst) {
    const auto [it, fresh] = state_rows.emplace(std::tuple(offset, abbreviation, dst), static_cast<std::uint16_t>(states.size()));
    if (fresh) states.push_back({offset, text.add(abbreviation), dst ? 1u : 0u});
    return it->second;
  };
  std::vector<know::zone_record> records;
  std::vector<std::int64_t> times;
  std::vector<std::uint16_t> time_states;
  for (const auto& z : list.all()) {
    know::zone_record r{};
    r.name = text.add(z.name);
    r.first_change = static_cast<std::uint32_t>(times.size());
    r.change_count = static_cast<std::uint16_t>(z.periods.size() - 1);
    for (std::size_t i = 0; i < z.periods.size(); ++i) {
      const auto& p = z.periods[i];
      const auto s = state(p.offset, p.abbreviation, p.dst);
      if (i == 0) {
        r.first_state = s;
        continue;
      }
      times.push_back(p.from);
      time_states.push_back(s);
    }
    if (!z.country.empty()) std::copy_n(z.country.data(), 2, r.country);
    r.rule = z.rule.days;
    r.rule.base_state = state(z.rule.base.offset, z.rule.base.abbreviation, z.rule.base.dst);
    r.rule.other_state = z.rule.alternates() ? state(z.rule.other.offset, z.rule.other.abbreviation, z.rule.other.dst) : r.rule.base_state;
    records.push_back(r);
  }
  if (states.size() > 0xFFFF || records.size() >= know::no_zone) j.wrong.add(j.data / "zones/zones.tsv", 0, "too many zones or states");

  std::vector<know::zone_name> names;
  std::vector<std::string_view> keys;
  for (const auto& [name, id] : list.names()) {
    names.push_back({text.add(name), id});
    keys.push_back(name);
  }
  const auto slots = hash_slots(keys, true);
  std::vector<know::country_zone> countries;
  for (const auto& [code, one] : single_zones(j, list))
    countries.push_back({{code[0], code[1]}, one.id, one.name.empty() ? 0 : text.add(one.name)});
  const auto leaps = leap_seconds(j);

  know::zones_header h{};
  h.version = text.add(version_of(j));
  h.zones = static_cast<std::uint32_t>(records.size());
  h.changes = static_cast<std::uint32_t>(times.size());
  h.states = static_cast<std::uint32_t>(states.size());
  h.names = static_cast<std::uint32_t>(names.size());
  h.slots = static_cast<std::uint32_t>(slots.size());
  h.countries = static_cast<std::uint32_t>(countries.size());
  h.leaps = static_cast<std::uint32_t>(leaps.size());
  bytes out;
  const auto add = [&](const auto& rows) {
    out.align(8);
    const auto at = static_cast<std::uint32_t>(out.size());
    out.put_all(rows);
    return at;
  };
  out.put(h);
  h.records_at = add(records);
  h.change_times_at = add(times);
  h.change_states_at = add(time_states);
  h.states_at = add(states);
  h.names_at = add(names);
  h.slots_at = add(slots);
  h.countries_at = add(countries);
  h.leaps_at = add(leaps);
  h.text_at = static_cast<std::uint32_t>(out.size());
  h.text_size = static_cast<std::uint32_t>(text.blob().size());
  out.put_text(text.blob());
  std::memcpy(out.raw().data(), &h, sizeof h);
  j.out.add(know::section::zones, out.take());

  pack_abbreviations(j, list);
  pack_zone_names(j, list);
}

}  // namespace dateline::pack
