#include "find/stamps.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "dateline/knowledge.hpp"

namespace {

dateline::mentions find_in(std::string_view text, std::string lang = {}) {
  static const auto know = dateline::knowledge::bundled();
  dateline::mentions out;
  dateline::context given;
  given.lang = std::move(lang);
  const auto languages = dateline::searching::languages_of_page(text, know.tables(), given);
  dateline::searching::find_stamps(text, know.tables(), languages, out);
  dateline::searching::find_phrases(text, know.tables(), languages, out);
  return out;
}

dateline::time_mention only(std::string_view text, std::string lang = {}) {
  const auto m = find_in(text, std::move(lang));
  INFO(text);
  REQUIRE(m.times.size() == 1);
  return m.times[0];
}

}  // namespace

TEST_CASE("a label belongs to the mention, the stamp stands inside", "[stamps]") {
  const std::string text = "By Staff. Last Updated: March 3, 2021, 18:05 IST | World";
  const auto m = only(text);
  CHECK(dateline::slice(text, m.where) == "Last Updated: March 3, 2021, 18:05 IST");
  CHECK(dateline::slice(text, m.stamp) == "March 3, 2021, 18:05 IST");
  CHECK(m.role == dateline::role::updated);
  CHECK(dateline::slice(text, m.clock->zone.label) == "IST");
  CHECK_FALSE(m.clock->zone.offset);
}

TEST_CASE("number order stays open unless a number tells it", "[stamps]") {
  CHECK(only("04/05/2021").date.order_open);
  const auto day_first = only("14/05/2021").date;
  CHECK_FALSE(day_first.order_open);
  CHECK(day_first.day == 14);
  const auto month_first = only("05/14/2021").date;
  CHECK_FALSE(month_first.order_open);
  CHECK(month_first.day == 14);
  CHECK(month_first.month == 5);
}

TEST_CASE("what stands before and after the clock is read", "[stamps]") {
  CHECK(only("1530 GMT, 4 May 2021").clock->hour == 15);
  CHECK(only("4 May 2021, 8 p.m.").clock->half == dateline::meridiem::pm);
  CHECK(only("2021년 5월 4일 오후 3시 5분").clock->half == dateline::meridiem::pm);
  const auto two = only("1530 GMT (1130 EDT) 4 May 2021");
  REQUIRE(two.second_clock);
  CHECK(two.second_clock->hour == 11);
}

TEST_CASE("an offset on a scale is an offset, on a zone's label it is added", "[stamps]") {
  const auto scale = only("4 May 2021 10:00 GMT+8").clock->zone;
  CHECK(scale.offset == 28800);
  CHECK_FALSE(scale.base_plus);
  const auto moscow = only("4 мая 2021, 10:00 МСК+4").clock->zone;
  CHECK(moscow.offset == 14400);
  CHECK(moscow.base_plus);
}

TEST_CASE("an impossible date does not fall back to a shorter reading", "[stamps]") {
  const auto m = only("31 April 2021");
  CHECK(m.date.day == 31);
  CHECK(m.date.month == 4);
}

TEST_CASE("numbers that are no stamps", "[stamps]") {
  for (const auto* text : {"It cost $3.05 at the time", "beat them 4-2 and 10-6", "firmware version 1.12.2019 is out",
                           "call 555-10-2019 now", "ISBN 978-1-05-2019-4", "MAC 10:20:30:40:50:60", "/2021/05/04/story", "1.05.2021.7",
                           "the 5G network", "3/4 of them", "p. 2021", "Section 12.10.2019"}) {
    INFO(text);
    CHECK(find_in(text).times.empty());
  }
}

TEST_CASE("words that are also months or weekdays", "[stamps]") {
  for (const auto* text : {"She may 10 times", "May 12 people came", "They march 3 abreast", "Sun 3 newspapers", "the mar 4 test"}) {
    INFO(text);
    CHECK(find_in(text, "en").times.empty());
  }
  CHECK(only("It opens on May 12 people say").date.month == 5);
}

TEST_CASE("phrases are found in the page's language only", "[phrases]") {
  CHECK(only("they met on Tuesday in town").phrase->weekdays == 2);
  CHECK(only("last month").phrase->calendar_unit);
  CHECK(only("3 hours ago").phrase->count == -3);
  CHECK(only("vor 3 Stunden", "de").phrase->count == -3);
  CHECK(find_in("er kam heute an", "en").times.empty());
  CHECK(only("er kam heute an", "de").phrase->count == 0);
}

TEST_CASE("long rows of numbers and words end", "[stamps]") {
  std::string numbers, months, brackets(20000, '(');
  for (int i = 0; i < 20000; ++i) {
    numbers += "1 ";
    months += "March ";
  }
  CHECK(find_in(numbers).times.size() < 20000);
  CHECK(find_in(months + "3, 2021").times.size() == 1);
  CHECK(find_in(brackets + "3 March 2021").times.size() == 1);
}
