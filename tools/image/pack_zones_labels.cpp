// Abbreviations and long names of zones, each use held against the history of its zone.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <map>
#include <optional>

#include "know/abbreviations.hpp"
#include "pack_zones.hpp"

namespace dateline::pack {
namespace {

using know::label_kind;
using know::label_season;
using know::label_use;

constexpr int first_known = 1800, still = 9999, horizon = 2060;
// Years apart that are still one run: those that touch. In between the label may have had another offset.
constexpr int joined = 1;

struct years {
  int first, last;
};

// "1916,1920-1941,1962-"; "-1937" and "-" are open at their beginning.
std::optional<std::vector<years>> parse_years(std::string_view s) {
  const auto number = [](std::string_view n, int if_empty) -> std::optional<int> {
    if (n.empty()) return if_empty;
    int y = 0;
    const auto [end, wrong] = std::from_chars(n.data(), n.data() + n.size(), y);
    if (wrong != std::errc{} || end != n.data() + n.size() || y < first_known || y > horizon) return std::nullopt;
    return y;
  };
  std::vector<years> out;
  for (const auto part : split(s, ',')) {
    const auto dash = part.find('-');
    const auto first = number(part.substr(0, dash), first_known);
    const auto last = dash == std::string_view::npos ? first : number(part.substr(dash + 1), still);
    if (!first || !last || *first > *last || part.empty() || (!out.empty() && *first <= out.back().last)) return std::nullopt;
    out.push_back({*first, *last});
  }
  return out;
}

int local_year(std::int64_t t, std::int32_t offset) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{t + offset}});
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

using year_set = std::bitset<horizon - first_known + 1>;
std::size_t bit_of(int year) { return static_cast<std::size_t>(year - first_known); }

// The local years, up to the horizon, in which a period of the zone passes the test.
template <class Test>
year_set years_in(const std::vector<zone_period>& periods, Test passes) {
  year_set out;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const auto& p = periods[i];
    if (!passes(p)) continue;
    const int first = i == 0 ? first_known : local_year(p.from, p.offset);
    const int last = i + 1 < periods.size() ? local_year(periods[i + 1].from - 1, p.offset) : horizon;
    for (int y = std::max(first, first_known); y <= std::min(last, horizon); ++y) out.set(bit_of(y));
  }
  return out;
}

year_set all_of(const std::vector<years>& runs) {
  year_set out;
  for (const auto& r : runs)
    for (int y = r.first; y <= std::min(r.last, horizon); ++y) out.set(bit_of(y));
  return out;
}

int first_of(const year_set& all) {
  int y = first_known;
  while (!all[bit_of(y)]) ++y;
  return y;
}

int last_of(const year_set& all) {
  int y = horizon;
  while (!all[bit_of(y)]) --y;
  return y;
}

std::uint32_t country_code(const std::string& c) {
  return c.empty() ? 0 : static_cast<std::uint32_t>(static_cast<unsigned char>(c[0]) | static_cast<unsigned char>(c[1]) << 8);
}

template <class E, std::size_t N>
std::optional<E> named(std::string_view s, const std::array<std::string_view, N>& names) {
  const auto it = std::find(names.begin(), names.end(), s);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

struct label_rows {
  std::vector<label_use> uses;
  bool word = false;
};

std::string section_of(const std::map<std::string, label_rows, std::less<>>& labels, string_pool& text) {
  std::vector<know::label_record> records;
  std::vector<label_use> uses;
  std::vector<std::string_view> keys;
  for (const auto& [label, rows] : labels) {
    records.push_back({text.add(label), static_cast<std::uint32_t>(uses.size()), static_cast<std::uint16_t>(rows.uses.size()),
                       rows.word ? std::uint16_t{1} : std::uint16_t{0}});
    uses.insert(uses.end(), rows.uses.begin(), rows.uses.end());
    keys.push_back(label);
  }
  const auto slots = hash_slots(keys);
  know::labels_header h{static_cast<std::uint32_t>(records.size()),
                        static_cast<std::uint32_t>(uses.size()),
                        static_cast<std::uint32_t>(slots.size()),
                        0,
                        0,
                        0,
                        0,
                        static_cast<std::uint32_t>(text.blob().size())};
  bytes out;
  out.put(h);
  h.labels_at = static_cast<std::uint32_t>(out.size());
  out.put_all(records);
  h.uses_at = static_cast<std::uint32_t>(out.size());
  out.put_all(uses);
  h.slots_at = static_cast<std::uint32_t>(out.size());
  out.put_all(slots);
  h.text_at = static_cast<std::uint32_t>(out.size());
  out.put_text(text.blob());
  std::memcpy(out.raw().data(), &h, sizeof h);
  return out.take();
}

// Lower case code point by code point, so that a caller who folds a text needs no normal form.
std::string folded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    utf8proc_int32_t c = 0;
    const auto n =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(s.data() + i), static_cast<utf8proc_ssize_t>(s.size() - i), &c);
    if (n <= 0) break;  // read_table has refused what is not UTF-8
    i += static_cast<std::size_t>(n);
    c = c == 0x2019 || c == 0x05F3 ? '\'' : c == 0x05F4 ? '"' : c == 0x2013 ? '-' : c == 0xA0 || c == 0x202F ? ' ' : utf8proc_tolower(c);
    utf8proc_uint8_t b[4];
    out.append(reinterpret_cast<const char*>(b), static_cast<std::size_t>(utf8proc_encode_char(c, b)));
  }
  return out;
}

}  // namespace

void pack_abbreviations(job& j, const zone_list& zones) {
  static constexpr std::array<std::string_view, 5> kinds{"tzdb", "conventional", "java", "generic", "military"};
  static constexpr std::array<std::string_view, 3> seasons{"std", "dst", "generic"};
  const auto t = read_table(j.data / "zones/abbreviations.tsv", j.wrong);
  check_sorted(t, {"label", "rank"}, j.wrong);
  string_pool text;
  std::map<std::string, label_rows, std::less<>> labels;
  for (const auto& r : t.rows) {
    const auto cell = [&](std::string_view c) { return r.cells[t.column(c)]; };
    const auto bad = [&](std::string what) { j.wrong.add(t.path, r.line, std::string(cell("label")) + ": " + std::move(what)); };
    const auto kind = named<label_kind>(cell("kind"), kinds);
    const auto season = named<label_season>(cell("season"), seasons);
    std::int32_t offset = 0;
    if (!kind || !season || !parse_offset(cell("offset"), offset)) {
      bad("no such kind, season or offset");
      continue;
    }
    auto& uses = labels[std::string(cell("label"))].uses;
    label_use use{know::no_zone, *kind, *season, offset, 0, still, 0, text.add(cell("meaning"))};
    if (*kind == label_kind::military) {
      if (!cell("zone").empty()) bad("a military letter is of no zone");
      use.first_year = first_known;
      uses.push_back(use);
      continue;
    }
    const auto id = zones.find(cell("zone"));
    const auto runs = parse_years(cell("years"));
    if (id == know::no_zone || !runs) {
      bad("no such zone, or years of another form: " + std::string(cell("zone")) + " " + std::string(cell("years")));
      continue;
    }
    const auto& zone = zones.all()[id];
    const auto history = zone.until(horizon + 1);
    use.zone = id;
    use.country = country_code(zone.country);
    if (!zone.country.empty() && *season != label_season::generic) {
      const auto written = all_of(*runs);
      const bool strict = *kind == label_kind::tzdb;
      const auto real = years_in(history, [&](const zone_period& p) {
        return p.offset == offset && p.dst == (*season == label_season::dst) &&
               (strict ? p.abbreviation == cell("label") : p.abbreviation != "LMT");
      });
      const bool open = runs->back().last == still;
      if (strict ? written != real : (written & ~real).any())
        bad(zone.name + " did not use it in just these years: " + std::string(cell("years")));
      if (open != real[bit_of(horizon)] && (strict || open)) bad(zone.name + " does not use it still");
    }
    if (*season == label_season::generic &&
        std::none_of(history.begin(), history.end(), [&](const auto& p) { return p.offset == offset && !p.dst; }))
      bad(zone.name + " never had that standard time");
    years run = runs->front();
    const auto put = [&] {
      use.first_year = static_cast<std::int16_t>(run.first);
      use.last_year = static_cast<std::int16_t>(run.last);
      uses.push_back(use);
    };
    for (std::size_t i = 1; i < runs->size(); ++i) {
      if ((*runs)[i].first - run.last > joined) {
        put();
        run = (*runs)[i];
      } else run.last = (*runs)[i].last;
    }
    put();
  }
  const auto words = read_table(j.data / "zones/label_words.tsv", j.wrong);
  check_sorted(words, {"label"}, j.wrong);
  for (const auto& r : words.rows) {
    const auto it = labels.find(r.cells[words.column("label")]);
    if (it == labels.end()) j.wrong.add(words.path, r.line, "no such label");
    else it->second.word = true;
  }
  j.out.add(know::section::abbreviations, section_of(labels, text));
}

void pack_zone_names(job& j, const zone_list& zones) {
  static constexpr std::array<std::string_view, 4> seasons{"std", "dst", "generic", "local"};
  const auto t = read_table(j.data / "zones/longnames.tsv", j.wrong);
  check_sorted(t, {"name", "locale", "season", "zone", "source"}, j.wrong);
  string_pool text;
  std::map<std::string, label_rows, std::less<>> names;
  for (const auto& r : t.rows) {
    const auto cell = [&](std::string_view c) { return r.cells[t.column(c)]; };
    const auto season = named<label_season>(cell("season"), seasons);
    const auto id = zones.find(cell("zone"));
    if (!season || (id == know::no_zone) != (season == label_season::local)) {
      j.wrong.add(t.path, r.line, "no such season or zone: " + std::string(cell("zone")));
      continue;
    }
    label_use use{id, label_kind::generic, *season, 0, first_known, still, 0, 0};
    if (id != know::no_zone) {
      const auto& zone = zones.all()[id];
      const bool dst = *season == label_season::dst;
      const auto history = zone.until(horizon + 1);
      const auto test = [&](const zone_period& p) { return p.dst == dst && p.abbreviation != "LMT"; };
      const auto last = std::find_if(history.rbegin(), history.rend(), test);
      if (last == history.rend()) continue;  // CLDR names a summer time for every zone; this one never had any
      const auto used = years_in(history, test);
      use.kind = *season == label_season::generic ? label_kind::generic : label_kind::conventional;
      use.offset = last->offset;
      use.first_year = static_cast<std::int16_t>(first_of(used));
      use.last_year = static_cast<std::int16_t>(used[bit_of(horizon)] ? still : last_of(used));
      use.country = country_code(zone.country);
    }
    auto& uses = names[folded(cell("name"))].uses;
    if (std::none_of(uses.begin(), uses.end(), [&](const auto& u) { return u.zone == use.zone && u.season == use.season; }))
      uses.push_back(use);
  }
  j.out.add(know::section::zone_names, section_of(names, text));
}

}  // namespace dateline::pack
