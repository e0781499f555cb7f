#include "geonames_dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "know/fold.hpp"
#include "report/utf8.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_places = 0xFFFFFF - 100000;  // what a row number holds, less areas and hand-kept places
constexpr std::size_t longest_name = 100;

template <class T>
bool number(std::string_view s, T& out) {
  const auto [end, wrong] = std::from_chars(s.data(), s.data() + s.size(), out);
  return wrong == std::errc{} && end == s.data() + s.size() && !s.empty();
}

bool degrees(std::string_view s, double limit, double& out) { return number(s, out) && std::isfinite(out) && std::abs(out) <= limit; }

bool seat(std::string_view code) { return code.starts_with("PPLA") || code == "PPLC" || code == "PPLG"; }

bool can_be_looked_up(std::string_view name) {
  std::string folded;
  know::fold_name(name, folded);
  return !folded.empty();
}

bool is_utf8(std::string_view s) {
  while (!s.empty()) {
    const auto [size, valid] = utf8_sequence(s);
    if (!valid) return false;
    s.remove_prefix(size);
  }
  return true;
}

// Names of the dump's list that are none: airport and postal codes, links, transliterations made by a machine.
bool no_name(std::string_view s) {
  if (s.empty() || s.size() > longest_name || s.find_first_of("|\t") != std::string_view::npos || s.find("http") != std::string_view::npos)
    return true;
  const bool ascii = std::ranges::all_of(s, [](unsigned char c) { return c < 0x80; });
  if (!ascii) return false;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool capitals = std::ranges::any_of(s, upper);
  return !capitals || s.size() == 1 || (s.size() <= 4 && s.size() >= 3 && std::ranges::all_of(s, upper));
}

// "es", "gsw", "pt-BR"; what else stands there ("link", "iata", "post", "wkdt") is no language.
bool language(std::string_view tag) {
  const auto main = tag.substr(0, tag.find('-'));
  return (main.size() == 2 || main.size() == 3) && std::ranges::all_of(main, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string without_tabs(std::string_view s) {
  std::string out(s);
  std::ranges::replace(out, '\t', ' ');
  return out;
}

std::string point_text(double degrees) { return fmt::format("{:.5f}", degrees); }

}  // namespace

dump_files dumps_in(const std::string& folder, std::string& wrong) {
  dump_files out;
  std::error_code failed;
  const auto there = [&](const std::string& name) {
    for (const auto* ending : {".txt", ".zip"})
      if (auto path = (fs::path(folder) / name).string() + ending; fs::is_regular_file(path, failed)) return path;
    return std::string();
  };
  if (!fs::is_directory(folder, failed)) {
    wrong = fmt::format("{}: no folder", folder);
    return out;
  }
  for (const char* name : {"allCountries", "cities500", "cities1000", "cities5000", "cities15000"})
    if (out.places.empty())
      if (auto path = there(name); !path.empty()) out.places.push_back(std::move(path));
  if (out.places.empty()) {  // dumps of single countries
    for (const auto& e : fs::directory_iterator(folder, failed)) {
      const auto name = e.path().filename().string();
      if (name.size() == 6 && (name.ends_with(".txt") || (name.ends_with(".zip") && there(name.substr(0, 2)) == e.path())) &&
          name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'A' && name[1] <= 'Z')
        out.places.push_back(e.path().string());
    }
    std::ranges::sort(out.places);
  }
  out.names = there("alternateNamesV2");
  if (out.names.empty()) out.names = there("alternateNames");
  out.admin1 = there("admin1CodesASCII");
  out.admin2 = there("admin2Codes");
  out.countries = there("countryInfo");
  if (out.places.empty())
    wrong = fmt::format(
        "{}: no allCountries.txt, no cities500.txt … cities15000.txt, no dump of a country (FR.txt), nor any of them as .zip", folder);
  else if (out.admin1.empty()) wrong = fmt::format("{}: no admin1CodesASCII.txt", folder);
  return out;
}

bool geonames_dump::read(const dump_files& files, const std::function<void(std::uint64_t)>& progress) {
  const auto all = [&](const std::string& file, auto take) { return file.empty() || read_dump(file, progress, bad_, take); };
  if (!all(files.admin1, [this](const dump_line& l) { area_row(l, admin1_, 2); })) return false;
  if (!all(files.admin2, [this](const dump_line& l) { area_row(l, admin2_, 3); })) return false;
  if (!all(files.countries, [this](const dump_line& l) { country_row(l); })) return false;
  for (const auto& f : files.places)
    if (!all(f, [this](const dump_line& l) { place_row(l); })) return false;
  finish();
  if (!all(files.names, [this](const dump_line& l) { name_row(l); })) return false;
  std::ranges::sort(tagged_);
  return true;
}

void geonames_dump::area_row(const dump_line& l, std::map<std::string, area, std::less<>>& into, std::size_t parts) {
  area a;
  const auto bad = [&](std::string_view what) { bad_.add(l.file, l.number, l.at, what); };
  if (l.cells.size() < 4) return bad(fmt::format("{} cells, not 4: code, name, ASCII name, id", l.cells.size()));
  const auto code = l.cells[0];
  if (static_cast<std::size_t>(std::ranges::count(code, '.')) + 1 != parts || code.size() < 4 || code[2] != '.' || code.back() == '.')
    return bad(fmt::format("no code of an area: \"{}\"", code));
  if (!tables_.gazetteer.country(code.substr(0, 2))) return bad(fmt::format("no such country: \"{}\"", code.substr(0, 2)));
  if (!number(l.cells[3], a.id)) return bad(fmt::format("no GeoNames id: \"{}\"", l.cells[3]));
  a.name = without_tabs(l.cells[1]);
  if (!is_utf8(a.name)) return bad("a name that is no UTF-8");
  if (!can_be_looked_up(a.name)) return bad("an area without a name");
  if (!into.emplace(std::string(code), std::move(a)).second) bad(fmt::format("twice: {}", code));
}

void geonames_dump::country_row(const dump_line& l) {
  std::uint64_t people = 0;
  if (l.cells.size() < 17 || l.cells[0].size() != 2 || !number(l.cells[7], people))
    return bad_.add(l.file, l.number, l.at, "no row of countryInfo.txt: code, …, population, …");
  people_[std::string(l.cells[0])] = people;
}

bool geonames_dump::kept(std::string_view feature_class, std::string_view code, std::uint64_t population) const {
  if (!choice_.features.contains(feature_class) && !choice_.features.contains(code)) return false;
  return population >= choice_.min_population || seat(code);
}

void geonames_dump::place_row(const dump_line& l) {
  const auto& c = l.cells;
  const auto bad = [&](std::string_view what) { bad_.add(l.file, l.number, l.at, what); };
  if (c.size() != 19) return bad(fmt::format("{} cells, not 19", c.size()));
  dump_place p;
  if (!number(c[0], p.id) || p.id == 0) return bad(fmt::format("no GeoNames id: \"{}\"", c[0]));
  if (!degrees(c[4], 90, p.lat) || !degrees(c[5], 180, p.lon)) return bad(fmt::format("no point on Earth: \"{}\" \"{}\"", c[4], c[5]));
  if (!c[14].empty() && (!number(c[14], p.population) || p.population > UINT32_MAX))
    return bad(fmt::format("no number of people: \"{}\"", c[14]));
  const auto code = fmt::format("{}.{}", c[8], c[10]);
  if (c[6] == "A") {  // the area itself: where its point is
    auto& areas = c[7] == "ADM1" ? admin1_ : admin2_;
    const auto found = areas.find(c[7] == "ADM1" ? code : fmt::format("{}.{}", code, c[11]));
    if ((c[7] == "ADM1" || c[7] == "ADM2") && found != areas.end() && found->second.id == p.id) {
      found->second.placed = true;
      found->second.lat = p.lat;
      found->second.lon = p.lon;
    }
  }
  if (!kept(c[6], c[7], p.population)) return;
  if (const auto known = tables_.gazetteer.by_geonames(p.id); known && tables_.gazetteer.row(*known).what != know::place_class::city)
    return;  // a country, an area, a region: not from this list
  if (c[7] == "ADM1" || c[7] == "ADM2") return;
  if (c[7].empty() || c[7].size() > 6) return bad(fmt::format("no feature code: \"{}\"", c[7]));
  if (!tables_.gazetteer.country(c[8])) return bad(fmt::format("no such country: \"{}\"", c[8]));
  p.zone = tables_.zones.find(c[17]);
  if (c[17].empty()) p.zone = tables_.zones.single_zone_of(c[8]);
  if (p.zone == know::no_zone) return bad(fmt::format("no such zone: \"{}\"", c[17]));
  p.name = c[1];
  if (!is_utf8(c[1]) || !is_utf8(c[2]) || !is_utf8(c[3])) return bad("a name that is no UTF-8");
  if (!can_be_looked_up(p.name)) return bad(fmt::format("a name without a letter: \"{}\"", c[1]));
  if (c[2] != c[1] && can_be_looked_up(c[2])) p.ascii = c[2];
  p.country = c[8];
  p.feature = c[7];
  if (admin1_.contains(code)) {
    p.admin1 = c[10];
    p.admin2 = c[11];
  } else if (!c[10].empty() && c[10] != "00" && c[10] != "0") {
    ++strays_;
  }
  for (auto rest = c[3]; !rest.empty();) {
    const auto one = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    if (!no_name(one) && one != p.name && one != p.ascii && can_be_looked_up(one)) p.names.emplace_back(one);
  }
  if (places_.size() == most_places) return bad("more places than an image holds; --min-population and --features choose among them");
  if (!ids_.insert(p.id).second) return bad(fmt::format("twice: {}", p.id));
  places_.push_back(std::move(p));
}

void geonames_dump::finish() {
  std::ranges::sort(places_, {}, &dump_place::id);
  ids_ = {};
  for (const auto& p : places_) {
    const auto add = [&](const std::string& code) {
      auto& s = sums_[code];
      const auto weight = static_cast<double>(p.population) + 1;
      s.lat += p.lat * weight;
      s.lon += p.lon * weight;
      s.weight += weight;
      s.people += p.population;
      s.zones[p.zone] += p.population + 1;
    };
    add(p.country);
    if (!p.admin1.empty()) add(fmt::format("{}.{}", p.country, p.admin1));
    if (!p.admin2.empty()) add(fmt::format("{}.{}.{}", p.country, p.admin1, p.admin2));
  }
}

dump_place* geonames_dump::place(std::uint32_t id) {
  const auto at = std::ranges::lower_bound(places_, id, {}, &dump_place::id);
  return at != places_.end() && at->id == id ? &*at : nullptr;
}

// alternateNamesV2.txt: id of the name, id of the place, language, name, preferred, short, colloquial, historic, from, to.
void geonames_dump::name_row(const dump_line& l) {
  const auto& c = l.cells;
  std::uint32_t id = 0;
  if (c.size() < 4 || !number(c[1], id))
    return bad_.add(l.file, l.number, l.at, "no row of alternate names: id, GeoNames id, language, name");
  auto* p = place(id);
  if (p == nullptr || (c.size() > 7 && c[7] == "1")) return;  // former names come from a table that knows their years
  if (!is_utf8(c[3])) return bad_.add(l.file, l.number, l.at, "a name that is no UTF-8");
  if (c[2].empty()) {
    if (!no_name(c[3]) && c[3] != p->name && can_be_looked_up(c[3])) p->names.emplace_back(c[3]);
  } else if (language(c[2]) && !c[3].empty() && c[3].size() <= longest_name && can_be_looked_up(c[3])) {
    tagged_.push_back({id, std::string(c[3]), std::string(c[2])});
  }
}

// The zone that nearly everybody of an area lives by; empty where its places lie in several.
std::string_view geonames_dump::zone_of(const area_sum& s) const {
  std::uint64_t all = 0;
  auto best = s.zones.begin();
  for (auto z = s.zones.begin(); z != s.zones.end(); ++z) {
    all += z->second;
    if (z->second > best->second) best = z;
  }
  return static_cast<double>(best->second) >= 0.98 * static_cast<double>(all) ? tables_.zones.name(best->first) : std::string_view{};
}

std::string geonames_dump::cities() const {
  std::string out = "id\tname\tascii\tcountry\tadmin1\tadmin2\tfeature\tpopulation\tzone\tlat\tlon\tnames\n";
  for (const auto& p : places_) {
    auto names = p.names;
    std::ranges::sort(names);
    const auto twice = std::ranges::unique(names);
    names.erase(twice.begin(), twice.end());
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", p.id, p.name, p.ascii, p.country, p.admin1, p.admin2, p.feature,
                       p.population, tables_.zones.name(p.zone), point_text(p.lat), point_text(p.lon), fmt::join(names, "|"));
  }
  return out;
}

std::string geonames_dump::tagged() const {
  std::string out = "id\tname\tlanguages\n";
  for (std::size_t i = 0; i < tagged_.size();) {
    std::string languages;
    auto end = i;
    for (; end < tagged_.size() && tagged_[end].id == tagged_[i].id && tagged_[end].name == tagged_[i].name; ++end)
      if (end == i || tagged_[end].language != tagged_[end - 1].language)
        languages += (languages.empty() ? "" : " ") + tagged_[end].language;
    out += fmt::format("{}\t{}\t{}\n", tagged_[i].id, tagged_[i].name, languages);
    i = end;
  }
  return out;
}

std::string geonames_dump::areas(bool first) const {
  std::string out = first ? "country\tcode\tid\tname\tpopulation\tzone\tlat\tlon\thow\n"
                          : "country\tadmin1\tcode\tname\tpopulation\tzone\tlat\tlon\thow\n";
  std::vector<std::pair<std::string, const area*>> sorted;  // by the parts of their codes
  for (const auto& [code, a] : first ? admin1_ : admin2_) {
    auto parts = code;
    std::ranges::replace(parts, '.', '\t');
    sorted.emplace_back(std::move(parts), &a);
  }
  std::ranges::sort(sorted, {}, &std::pair<std::string, const area*>::first);
  for (const auto& [parts, a] : sorted) {
    auto code = parts;
    std::ranges::replace(code, '\t', '.');
    const auto sum = sums_.find(code);
    const auto* row = first ? nullptr : &code;
    if (row != nullptr && !admin1_.contains(code.substr(0, code.rfind('.')))) continue;
    auto lat = a->lat, lon = a->lon;
    if (!a->placed && sum == sums_.end()) {  // nothing tells where it is: where the bundled gazetteer has it
      const auto known = first ? tables_.gazetteer.admin1(code.substr(0, 2), code.substr(3)) : std::nullopt;
      if (!known) continue;
      lat = tables_.gazetteer.row(*known).lat;
      lon = tables_.gazetteer.row(*known).lon;
    } else if (!a->placed) {
      lat = sum->second.lat / sum->second.weight;
      lon = sum->second.lon / sum->second.weight;
    }
    const auto people = sum == sums_.end() ? 0 : sum->second.people;
    const auto zone = sum == sums_.end() ? std::string_view{} : zone_of(sum->second);
    const auto how = a->placed ? "itself" : "places";
    if (first)
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", parts, a->id, a->name, people, zone, point_text(lat), point_text(lon), how);
    else out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", parts, a->name, people, zone, point_text(lat), point_text(lon), how);
  }
  return out;
}

std::string geonames_dump::countries(std::string_view kept) const {
  std::string out;
  while (!kept.empty()) {
    const auto line = kept.substr(0, kept.find('\n'));
    kept.remove_prefix(std::min(kept.size(), line.size() + 1));
    const auto people = people_.find(line.substr(0, line.find('\t')));
    std::size_t first = 0;  // of the fifth cell
    for (int i = 0; i < 4 && first != std::string_view::npos; ++i) first = line.find('\t', first) + 1;
    if (people == people_.end()) out += line;
    else out += fmt::format("{}{}{}", line.substr(0, first), people->second, line.substr(line.find('\t', first)));
    out += '\n';
  }
  return out;
}

std::string geonames_dump::table(std::string_view name, std::string_view kept) const {
  if (name == "places/cities.tsv") return cities();
  if (name == "places/names.tsv") return tagged();
  if (name == "places/admin1.tsv") return areas(true);
  if (name == "places/admin2.tsv") return areas(false);
  return name == "places/countries.tsv" ? countries(kept) : std::string(kept);
}

}  // namespace dateline::cli
