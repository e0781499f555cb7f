// A world of three countries, whole; then one fault at a time, and the packer names its table and line.
#include "pack_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>

#include "temporary_folder.hpp"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> whole = {
    {"countries",
     "code\tid\tname\tfeature\tpopulation\tzone\tlat\tlon\n"
     "DE\t2921044\tGermany\tPCLI\t82000000\tEurope/Berlin\t51.5\t10.5\n"
     "FR\t3017382\tFrance\tPCLI\t66000000\tEurope/Paris\t46\t2\n"
     "US\t6252001\tUnited States\tPCLI\t327000000\t\t39.8\t-98.6\n"},
    {"admin1",
     "country\tcode\tid\tname\tpopulation\tzone\tlat\tlon\thow\n"
     "DE\t16\t2950157\tBerlin\t3600000\tEurope/Berlin\t52.5\t13.4\toutline\n"
     "US\tTX\t4736286\tTexas\t20000000\t\t31.5\t-99.3\toutline\n"},
    {"admin2",
     "country\tadmin1\tcode\tname\tpopulation\tzone\tlat\tlon\thow\n"
     "US\tTX\t277\tLamar County\t50000\tAmerica/Chicago\t33.6\t-95.6\tplaces\n"},
    {"admin1_names", "country\tcode\tname\tlanguages\nUS\tTX\tTejas\tes\n"},
    {"regions",
     "name\tcldr\tid\tfeature\tadmin1\tlat\tlon\tcovers\tnames\tabbreviations\n"
     "Europe\t150\t6255148\tCONT\t\t48.7\t9.1\tDE FR\tOld World|the Continent\tEur.\n"},
    {"former_countries", "name\tfrom\tto\tcovers\tlat\tlon\tnames\nWest Germany\t1949\t1990\tDE\t50\t9\tBonn Republic\n"},
    {"territory_names", "code\tname\tkind\tlanguages\n150\tEuropa\ttagged\tde es\nUS\tUSA\tabbreviation\ten\n"},
    {"cities",
     "id\tname\tascii\tcountry\tadmin1\tadmin2\tfeature\tpopulation\tzone\tlat\tlon\tnames\n"
     "2950159\tBerlin\t\tDE\t16\t\tPPLC\t3400000\tEurope/Berlin\t52.52\t13.41\tBerlín|柏林\n"
     "4717560\tParis\t\tUS\tTX\t277\tPPLA2\t25000\tAmerica/Chicago\t33.66\t-95.56\t\n"},
    {"extra",
     "key\tid\tname\tascii\tcountry\tadmin1\tadmin2\tfeature\tpopulation\tzone\tlat\tlon\tnames\n"
     "tower\t0\tEiffel Tower\t\tFR\t\t\tTOWR\t0\tEurope/Paris\t48.858\t2.294\tTour Eiffel\n"},
    {"names", "id\tname\tlanguages\n2950159\tБерлин\tru uk\n"},
    {"state_abbreviations", "code\tabbreviation\tstyle\tlanguages\nUS.TX\tTX\tpostal\t\nUS.TX\tTex.\ttraditional\t\n"},
    {"aliases", "place\tname\tkind\tlanguages\nFR\tRépublique française\ttagged\tfr\n"},
    {"demonyms", "code\tdemonym\nDE\tGerman\nUS.TX\tTexan\n"},
    {"renames", "name\tid\tcountry\tfrom\tto\tkind\nCölln\t2950159\tDE\t1237\t1710\thistoric\n"},
    {"stand_alone", "name\tplace\tlist\nBERLIN\t2950159\tap-world\nEIFFEL TOWER\ttower\twire\n"},
};

class world {
 public:
  world() {
    fs::create_directories(root_ / "places");
    fs::create_directory_symlink(fs::path(DATELINE_SOURCE_DIR) / "data/zones", root_ / "zones");
    for (const auto& [table, text] : whole) put(table, text);
  }

  void put(const std::string& table, const std::string& text) const {
    std::ofstream(root_ / "places" / (table + ".tsv"), std::ios::binary | std::ios::trunc) << text;
  }
  void change(const std::string& table, const std::string& from, const std::string& to) const {
    auto text = whole.at(table);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    put(table, text.replace(at, from.size(), to));
  }
  void add(const std::string& table, const std::string& row) const { put(table, whole.at(table) + row + "\n"); }
  void take(const std::string& table) const { fs::remove(root_ / "places" / (table + ".tsv")); }

  std::vector<std::string> faults() const {
    pack::faults wrong;
    pack::image_writer out;
    pack::symbol_table symbols;
    pack::job j{root_, wrong, out, symbols};
    std::vector<std::string> said;
    const auto say = [&](const pack::fault& f) { said.push_back(fs::path(f.where).filename().string() + ": " + f.what); };
    try {
      pack::pack_gazetteer(j);
    } catch (const pack::fault& f) { say(f); }
    for (const auto& f : wrong.all()) say(f);
    return said;
  }

 private:
  dateline::tests::temporary_folder folder_;
  fs::path root_ = folder_.path;
};

void expect(const world& w, const std::string& fault) {
  const auto said = w.faults();
  std::string all;
  for (const auto& s : said) all += s + "\n";
  INFO("wanted " << fault << ", said:\n" << all);
  CHECK(std::any_of(said.begin(), said.end(), [&](const auto& s) { return s.find(fault) != std::string::npos; }));
}

}  // namespace

TEST_CASE("a whole small world packs without a fault and reads back") {
  const world w;
  CHECK(w.faults() == std::vector<std::string>{});
}

TEST_CASE("places that cannot be are caught by line") {
  struct {
    const char *table, *from, *to, *fault;
  } const wrong[] = {
      {"cities", "52.52", "92.52", "cities.tsv:2: not on Earth: 92.52"},
      {"cities", "-95.56", "-195.56", "cities.tsv:3: not on Earth: -195.56"},
      {"cities", "13.41", "x", "cities.tsv:2: no number of degrees: x"},
      {"cities", "13.41", "nan", "cities.tsv:2: no number of degrees: nan"},
      {"cities", "\tEurope/Berlin", "\tEurope/Berlyn", "cities.tsv:2: no such zone: Europe/Berlyn"},
      {"cities", "\tDE\t16", "\tDD\t16", "cities.tsv:2: no such country: DD"},
      {"cities", "\tDE\t16", "\tDE\t17", "cities.tsv:2: no such admin1: DE.17"},
      {"cities", "\tTX\t277", "\t\t277", "cities.tsv:3: an admin2 without its admin1"},
      {"cities", "PPLC", "", "cities.tsv:2: a city without a feature code"},
      {"cities", "Europe/Berlin", "", "cities.tsv:2: a city without a zone"},
      {"cities", "PPLC", "PPLCXXX", "cities.tsv:2: too long for a feature code: PPLCXXX"},
      {"cities", "\tUS\tTX\t277", "\t\t\t", "cities.tsv:3: a city without a country"},
      {"cities", "3400000", "many", "cities.tsv:2: no number up to"},
      {"cities", "4717560", "2950158", "cities.tsv:3: out of order: 2950158"},
      {"cities", "4717560", "4736286", "cities.tsv:3: GeoNames id twice: 4736286"},
      {"cities", "4717560\tParis", "4717560\t...", "cities.tsv:3: nothing to look up in this name: ..."},
      {"cities", "4717560\tParis", "4717560\t", "cities.tsv:3: a place without a name"},
      {"countries", "FR\t", "FRA\t", "countries.tsv:3: no country code: FRA"},
      {"countries", "FR\t", "DE\t", "countries.tsv:3: twice: DE"},
      {"admin1", "outline\nUS", "guess\nUS", "admin1.tsv:2: no such way to a point: guess"},
      {"admin1", "DE\t16", "DX\t16", "admin1.tsv:2: no such country: DX"},
      {"admin2", "US\tTX", "US\tTZ", "admin2.tsv:2: no such admin1: US.TZ"},
      {"admin1_names", "TX", "TY", "admin1_names.tsv:2: no such place: US.TY"},
      {"regions", "DE FR", "DE FX", "regions.tsv:2: no such country: FX"},
      {"former_countries", "1949", "1999", "former_countries.tsv:2: ended before it began"},
      {"former_countries", "\tDE\t", "\tDDR\t", "former_countries.tsv:2: no such country: DDR"},
      {"territory_names", "150\t", "151\t", "territory_names.tsv:2: no such place: 151"},
      {"territory_names", "abbreviation", "short", "territory_names.tsv:3: no such kind here: short"},
      {"names", "2950159", "2950160", "names.tsv:2: no such place: 2950160"},
      {"state_abbreviations", "US.TX\tTX", "US.TW\tTX", "state_abbreviations.tsv:2: no such place: US.TW"},
      {"aliases", "tagged", "nick", "aliases.tsv:2: no such kind here: nick"},
      {"demonyms", "DE\t", "DD\t", "demonyms.tsv:2: no such place: DD"},
      {"renames", "\tDE\t", "\tFR\t", "renames.tsv:2: the place lies in DE, not FR: Berlin"},
      {"renames", "1237\t1710", "1710\t1237", "renames.tsv:2: ended before it began"},
      {"renames", "1237\t1710", "1237\t", "renames.tsv:2: a former name without the year it ended"},
      {"renames", "historic", "spelling", "renames.tsv:2: a spelling has no years"},
      {"renames", "historic", "old", "renames.tsv:2: no such kind: old"},
      {"stand_alone", "tower", "towel", "stand_alone.tsv:3: no such place: towel"},
      {"extra", "\tFR\t", "\tFX\t", "extra.tsv:2: no such country: FX"},
      {"extra", "Europe/Paris", "Europe/Pari", "extra.tsv:2: no such zone: Europe/Pari"},
  };
  const world w;
  for (const auto& one : wrong) {
    w.change(one.table, one.from, one.to);
    expect(w, one.fault);
    w.put(one.table, whole.at(one.table));
  }
  CHECK(w.faults().empty());
}

TEST_CASE("rows given twice or out of order are caught") {
  struct {
    const char *table, *row, *fault;
  } const wrong[] = {
      {"admin1", "US\tTX\t0\tTexas\t0\t\t31\t-99\tplaces", "admin1.tsv:4: twice"},
      {"admin2", "US\tTX\t276\tOther County\t0\t\t31\t-99\tplaces", "admin2.tsv:3: out of order"},
      {"demonyms", "DE\tGerman", "demonyms.tsv:4: out of order"},
      {"stand_alone", "BERLIN\t2950159\twire", "stand_alone.tsv:4: out of order"},
      {"renames", "Altes\t2950159\tDE\t1\t2\thistoric", "renames.tsv:3: out of order"},
      {"extra", "tower\t0\tTwo\t\tFR\t\t\tTOWR\t0\t\t48\t2\t", "extra.tsv:3: key twice: tower"},
  };
  const world w;
  for (const auto& one : wrong) {
    w.add(one.table, one.row);
    expect(w, one.fault);
    w.put(one.table, whole.at(one.table));
  }
}

TEST_CASE("a table that is gone is missed") {
  const world w;
  for (const auto& [table, text] : whole) {
    w.take(table);
    INFO(table);
    CHECK_FALSE(w.faults().empty());
    w.put(table, text);
  }
}
