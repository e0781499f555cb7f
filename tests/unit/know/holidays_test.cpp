#include "know/holidays.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace dateline::know;
using namespace std::chrono;

const holidays& all() {
  static const holidays h{image::bundled()};
  return h;
}

std::uint32_t row(std::string_view text, std::string_view country = {}) {
  std::size_t length = 0;
  return all().starts(text, &length, country);
}
std::size_t length_of(std::string_view text) {
  std::size_t length = 99;
  all().starts(text, &length);
  return length;
}
year_month_day falls(std::string_view name, int y, std::string_view country = {}) {
  return all().date(row(name, country), year{y}).value_or(year{0} / 1 / 1);
}

}  // namespace

TEST_CASE("the longest holiday name at the start of a text is found") {
  CHECK(length_of("Christmas Eve dinner") == 13);
  CHECK(length_of("Christmas, again") == 9);
  CHECK(length_of("CHRISTMAS DAY") == 13);
  CHECK(length_of("Russia’s National Day, which") == 23);  // ’ is three bytes
  CHECK(length_of("New\nYear's Day") == 14);
  CHECK(length_of("Tag der Deutschen Einheit") == 25);
  CHECK(length_of("День Победы") == std::string_view("День Победы").size());
}

TEST_CASE("what only looks like a holiday is none") {
  CHECK(row("Christmases") == 0);
  CHECK(row("Easterly winds") == 0);
  CHECK(row("Christmas Island") == 0);
  CHECK(length_of("Easter Island statues") == 0);
  CHECK(row("") == 0);
  CHECK(row("Wednesday") == 0);
  CHECK(row("\xFF\xFE") == 0);
}

TEST_CASE("may_start lets every holiday through") {
  for (const std::string_view text :
       {"Russia Day", "christmas", "Día de Muertos", "День Победы", "Épiphanie", "4th of July", "U.S. Independence Day"}) {
    INFO(text);
    CHECK(row(text) != 0);
    CHECK(all().may_start(text, 0));
  }
  CHECK_FALSE(all().may_start("Xylophone", 0));
  CHECK_FALSE(all().may_start("R", 0));
  CHECK_FALSE(all().may_start("", 0));
}

TEST_CASE("fixed days, weekdays of months, and days that follow them") {
  CHECK(falls("Russia Day", 2023) == 2023y / 6 / 12);
  CHECK(falls("Martin Luther King Jr. Day", 2023) == 2023y / 1 / 16);
  CHECK(falls("Memorial Day", 2023) == 2023y / 5 / 29);
  CHECK(falls("Thanksgiving", 2023) == 2023y / 11 / 23);
  CHECK(falls("Black Friday", 2019) == 2019y / 11 / 29);
  CHECK(falls("Cyber Monday", 2019) == 2019y / 12 / 2);
  CHECK(falls("Victoria Day", 2023) == 2023y / 5 / 22);
  CHECK(falls("Midsommarafton", 2023) == 2023y / 6 / 23);
  CHECK(falls("Buß- und Bettag", 2023) == 2023y / 11 / 22);
}

TEST_CASE("Easter of both rites, and what hangs on it") {
  CHECK(falls("Easter Sunday", 2023) == 2023y / 4 / 9);
  CHECK(falls("Easter Sunday", 2008) == 2008y / 3 / 23);
  CHECK(falls("Easter Sunday", 2038) == 2038y / 4 / 25);
  CHECK(falls("Orthodox Easter", 2023) == 2023y / 4 / 16);
  CHECK(falls("Orthodox Easter", 2021) == 2021y / 5 / 2);
  CHECK(falls("Karfreitag", 2024) == 2024y / 3 / 29);
  CHECK(falls("Mardi Gras", 2024) == 2024y / 2 / 13);
  CHECK(falls("Pfingstmontag", 2023) == 2023y / 5 / 29);
}

TEST_CASE("tabled days of other calendars") {
  CHECK(falls("Lunar New Year", 2023) == 2023y / 1 / 22);
  CHECK(falls("Lunar New Year's Eve", 2023) == 2023y / 1 / 21);
  CHECK(falls("Eid al-Fitr", 2023) == 2023y / 4 / 21);
  CHECK(all().row(row("Eid al-Fitr")).tolerance_days == 1);
  CHECK(falls("Rosh Hashanah", 2023) == 2023y / 9 / 16);
  CHECK(falls("Diwali", 2023) == 2023y / 11 / 12);
  CHECK(falls("Nowruz", 2025) == 2025y / 3 / 21);
  CHECK_FALSE(all().date(row("Eid al-Fitr"), 1950y));
}

TEST_CASE("the nearest day counts where a year has two, or the year turns") {
  CHECK(all().nearest(row("Eid al-Adha"), 2006y / 12 / 30) == 2006y / 12 / 31);
  CHECK(all().nearest(row("Eid al-Adha"), 2006y / 1 / 9) == 2006y / 1 / 10);
  CHECK(all().nearest(row("New Year's Day"), 2022y / 12 / 31) == 2023y / 1 / 1);
  CHECK_FALSE(all().nearest(row("Eid al-Adha"), 1950y / 1 / 1));
  CHECK_FALSE(all().nearest(0, 2006y / 1 / 9));
}

TEST_CASE("holidays begin and end with their law") {
  CHECK_FALSE(all().date(row("Russia Day"), 1980y));
  CHECK_FALSE(all().date(row("Queen's Day"), 2020y));
  CHECK(falls("King's Day", 2020) == 2020y / 4 / 27);
  CHECK(falls("Nigeria's Democracy Day", 2010) == 2010y / 5 / 29);
  CHECK(falls("Nigeria's Democracy Day", 2022) == 2022y / 6 / 12);
}

TEST_CASE("national days are told by the country, in every form") {
  for (const std::string_view name : {"Russia's National Day", "National Day of Russia", "Russian National Day", "Russia National Day"}) {
    INFO(name);
    CHECK(falls(name, 2023) == 2023y / 6 / 12);
    CHECK(all().row(row(name)).country == "RU");
  }
  CHECK(falls("United States' Independence Day", 2023) == 2023y / 7 / 4);
  CHECK(falls("Independence Day of the Philippines", 2023) == 2023y / 6 / 12);
  CHECK(falls("Indian Independence Day", 2023) == 2023y / 8 / 15);
}

TEST_CASE("a name that several countries have needs the country") {
  CHECK(row("Independence Day") == 0);
  CHECK(row("National Day") == 0);
  CHECK(falls("Independence Day", 2023, "IN") == 2023y / 8 / 15);
  CHECK(falls("Independence Day", 2023, "US") == 2023y / 7 / 4);
  CHECK(falls("Thanksgiving", 2023, "CA") == 2023y / 10 / 9);
  CHECK(falls("Thanksgiving", 2023, "US") == 2023y / 11 / 23);
  CHECK(falls("Mother's Day", 2023, "GB") == 2023y / 3 / 19);
  CHECK(falls("Mother's Day", 2023) == 2023y / 5 / 14);
}
