// dateline data: what the answers rest on, and single rows of it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "commands.hpp"
#include "data_build.hpp"
#include "dateline/version.hpp"
#include "grid.hpp"
#include "know/tables.hpp"
#include "output.hpp"
#include "report/times.hpp"

namespace dateline::cli {
namespace {

exit_code info(const arguments& a, const session& s) {
  if (a.words().size() > 1) return wrong_usage("data info takes no more words");
  const auto& t = s.know.tables();
  grid g({{"what"}, {"value"}});
  g.row({"dateline", std::string(version)});
  g.row({"time zones", s.know.tzdb_version()});
  for (const auto& line : t.versions.all())
    if (!line.key.starts_with("source:")) g.row({std::string(line.key), std::string(line.value)});
  const auto count = [&g](std::string what, std::size_t n) { g.row({std::move(what), std::to_string(n)}); };
  count("zones", t.zones.size());
  count("zone labels", t.abbreviations.size());
  count("languages", t.lexicon.language_count());
  count("places", t.gazetteer.size());
  count("publishers", t.publishers.size());
  count("agencies", t.agencies.size());
  count("rows of evidence", t.evidence.size());
  for (const auto& line : t.versions.all())
    if (line.key.starts_with("source:")) g.row({std::string(line.key.substr(7)), std::string(line.value)});
  return deliver(a, g.render(s.how, s.color));
}

class lookup {
 public:
  explicit lookup(const session& s) : t_(s.know.tables()), g_({{"kind"}, {"name"}, {"country"}, {"zone"}, {"id", true}, {"about"}}) {}

  bool word(const std::string& w) {
    const auto before = rows_;
    std::uint32_t id = 0;
    const auto [end, wrong] = std::from_chars(w.data(), w.data() + w.size(), id);
    if (wrong == std::errc{} && end == w.data() + w.size()) {
      if (const auto p = t_.gazetteer.by_geonames(id)) place(*p);
      return rows_ > before;
    }
    zone(w);
    labels(w);
    publisher(w);
    places(w);
    return rows_ > before;
  }

  const grid& found() const { return g_; }

 private:
  void row(std::vector<std::string> cells) {
    g_.row(std::move(cells));
    ++rows_;
  }

  std::string zone_name(know::zone_id z) const { return z == know::no_zone ? std::string{} : std::string(t_.zones.name(z)); }

  void zone(const std::string& w) {
    const auto z = t_.zones.find(w);
    if (z == know::no_zone || w.find('/') == std::string::npos) return;
    row({"zone", zone_name(z), std::string(t_.zones.country(z)), zone_name(z), "", w == t_.zones.name(z) ? "" : "the same as " + w});
  }

  void labels(const std::string& w) {
    for (const auto& u : t_.abbreviations.uses(w)) {
      const auto years = u.last_year >= 9999 ? fmt::format("since {}", u.first_year) : fmt::format("{}-{}", u.first_year, u.last_year);
      const std::string cc =
          u.country == 0 ? std::string{} : std::string{static_cast<char>(u.country & 0xFF), static_cast<char>(u.country >> 8 & 0xFF)};
      row({"zone label", w, cc, zone_name(u.zone), "",
           fmt::format("{}, {}, {}", t_.abbreviations.meaning(u), offset_text(u.offset), years)});
    }
  }

  void publisher(const std::string& w) {
    auto p = t_.publishers.of_name(w);
    if (!p && w.find('.') != std::string::npos) p = t_.publishers.of_host(w);
    if (p)
      row({"publisher", std::string(p->name), std::string(p->country), zone_name(p->home), "",
           fmt::format("{}, {}", p->domain, p->language)});
  }

  void places(const std::string& w) {
    std::vector<know::place_id> ids;
    if (const auto cc = t_.gazetteer.country(w)) ids.push_back(*cc);
    for (const auto& hit : t_.gazetteer.lookup(w))
      if (std::ranges::find(ids, hit.place) == ids.end()) ids.push_back(hit.place);
    std::ranges::stable_sort(ids, std::greater<>{}, [this](know::place_id p) { return t_.gazetteer.row(p).population; });
    for (const auto id : ids) place(id);
  }

  void place(know::place_id id) {
    const auto p = t_.gazetteer.row(id);
    std::string within(p.country);
    if (!p.admin1.empty()) within += fmt::format(".{}", p.admin1);
    row({"place", std::string(p.name), std::string(p.country), zone_name(p.zone),
         p.geonames_id != 0 ? std::to_string(p.geonames_id) : std::string{},
         fmt::format("{} in {}, {:.5f} {:.5f}, {} people", p.feature, within, p.lat, p.lon, p.population)});
  }

  const know::tables& t_;
  grid g_;
  std::size_t rows_ = 0;
};

}  // namespace

exit_code run_data(const arguments& a) {
  const std::string what = a.words().empty() ? "" : a.words()[0];
  if (what == "build") return build_data(a);
  if (what != "info" && what != "lookup") return wrong_usage("data wants one of: info, lookup, build");
  for (const auto* option : {"geonames", "min-population", "features", "errors", "progress"})
    if (a.has(option)) return wrong_usage(fmt::format("--{} goes with data build", option));
  if (what == "lookup" && a.words().size() < 2)
    return wrong_usage("data lookup wants a name, a GeoNames id, an abbreviation, a zone or a domain");
  const auto [ready, otherwise] = prepare(a, by_default::human);
  if (!ready) return otherwise;
  if (what == "info") return info(a, *ready);

  lookup find(*ready);
  bool all = true;
  for (std::size_t i = 1; i < a.words().size(); ++i) {
    if (find.word(a.words()[i])) continue;
    complain(fmt::format("nothing is known by the name {}", a.words()[i]));
    all = false;
  }
  if (!find.found().empty())
    if (const auto code = deliver(a, find.found().render(ready->how, ready->color)); code != exit_code::done) return code;
  return all ? exit_code::done : exit_code::nothing;
}

}  // namespace dateline::cli
