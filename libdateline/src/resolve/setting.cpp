#include "resolve/setting.hpp"

#include "resolve/date_order.hpp"
#include "resolve/path_dates.hpp"
#include "resolve/stated_words.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "dateline/archive_stamp.hpp"
#include "resolve/place_home.hpp"

namespace dateline::resolving {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// Reads exactly `count` digits.
std::optional<int> digits(std::string_view s, std::size_t at, std::size_t count) {
  if (at + count > s.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!digit(s[i])) return std::nullopt;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

constexpr std::size_t most_claims = 64;  // of one page about itself: every stamp of the text is held against each
constexpr double leading_share = 0.9;    // of all namesakes of a town: no less tells where a paper is

struct address {
  std::string host, path;
};
address split_url(std::string_view url) {
  if (const auto at = url.find("://"); at != std::string_view::npos) url.remove_prefix(at + 3);
  const auto end = url.find_first_of("/?#");
  auto host = url.substr(0, end);
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  if (const auto at = host.find(':'); at != std::string_view::npos) host = host.substr(0, at);
  return {lower(host), end == std::string_view::npos ? std::string() : std::string(url.substr(end))};
}

// Seconds or milliseconds since 1970, or a date and a clock without anything between.
std::optional<machine_time> all_digits(machine_time out, std::string_view s) {
  constexpr std::int64_t first = 631152000, last = 4102444800;  // 1990, 2100
  if (s.size() == 8 || s.size() == 12 || s.size() == 14) {
    const auto year = digits(s, 0, 4), month = digits(s, 4, 2), day = digits(s, 6, 2);
    const auto at = civil::day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    const auto hour = s.size() > 8 ? *digits(s, 8, 2) : 0, minute = s.size() > 8 ? *digits(s, 10, 2) : 0,
               second = s.size() > 12 ? *digits(s, 12, 2) : 0;
    if (!at || *year < 1990 || *year > 2100 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    out.day = *at;
    out.local = *at + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    out.unit = s.size() == 8 ? precision::day : s.size() == 12 ? precision::minute : precision::second;
    return out;
  }
  if (s.size() < 9 || s.size() > 13) return std::nullopt;
  std::int64_t n = 0;
  std::from_chars(s.data(), s.data() + s.size(), n);
  if (s.size() > 10) n /= 1000;
  if (n < first || n > last) return std::nullopt;
  out.local = local_seconds{std::chrono::seconds{n}};
  out.day = civil::day_of(out.local);
  out.offset = 0;
  return out;
}

}  // namespace

std::optional<machine_time> parse_machine_time(std::string_view name, std::string_view s) {
  machine_time out;
  out.name = name;
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  if (std::all_of(s.begin(), s.end(), digit) && s.size() >= 8) return all_digits(std::move(out), s);
  const auto year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
  if (!year || !month || !day || (s[4] != '-' && s[4] != '/') || s[7] != s[4]) return std::nullopt;
  const auto d = civil::day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!d) return std::nullopt;
  out.day = *d;
  out.local = *d;
  out.unit = precision::day;
  s.remove_prefix(10);
  if (s.empty()) return out;
  if (s.front() != 'T' && s.front() != 't' && s.front() != ' ') return std::nullopt;
  s.remove_prefix(1);
  const auto hour = digits(s, 0, 2), minute = digits(s, 3, 2);
  if (!hour || !minute || s[2] != ':' || *hour > 24 || *minute > 59) return std::nullopt;
  out.local += std::chrono::hours{*hour} + std::chrono::minutes{*minute};
  out.unit = precision::minute;
  s.remove_prefix(5);
  if (const auto second = digits(s, 1, 2); !s.empty() && s.front() == ':' && second) {
    out.local += std::chrono::seconds{std::min(*second, 59)};
    out.unit = precision::second;
    s.remove_prefix(3);
    if (!s.empty() && (s.front() == '.' || s.front() == ',')) {
      s.remove_prefix(1);
      while (!s.empty() && digit(s.front())) s.remove_prefix(1);
    }
  }
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  if (s == "Z" || s == "z" || s == "UTC" || s == "GMT") out.offset = 0;
  if (!s.empty() && (s.front() == '+' || s.front() == '-')) {
    const auto h = digits(s, 1, 2);
    const auto m = digits(s, s.size() > 3 && s[3] == ':' ? 4 : 3, 2);
    if (h && *h <= 15) out.offset = (s.front() == '-' ? -1 : 1) * (*h * 3600 + m.value_or(0) * 60);
  }
  return out;
}

setting::setting(const document& t, const mentions& f, const know::tables& k, const context& c, const std::vector<place>& p)
    : text(t), found(f), tables(k), given(c), places(p) {
  language = c.lang;
  if (!c.zone.empty()) caller_zone = tables.zones.find(c.zone);
  read_url();
  read_publisher();
  read_dateline();
  read_machine_stamps();
  read_offsets();
  upper = c.captured ? c.captured : c.reference;
  if (const auto end = end_of_capture(c); !c.captured && end && (!upper || *end < *upper)) upper = end;
  anchor = c.reference ? c.reference : c.captured;
  read_story();
  sibling_order = order_of_figures(found.times, text);
}

std::optional<civil::local_days> setting::last_day() const {
  const auto limit = upper ? upper : anchor;
  if (!limit) return anchor_day;
  const auto zone = telling_zone();
  const auto offset = zone == know::no_zone ? std::int32_t{14 * 3600} : tables.zones.at(zone, *limit).offset;
  return civil::day_of(std::chrono::local_seconds{limit->time_since_epoch() + std::chrono::seconds{offset}});
}

void setting::read_url() {
  if (given.url.empty()) return;
  auto [name, path] = split_url(given.url);
  host = std::move(name);
  if (const auto dot = host.rfind('.'); dot != std::string::npos) tld = host.substr(dot + 1);
  tld_country = tables.countries.of_tld(tld);
  if (const auto dated = date_in_path(path)) {
    url_month = civil::month_start(dated->year, static_cast<std::int32_t>(dated->month));
    if (dated->day != 0) url_day = civil::day(dated->year, dated->month, dated->day);
    if (url_day) url_words = dated->words;
  }
}

void setting::read_publisher() {
  const auto take = [&](const know::publisher& p, bool self_named) {
    fact f;
    f.id_zone = self_named ? "self-named-zone" : "home-zone";
    f.id_country = self_named ? "self-named-country" : "home-country";
    f.id_other = self_named ? "self-named-other-country" : "other-country";
    f.country = p.country;
    f.zone = p.home;
    f.local_gmt = p.local_gmt;
    f.detail = self_named ? p.name : p.domain;
    f.source = "publisher";
    publishers.push_back(std::move(f));
  };
  // What the caller says of the publisher outweighs what the tables know of it.
  if (!given.home_zone.empty() || !given.country.empty()) {
    fact f{.id_zone = "home-zone",
           .id_country = "home-country",
           .id_other = "other-country",
           .country = given.country,
           .zone = given.home_zone.empty() ? know::no_zone : tables.zones.find(given.home_zone),
           .detail = given.publisher.empty() ? std::string("the publisher") : given.publisher,
           .source = "publisher"};
    if (f.country.empty() && f.zone != know::no_zone) f.country = tables.zones.country(f.zone);
    if (f.zone == know::no_zone) {
      auto p = given.publisher.empty() ? std::nullopt : tables.publishers.of_name(given.publisher);
      if (!p && !host.empty()) p = tables.publishers.of_host(host);
      if (p && p->country == f.country) f.zone = p->home;
    }
    publishers.push_back(std::move(f));
    return;
  }
  if (!given.publisher.empty())
    if (const auto p = tables.publishers.of_name(given.publisher)) return take(*p, false);
  if (!host.empty())
    if (const auto p = tables.publishers.of_host(host)) return take(*p, false);
  if (host.empty() && given.publisher.empty())
    if (const auto p = tables.publishers.named_in(text.text())) take(*p, true);
  if (publishers.empty() && !host.empty()) read_host_words();
}

// "baltimoresun.com": the town in a host's name, where its namesakes that count keep one time.
void setting::read_host_words() {
  const auto home = home_of(tables, given);
  const auto tongue = std::string_view(given.lang).substr(0, given.lang.find_first_of("-_"));
  std::map<know::zone_id, double> by_zone;
  std::map<know::zone_id, const home_town*> first;
  for (const auto& town : home.towns) {
    if (town.row.zone == know::no_zone || (!tongue.empty() && !tables.countries.speaks(town.row.country, tongue))) continue;
    by_zone[town.row.zone] += town.share;
    const auto it = first.emplace(town.row.zone, &town).first;
    if (town.share > it->second->share) it->second = &town;
  }
  const auto best = std::ranges::max_element(by_zone, {}, [](const auto& z) { return z.second; });
  if (best == by_zone.end() || best->second < leading_share) return;
  const auto& town = *first[best->first];
  publishers.push_back({.id_zone = "host-city",
                        .id_country = "host-country",
                        .id_other = "other-country",
                        .country = std::string(town.row.country),
                        .zone = best->first,
                        .detail = std::string(town.row.name),
                        .source = "publisher"});
}

void setting::read_dateline() {
  const auto take = [&](const place& p) {
    if (!p.chosen || p.no_place) return false;
    dateline_country = p.chosen->country;
    dateline_name = p.chosen->name;
    if (!p.chosen->zone.empty()) dateline_zone = tables.zones.find(p.chosen->zone);
    else if (!p.chosen->country.empty()) dateline_zone = tables.zones.single_zone_of(p.chosen->country);
    return true;
  };
  if (!given.dateline_place.empty()) {  // the most populous place of the name is meant where the caller names one
    std::uint64_t most = 0;
    bool any = false;
    for (const auto& hit : tables.gazetteer.lookup(given.dateline_place)) {
      const auto row = tables.gazetteer.row(hit.place);
      const bool main = hit.kind == know::name_kind::main || hit.kind == know::name_kind::ascii;
      const auto weight = row.population + (main ? std::uint64_t{1} << 40 : 0);
      if (any && weight <= most) continue;
      any = true;
      most = weight;
      dateline_country = row.country;
      dateline_name = row.name;
      dateline_zone = row.zone != know::no_zone ? row.zone : tables.zones.single_zone_of(row.country);
    }
    if (any) return;
  }
  for (const auto& d : found.datelines)
    for (const auto index : d.places)
      if (index < places.size() && take(places[index])) return;
  for (const auto& p : places)
    if (p.stated && p.in_dateline && take(p)) return;
}

void setting::read_machine_stamps() {
  for (const auto& m : given.meta)
    if (auto t = parse_machine_time(m.name, m.value)) machine.push_back(std::move(*t));
    else if (auto words = parse_stated_words(m.name, m.value, *this)) machine.push_back(std::move(*words));
  if (text.page() == nullptr) return;
  const auto& stamps = text.page()->stamps;
  for (std::uint32_t i = 0; i < stamps.size(); ++i) {
    auto t = parse_machine_time(stamps[i].name, stamps[i].value);
    if (!t) t = parse_stated_words(stamps[i].name, stamps[i].value, *this);
    if (!t) continue;
    t->stated = i;
    (speaks_of_another(stamps[i]) || machine.size() >= most_claims ? machine_aside : machine).push_back(std::move(*t));
  }
}

void setting::read_offsets() {
  for (const auto& m : found.times) {
    if (!m.clock || !m.clock->zone.offset || m.clock->zone.utc_scale || m.clock->zone.base_plus) continue;
    if (std::find(page_offsets.begin(), page_offsets.end(), *m.clock->zone.offset) == page_offsets.end())
      page_offsets.push_back(*m.clock->zone.offset);
  }
  std::sort(page_offsets.begin(), page_offsets.end());
}

}  // namespace dateline::resolving
