#include "know/gazetteer.hpp"

#include <algorithm>
#include <array>

#include "know/fold.hpp"
#include "know/gazetteer_key.hpp"
#include "know/globe.hpp"
#include "know/section_view.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::know {
namespace {

static_assert(sizeof(name_hit) == 8);
constexpr double a_degree = 100000;  // divided by, not multiplied with its inverse: -90 stays -90

// One bit for each of the group's tags that equals `tag`.
unsigned matches(const name_group& group, std::uint8_t tag) {
#if defined(__SSE2__)
  const auto all = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(&group));  // and `second`, which is no tag
  const auto same = _mm_movemask_epi8(_mm_cmpeq_epi8(all, _mm_set1_epi8(static_cast<char>(tag))));
  return static_cast<unsigned>(same) & ((1U << name_group::size) - 1);
#else
  unsigned bits = 0;
  for (std::size_t i = 0; i < name_group::size; ++i) bits |= static_cast<unsigned>(group.tags[i] == tag) << i;
  return bits;
#endif
}

bool has_bit(std::span<const std::uint8_t> bits, std::uint32_t at) { return at / 8 < bits.size() && (bits[at / 8] >> (at % 8) & 1) != 0; }

template <std::size_t N>
std::string_view fixed(const std::array<char, N>& text) {
  return {text.data(), static_cast<std::size_t>(std::find(text.begin(), text.end(), '\0') - text.begin())};
}

}  // namespace

gazetteer::gazetteer(const image& from) {
  const section_view rows(from.bytes(section::gazetteer));
  if (const auto* h = rows.header<gazetteer_header>()) {
    places_ = rows.rows<place_record>(h->places_at, h->places);
    text_ = rows.pool(h->text_at, h->text_size);
    capitals_ = h->capitals;
  }
  const section_view names(from.bytes(section::gazetteer_names));
  if (const auto* h = names.header<gazetteer_names_header>()) {
    groups_ = names.rows<name_group>(h->groups_at, h->groups);
    hits_ = names.rows<name_hit>(h->hits_at, h->hits);
    languages_ = names.rows<std::uint32_t>(h->languages_at, h->languages);
    years_ = names.rows<year_range>(h->years_at, h->years);
    beginnings_ = names.rows<std::uint8_t>(h->beginnings_at, beginning_bits / 8);
    pairs_ = names.rows<std::uint8_t>(h->pairs_at, beginning_bits / 8);
    names_text_ = names.pool(h->text_at, h->text_size);
  }
}

std::size_t gazetteer::size() const { return places_.size(); }

const place_record* gazetteer::record(place_id id) const { return id < places_.size() ? &places_[id] : nullptr; }

std::string_view gazetteer::text(std::uint32_t at) const { return section_view::text(text_, at); }

place_row gazetteer::row(place_id id) const {
  const auto* r = record(id);
  if (r == nullptr) return {0, {}, place_class::region, {}, {}, {}, {}, 0, 0, 0, no_zone, point_source::hand};
  const auto what = std::min(r->what, static_cast<std::uint8_t>(place_class::region));
  return {r->geonames_id,
          text(r->name),
          static_cast<place_class>(what),
          text(r->feature),
          fixed(r->country),
          text(r->admin1),
          static_cast<place_class>(what) == place_class::region ? std::string_view() : text(r->admin2),
          r->lat / a_degree,
          r->lon / a_degree,
          r->population,
          r->zone,
          static_cast<point_source>(std::min<std::uint8_t>(r->point, static_cast<std::uint8_t>(point_source::hand)))};
}

std::optional<place_id> gazetteer::by_geonames(std::uint32_t id) const {
  if (id == 0) return std::nullopt;
  const auto before = [](const place_record& r, std::uint32_t wanted) { return r.geonames_id < wanted; };
  const auto it = std::lower_bound(places_.begin(), places_.end(), id, before);
  if (it == places_.end() || it->geonames_id != id) return std::nullopt;
  return static_cast<place_id>(it - places_.begin());
}

std::span<const name_hit> gazetteer::lookup(std::string_view name) const {
  std::array<char, 64> plain;  // NOLINT(cppcoreguidelines-pro-type-member-init): what is read was written
  if (const auto size = fold_plain(name, plain); size != 0) return lookup_folded({plain.data(), size});
  std::string folded;
  fold_name(name, folded);
  return lookup_folded(folded);
}

std::span<const name_hit> gazetteer::lookup_folded(std::string_view folded) const {
  return folded.empty() ? std::span<const name_hit>() : under(name_key(folded));
}

std::span<const name_hit> gazetteer::under(const name_key& key) const { return hits_from(first_hit(key)); }

std::uint32_t gazetteer::first_hit(const name_key& key) const {
  if (groups_.empty()) return no_hit;
  const auto* g = &groups_[key.group(groups_.size())];
  for (const bool second : {false, true}) {
    for (auto left = matches(*g, key.tag); left != 0; left &= left - 1) {
      const auto i = static_cast<std::size_t>(__builtin_ctz(left));
      if (g->checks[i] == key.check) return g->first[i];
    }
    if (second || (g->second & key.bit()) == 0) break;
    g = &groups_[key.second_group(groups_.size())];
  }
  return no_hit;
}

std::span<const name_hit> gazetteer::hits_from(std::uint32_t first) const {
  if (first >= hits_.size()) return {};
  auto end = std::size_t{first};
  while (end + 1 < hits_.size() && !hits_[end].last) ++end;
  return hits_.subspan(first, end + 1 - first);
}

word_key gazetteer::expect(std::string_view folded) const {
  auto key = expect_one(folded);
  if (const auto blank = folded.find(' '); blank != std::string_view::npos) key.first = text_hash(folded.substr(0, blank));
  return key;
}

word_key gazetteer::expect_one(std::string_view folded) const {
  const auto whole = text_hash(folded);
  if (!groups_.empty()) __builtin_prefetch(&groups_[name_key(whole).group(groups_.size())]);
  return {whole, whole};
}

std::uint32_t gazetteer::expect_hits(const word_key& k) const {
  const auto first = first_hit(name_key(k.whole));
  if (first < hits_.size()) __builtin_prefetch(&hits_[first]);
  return first;
}

word_in_names gazetteer::word(const word_key& k, std::uint32_t first) const {
  const auto hits = hits_from(first);
  if (!hits.empty() && hits[0].place < places_.size()) __builtin_prefetch(&places_[hits[0].place]);
  return {hits, has_bit(beginnings_, beginning_bit(k.first))};
}

bool gazetteer::may_begin(const word_key& k, const word_key& next) const {
  return k.whole != k.first || has_bit(pairs_, pair_bit(k.first, next.first));
}

bool gazetteer::may_begin_unspaced(std::string_view pair) const { return has_bit(beginnings_, beginning_bit(text_hash(pair))); }

void gazetteer::fold(std::string_view name, std::string& out) { fold_name(name, out); }

std::string_view gazetteer::languages(const name_hit& hit) const {
  return hit.language < languages_.size() ? section_view::text(names_text_, languages_[hit.language]) : std::string_view();
}

bool gazetteer::in_language(const name_hit& hit, std::string_view language) const {
  if (language.empty()) return false;
  for (auto rest = languages(hit); !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    const auto one = rest.substr(0, end);
    if (one.starts_with(language) && (one.size() == language.size() || one[language.size()] == '-')) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::optional<validity> gazetteer::name_validity(const name_hit& hit) const {
  if (hit.years == 0 || hit.years >= years_.size()) return std::nullopt;
  return validity{years_[hit.years].from, years_[hit.years].to};
}

std::optional<place_id> gazetteer::coded(std::string_view code) const {
  std::array<char, 48> key{};
  if (code.size() + 1 > key.size()) return std::nullopt;
  key[0] = code_key;
  std::copy(code.begin(), code.end(), key.begin() + 1);
  const auto hits = lookup_folded({key.data(), code.size() + 1});
  if (hits.empty() || hits[0].place >= places_.size()) return std::nullopt;
  return hits[0].place;
}

std::optional<place_id> gazetteer::country(std::string_view code) const { return coded(code); }

std::optional<place_id> gazetteer::admin1(std::string_view country, std::string_view code) const {
  if (code.empty()) return std::nullopt;
  return coded(std::string(country).append(1, '.').append(code));
}

std::optional<place_id> gazetteer::admin2(std::string_view country, std::string_view admin1, std::string_view code) const {
  if (code.empty()) return std::nullopt;
  return coded(std::string(country).append(1, '.').append(admin1).append(1, '.').append(code));
}

std::vector<place_id> gazetteer::areas(std::string_view qualifier) const {
  std::vector<place_id> out;
  for (const auto& hit : lookup(qualifier)) {
    const auto* r = record(hit.place);
    if (r == nullptr || hit.kind == name_kind::demonym) continue;
    const auto what = static_cast<place_class>(r->what);
    if (what != place_class::country && what != place_class::admin1 && what != place_class::region) continue;
    if (std::find(out.begin(), out.end(), hit.place) == out.end()) out.push_back(hit.place);
  }
  return out;
}

std::optional<place_id> gazetteer::stand_alone(std::string_view name) const {
  const auto listed = [&](std::string_view n) -> std::optional<place_id> {
    std::string folded;
    fold_name(n, folded);
    folded.insert(folded.begin(), stand_alone_key);
    const auto hits = lookup_folded(folded);
    if (hits.empty() || hits[0].place >= places_.size()) return std::nullopt;
    return hits[0].place;
  };
  if (const auto own = listed(name)) return own;
  // The lists are in English; 워싱턴 and Вашингтон are on them too. In Latin letters another language may mean another place.
  if (name.empty() || static_cast<unsigned char>(name.front()) < 0xCD) return std::nullopt;
  std::optional<place_id> only;
  for (const auto& hit : lookup(name)) {
    if (hit.place >= places_.size()) continue;
    const auto what = static_cast<place_class>(record(hit.place)->what);
    if (what == place_class::country || what == place_class::region) return std::nullopt;  // Алжир
    if (hit.kind != name_kind::tagged || what != place_class::city || listed(row(hit.place).name) != hit.place) continue;
    if (only && *only != hit.place) return std::nullopt;
    only = hit.place;
  }
  return only;
}

std::string_view gazetteer::covers(place_id id) const {
  const auto* r = record(id);
  return r == nullptr || static_cast<place_class>(r->what) != place_class::region ? std::string_view() : text(r->admin2);
}

bool gazetteer::within(place_id place, place_id area) const {
  const auto *p = record(place), *a = record(area);
  if (p == nullptr || a == nullptr) return false;
  if (place == area) return true;
  switch (static_cast<place_class>(a->what)) {
    case place_class::city: return false;
    case place_class::country: return p->country == a->country && static_cast<place_class>(p->what) != place_class::country;
    case place_class::admin1:
      return p->country == a->country && (p->what < a->what || static_cast<place_class>(p->what) == place_class::region) &&
             text(p->admin1) == text(a->admin1);
    case place_class::admin2:
      return p->country == a->country && p->what < a->what && text(p->admin1) == text(a->admin1) && text(p->admin2) == text(a->admin2);
    case place_class::region: break;
  }
  const auto list = text(a->admin2);
  const auto country = fixed(p->country);
  if (country.empty()) return false;
  // A county by which people still go: "Newport, Co Mayo".
  constexpr double county_km = 80;
  if (text(a->feature) == "ADM2") {
    const auto at = row(place), of = row(area);
    if (kilometres(at.lat, at.lon, of.lat, of.lon) > county_km) return false;
  }
  for (std::size_t i = 0; i + 2 <= list.size(); i += 3)
    if (list.substr(i, 2) == country) return true;
  return false;
}

place_rank gazetteer::rank(place_id id) const {
  const auto* r = record(id);
  if (r == nullptr) return {place_class::region, false, 0};
  const auto what = static_cast<place_class>(std::min(r->what, static_cast<std::uint8_t>(place_class::region)));
  return {what, r->feature != 0 && (r->feature == capitals_[0] || r->feature == capitals_[1]), r->population};
}

bool gazetteer::in_state(place_id id, std::string_view country, std::string_view admin1) const {
  const auto* r = record(id);
  return r != nullptr && fixed(r->country) == country && text(r->admin1) == admin1;
}

}  // namespace dateline::know
