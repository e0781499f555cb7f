// What a written zone can mean: offsets and scales as they stand, abbreviations through the zones that used them.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <limits>

#include "resolve/candidates.hpp"

namespace dateline::resolving {
namespace {

using std::chrono::seconds;

// The form that abbreviations::long_name takes: lower case code point by code point, ’ and ׳ as ', ״ as ", – as -, no-break spaces as spaces.
std::string fold_long_name(std::string_view name) {
  std::string out;
  const auto* p = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  for (auto left = static_cast<utf8proc_ssize_t>(name.size()); left > 0;) {
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(p, left, &c);
    if (n <= 0) return out;
    p += n;
    left -= n;
    if (c == 0x2019 || c == 0x05F3) c = '\'';
    if (c == 0x05F4) c = '"';
    if (c == 0x2013) c = '-';
    if (c == 0xA0 || c == 0x202F) c = ' ';
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(utf8proc_tolower(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
  return out;
}

std::string_view inner(std::string_view label) {
  const std::string_view edge = " ()[],";
  const auto first = label.find_first_not_of(edge);
  if (first == std::string_view::npos) return {};
  const auto last = label.find_last_not_of(edge) + 1;
  const auto open = label.find('(', first);
  return label.substr(first, (open < last ? std::max(last, label.rfind(')') + 1) : last) - first);  // "Izrael (czas letni)"
}

// "МСК+4", and not "IST (GMT+5:30)", where the offset says what IST means.
std::string_view base_of(std::string_view label) {
  const auto sign = label.find_first_of("+-");
  if (sign == std::string_view::npos || sign == 0) return {};
  const auto base = label.substr(0, sign);
  return base.find_first_of(" (") == std::string_view::npos && base != "GMT" && base != "UTC" ? base : std::string_view{};
}

int year_of(const civil_time& t) { return civil::fields(civil::day_of(t.when.first)).year; }

struct fit {
  candidate main;
  std::optional<candidate> other_clock, literal;
  int rank;
};

// One zone and all its uses of the label: the use that fits the calendar best.
fit best_use(std::span<const know::label_use> uses, know::zone_id zone, const civil_time& t, const setting& s) {
  const auto states = in_zone(t, zone, s.tables.zones);
  fit best{states.front(), std::nullopt, std::nullopt, -1};
  for (const auto& u : uses) {
    if (u.zone != zone) continue;
    const auto year = year_of(t);
    const bool lives = year >= u.first_year && year <= u.last_year;
    fit f{states.front(), std::nullopt, std::nullopt, 0};
    const bool any_season = u.kind == know::label_kind::generic || u.season == know::label_season::generic;
    const auto same = std::find_if(states.begin(), states.end(), [&](const candidate& c) { return any_season || c.offset == u.offset; });
    if (same != states.end()) {
      f.main = *same;
      f.main.label = lives ? label_state::in_force : label_state::abandoned;
      f.rank = lives ? 3 : 1;
      // The label tells which of two equal clock times is meant; a skipped one stays open.
      if (states.size() > 1 && (any_season || f.main.local == local_state::gap))
        f.other_clock = same == states.begin() ? states[1] : states[0];
      else if (states.size() > 1) f.main.local = local_state::unique;
      if (f.other_clock) f.other_clock->label = f.main.label;
    } else {
      f.main.label = lives ? label_state::other_season : label_state::abandoned;
      f.main.how = label_reading::wall_clock;
      f.rank = lives ? 2 : 0;
      f.literal = at_offset(t, u.offset);
      f.literal->how = label_reading::literal;
      f.literal->country = f.main.country;
      if (states.size() > 1) f.other_clock = states[1];
    }
    if (u.country != 0) {
      const char code[2]{static_cast<char>(u.country & 0xFF), static_cast<char>(u.country >> 8 & 0xFF)};
      f.main.country.assign(code, 2);
    }
    if (f.rank > best.rank) best = f;
  }
  return best;
}

// A label that nobody uses any more is meant by those who gave it up last; one that lives on in the country, by those who
// have it: Boise left Pacific time in 1923.
bool outlived(std::span<const know::label_use> uses, know::zone_id zone, int year, const know::zones& zones) {
  const auto lives = [&](const know::label_use& u) { return year >= u.first_year && year <= u.last_year; };
  const auto country = zones.country(zone);
  if (std::ranges::any_of(uses, [&](const auto& u) { return u.zone == zone && lives(u); })) return false;
  if (std::ranges::any_of(uses, [&](const auto& u) { return u.zone != know::no_zone && lives(u) && zones.country(u.zone) == country; }))
    return true;
  int last = std::numeric_limits<int>::min(), own = last;
  for (const auto& u : uses) {
    if (u.first_year > year) continue;
    last = std::max<int>(last, u.last_year);
    if (u.zone == zone) own = std::max<int>(own, u.last_year);
  }
  return last < year && own < last;
}

void add_uses(std::span<const know::label_use> uses, const civil_time& t, const setting& s, std::string_view label, label_meaning& out) {
  std::vector<know::zone_id> seen;
  for (const auto& u : uses) {
    if (u.season == know::label_season::local) {
      out.local = true;
      continue;
    }
    if (u.zone == know::no_zone) {  // a military letter
      auto c = at_offset(t, u.offset);
      c.label = label_state::in_force;
      c.source = "label";
      c.because.add(s.tables.evidence, "kind-military", label);
      out.candidates.push_back(std::move(c));
      continue;
    }
    if (std::find(seen.begin(), seen.end(), u.zone) != seen.end()) continue;
    seen.push_back(u.zone);
    if (outlived(uses, u.zone, year_of(t), s.tables.zones)) continue;
    auto f = best_use(uses, u.zone, t, s);
    const auto add = [&](candidate c) {
      c.source = "label";
      const bool java = u.kind == know::label_kind::java;
      c.because.add_prior(s.tables.evidence.row(java                               ? "kind-java"
                                                : u.kind == know::label_kind::tzdb ? "kind-tzdb"
                                                                                   : "kind-conventional"),
                          label);
      c.because.add_prior(s.tables.evidence.prior(label, c.country), label);
      if (c.label == label_state::other_season) c.because.add(s.tables.evidence, "other-season", s.tables.zones.name(u.zone));
      if (c.label == label_state::abandoned) c.because.add(s.tables.evidence, "label-dead", s.tables.zones.name(u.zone));
      out.candidates.push_back(std::move(c));
    };
    add(f.main);
    if (f.other_clock) add(*f.other_clock);
    if (f.literal) {
      f.literal->zone = u.zone;
      out.literal.push_back(*f.literal);
    }
  }
}

void decide(label_meaning& out, candidate c, std::string_view source, std::string_view id, std::string_view detail, const setting& s) {
  c.source = source;
  c.because.add(s.tables.evidence, id, detail);
  out.candidates.push_back(std::move(c));
  out.known = true;
}

}  // namespace

std::span<const know::label_use> uses_of(std::string_view label, const setting& s) {
  label = inner(label);
  if (const auto uses = s.tables.abbreviations.uses(label); !uses.empty()) return uses;
  return s.tables.abbreviations.long_name(fold_long_name(label));
}

label_meaning read_label(const written_zone& z, const civil_time& t, const setting& s) {
  label_meaning out;
  if (!z.present()) return out;
  const auto label = inner(s.text.slice(z.label));
  const auto& zones = s.tables.zones;

  if (const auto open = label.find('['); open != std::string_view::npos) {  // 2023-06-12T06:49+05:30[Asia/Kolkata]
    auto name = label.substr(open + 1);
    name = name.substr(0, name.find_first_of("]["));
    if (!name.empty() && name.front() == '!') name.remove_prefix(1);
    if (const auto zone = zones.find(name); zone != know::no_zone) {
      auto c = z.offset ? at_offset(t, *z.offset) : in_zone(t, zone, zones).front();
      c.zone = zone;
      out.explicit_offset = z.offset.has_value();
      out.names_place = true;
      decide(out, c, z.offset ? "offset" : "label", z.offset ? "explicit-offset" : "named-zone", label, s);
      return out;
    }
  }
  if (label.find('/') != std::string_view::npos)
    if (const auto zone = zones.find(label); zone != know::no_zone) {
      out.names_place = true;
      for (const auto& c : in_zone(t, zone, zones)) decide(out, c, "label", "named-zone", zones.name(zone), s);
      return out;
    }
  if (z.offset) {
    const auto base = base_of(label);
    if (z.base_plus && !base.empty()) {  // МСК+4
      std::vector<know::zone_id> seen;
      for (const auto& u : s.tables.abbreviations.uses(base)) {
        if (u.zone == know::no_zone || std::find(seen.begin(), seen.end(), u.zone) != seen.end()) continue;
        seen.push_back(u.zone);
        const auto f = best_use(s.tables.abbreviations.uses(base), u.zone, t, s);
        if (f.main.label != label_state::in_force) continue;
        decide(out, at_offset(t, f.main.offset + *z.offset), "offset", "explicit-offset", label, s);
        out.explicit_offset = true;
        return out;
      }
    }
    out.explicit_offset = true;
    auto c = at_offset(t, *z.offset);
    // "IST (GMT+5:30)": the offset decides, and the zone with that label and offset has the name.
    const auto word = label.substr(0, label.find_first_of(" (+-"));
    if (!word.empty() && word.size() < label.size())
      for (const auto& u : s.tables.abbreviations.uses(word)) {
        if (u.zone == know::no_zone) continue;
        const auto here = in_zone(t, u.zone, zones);
        if (std::any_of(here.begin(), here.end(), [&](const candidate& k) { return k.offset == *z.offset; })) {
          c.zone = u.zone;
          break;
        }
      }
    decide(out, c, z.utc_scale ? "label" : "offset", z.utc_scale ? "utc-scale" : "explicit-offset", label, s);
    return out;
  }
  if (z.utc_scale) {
    out.explicit_offset = true;
    decide(out, at_offset(t, 0), "label", "utc-scale", label, s);
    return out;
  }
  std::string capitals(label);  // "3 pm pdt": the finder knows which labels count in small letters
  for (auto& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  for (const auto form : {label, std::string_view(capitals)}) {
    const auto uses = s.tables.abbreviations.uses(form);
    if (uses.empty()) continue;
    out.known = true;
    add_uses(uses, t, s, form, out);
    weigh_label(out.candidates, form, s);
    return out;
  }
  if (const auto uses = s.tables.abbreviations.long_name(fold_long_name(label)); !uses.empty()) {
    out.known = true;
    add_uses(uses, t, s, label, out);
    weigh_label(out.candidates, label, s);
    return out;
  }
  if (z.place_time) {
    // "Pyongyang time": the place's zone; of several places of the name the most populous.
    std::uint64_t most = 0;
    know::zone_id zone = know::no_zone;
    for (const auto& hit : s.tables.gazetteer.lookup(label)) {
      const auto row = s.tables.gazetteer.row(hit.place);
      const auto here = row.zone != know::no_zone ? row.zone : s.tables.zones.single_zone_of(row.country);
      if (here == know::no_zone || (zone != know::no_zone && row.population <= most)) continue;
      most = row.population;
      zone = here;
    }
    if (zone != know::no_zone) {
      out.names_place = true;
      for (const auto& c : in_zone(t, zone, zones)) decide(out, c, "label", "place-time", label, s);
    }
  }
  return out;
}

}  // namespace dateline::resolving
