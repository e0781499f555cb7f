// Dates in the paths of addresses: the shapes that publishers file their pages under, and numbers that are no dates.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>

#include "resolve/path_dates.hpp"

using dateline::resolving::date_in_path;

namespace {

std::string read(std::string_view path) {
  const auto d = date_in_path(path);
  if (!d) return "none";
  return d->day == 0 ? fmt::format("{:04}-{:02}", d->year, d->month) : fmt::format("{:04}-{:02}-{:02}", d->year, d->month, d->day);
}

}  // namespace

TEST_CASE("a day in a path, year first") {
  CHECK(read("/2023/06/12/harbour") == "2023-06-12");
  CHECK(read("/news/2023/6/2/harbour.html") == "2023-06-02");
  CHECK(read("/2023-06-12-harbour") == "2023-06-12");
  CHECK(read("/harbour_2023_06_12") == "2023-06-12");
  CHECK(read("/20230612/harbour") == "2023-06-12");
  CHECK(read("/harbour-20230612.html") == "2023-06-12");
  CHECK(read("/2023/0612/harbour") == "2023-06-12");
  CHECK(read("/2023/jun/12/harbour") == "2023-06-12");
  CHECK(read("/2023/June/12/harbour") == "2023-06-12");
  CHECK(read("/2023/WORLD/europe/06/12/harbour") == "2023-06-12");
  CHECK(read("/2023/far_east/6/2/harbour") == "2023-06-02");
  CHECK(read("/2023/harbour/06-12/x") == "none");
}

TEST_CASE("a day in a path, day or month first where it can only be one") {
  CHECK(read("/harbour-22-06-2023") == "2023-06-22");
  CHECK(read("/harbour-06-22-2023") == "2023-06-22");
  CHECK(read("/12.06.2023/hafen") == "2023-06-12");
  CHECK(read("/12-jun-2023/harbour") == "2023-06-12");
  CHECK(read("/harbour-05-06-2023") == "none");
}

TEST_CASE("a year of Iran's calendar in a path") {
  CHECK(read("/fa/news/1402/03/22/bandar") == "2023-06-12");
  CHECK(read("/1402/12/29/bandar") == "2024-03-19");
  CHECK(read("/1402/12/30/bandar") == "none");  // no leap year
}

TEST_CASE("a month in a path") {
  CHECK(read("/2023/06/harbour.html") == "2023-06");
  CHECK(read("/2023/jun/harbour") == "2023-06");
  CHECK(read("/2011/12/") == "2011-12");
  CHECK(read("/2023/02/30/harbour") == "2023-02");  // the 30 counts something else
  CHECK(read("/2023/6/harbour") == "none");         // an issue, a chapter, a page
}

TEST_CASE("numbers of a path that are no dates") {
  CHECK(read("") == "none");
  CHECK(read("/") == "none");
  CHECK(read("/article/12345678") == "none");
  CHECK(read("/2023/13/45/harbour") == "none");
  CHECK(read("/id20230612") == "none");
  CHECK(read("/1066/10/14/hastings") == "none");
  CHECK(read("/t2023/06/12") == "none");
  CHECK(read("/v1.2.2023") == "none");
}
