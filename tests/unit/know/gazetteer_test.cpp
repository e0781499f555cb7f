#include "know/gazetteer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "know/image.hpp"
#include "pack.hpp"

using namespace dateline::know;
namespace pack = dateline::pack;

namespace {

const image& bundled() {
  static const image all = image::bundled();
  return all;
}

constexpr std::uint32_t pyongyang = 1871859, paris = 2988507, new_york = 5128581, washington = 4140963;

struct places_of_the_world {
  gazetteer all{bundled()};

  std::uint32_t first(std::string_view name) const {
    const auto hits = all.lookup(name);
    REQUIRE_FALSE(hits.empty());
    return all.row(hits.front().place).geonames_id;
  }
  const name_hit* hit(std::string_view name, std::uint32_t id) const {
    for (const auto& h : all.lookup(name))
      if (all.row(h.place).geonames_id == id) return &h;
    return nullptr;
  }
  std::vector<std::string> area_names(std::string_view qualifier) const {
    std::vector<std::string> out;
    for (const auto id : all.areas(qualifier)) out.emplace_back(all.row(id).name);
    return out;
  }
};

bool has(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

TEST_CASE_METHOD(places_of_the_world, "a city by its main name") {
  const auto hits = all.lookup("Pyongyang");
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.front().kind == name_kind::main);
  const auto row = all.row(hits.front().place);
  CHECK(row.geonames_id == pyongyang);
  CHECK(row.name == "Pyongyang");
  CHECK(row.feature == "PPLC");
  CHECK(row.country == "KP");
  CHECK(row.admin1 == "12");
  CHECK(row.what == place_class::city);
  CHECK(row.lat == Approx(39.03385).margin(1e-5));
  CHECK(row.lon == Approx(125.75432).margin(1e-5));
  CHECK(row.population > 2'000'000);
  CHECK(zones(bundled()).name(row.zone) == "Asia/Pyongyang");
  CHECK(all.capital(hits.front().place));
}

TEST_CASE_METHOD(places_of_the_world, "a city in other languages and scripts") {
  for (const char* name : {"平壤", "Пхеньян", "평양", "PYONGYANG", "P’yŏngyang", "Pjöngjang"}) {
    INFO(name);
    CHECK(first(name) == pyongyang);
  }
  CHECK(first("纽约") == new_york);
  CHECK(first("紐約") == new_york);
  const auto* russian = hit("Пхеньян", pyongyang);
  REQUIRE(russian != nullptr);
  CHECK(russian->kind == name_kind::tagged);
  CHECK(all.in_language(*russian, "ru"));
  CHECK_FALSE(all.in_language(*russian, "en"));
  CHECK_FALSE(all.in_language(*russian, "r"));
}

TEST_CASE_METHOD(places_of_the_world, "one name, many places: main names first, the better known before the smaller") {
  const auto hits = all.lookup("PARIS");
  REQUIRE(hits.size() > 10);
  CHECK(all.row(hits.front().place).geonames_id == paris);
  CHECK(hit("Paris", 4717560) != nullptr);  // Texas
  CHECK(std::is_sorted(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; }));
  // An untagged alternate of a capital does not stand before the cities that bear the name.
  CHECK(first("Philadelphia") == 4560349);
}

TEST_CASE_METHOD(places_of_the_world, "names that the source gives otherwise") {
  const auto* city = hit("New York", new_york);
  REQUIRE(city != nullptr);
  CHECK(city->kind == name_kind::main);
  CHECK(hit("NYC", new_york) != nullptr);
  CHECK(first("ST. LOUIS") == 4407066);
  const auto* petersburg = hit("ST. PETERSBURG", 498817);
  REQUIRE(petersburg != nullptr);
  CHECK(hit("Saint Louis", 4407066) != nullptr);
  const auto la_paz = all.lookup("La Paz");
  REQUIRE_FALSE(la_paz.empty());
  CHECK(all.row(la_paz.front().place).country == "BO");
  CHECK(all.capital(la_paz.front().place));
  CHECK(all.lookup("FNJ").empty());  // airport codes are no names
}

TEST_CASE_METHOD(places_of_the_world, "former names have their years") {
  const auto* name = hit("Leningrad", 498817);
  REQUIRE(name != nullptr);
  CHECK(name->kind == name_kind::historic);
  const auto years = all.name_validity(*name);
  REQUIRE(years.has_value());
  CHECK(years->from == 1924);
  CHECK(years->to == 1991);
  const auto* kiev = hit("Kiev", 703448);  // a spelling, still in use
  REQUIRE(kiev != nullptr);
  CHECK(kiev->kind == name_kind::tagged);
  CHECK_FALSE(all.name_validity(*kiev).has_value());
  const auto germany = all.areas("West Germany");
  REQUIRE(germany.size() == 1);
  CHECK(all.row(germany.front()).feature == "PCLH");
  CHECK(all.covers(germany.front()) == "DE");
}

TEST_CASE_METHOD(places_of_the_world, "qualifiers of datelines") {
  CHECK(area_names("Ala.") == std::vector<std::string>{"Alabama"});
  CHECK(area_names("N. Korea") == std::vector<std::string>{"North Korea"});
  CHECK(area_names("North Korea") == std::vector<std::string>{"North Korea"});
  CHECK(has(area_names("Texas"), "Texas"));
  CHECK(has(area_names("TX"), "Texas"));
  CHECK(has(area_names("Ont."), "Ontario"));
  CHECK(has(area_names("W.Va."), "West Virginia"));
  CHECK(has(area_names("W. Va."), "West Virginia"));
  CHECK(has(area_names("U.K."), "United Kingdom"));
  CHECK(area_names("Georgia") == std::vector<std::string>{"Georgia", "Georgia"});
  CHECK(area_names("March").empty());
  CHECK(area_names("Springfield").empty());
}

TEST_CASE_METHOD(places_of_the_world, "names that stand alone in datelines") {
  const auto id = [&](std::string_view name) { return all.stand_alone(name) ? all.row(*all.stand_alone(name)).geonames_id : 0; };
  CHECK(id("WASHINGTON") == washington);
  CHECK(id("New York") == new_york);
  CHECK(id("SAO PAULO") == 3448439);
  CHECK(id("New Delhi") == 1261481);
  REQUIRE(all.stand_alone("UNITED NATIONS").has_value());
  CHECK(all.row(*all.stand_alone("UNITED NATIONS")).country == "US");
  CHECK_FALSE(all.stand_alone("Springfield").has_value());
  CHECK_FALSE(all.stand_alone("").has_value());
}

TEST_CASE_METHOD(places_of_the_world, "by id and by code") {
  const auto city = all.by_geonames(paris);
  REQUIRE(city.has_value());
  CHECK(all.row(*city).name == "Paris");
  CHECK_FALSE(all.by_geonames(0).has_value());
  CHECK_FALSE(all.by_geonames(4294967295u).has_value());
  REQUIRE(all.country("US").has_value());
  CHECK(all.row(*all.country("US")).name == "United States");
  CHECK_FALSE(all.country("ZZ").has_value());
  REQUIRE(all.admin1("US", "TX").has_value());
  CHECK(all.row(*all.admin1("US", "TX")).name == "Texas");
  REQUIRE(all.admin2("US", "TX", "453").has_value());
  CHECK(all.row(*all.admin2("US", "TX", "453")).name == "Travis County");
  CHECK_FALSE(all.admin1("US", "").has_value());
  CHECK_FALSE(all.admin1("US", std::string(300, 'x')).has_value());
}

TEST_CASE_METHOD(places_of_the_world, "areas lie where maps write their names") {
  const auto point = [&](std::string_view country, std::string_view code) { return all.row(*all.admin1(country, code)); };
  const auto queensland = point("AU", "04");
  CHECK(queensland.point == point_source::outline);
  CHECK(queensland.lat == Approx(-22.5).margin(2));
  CHECK(queensland.lon == Approx(144.5).margin(2));
  CHECK(point("US", "AK").lon == Approx(-152.5).margin(3));  // islands beyond the date line do not draw it to Greenwich
  CHECK(point("GB", "SCT").lat == Approx(56.8).margin(0.7));
  const auto us = all.row(*all.country("US"));
  CHECK(us.lat == Approx(39.8).margin(0.1));
  CHECK(us.lon == Approx(-98.6).margin(0.1));
}

TEST_CASE_METHOD(places_of_the_world, "what lies in what") {
  const auto city = *all.by_geonames(4717560);  // Paris, Texas
  CHECK(all.within(city, *all.country("US")));
  CHECK(all.within(city, *all.admin1("US", "TX")));
  CHECK_FALSE(all.within(city, *all.admin1("US", "NY")));
  CHECK_FALSE(all.within(city, *all.country("FR")));
  CHECK_FALSE(all.within(*all.admin1("US", "TX"), city));
  CHECK(all.within(*all.by_geonames(paris), all.areas("European Union").front()));
  CHECK_FALSE(all.within(city, all.areas("European Union").front()));
  CHECK_FALSE(all.within(4'000'000'000u, city));
}

TEST_CASE_METHOD(places_of_the_world, "words for people") {
  const auto* israeli = [&]() -> const name_hit* {
    for (const auto& h : all.lookup("Israelis"))
      if (h.kind == name_kind::demonym) return &h;
    return nullptr;
  }();
  REQUIRE(israeli != nullptr);
  CHECK(all.row(israeli->place).country == "IL");
  CHECK(area_names("Israelis").empty());
}

TEST_CASE_METHOD(places_of_the_world, "every row and every hit is whole") {
  REQUIRE(all.size() > 250'000);
  const zones zone_names(bundled());
  std::uint32_t last = 0;
  std::size_t bad = 0;
  for (place_id id = 0; id < all.size(); ++id) {
    const auto r = all.row(id);
    bad += r.name.empty() || r.feature.empty() || r.geonames_id < last || r.lat < -90 || r.lat > 90 || r.lon < -180 || r.lon > 180;
    bad += r.zone != no_zone && zone_names.name(r.zone).empty();
    bad += r.what == place_class::city && (r.zone == no_zone || !all.country(r.country));
    last = r.geonames_id;
  }
  CHECK(bad == 0);
}

TEST_CASE("an image without places answers nothing") {
  pack::image_writer nothing;
  const auto empty = image::from_bytes(nothing.finish());
  REQUIRE(empty);
  const gazetteer none(*empty);
  CHECK(none.size() == 0);
  CHECK(none.lookup("Paris").empty());
  CHECK(none.areas("Texas").empty());
  CHECK_FALSE(none.by_geonames(paris).has_value());
  CHECK_FALSE(none.country("US").has_value());
  CHECK(none.row(7).name.empty());
  CHECK(none.row(7).zone == no_zone);
}

TEST_CASE("an image that lies about its sizes is not read past its end") {
  for (const std::size_t keep : {0u, 3u, 16u, 100u, 5000u}) {
    for (const char* filler : {"\xFF", "\x01"}) {
      pack::image_writer cut;
      for (const auto id : {section::gazetteer, section::gazetteer_names}) {
        auto bytes = std::string(bundled().bytes(id).substr(0, keep));
        cut.add(id, bytes + std::string(64, filler[0]));
      }
      const auto image_of = image::from_bytes(cut.finish());
      REQUIRE(image_of);
      const gazetteer some(*image_of);
      CHECK(some.lookup("Paris").size() <= 65535);
      CHECK(some.areas("Texas").size() <= 65535);
      CHECK(some.row(0).country.size() <= 2);
    }
  }
}

TEST_CASE("words that begin longer names are told from those that do not") {
  const gazetteer all(bundled());
  const auto word = [&](std::string_view folded) {
    const auto key = all.expect(folded);
    return all.word(key, all.expect_hits(key));
  };
  CHECK(word("new").begins_longer);
  CHECK(word("winston").begins_longer);
  CHECK(word("st").begins_longer);
  CHECK(word("winston salem").begins_longer);
  CHECK_FALSE(word("pyongyangx").begins_longer);
  CHECK(word("").hits.empty());
  CHECK(word("pyongyang").hits.size() == all.lookup("Pyongyang").size());
}

TEST_CASE("two words that begin no name are told from those that do") {
  const gazetteer all(bundled());
  const auto may_begin = [&](std::string_view first, std::string_view next) { return all.may_begin(all.expect(first), all.expect(next)); };
  std::string folded;
  std::size_t pairs = 0, refused = 0;
  for (dateline::know::place_id id = 0; id < all.size(); ++id) {
    gazetteer::fold(all.row(id).name, folded);
    const std::string_view name = folded;
    const auto first = name.substr(0, name.find(' ')), rest = name.substr(std::min(name.size(), first.size() + 1));
    if (rest.empty()) continue;
    const auto next = rest.substr(0, rest.find(' '));
    ++pairs;
    INFO(folded);
    if (!may_begin(first, next)) FAIL("a name of the gazetteer");
    refused += may_begin(next, first) ? 0U : 1U;  // hardly any name is another's the other way round
  }
  CHECK(pairs > 50000);
  CHECK(refused > pairs / 2);
  CHECK(may_begin("winston salem", "state"));  // of one word that is two, nothing is known
}

TEST_CASE("every name of a place leads to it") {
  const gazetteer all(bundled());
  std::size_t lost = 0;
  for (dateline::know::place_id id = 0; id < all.size(); ++id) {
    const auto hits = all.lookup(all.row(id).name);
    if (std::ranges::none_of(hits, [&](const auto& h) { return h.place == id; })) ++lost;
  }
  CHECK(lost == 0);
}

TEST_CASE("the rank of a place is a part of its row") {
  const gazetteer all(bundled());
  const auto town = all.by_geonames(pyongyang).value();
  CHECK(all.rank(town).capital);
  CHECK(all.rank(town).population == all.row(town).population);
  CHECK(all.rank(town).what == place_class::city);
  CHECK_FALSE(all.capital(all.by_geonames(new_york).value()));
  CHECK(all.in_state(all.by_geonames(new_york).value(), "US", "NY"));
  CHECK_FALSE(all.in_state(all.by_geonames(new_york).value(), "US", "NJ"));
}
