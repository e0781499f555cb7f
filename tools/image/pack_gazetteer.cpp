#include "pack_gazetteer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "know/fold.hpp"

namespace dateline::pack {
namespace {

// "St. Paul" for "Saint Paul" and the other way round, which texts mix freely.
std::string respelled(std::string_view name) {
  static constexpr std::array<std::array<std::string_view, 2>, 8> pairs = {{{"Saint ", "St. "},
                                                                            {"Sainte ", "Ste. "},
                                                                            {"Fort ", "Ft. "},
                                                                            {"Mount ", "Mt. "},
                                                                            {"St. ", "Saint "},
                                                                            {"Ste. ", "Sainte "},
                                                                            {"Ft. ", "Fort "},
                                                                            {"Mt. ", "Mount "}}};
  for (const auto& [from, to] : pairs) {
    if (name.starts_with(from)) return std::string(to).append(name.substr(from.size()));
    const auto at = name.find(from);
    if (at != std::string_view::npos && name[at - 1] == ' ')
      return std::string(name.substr(0, at)).append(to).append(name.substr(at + from.size()));
  }
  if (name.starts_with("Saint-")) return "St. " + std::string(name.substr(6));
  if (name.starts_with("Sainte-")) return "Ste. " + std::string(name.substr(7));
  return {};
}

}  // namespace

double gazetteer_draft::degrees(const table& t, const row& r, std::string_view text, double limit) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    wrong(t, r, "no number of degrees: " + std::string(text));
    return 0;
  }
  if (std::abs(value) > limit) wrong(t, r, "not on Earth: " + std::string(text) + " degrees");
  return std::clamp(value, -limit, limit);
}

std::uint64_t gazetteer_draft::number(const table& t, const row& r, std::string_view text, std::uint64_t limit) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > limit) {
    wrong(t, r, "no number up to " + std::to_string(limit) + ": " + std::string(text));
    return 0;
  }
  return value;
}

know::zone_id gazetteer_draft::zone(const table& t, const row& r, std::string_view name) {
  if (name.empty()) return know::no_zone;
  const auto id = from.zone(name);
  if (id == know::no_zone) wrong(t, r, "no such zone: " + std::string(name));
  return id;
}

std::size_t gazetteer_draft::add(const table& t, const row& r, pending_place p) {
  if (p.name.empty()) wrong(t, r, "a place without a name");
  if (p.feature.size() > 6) wrong(t, r, "too long for a feature code: " + p.feature);
  if (!p.country.empty() && p.what != know::place_class::country && !by_code.contains(p.country))
    wrong(t, r, "no such country: " + p.country);
  if (!p.admin1.empty() && p.what < know::place_class::admin1 && !by_code.contains(p.country + "." + p.admin1))
    wrong(t, r, "no such admin1: " + p.country + "." + p.admin1);
  const auto at = places.size();
  if (p.geonames_id != 0 && !by_id.emplace(p.geonames_id, at).second) wrong(t, r, "GeoNames id twice: " + std::to_string(p.geonames_id));
  const auto name = p.name;
  places.push_back(std::move(p));
  add_name(t, r, at, name, know::name_kind::main);
  return at;
}

void gazetteer_draft::add_respelled(const table& t, const row& r, std::size_t place, std::string_view name) {
  if (const auto also = respelled(name); !also.empty()) add_name(t, r, place, also, know::name_kind::abbreviation, {}, {0, 0}, true);
}

void gazetteer_draft::add_name(const table& t, const row& r, std::size_t place, std::string_view name, know::name_kind kind,
                               std::string_view languages, know::validity years, bool made) {
  if (place == nowhere) return;
  std::string folded;
  know::fold_name(name, folded);
  if (folded.empty()) {
    // Main names in scripts of their own fold to something; a name of signs alone cannot be looked up.
    wrong(t, r, "nothing to look up in this name: " + std::string(name));
    return;
  }
  names.push_back({place, std::move(folded), kind, made, std::string(languages), years});
}

std::size_t gazetteer_draft::target(const table& t, const row& r, std::string_view key) {
  if (!key.empty() && key.front() >= '0' && key.front() <= '9') {
    const auto id = number(t, r, key, UINT32_MAX);
    if (const auto it = by_id.find(static_cast<std::uint32_t>(id)); it != by_id.end()) return it->second;
  } else if (const auto it = by_code.find(key); it != by_code.end()) {
    return it->second;
  }
  wrong(t, r, "no such place: " + std::string(key));
  return nowhere;
}

packed_gazetteer pack_gazetteer(gazetteer_source from) {
  gazetteer_draft draft(std::move(from));
  read_areas(draft);
  read_cities(draft);
  read_usage(draft);
  packed_gazetteer out;
  std::vector<std::uint32_t> row_of;
  out.places = write_places(draft, row_of);
  out.names = write_names(draft, row_of);
  return out;
}

}  // namespace dateline::pack
