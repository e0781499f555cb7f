// Stamps of archives and servers: what is left when what cannot be so is taken away.
#include "dateline/archive_stamp.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using dateline::archive_stamp;
using dateline::read_archive_stamp;
using dateline::read_http_date;
using dateline::stamp_fault;
using namespace std::chrono;

namespace {

std::string text(sys_seconds t) {
  const auto d = floor<days>(t);
  const year_month_day date(d);
  const hh_mm_ss clock(t - d);
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return out;
}

struct row {
  const char* written;
  const char* first;  // null: nothing can be read
  const char* last;
  stamp_fault fault;
};

void holds(const row& r, const archive_stamp& s) {
  INFO(r.written);
  CHECK(s.fault == r.fault);
  REQUIRE(s.first.has_value() == (r.first != nullptr));
  if (r.first == nullptr) return;
  CHECK(text(*s.first) == r.first);
  CHECK(text(*s.last) == r.last);
}

}  // namespace

TEST_CASE("WARC-Date of any granularity") {
  using enum stamp_fault;
  for (const auto& r : {
           row{"2023-06-12T01:19:00Z", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"2023-06-12T01:19:00.123456789Z", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"2023-06-12T01:19Z", "2023-06-12T01:19:00", "2023-06-12T01:20:00", none},
           row{"2023-06-12", "2023-06-12T00:00:00", "2023-06-13T00:00:00", none},
           row{"2023-12", "2023-12-01T00:00:00", "2024-01-01T00:00:00", none},
           row{"2024", "2024-01-01T00:00:00", "2025-01-01T00:00:00", none},
           row{"2023-06-12T01:19:00+0200", "2023-06-11T23:19:00", "2023-06-11T23:19:01", offset},
           row{"2023-06-12T01:19:00-07:00", "2023-06-12T08:19:00", "2023-06-12T08:19:01", offset},
           row{"2023-02-30T01:19:00Z", "2023-02-01T00:00:00", "2023-03-01T00:00:00", no_such_time},
           row{"2023-13-12T01:19:00Z", "2023-01-01T00:00:00", "2024-01-01T00:00:00", no_such_time},
           row{"2023-06-12T25:19:00Z", "2023-06-12T00:00:00", "2023-06-13T00:00:00", no_such_time},
           row{"2008-10-294T05:21:46-0700", "2008-10-20T12:21:46", "2008-10-20T12:21:47", day_of_year},
           row{"2008-10-301T05:21:46Z", "2008-10-27T05:21:46", "2008-10-27T05:21:47", day_of_year},
           row{"2008-10-320T05:21:46Z", "2008-10-01T00:00:00", "2008-11-01T00:00:00", no_such_time},
           row{"5088968-01-01T00:00:00Z", nullptr, nullptr, absurd_year},
           row{"1114-12-26T00:00:00Z", nullptr, nullptr, absurd_year},
           row{"Mon, 12 Jun 2023 01:19:00 GMT", "2023-06-12T01:19:00", "2023-06-12T01:19:01", http_date},
           row{"12 Jun 2023 01:19:00 GMT", "2023-06-12T01:19:00", "2023-06-12T01:19:01", http_date},
           row{"Mon Jun 12 01:19:00 2023", "2023-06-12T01:19:00", "2023-06-12T01:19:01", http_date},
           row{"Mon, 12 Jun 2023 01:19:00 +0200", "2023-06-11T23:19:00", "2023-06-11T23:19:01", stamp_fault::offset},
           row{"", nullptr, nullptr, unreadable},
           row{"yesterday", nullptr, nullptr, unreadable},
           row{"2023-06-12T01:19:00 somewhere", nullptr, nullptr, unreadable},
       })
    holds(r, read_archive_stamp(r.written));
}

TEST_CASE("4 to 17 digits") {
  using enum stamp_fault;
  for (const auto& r : {
           row{"20230612011900", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"20230612011900123", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"202306120119", "2023-06-12T01:19:00", "2023-06-12T01:20:00", none},
           row{"2023061201", "2023-06-12T01:00:00", "2023-06-12T02:00:00", none},
           row{"20230612", "2023-06-12T00:00:00", "2023-06-13T00:00:00", none},
           row{"202306", "2023-06-01T00:00:00", "2023-07-01T00:00:00", none},
           row{"2023", "2023-01-01T00:00:00", "2024-01-01T00:00:00", none},
           row{"20240230000000", "2024-02-01T00:00:00", "2024-03-01T00:00:00", no_such_time},
           row{"20000008241731", "2000-08-24T17:31:00", "2000-08-24T17:32:00", inserted_zeros},
           row{"20000800241623", "2000-08-24T16:23:00", "2000-08-24T16:24:00", inserted_zeros},
           row{"202", nullptr, nullptr, unreadable},
           row{"202306120119001234", nullptr, nullptr, unreadable},
           row{"4e2f1a", nullptr, nullptr, unreadable},
       })
    holds(r, read_archive_stamp(r.written));
}

TEST_CASE("dates of HTTP") {
  using enum stamp_fault;
  for (const auto& r : {
           row{"Mon, 12 Jun 2023 01:19:00 GMT", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"Monday, 12-Jun-23 01:19:00 GMT", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"Mon Jun 12 01:19:00 2023", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"Mon Jun  2 01:19:00 2023", "2023-06-02T01:19:00", "2023-06-02T01:19:01", none},
           row{"Mon, 12 Jun 2023 01:19:00 UTC", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"Mon, 12 Jun 2023 01:19:00 +0200", "2023-06-11T23:19:00", "2023-06-11T23:19:01", offset},
           row{"Mon, 12 Jun 2023 01:19:00 EST", "2023-06-12T06:19:00", "2023-06-12T06:19:01", offset},
           row{"2023-06-12T01:19:00Z", "2023-06-12T01:19:00", "2023-06-12T01:19:01", none},
           row{"Fri, 30 Feb 2024 01:19:00 GMT", "2024-02-01T00:00:00", "2024-03-01T00:00:00", no_such_time},
           row{"0", nullptr, nullptr, unreadable},
           row{"-1", nullptr, nullptr, unreadable},
           row{"Mon, 12 Jun 2023", nullptr, nullptr, unreadable},
       })
    holds(r, read_http_date(r.written));
}
