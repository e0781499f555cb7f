// A gazetteer built from dumps of GeoNames answers as the bundled one does, where the dumps hold what it was made from.
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dateline/knowledge.hpp"
#include "know/tables.hpp"
#include "pack.hpp"
#include "temporary_folder.hpp"
#include "unit/archive/made_archives.hpp"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

struct dumps_folder : dateline::tests::temporary_folder {
  void put(const char* file, const std::string& text) const { std::ofstream(path / file, std::ios::binary) << text; }
  std::string read(const char* file) const {
    std::ifstream in(path / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // The exit code; standard error is in the file err.
  int build(const std::string& options) const {
    const auto status = std::system(("'" DATELINE_COMMAND "' data build --geonames '" + path.string() + "' -o '" +
                                     (path / "own.image").string() + "' " + options + " 2>'" + (path / "err").string() + "'")
                                        .c_str());
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
  }
};

std::string cell(const pack::table& t, const pack::row& r, std::string_view name) { return std::string(r.cells[t.column(name)]); }

std::string place_line(const std::string& id, const std::string& name, const std::string& ascii, const std::string& names,
                       const std::string& lat, const std::string& lon, const std::string& feature_class, const std::string& feature,
                       const std::string& country, const std::string& admin1, const std::string& admin2, const std::string& people,
                       const std::string& zone) {
  std::string out = id;
  for (const auto& c : {name, ascii, names, lat, lon, feature_class, feature, country, std::string(), admin1, admin2, std::string(),
                        std::string(), people, std::string(), std::string(), zone, std::string("2026-11-01")})
    out += "\t" + c;
  return out + "\n";
}

// Some rows of data/places as GeoNames dumps them: a city in twenty, all capitals, all areas.
std::set<std::uint32_t> write_dumps(const dumps_folder& into) {
  pack::faults wrong;
  const fs::path places = fs::path(DATELINE_SOURCE_DIR) / "data/places";
  std::set<std::uint32_t> kept;
  std::string all, names, admin1, admin2;
  const auto first = pack::read_table(places / "admin1.tsv", wrong);
  for (const auto& r : first.rows) {
    const auto id = cell(first, r, "id");
    admin1 += cell(first, r, "country") + "." + cell(first, r, "code") + "\t" + cell(first, r, "name") + "\tx\t" + id + "\n";
    if (id != "0")
      all += place_line(id, cell(first, r, "name"), "", "", cell(first, r, "lat"), cell(first, r, "lon"), "A", "ADM1",
                        cell(first, r, "country"), cell(first, r, "code"), "", "0", "");
  }
  const auto second = pack::read_table(places / "admin2.tsv", wrong);
  for (const auto& r : second.rows)
    admin2 += cell(second, r, "country") + "." + cell(second, r, "admin1") + "." + cell(second, r, "code") + "\t" +
              cell(second, r, "name") + "\tx\t0\n";
  const auto cities = pack::read_table(places / "cities.tsv", wrong);
  for (std::size_t i = 0; i < cities.rows.size(); ++i) {
    const auto& r = cities.rows[i];
    if (i % 20 != 0 && cell(cities, r, "feature") != "PPLC") continue;
    std::string others;
    const auto listed = cell(cities, r, "names");
    if (!listed.empty())
      for (const auto n : pack::split(listed, '|'))
        if (n.find(',') == std::string_view::npos) others.append(others.empty() ? "" : ",").append(n);
    const auto name = cell(cities, r, "name"), ascii = cell(cities, r, "ascii");
    all += place_line(cell(cities, r, "id"), name, ascii.empty() ? name : ascii, others, cell(cities, r, "lat"), cell(cities, r, "lon"),
                      "P", cell(cities, r, "feature"), cell(cities, r, "country"), cell(cities, r, "admin1"), cell(cities, r, "admin2"),
                      cell(cities, r, "population"), cell(cities, r, "zone"));
    kept.insert(static_cast<std::uint32_t>(std::stoul(cell(cities, r, "id"))));
  }
  const auto tagged = pack::read_table(places / "names.tsv", wrong);
  std::size_t n = 0;
  for (const auto& r : tagged.rows) {
    if (!kept.contains(static_cast<std::uint32_t>(std::stoul(cell(tagged, r, "id"))))) continue;
    for (const auto language : pack::split(r.cells[tagged.column("languages")], ' '))
      names += std::to_string(++n) + "\t" + cell(tagged, r, "id") + "\t" + std::string(language) + "\t" + cell(tagged, r, "name") +
               "\t\t\t\t\t\t\n";
  }
  REQUIRE(wrong.all().empty());
  into.put("allCountries.txt", all);
  into.put("alternateNamesV2.txt", names);
  into.put("admin1CodesASCII.txt", admin1);
  into.put("admin2Codes.txt", admin2);
  return kept;
}

// What a name means among the places that both have: id and kind of name, in order.
std::vector<std::pair<std::uint32_t, int>> meanings(const know::gazetteer& g, std::string_view name, const std::set<std::uint32_t>& kept) {
  std::vector<std::pair<std::uint32_t, int>> out;
  for (const auto& hit : g.lookup(name)) {
    const auto row = g.row(hit.place);
    if (row.what == know::place_class::city && kept.contains(row.geonames_id))
      out.emplace_back(row.geonames_id, static_cast<int>(hit.kind));
  }
  return out;
}

}  // namespace

TEST_CASE("a gazetteer of dumps cut from data/places answers as the bundled one") {
  const dumps_folder dumps;
  const auto kept = write_dumps(dumps);
  REQUIRE(dumps.build("--min-population 0 -q") == 0);
  const auto own = knowledge::open((dumps.path / "own.image").string());
  REQUIRE(own);
  const auto bundled = knowledge::bundled();
  const auto &a = bundled.tables().gazetteer, &b = own->tables().gazetteer;
  CHECK(own->tzdb_version() == bundled.tzdb_version());
  CHECK(own->data_version() == bundled.data_version() + "+own");
  std::size_t different = 0;
  for (const auto id : kept) {
    const auto one = a.by_geonames(id), two = b.by_geonames(id);
    REQUIRE(one);
    REQUIRE(two);
    const auto x = a.row(*one), y = b.row(*two);
    const bool same = x.name == y.name && x.feature == y.feature && x.country == y.country && x.admin1 == y.admin1 &&
                      x.admin2 == y.admin2 && x.population == y.population && x.zone == y.zone && std::abs(x.lat - y.lat) < 1e-4 &&
                      std::abs(x.lon - y.lon) < 1e-4;
    if (!same || meanings(a, x.name, kept) != meanings(b, x.name, kept)) {
      UNSCOPED_INFO(x.name << " " << id);
      ++different;
    }
  }
  CHECK(different == 0);
  for (const std::string_view name : {"Texas", "Bavaria", "USA", "Deutschland", "Europe", "Soviet Union", "Tex."}) {
    UNSCOPED_INFO(name);
    CHECK(b.lookup(name).empty() == a.lookup(name).empty());
  }
  CHECK(b.stand_alone("London") == b.by_geonames(2643743));
}

TEST_CASE("fewer places, and rows that cannot be read") {
  const dumps_folder dumps;
  dumps.put("admin1CodesASCII.txt", "US.TX\tTexas\tTexas\t4736286\nno.row\nUS.TX\tagain\tagain\t1\n");
  const auto town = [](const char* id, const char* feature, const char* people, const char* lat, const char* zone) {
    return place_line(id, "Xanaduville", "", "", lat, "-95.6", "P", feature, "US", "TX", "", people, zone);
  };
  dumps.put("allCountries.txt",
            town("900000001", "PPL", "499", "33.6", "America/Chicago") + town("900000002", "PPL", "500", "33.6", "America/Chicago") +
                town("900000003", "PPLA2", "0", "33.6", "America/Chicago") + town("900000004", "PPLX", "900", "91", "America/Chicago") +
                town("900000005", "PPL", "900", "33.6", "Mars/Base") + "short\trow\n" +
                town("900000002", "PPL", "900", "34.6", "America/Chicago") +
                place_line("900000005", "Xanadu\xFF", "", "", "33.6", "-95.6", "P", "PPL", "US", "TX", "", "900", "America/Chicago") +
                // A country of one zone: it is not put in the place of one that there is not.
                place_line("900000005", "Xanadu", "", "", "48", "2", "P", "PPL", "FR", "", "", "900", "Mars/Base") +
                place_line("900000006", "Xanadu Hill", "", "", "33.6", "-95.6", "T", "HLL", "US", "TX", "", "900", "America/Chicago"));
  const auto ids = [&] {
    const auto own = knowledge::open((dumps.path / "own.image").string());
    REQUIRE(own);
    std::set<std::uint32_t> out;
    for (std::uint32_t id = 900000001; id <= 900000006; ++id)
      if (own->tables().gazetteer.by_geonames(id)) out.insert(id);
    return out;
  };
  CHECK(dumps.build("--errors '" + (dumps.path / "errors").string() + "'") == 3);
  CHECK(ids() == std::set<std::uint32_t>{900000002, 900000003});
  CHECK(dumps.read("err").find("allCountries.txt:6: 2 cells, not 19") != std::string::npos);
  CHECK(dumps.read("err").find("8 rows could not be read") != std::string::npos);
  const auto errors = dumps.read("errors");
  CHECK(std::count(errors.begin(), errors.end(), '\n') == 8);
  CHECK(dumps.build("--min-population 0 --features P,HLL -q") == 3);
  CHECK(ids() == std::set<std::uint32_t>{900000001, 900000002, 900000003, 900000006});
}

TEST_CASE("what is missing is said, and nothing is written") {
  const dumps_folder empty;
  CHECK(empty.build("") == 3);
  CHECK(empty.read("err").find("no allCountries.txt") != std::string::npos);
  CHECK(empty.build("--features p") == 3);
  empty.put("FR.txt", place_line("900000001", "Xanaduville", "", "", "48", "2", "P", "PPL", "FR", "", "", "900", "Europe/Paris"));
  CHECK(empty.build("") == 3);
  CHECK(empty.read("err").find("no admin1CodesASCII.txt") != std::string::npos);
  CHECK(!fs::exists(empty.path / "own.image"));
  empty.put("admin1CodesASCII.txt", "");
  CHECK(empty.build("--min-population many") == 2);
  CHECK(empty.build("") == 0);
}

TEST_CASE("dumps are read out of the zip files that they come in, with the same image") {
  const dumps_folder plain, zipped;
  const auto town = place_line("900000001", "Xanaduville", "", "", "48", "2", "P", "PPL", "FR", "11", "", "900", "Europe/Paris");
  const std::string admin1 = "FR.11\tSomewhere\tSomewhere\t900000009\n", names = "1\t900000001\tde\tXanadustadt\t\t\t\t\t\t\n";
  std::string places;
  for (int i = 0; i < 5000; ++i) places += "# so that more than a piece of it is read, packed or not\n";
  places += town;
  for (const auto* folder : {&plain, &zipped}) folder->put("admin1CodesASCII.txt", admin1);
  plain.put("allCountries.txt", places);
  plain.put("alternateNamesV2.txt", names);
  REQUIRE(plain.build("-q") == 0);
  const std::vector<std::pair<std::string, std::string>> with_names{{"readme.txt", "not this"}, {"alternateNamesV2.txt", names}};
  for (const made::zip_form& form : {made::zip_form{.deflated = true}, made::zip_form{.deflated = true, .large = true},
                                     made::zip_form{.deflated = true, .large = true, .sizes_behind = true}, made::zip_form{}}) {
    zipped.put("allCountries.zip", made::zip({{"allCountries.txt", places}}, form));
    zipped.put("alternateNamesV2.zip", made::zip(with_names, form));
    REQUIRE(zipped.build("-q") == 0);
    CHECK(zipped.read("own.image") == plain.read("own.image"));
  }
  const auto whole = made::zip({{"allCountries.txt", places}}, {.deflated = true});
  auto wrong = whole;
  wrong[wrong.find("allCountries.txt", 100) - 46 + 16] ^= 1;  // the checksum, in the directory
  zipped.put("allCountries.zip", wrong);
  CHECK(zipped.build("-q") == 3);
  CHECK(zipped.read("err").find("allCountries.zip: the entry is not what its checksum says") != std::string::npos);
  zipped.put("allCountries.zip", whole.substr(0, whole.size() / 2));
  CHECK(zipped.build("-q") == 3);
  CHECK(zipped.read("err").find("allCountries.zip: ") != std::string::npos);
  zipped.put("allCountries.zip", made::zip({{"readme.txt", "no places"}}, {}));
  CHECK(zipped.build("-q") == 3);
  CHECK(zipped.read("err").find("allCountries.zip: holds no allCountries.txt") != std::string::npos);
  zipped.put("allCountries.zip", "no zip");
  CHECK(zipped.build("-q") == 3);
  fs::remove(zipped.path / "allCountries.zip");
  zipped.put("FR.zip", made::zip({{"readme.txt", "not this"}, {"FR.txt", places}}, {.deflated = true}));
  CHECK(zipped.build("-q --min-population 500") == 0);
  CHECK(zipped.read("own.image") == plain.read("own.image"));
}
