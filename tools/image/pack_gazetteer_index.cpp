// The rows of the gazetteer and the index of its names, as they lie in the image.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_set>

#include "know/gazetteer_key.hpp"
#include "know/gazetteer_layout.hpp"
#include "pack_gazetteer.hpp"

namespace dateline::pack {
namespace {

using know::name_group;
using know::name_kind;
using know::place_class;

// Which of two reasons to list a place under a name tells more.
int worth(const pending_name& n) {
  if (n.made) return 9;
  switch (n.kind) {
    case name_kind::main: return 0;
    case name_kind::historic: return 1;
    case name_kind::ascii: return 2;
    case name_kind::abbreviation: return 3;
    case name_kind::tagged: return 4;
    case name_kind::alternate: return 5;
    case name_kind::demonym: return 6;
  }
  return 9;
}

std::string united(std::string_view a, std::string_view b) {
  std::set<std::string, std::less<>> all;
  for (const auto list : {a, b})
    for (const auto one : split(list, ' '))
      if (!one.empty()) all.emplace(one);
  std::string out;
  for (const auto& one : all) out.append(out.empty() ? "" : " ").append(one);
  return out;
}

// The language that most texts are in is asked for first.
std::string english_first(std::string_view list) {
  std::string out;
  for (const bool english : {true, false})
    for (const auto one : split(list, ' '))
      if (!one.empty() && (one == "en") == english) out.append(out.empty() ? "" : " ").append(one);
  return out;
}

// A place stands once under a name, for its best reason; as a demonym beside that.
std::vector<pending_name> merged(std::vector<pending_name> names) {
  const auto demonym = [](const pending_name& n) { return n.kind == name_kind::demonym; };
  std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    const auto key = [&](const auto& n) { return std::tuple(std::string_view(n.folded), n.place, demonym(n), worth(n)); };
    return key(a) < key(b);
  });
  std::vector<pending_name> out;
  out.reserve(names.size());
  for (auto& n : names) {
    if (out.empty() || out.back().folded != n.folded || out.back().place != n.place || demonym(out.back()) != demonym(n)) {
      out.push_back(std::move(n));
    } else if (out.back().kind == name_kind::tagged && n.kind == name_kind::tagged) {
      out.back().languages = united(out.back().languages, n.languages);
    } else if (out.back().kind == name_kind::abbreviation && n.kind == name_kind::abbreviation) {
      // An abbreviation without a language is everybody's.
      const bool all = out.back().languages.empty() || n.languages.empty();
      out.back().languages = all ? std::string() : united(out.back().languages, n.languages);
    }
  }
  return out;
}

class interned {  // small numbers for values; 0 is the empty one
 public:
  std::size_t add(const std::string& s) {
    if (s.empty()) return 0;
    return numbers_.try_emplace(s, numbers_.size() + 1).first->second;
  }
  std::vector<std::string> all() const {
    std::vector<std::string> out(numbers_.size() + 1);
    for (const auto& [text, n] : numbers_) out[n] = text;
    return out;
  }

 private:
  std::map<std::string, std::size_t> numbers_;
};

struct key_entry {
  std::string_view key;
  std::uint32_t first;
  std::uint64_t people;  // of the largest place
};

// Gives each key a place in one of its two groups. One that finds both full puts another out of its place, which moves to
// its other group, and so on; nothing where that does not end, for want of free places.
std::optional<std::vector<name_group>> placed(const std::vector<key_entry>& keys, std::size_t count) {
  constexpr std::size_t nobody = SIZE_MAX, most_moves = 10000;
  std::vector<std::array<std::size_t, name_group::size>> tenants(count);
  for (auto& t : tenants) t.fill(nobody);
  std::uint32_t dice = 1;
  for (std::size_t next = 0; next < keys.size(); ++next) {
    const know::name_key k(keys[next].key);
    auto homeless = next;
    auto at = k.group(count);
    const auto free = [&](std::size_t group) { return std::ranges::find(tenants[group], nobody) != tenants[group].end(); };
    if (!free(at)) at = k.second_group(count);
    for (std::size_t moves = 0;; ++moves) {
      if (moves == most_moves) return std::nullopt;
      if (auto* place = std::ranges::find(tenants[at], nobody); place != tenants[at].end()) {
        *place = homeless;
        break;
      }
      dice = dice * 1664525 + 1013904223;
      std::swap(homeless, tenants[at][(dice >> 16) % name_group::size]);
      const know::name_key moving(keys[homeless].key);
      at = moving.group(count) == at ? moving.second_group(count) : moving.group(count);
    }
  }
  std::vector<name_group> groups(count);
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t i = 0; i < name_group::size && tenants[at][i] != nobody; ++i) {
      const auto& e = keys[tenants[at][i]];
      const know::name_key k(e.key);
      groups[at].tags[i] = k.tag;
      groups[at].checks[i] = k.check;
      groups[at].first[i] = e.first;
      if (at != k.group(count)) groups[k.group(count)].second |= k.bit();
    }
  }
  return groups;
}

std::vector<name_group> grouped(std::vector<key_entry> keys, faults& wrong) {
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(keys.size());
  for (const auto& e : keys) {
    const know::name_key k(e.key);
    if (!seen.insert(std::uint64_t{k.high} << 32 | k.check).second)
      wrong.add("data/places", 0, "two names share a key of the index; change its hash: " + std::string(e.key));
  }
  // What is asked for most comes first, and stands where it is looked for first.
  std::ranges::stable_sort(keys, std::ranges::greater{}, &key_entry::people);
  for (auto count = keys.size() * 147 / 1000 + 2; count < keys.size() + 16; count += count / 50 + 1)  // three places in a hundred stay free
    if (auto groups = placed(keys, count)) return *std::move(groups);
  wrong.add("data/places", 0, "too many names share their places in the index");
  return {};
}

// The bits of the first words of names that have more, and of their first two.
struct beginnings {
  std::vector<std::uint8_t> words = std::vector<std::uint8_t>(know::beginning_bits / 8), pairs = words;
};

beginnings beginnings_of(const std::vector<key_entry>& keys) {
  beginnings out;
  const auto set = [](std::vector<std::uint8_t>& bits, std::uint32_t bit) {
    bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1U << (bit % 8));
  };
  for (const auto& e : keys) {
    // Where no blanks part words, by the first two letters of three bytes.
    const auto unspaced = [&](std::size_t at) { return e.key.size() > at && static_cast<unsigned char>(e.key[at]) >= 0xE3; };
    if (unspaced(0) && unspaced(3)) set(out.words, know::beginning_bit(know::text_hash(std::string_view(e.key).substr(0, 6))));
    const auto blank = e.key.find(' ');
    if (blank == std::string_view::npos) continue;
    const auto first = know::text_hash(e.key.substr(0, blank));
    const auto second = know::text_hash(e.key.substr(blank + 1, e.key.find(' ', blank + 1) - blank - 1));
    set(out.words, know::beginning_bit(first));
    set(out.pairs, know::pair_bit(first, second));
  }
  return out;
}

template <std::size_t N>
void fill(std::array<char, N>& out, std::string_view text) {
  out.fill('\0');
  std::copy_n(text.begin(), std::min(N, text.size()), out.begin());
}

}  // namespace

std::string write_places(const gazetteer_draft& d, std::vector<std::uint32_t>& row_of) {
  std::vector<std::size_t> order(d.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return d.places[a].geonames_id < d.places[b].geonames_id; });
  row_of.assign(d.places.size(), 0);
  string_pool pool;
  for (const auto& p : d.places) pool.add(p.feature);
  if (pool.blob().size() > UINT16_MAX || d.places.size() > 0xFFFFFF)
    d.all_wrong().add("data/places", 0, "more features or places than a row can number");
  std::vector<know::place_record> rows;
  rows.reserve(order.size());
  for (const auto at : order) {
    const auto& p = d.places[at];
    row_of[at] = static_cast<std::uint32_t>(rows.size());
    know::place_record r{};
    r.geonames_id = p.geonames_id;
    r.name = pool.add(p.name);
    r.lat = static_cast<std::int32_t>(std::lround(p.lat * 1e5));
    r.lon = static_cast<std::int32_t>(std::lround(p.lon * 1e5));
    if (p.population > UINT32_MAX) d.all_wrong().add("data/places", 0, "more people than there are: " + p.name);
    r.population = static_cast<std::uint32_t>(p.population);
    r.admin1 = pool.add(p.admin1);
    r.admin2 = pool.add(p.what == know::place_class::region ? p.covers : p.admin2);
    r.zone = p.zone;
    r.what = static_cast<std::uint8_t>(p.what);
    r.point = static_cast<std::uint8_t>(p.point);
    fill(r.country, p.country);
    r.feature = static_cast<std::uint16_t>(pool.add(p.feature));
    rows.push_back(r);
  }
  know::gazetteer_header h{};
  for (const auto& p : d.places) {
    if (p.feature == "PPLC") h.capitals[0] = pool.add(p.feature);
    if (p.feature == "PPLG") h.capitals[1] = pool.add(p.feature);
  }
  h.places = static_cast<std::uint32_t>(rows.size());
  h.places_at = sizeof h;
  h.text_at = static_cast<std::uint32_t>(sizeof h + rows.size() * sizeof(know::place_record));
  h.text_size = static_cast<std::uint32_t>(pool.blob().size());
  bytes out;
  out.put(h);
  out.put_all(rows);
  out.put_text(pool.blob());
  return out.take();
}

std::string write_names(gazetteer_draft& d, const std::vector<std::uint32_t>& row_of) {
  auto names = std::move(d.names);
  for (const auto& [code, place] : d.by_code) names.push_back({place, std::string(1, know::code_key) + code, name_kind::main});
  for (const auto& n : d.stand_alone) names.push_back({n.place, std::string(1, know::stand_alone_key) + n.folded, name_kind::main});
  names = merged(std::move(names));

  const auto rank = [&](const pending_name& n) {
    const auto& p = d.places[n.place];
    const bool leading = p.what == place_class::country || p.feature == "PPLC" || p.feature == "PPLG";
    return std::tuple(n.kind, !leading, UINT64_MAX - p.population, row_of[n.place]);
  };
  interned languages, years;
  std::vector<know::name_hit> hits;
  std::vector<key_entry> keys;
  hits.reserve(names.size());
  for (std::size_t i = 0; i < names.size();) {
    auto end = i + 1;
    while (end < names.size() && names[end].folded == names[i].folded) ++end;
    std::sort(names.begin() + static_cast<std::ptrdiff_t>(i), names.begin() + static_cast<std::ptrdiff_t>(end),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    keys.push_back({names[i].folded, static_cast<std::uint32_t>(hits.size()), 0});
    std::uint64_t largest = 0;  // the people of the largest city so far, by a name of this kind
    bool city = false;          // there is one
    for (; i < end; ++i) {
      const auto& n = names[i];
      const auto& of = d.places[n.place];
      if (i == 0 || names[i - 1].folded != n.folded || names[i - 1].kind != n.kind) city = false;
      keys.back().people = std::max(keys.back().people, d.places[n.place].population);
      const auto span = n.years.to == 0 ? std::string() : std::to_string(n.years.from) + " " + std::to_string(n.years.to);
      const auto y = years.add(span), l = languages.add(n.languages);
      if (y > UINT16_MAX || l > UINT16_MAX)
        d.all_wrong().add("data/places", 0, "more ranges of years or sets of languages than the index can number");
      know::name_hit hit{};
      hit.place = row_of[n.place] & 0xFFFFFF;
      hit.kind = n.kind;
      if (of.what == place_class::city) {
        hit.lesser = city && of.population <= largest && of.feature != "PPLC" && of.feature != "PPLG";
        largest = std::max(city ? largest : 0, std::uint64_t{of.population});
        city = true;
      }
      hit.last = i + 1 == end;
      hit.years = static_cast<std::uint16_t>(y);
      hit.language = static_cast<std::uint16_t>(l);
      hits.push_back(hit);
    }
  }
  const auto groups = grouped(keys, d.all_wrong());
  string_pool pool;
  std::vector<std::uint32_t> language_texts;
  for (const auto& text : languages.all()) language_texts.push_back(pool.add(english_first(text)));
  std::vector<know::year_range> ranges;
  const auto year = [](const std::string& text) { return static_cast<std::int16_t>(std::stoi(text)); };
  for (const auto& text : years.all())
    ranges.push_back(text.empty() ? know::year_range{0, 0} : know::year_range{year(text), year(text.substr(text.find(' ')))});
  know::gazetteer_names_header h{};
  bytes out;
  out.put(h);
  const auto place_at = [&](std::uint32_t& count, std::uint32_t& at, const auto& all) {
    out.align(64);
    count = static_cast<std::uint32_t>(all.size());
    at = static_cast<std::uint32_t>(out.size());
    out.put_all(all);
  };
  place_at(h.groups, h.groups_at, groups);
  place_at(h.hits, h.hits_at, hits);
  place_at(h.languages, h.languages_at, language_texts);
  place_at(h.years, h.years_at, ranges);
  const auto bits = beginnings_of(keys);
  h.beginnings_at = static_cast<std::uint32_t>(out.size());
  out.put_all(bits.words);
  h.pairs_at = static_cast<std::uint32_t>(out.size());
  out.put_all(bits.pairs);
  h.text_at = static_cast<std::uint32_t>(out.size());
  h.text_size = static_cast<std::uint32_t>(pool.blob().size());
  out.put_text(pool.blob());
  std::memcpy(out.raw().data(), &h, sizeof h);
  return out.take();
}

}  // namespace dateline::pack
