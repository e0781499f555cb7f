#include "dateline/coordinates.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "dateline/dateline.hpp"

using namespace dateline;

namespace {

void reads(const std::string& text, double lat, double lon) {
  INFO(text);
  const auto at = read_coordinates(text);
  REQUIRE(at);
  if (!*at) FAIL(at->failure().message);
  CHECK((*at)->lat == Approx(lat).margin(1e-6));
  CHECK((*at)->lon == Approx(lon).margin(1e-6));
}

std::string fault(const std::string& text) {
  INFO(text);
  const auto at = read_coordinates(text);
  REQUIRE(at);
  REQUIRE(!*at);
  return at->failure().message;
}

}  // namespace

TEST_CASE("decimal degrees, latitude first where nothing tells", "[coordinates]") {
  reads("39.03,125.75", 39.03, 125.75);
  reads(" 39.03, 125.75\n", 39.03, 125.75);
  reads("39.03 125.75", 39.03, 125.75);
  reads("-33.87; 151.21", -33.87, 151.21);
  reads("40.4 -3.7", 40.4, -3.7);
  reads("48 2", 48, 2);
  reads("48,8566; 2,3522", 48.8566, 2.3522);
  reads("-33,87 151,21", -33.87, 151.21);
  reads("−22.9, −43.2", -22.9, -43.2);
}

TEST_CASE("letters for the hemispheres, before or behind, in any order", "[coordinates]") {
  reads("39.03 N 125.75 E", 39.03, 125.75);
  reads("125.75E 39.03N", 39.03, 125.75);
  reads("N39.03 E125.75", 39.03, 125.75);
  reads("E 125.75, N 39.03", 39.03, 125.75);
  reads("33.87° south, 70.65° west", -33.87, -70.65);
  reads("lon: 125.75, lat: 39.03", 39.03, 125.75);
  reads("Latitude 33.87 S, Longitude 151.21 E", -33.87, 151.21);
}

TEST_CASE("degrees, minutes and seconds", "[coordinates]") {
  reads("39°1′48″N 125°45′E", 39.03, 125.75);
  reads("39° 1' 48\" N, 125° 45' 0\" E", 39.03, 125.75);
  reads("125°45'E 39°1.8'N", 39.03, 125.75);
  reads("39°1′48″, 125°45′", 39.03, 125.75);
  reads("39°1'48'' N 125°45'00''E", 39.03, 125.75);
  reads("39 1 48 N 125 45 0 E", 39.03, 125.75);
  reads("39:01:48N 125:45:00E", 39.03, 125.75);
  reads("S 33 deg 52 min 12 sec, E 151 deg 12 min 36 sec", -33.87, 151.21);
  reads("-0°30′, -0°6′", -0.5, -0.1);
}

TEST_CASE("forms of standards", "[coordinates]") {
  reads("geo:39.03,125.75", 39.03, 125.75);
  reads("geo:39.03,125.75,38;crs=wgs84;u=35", 39.03, 125.75);
  reads("GEO:-33.87,151.21;u=10", -33.87, 151.21);
  reads("+39.03+125.75/", 39.03, 125.75);
  reads("+3901.8+12545/", 39.03, 125.75);
  reads("+390148+1254500/", 39.03, 125.75);
  reads("-3352-07039+520CRSWGS_84/", -33.866667, -70.65);
}

TEST_CASE("coordinates of no point are told", "[coordinates]") {
  CHECK(fault("95.2,10") == "latitude 95.2 is not between -90 and 90; it comes first where no letters tell (N, E)");
  CHECK(fault("39 N 190 E") == "longitude 190 is not between -180 and 180");
  CHECK(fault("91°N 10°E") == "latitude 91 is not between -90 and 90");
  CHECK(fault("39°75′N 10°E") == "minutes of 60 or more");
  CHECK(fault("39 N 10 N") == "two latitudes and no longitude");
  CHECK(fault("-39 N, 10 E") == "a sign and a letter for the hemisphere");
  CHECK(fault("39.5°30′N 10°E") == "a fraction of degrees or minutes with more behind it");
  CHECK(fault("geo:39,125;crs=nad27").find("WGS 84") != std::string::npos);
}

TEST_CASE("what is something else is none", "[coordinates]") {
  for (const auto* text : {"", "Paris", "12", "39.03 N", "1, 2, 3", "2023-06-12", "06:49", "12 June", "Paris 48,2", "geo:", "geo:1", "N E",
                           "+1 555 0100", "°,°", "1 2 3 4", "--1,2", "1,,2", "39°30′"}) {
    INFO(text);
    CHECK_FALSE(read_coordinates(text));
  }
}

TEST_CASE("the nearest place and its zone, with what else is near", "[coordinates]") {
  const auto know = knowledge::bundled();
  const auto near = [&](double lat, double lon) { return locate(document::from_text("x"), {lat, lon}, know).resolved.places.front(); };
  const auto kalgoorlie = near(-30.75, 121.47);
  REQUIRE(kalgoorlie.chosen);
  CHECK(kalgoorlie.status == status::certain);
  CHECK(kalgoorlie.chosen->zone == "Australia/Perth");
  CHECK(*kalgoorlie.chosen->distance_km < 10);
  const auto konstanz = near(47.66, 9.176);  // Germany and Switzerland meet in the town
  CHECK(konstanz.status != status::certain);
  CHECK_FALSE(konstanz.alternatives.empty());
  const auto sea = near(-48.9, -123.4);  // farthest from all land
  CHECK(sea.status == status::undecided);
  CHECK_FALSE(sea.chosen);
}
