// What newsrooms and people call places: abbreviations, demonyms, former names, names that stand alone.
#include "know/fold.hpp"
#include "pack_gazetteer.hpp"

namespace dateline::pack {
namespace {

using know::name_kind;

void read_state_abbreviations(gazetteer_draft& d) {
  const auto t = d.read("places/state_abbreviations.tsv");
  check_sorted(t, {"code", "abbreviation"}, d.all_wrong());
  const auto code = t.column("code"), abbreviation = t.column("abbreviation"), languages = t.column("languages");
  for (const auto& r : t.rows)
    d.add_name(t, r, d.target(t, r, r.cells[code]), r.cells[abbreviation], name_kind::abbreviation, r.cells[languages]);
}

void read_aliases(gazetteer_draft& d) {
  const auto t = d.read("places/aliases.tsv");
  check_sorted(t, {"place", "name"}, d.all_wrong());
  const auto place = t.column("place"), name = t.column("name"), kind = t.column("kind"), languages = t.column("languages");
  for (const auto& r : t.rows) {
    const auto k = r.cells[kind];
    const auto means = k == "main" ? name_kind::main : k == "tagged" ? name_kind::tagged : name_kind::abbreviation;
    if (k != "main" && k != "tagged" && k != "abbreviation") d.wrong(t, r, "no such kind here: " + std::string(k));
    d.add_name(t, r, d.target(t, r, r.cells[place]), r.cells[name], means, r.cells[languages]);
  }
}

void read_demonyms(gazetteer_draft& d) {
  const auto t = d.read("places/demonyms.tsv");
  check_sorted(t, {"code", "demonym"}, d.all_wrong());
  const auto code = t.column("code"), demonym = t.column("demonym");
  for (const auto& r : t.rows) {
    const auto region = d.by_cldr.find(r.cells[code]);
    const auto at = region != d.by_cldr.end() ? region->second : d.target(t, r, r.cells[code]);
    d.add_name(t, r, at, r.cells[demonym], name_kind::demonym, "en");
  }
}

void read_renames(gazetteer_draft& d) {
  const auto t = d.read("places/renames.tsv");
  check_sorted(t, {"name", "id"}, d.all_wrong());
  const auto name = t.column("name"), id = t.column("id"), country = t.column("country"), from = t.column("from"), to = t.column("to"),
             kind = t.column("kind");
  for (const auto& r : t.rows) {
    const auto at = d.target(t, r, r.cells[id]);
    if (at == gazetteer_draft::nowhere) continue;
    if (d.places[at].country != r.cells[country])
      d.wrong(t, r, "the place lies in " + d.places[at].country + ", not " + std::string(r.cells[country]) + ": " + d.places[at].name);
    const bool dated = !r.cells[from].empty() || !r.cells[to].empty();
    const know::validity years{r.cells[from].empty() ? 1 : static_cast<int>(d.number(t, r, r.cells[from], 2100)),
                               r.cells[to].empty() ? 9999 : static_cast<int>(d.number(t, r, r.cells[to], 2100))};
    if (r.cells[kind] == "historic") {
      if (r.cells[to].empty()) d.wrong(t, r, "a former name without the year it ended");
      if (years.from > years.to) d.wrong(t, r, "ended before it began");
      d.add_name(t, r, at, r.cells[name], name_kind::historic, "en", years);
    } else if (r.cells[kind] == "spelling") {
      if (dated) d.wrong(t, r, "a spelling has no years");
      d.add_name(t, r, at, r.cells[name], name_kind::tagged, "en");
    } else {
      d.wrong(t, r, "no such kind: " + std::string(r.cells[kind]));
    }
  }
}

void read_stand_alone(gazetteer_draft& d) {
  const auto t = d.read("places/stand_alone.tsv");
  check_sorted(t, {"name"}, d.all_wrong());
  const auto name = t.column("name"), place = t.column("place");
  for (const auto& r : t.rows) {
    const auto at = d.target(t, r, r.cells[place]);
    if (at == gazetteer_draft::nowhere) continue;
    std::string folded;
    know::fold_name(r.cells[name], folded);
    d.stand_alone.push_back({at, std::move(folded), name_kind::main});
  }
}

}  // namespace

void read_usage(gazetteer_draft& d) {
  read_state_abbreviations(d);
  read_aliases(d);
  read_demonyms(d);
  read_renames(d);
  read_stand_alone(d);
}

}  // namespace dateline::pack
