#include "resolve/place_home.hpp"

#include <algorithm>
#include <cmath>

#include "find/place_words.hpp"

namespace dateline::resolving {
namespace {

// The label that its owner chose: "columbustelegram" of www.columbustelegram.com, "rp-online" of rp-online.de.
std::string_view chosen_label(std::string_view host) {
  auto labels = std::vector<std::string_view>();
  for (std::size_t at = 0; at <= host.size();) {
    const auto dot = std::min(host.find('.', at), host.size());
    labels.push_back(host.substr(at, dot - at));
    at = dot + 1;
  }
  if (labels.size() < 2) return {};
  auto i = labels.size() - 2;
  const bool second_level =
      labels[i] == "co" || labels[i] == "com" || labels[i] == "org" || labels[i] == "net" || labels[i] == "gov" || labels[i] == "ac";
  if (i > 0 && labels.back().size() == 2 && second_level) --i;
  return labels[i];
}

// What may stand beside a town in the name of a paper or station.
bool paper_word(const know::tables& tables, std::string_view rest) {
  while (!rest.empty() && (rest.front() == '-' || rest.front() == '_')) rest.remove_prefix(1);
  if (rest.empty()) return true;
  for (std::size_t n = rest.size(); n > 1; --n)
    if (tables.agencies.lists(know::word_list::thing, rest.substr(0, n)) && paper_word(tables, rest.substr(n))) return true;
  return rest == "online" || rest == "today" || rest == "now" || rest == "local" || rest == "paper" || rest == "live" || rest == "web" ||
         rest == "newspaper";
}

std::vector<home_town> towns_named(const know::tables& tables, std::string_view label, std::string_view country) {
  for (const std::string_view opener : {"the", "my", "daily"})
    if (label.size() > opener.size() + 4 && label.starts_with(opener)) {
      auto rest = label.substr(opener.size());
      if (rest.front() == '-') rest.remove_prefix(1);
      if (auto towns = towns_named(tables, rest, country); !towns.empty()) return towns;
    }
  for (auto n = std::min<std::size_t>(label.size(), 30); n >= 5; --n) {
    if (!paper_word(tables, label.substr(n)) || n == label.size()) continue;
    std::vector<home_town> towns;
    double sum = 0;
    for (const auto& hit : tables.gazetteer.lookup(label.substr(0, n))) {
      if (hit.kind != know::name_kind::main && hit.kind != know::name_kind::ascii) continue;
      const auto row = tables.gazetteer.row(hit.place);
      if (row.what != know::place_class::city || (!country.empty() && row.country != country) || row.population < 1000) continue;
      if (country.empty() && row.country != "US" && row.country != "CA" && row.country != "GB" && row.country != "AU") continue;
      const double share = std::sqrt(static_cast<double>(row.population));
      towns.push_back({hit.place, row, share});
      sum += share;
    }
    if (towns.empty()) continue;
    for (auto& t : towns) t.share /= sum;
    return towns;
  }
  return {};
}

// The town that the table knows for the host, as the gazetteer has it.
std::vector<home_town> town_listed(const know::tables& tables, std::string_view host) {
  const auto listed = tables.home_towns.of_host(host);
  if (!listed) return {};
  std::optional<home_town> best;
  for (const auto& hit : tables.gazetteer.lookup(listed->town)) {
    const auto row = tables.gazetteer.row(hit.place);
    if (row.what != know::place_class::city || row.country != listed->country || row.admin1 != listed->admin1) continue;
    if (!best || row.population > best->row.population) best = home_town{hit.place, row, 1};
  }
  return best ? std::vector<home_town>{*best} : std::vector<home_town>();
}

}  // namespace

double place_home::state_share(std::string_view code, std::string_view admin1) const {
  double share = 0;
  for (const auto& t : towns)
    if (t.row.country == code && t.row.admin1 == admin1) share += t.share;
  return share;
}

place_home home_of(const know::tables& tables, const context& given) {
  place_home home;
  const auto host = know::host_of_url(given.url);
  std::optional<know::publisher> known;
  if (!host.empty()) known = tables.publishers.of_host(host);
  if (!known && !given.publisher.empty()) {
    known = tables.publishers.of_host(given.publisher);
    if (!known) known = tables.publishers.of_name(given.publisher);
  }
  if (known) {
    home.country = known->country;
    home.zone = known->home;
    home.name = known->name.empty() ? known->domain : known->name;
  }
  const auto domain = !host.empty() ? host : searching::lower(given.publisher);
  home.towns = town_listed(tables, domain);
  if (!home.towns.empty()) {
    home.local = true;
    if (home.country.empty()) home.country = home.towns.front().row.country;
    if (home.zone == know::no_zone) home.zone = home.towns.front().row.zone;
    if (home.name.empty()) home.name = domain;
  } else if (!host.empty()) {
    if (!known) {
      home.country = tables.countries.of_tld(host.substr(host.rfind('.') + 1));
      home.name = host;
    }
    home.towns = towns_named(tables, chosen_label(host), home.country);
    home.local = !home.towns.empty();
    if (home.local && home.country.empty()) {
      const auto& first = home.towns.front().row.country;
      if (std::all_of(home.towns.begin(), home.towns.end(), [&](const auto& t) { return t.row.country == first; })) home.country = first;
    }
  }
  if (!given.country.empty()) home.country = given.country;
  if (!given.home_zone.empty()) home.zone = tables.zones.find(given.home_zone);
  if (home.name.empty()) home.name = home.country;
  return home;
}

}  // namespace dateline::resolving
