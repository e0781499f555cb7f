#include "know/zones.hpp"

#include <catch2/catch.hpp>

#include "pack_zones_posix.hpp"

namespace {

using namespace dateline::know;
using namespace std::chrono;
using kind = enum local_lookup::kind;

const zones& all() {
  static const zones z{image::bundled()};
  return z;
}

zone_state state(const char* zone, sys_seconds t) { return all().at(all().find(zone), t); }
local_lookup local(const char* zone, local_seconds t) { return all().at(all().find(zone), t); }

}  // namespace

TEST_CASE("zones are found by name, in any case, and by their older names") {
  CHECK(all().name(all().find("Asia/Kolkata")) == "Asia/Kolkata");
  CHECK(all().find("Asia/Calcutta") == all().find("Asia/Kolkata"));
  CHECK(all().find("europe/LONDON") == all().find("Europe/London"));
  CHECK(all().name(all().find("UTC")) == "Etc/UTC");
  CHECK(all().find("Europe/Atlantis") == no_zone);
  CHECK(all().find("") == no_zone);
  CHECK(all().find("Asia/Kolkata ") == no_zone);
  CHECK(all().name(no_zone).empty());
}

TEST_CASE("every zone is found under its own name") {
  REQUIRE(all().size() > 400);
  for (std::size_t i = 0; i < all().size(); ++i) {
    const auto id = static_cast<zone_id>(i);
    INFO(all().name(id));
    CHECK(all().find(all().name(id)) == id);
  }
}

TEST_CASE("a zone's country is that of its city") {
  CHECK(all().country(all().find("Asia/Kolkata")) == "IN");
  CHECK(all().country(all().find("Europe/Vatican")) == "IT");  // a link to Rome
  CHECK(all().country(all().find("Etc/UTC")).empty());
}

TEST_CASE("an instant has one offset, with the span in which it holds") {
  const auto s = state("America/New_York", sys_days{2023y / 7 / 4} + 12h);
  CHECK(s.offset == -4 * 3600);
  CHECK(s.dst);
  CHECK(s.abbreviation == "EDT");
  CHECK(s.from == sys_days{2023y / 3 / 12} + 7h);
  CHECK(s.until == sys_days{2023y / 11 / 5} + 6h);
}

TEST_CASE("offsets change to the second") {
  const auto change = sys_days{2023y / 3 / 12} + 7h;
  CHECK(state("America/New_York", change - 1s).abbreviation == "EST");
  CHECK(state("America/New_York", change).abbreviation == "EDT");
  // Before standard time: local mean time.
  CHECK(state("America/New_York", sys_days{1800y / 1 / 1}).offset == -(4 * 3600 + 56 * 60 + 2));
}

TEST_CASE("closing rules go on to the year 9999, on both sides of the equator") {
  CHECK(state("Europe/Paris", sys_days{9999y / 7 / 1}).abbreviation == "CEST");
  CHECK(state("Europe/Paris", sys_days{9999y / 12 / 31}).abbreviation == "CET");
  CHECK(state("Australia/Sydney", sys_days{2500y / 1 / 15}).abbreviation == "AEDT");
  CHECK(state("Australia/Sydney", sys_days{2500y / 7 / 15}).abbreviation == "AEST");
  CHECK(state("Asia/Tokyo", sys_days{9999y / 7 / 1}).abbreviation == "JST");
  const auto s = state("America/New_York", sys_days{2100y / 7 / 4});
  CHECK(s.from == sys_days{2100y / March / Sunday[2]} + 7h);
  CHECK(s.until == sys_days{2100y / November / Sunday[1]} + 6h);
}

TEST_CASE("summer time is what people call so, whatever the sign in the tz database") {
  CHECK(state("Europe/Dublin", sys_days{2023y / 7 / 1}).dst);
  CHECK_FALSE(state("Europe/Dublin", sys_days{2023y / 1 / 1}).dst);
  CHECK(state("Europe/Dublin", sys_days{2060y / 7 / 1}).dst);
  CHECK_FALSE(state("Europe/Dublin", sys_days{1970y / 1 / 1}).dst);      // standard time all year, 1968-71
  CHECK_FALSE(state("Africa/Casablanca", sys_days{2023y / 4 / 1}).dst);  // Ramadan
  CHECK(state("Africa/Casablanca", sys_days{2023y / 7 / 1}).dst);
}

TEST_CASE("a civil time is unique, skipped or doubled") {
  const auto plain = local("Asia/Kolkata", local_days{2023y / 6 / 12} + 6h + 49min);
  CHECK(plain.kind == kind::unique);
  CHECK(plain.before.offset == 19800);

  const auto skipped = local("America/New_York", local_days{2023y / 3 / 12} + 2h + 30min);
  CHECK(skipped.kind == kind::gap);
  CHECK(skipped.before.abbreviation == "EST");
  CHECK(skipped.after.abbreviation == "EDT");
  CHECK(local("America/New_York", local_days{2023y / 3 / 12} + 1h + 59min + 59s).kind == kind::unique);
  CHECK(local("America/New_York", local_days{2023y / 3 / 12} + 3h).kind == kind::unique);
  CHECK(local("America/Phoenix", local_days{2023y / 3 / 12} + 2h + 30min).kind == kind::unique);

  const auto twice = local("America/New_York", local_days{2023y / 11 / 5} + 1h + 30min);
  CHECK(twice.kind == kind::overlap);
  CHECK(twice.before.abbreviation == "EDT");
  CHECK(twice.after.abbreviation == "EST");
  CHECK(local("America/New_York", local_days{2023y / 11 / 5} + 2h).kind == kind::unique);
  CHECK(local("America/New_York", local_days{2111y / November / Sunday[1]} + 1h).kind == kind::overlap);
}

TEST_CASE("days that a country left out, and half hours that it moved by") {
  CHECK(local("Pacific/Apia", local_days{2011y / 12 / 30} + 12h).kind == kind::gap);
  CHECK(local("Pacific/Apia", local_days{2011y / 12 / 29} + 23h).kind == kind::unique);
  CHECK(local("Asia/Pyongyang", local_days{2018y / 5 / 4} + 23h + 45min).kind == kind::gap);
  CHECK(local("Asia/Pyongyang", local_days{2017y / 5 / 4}).before.offset == 30600);
  CHECK(local("Australia/Lord_Howe", local_days{2023y / 4 / 2} + 1h + 45min).kind == kind::overlap);
  CHECK(local("America/Caracas", local_days{2016y / 5 / 1} + 2h + 45min).kind == kind::gap);
}

TEST_CASE("zones that changed for good") {
  CHECK(state("Asia/Almaty", sys_days{2024y / 2 / 29}).offset == 6 * 3600);
  CHECK(state("Asia/Almaty", sys_days{2024y / 3 / 2}).offset == 5 * 3600);
  CHECK(state("Europe/Moscow", sys_days{2012y / 1 / 1}).offset == 4 * 3600);
  CHECK(state("Europe/Istanbul", sys_days{2023y / 1 / 1}).offset == 3 * 3600);
  CHECK(state("America/Vancouver", sys_days{2027y / 1 / 15}).offset == -7 * 3600);
}

TEST_CASE("a country's single zone, where there is practically one") {
  const auto zone = [](const char* c) { return all().name(all().single_zone_of(c)); };
  CHECK(zone("IN") == "Asia/Kolkata");
  CHECK(zone("DE") == "Europe/Berlin");
  CHECK(zone("ES") == "Europe/Madrid");
  CHECK(zone("CN") == "Asia/Shanghai");
  CHECK(zone("MY") == "Asia/Kuala_Lumpur");
  for (const auto* c : {"US", "CA", "AU", "BR", "RU", "MX", "ID", "CD", "", "XX", "in", "IND"}) {
    INFO(c);
    CHECK(all().single_zone_of(c) == no_zone);
  }
}

TEST_CASE("leap seconds") {
  CHECK(all().is_leap_second(sys_days{2017y / 1 / 1}));
  CHECK_FALSE(all().is_leap_second(sys_days{2017y / 1 / 1} - 1s));
  CHECK_FALSE(all().is_leap_second(sys_days{2018y / 1 / 1}));
}

TEST_CASE("a closing rule is read from its POSIX form") {
  const auto paris = posix_rule::parse("CET-1CEST,M3.5.0,M10.5.0/3");
  REQUIRE(paris);
  CHECK(paris->base.offset == 3600);
  CHECK(paris->other.dst);
  CHECK(paris->change_at((sys_days{2023y / 3 / 26} + 1h).time_since_epoch() / 1s));
  const auto dublin = posix_rule::parse("IST-1GMT0,M10.5.0,M3.5.0/1");
  REQUIRE(dublin);
  CHECK(dublin->base.dst);
  CHECK_FALSE(dublin->other.dst);
  const auto nuuk = posix_rule::parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  REQUIRE(nuuk);
  CHECK(nuuk->other.abbreviation == "-01");
  CHECK(nuuk->days.to_other.seconds == -3600);
  CHECK_FALSE(posix_rule::parse("CET"));
  CHECK_FALSE(posix_rule::parse("CET-1CEST"));
  CHECK_FALSE(posix_rule::parse("CET-1CEST,J60,J300"));
  CHECK_FALSE(posix_rule::parse("CET-1CEST,M13.5.0,M10.5.0"));
}
