#include "check/all_checks.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "check/check.hpp"
#include "dateline/dateline.hpp"

namespace dateline {
namespace {

struct entry {
  check_info info;
  checks::check_function run;
};

constexpr auto error = severity::error;
constexpr auto warning = severity::warning;
constexpr auto info = severity::info;

// By hand, in the order of the ids. The examples are run by the tests.
constexpr std::array catalogue{
    entry{{"anniversary-mismatch", warning, "The N-th anniversary of a date is not in the year of the text.",
           "They marked the 40th anniversary of June 12, 1973.", "They marked the 50th anniversary of June 12, 1973.",
           "reference 2023-06-12T01:19Z"},
          checks::anniversary_mismatch},
    entry{{"calendar-gap", warning, "The day was skipped where the Gregorian calendar came in.", "5 February 1918", "25 February 1918",
           "country RU"},
          checks::calendar_gap},
    entry{{"capture-date-repaired", info,
           "The archive's date of the capture breaks a rule of its form, and was read nevertheless; the message says how.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00+0200\nContent-Length: 24\n\nHTTP/1.1 200 OK\n\nA text.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 24\n\nHTTP/1.1 200 OK\n\nA text.", ""},
          checks::capture_date_repaired},
    entry{{"capture-date-unreadable", warning, "The archive's date of the capture is missing, or cannot be one.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 5088968-01-01T00:00:00Z\nContent-Length: 24\n\nHTTP/1.1 200 OK\n\nA text.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 24\n\nHTTP/1.1 200 OK\n\nA text.", ""},
          checks::capture_date_unreadable},
    entry{{"capture-differs-from-response", warning,
           "The archive's date lies more than a day from the server's own Date, its Age allowed for.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 60\n\nHTTP/1.1 200 OK\nDate: Sat, 12 Jun 2021 "
           "01:18:58 GMT\n\nA text.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 60\n\nHTTP/1.1 200 OK\nDate: Mon, 12 Jun 2023 "
           "01:18:58 GMT\n\nA text.",
           ""},
          checks::capture_differs_from_response},
    entry{{"content-newer-than-stamp", warning, "The text tells as past what happened more than a day after its newest stamp.",
           "Updated 12 June 2023, 10:00 UTC\n\nThe mayor resigned on 20 June 2023.",
           "Updated 12 June 2023, 10:00 UTC\n\nThe mayor will step down on 20 June 2023.", ""},
          checks::content_newer_than_stamp},
    entry{{"country-anachronism", warning, "The state that a dateline names was not there in its year.",
           "MOSCOW, USSR, March 3, 1995 (AP) — The talks went on.", "MOSCOW, USSR, March 3, 1985 (AP) — The talks went on.", ""},
          checks::country_anachronism},
    entry{{"date-order-ambiguous", warning, "A date with slashes or dashes is valid day first and month first, and nothing decides.",
           "Updated 05/06/2023", "Updated 15/06/2023", ""},
          checks::date_order_ambiguous},
    entry{{"date-order-resolved", info, "A date with slashes or dashes was read day first or month first; the message says why.",
           "Updated 15/06/2023", "Updated 15 June 2023", ""},
          checks::date_order_resolved},
    entry{{"dateline-after-publish", error, "The dateline's day lies after the day of publication at its place.",
           "PARIS, June 14, 2023 (AFP) - Ministers met.", "PARIS, June 12, 2023 (AFP) - Ministers met.", "reference 2023-06-12T09:00Z"},
          checks::dateline_after_publish},
    entry{{"dateline-publish-gap", warning, "The text was published more than 3 days after its dateline (info: more than 1).",
           "PARIS, June 2, 2023 (AFP) - Ministers met.", "PARIS, June 12, 2023 (AFP) - Ministers met.", "reference 2023-06-12T09:00Z"},
          checks::dateline_publish_gap},
    entry{{"dateline-zone-differs", info,
           "The stamp's zone is not that of the dateline's place, which is normal where it is the publisher's.",
           "Last Updated: June 12, 2023, 06:49 IST\n\nPyongyang, North Korea\n\nThe talks went on.",
           "Last Updated: June 12, 2023, 06:49 IST\n\nMumbai, India\n\nThe talks went on.", "country IN home-zone Asia/Kolkata"},
          checks::dateline_zone_differs},
    entry{{"dual-stamp-mismatch", error, "One stamp is given in two zones, and the two are different instants.",
           "The call began at 1200 GMT (1900 HKT) on June 12, 2023.", "The call began at 1200 GMT (2000 HKT) on June 12, 2023.", ""},
          checks::dual_stamp_mismatch},
    entry{
        {"era-out-of-range", warning, "The year lies outside the era that it is counted in.", "平成33年5月1日", "令和3年5月1日", "lang ja"},
        checks::era_out_of_range},
    entry{{"extended-hour", info, "An hour from 25 to 30 was read as one of the next day.", "2023年6月12日25時30分",
           "2023年6月12日23時30分", "lang ja"},
          checks::extended_hour},
    entry{{"future-of-capture", error, "What a page says of itself lies more than 5 minutes after the page was captured.",
           "Updated 14:00 UTC, 13 June 2023", "Updated 10:04 UTC, 12 June 2023", "captured 2023-06-12T10:00Z"},
          checks::future_of_capture},
    entry{{"holiday-date-mismatch", warning, "A named holiday stands beside a date that is not its date; \"observed\" exempts.",
           "Russia Day, celebrated on June 14, 2023, is a national holiday.",
           "Russia Day, celebrated on June 12, 2023, is a national holiday.", ""},
          checks::holiday_date_mismatch},
    entry{{"hour-24", info, "24:00 was read as 00:00 on the next day.", "Updated 12 June 2023, 24:00 UTC",
           "Updated 12 June 2023, 23:59 UTC", ""},
          checks::hour_24},
    entry{
        {"http-last-modified-earlier", info, "The server's Last-Modified lies before the publication.", "Published: 12 June 2023 10:00 UTC",
         "Published: 10 June 2023 10:00 UTC", "meta \"Last-Modified=Sun, 11 Jun 2023 08:00:00 GMT\""},
        checks::http_last_modified_earlier},
    entry{{"invalid-date", error, "The calendar has no such day.", "Published 29 February 2023", "Published 29 February 2024", ""},
          checks::invalid_date},
    entry{{"invalid-time", error, "No clock shows such a time: an hour after 24:00 or a minute after 59.",
           "Updated 12 June 2023, 24:01 UTC", "Updated 12 June 2023, 24:00 UTC", ""},
          checks::invalid_time},
    entry{{"last-modified-after-response", warning, "The server's Last-Modified lies after its own Date.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 105\n\nHTTP/1.1 200 OK\nDate: Mon, 12 Jun 2023 "
           "01:18:58 GMT\nLast-Modified: Mon, 12 Jun 2023 03:18:58 GMT\n\nA text.",
           "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 105\n\nHTTP/1.1 200 OK\nDate: Mon, 12 Jun 2023 "
           "01:18:58 GMT\nLast-Modified: Mon, 12 Jun 2023 01:10:58 GMT\n\nA text.",
           ""},
          checks::last_modified_after_response},
    entry{{"leap-second-invalid", error, "A second :60 where no leap second was inserted.", "Updated 2023-06-12T23:59:60Z",
           "Updated 2016-12-31T23:59:60Z", ""},
          checks::leap_second_invalid},
    entry{{"local-time-gap", error, "The local time was skipped when the clocks went forward.", "Updated March 12, 2023, 2:30 a.m. ET",
           "Updated March 12, 2023, 3:30 a.m. ET", "country US"},
          checks::local_time_gap},
    entry{{"local-time-overlap", warning, "The local time came twice when the clocks went back, and no label decides which.",
           "Updated November 5, 2023, 1:30 a.m. ET", "Updated November 5, 2023, 1:30 a.m. EST", "country US home-zone America/New_York"},
          checks::local_time_overlap},
    entry{{"meridiem-contradiction", warning, "An hour after noon is called a.m., or 0 o'clock p.m.", "Updated 12 June 2023, 14:30 am UTC",
           "Updated 12 June 2023, 2:30 am UTC", ""},
          checks::meridiem_contradiction},
    entry{{"meridiem-redundant", warning, "A 24-hour clock with p.m.", "Updated 12 June 2023, 14:30 pm UTC",
           "Updated 12 June 2023, 2:30 pm UTC", ""},
          checks::meridiem_redundant},
    entry{{"meridiem-twelve", info, "12 a.m. was read as midnight, 12 p.m. as noon.", "Updated 12 June 2023, 12:15 a.m. UTC",
           "Updated 12 June 2023, 1:15 a.m. UTC", ""},
          checks::meridiem_twelve},
    entry{{"metadata-offset-missing", info, "A stamp for machines has a time and no offset.",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T06:00:00\">",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T06:00:00Z\">", ""},
          checks::metadata_offset_missing},
    entry{{"metadata-zone-slip", warning,
           "Two stamps for machines show the same clock under two offsets: one of them is local time called something else.",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T06:49:07Z\"><script "
           "type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2023-06-12T06:49:07+05:30\"}</script>",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T01:19:07Z\"><script "
           "type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2023-06-12T06:49:07+05:30\"}</script>",
           ""},
          checks::metadata_zone_slip},
    entry{{"midnight-ambiguous", warning, "\"Midnight\" of a day can begin it or end it.", "June 12, 2023 at midnight UTC",
           "June 12, 2023 at noon UTC", ""},
          checks::midnight_ambiguous},
    entry{{"modified-before-published-metadata", info,
           "For machines the page was modified before it was published, as with scheduled publication (a warning past 24 hours).",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T08:00:00Z\"><meta property=\"article:modified_time\" "
           "content=\"2023-06-12T06:12:30Z\">",
           "<html><meta property=\"article:published_time\" content=\"2023-06-12T08:00:00Z\"><meta property=\"article:modified_time\" "
           "content=\"2023-06-12T09:12:30Z\">",
           ""},
          checks::modified_before_published_metadata},
    entry{{"name-anachronism", warning, "The place of a dateline had another name in its year.",
           "LENINGRAD, Feb. 4, 2023 (AP) — Ice covered the river.", "LENINGRAD, Feb. 4, 1983 (AP) — Ice covered the river.", ""},
          checks::name_anachronism},
    entry{{"offset-not-in-zone", error, "The written offset is not that of the zone or place named with it; UTC and GMT fit everywhere.",
           "June 12, 2023 10:00 (GMT+8:30), Pyongyang", "June 12, 2017 10:00 (GMT+8:30), Pyongyang", ""},
          checks::offset_not_in_zone},
    entry{{"place-admin-mismatch", warning,
           "No place of that name is known in the stated state or province, but there is one elsewhere in the country.",
           "PARIS, Oklahoma (AP) — A storm passed.", "PARIS, Texas (AP) — A storm passed.", ""},
          checks::place_admin_mismatch},
    entry{{"place-ambiguous", warning, "Several places have that name, and nothing decides.", "SPRINGFIELD (AP) — Lawmakers met.",
           "SPRINGFIELD, Ill. (AP) — Lawmakers met.", ""},
          checks::place_ambiguous},
    entry{{"place-country-mismatch", error, "No place of that name is known in the stated country, but there is one in another.",
           "Pyongyang, South Korea", "Pyongyang, North Korea", ""},
          checks::place_country_mismatch},
    entry{{"published-after-updated", error, "Of two visible stamps the update lies more than 60 seconds before the publication.",
           "Published: 12 June 2023 10:00 UTC\nUpdated: 12 June 2023 09:00 UTC",
           "Published: 12 June 2023 10:00 UTC\nUpdated: 12 June 2023 10:30 UTC", ""},
          checks::published_after_updated},
    entry{{"range-reversed", warning, "A span of time ends before it begins.", "It ran from 15 June 2023 to 12 June 2023.",
           "It ran from 12 June 2023 to 15 June 2023.", ""},
          checks::range_reversed},
    entry{{"relative-unanchored", warning, "A relative phrase has no reference time to count from.", "Updated 2 hours ago",
           "Published: 12 June 2023 10:00 UTC\nUpdated 2 hours ago", ""},
          checks::relative_unanchored},
    entry{{"relative-year-mismatch", warning, "\"Last year\" and the like stand beside a year that is another one.",
           "Sales fell last year, in 2021, by a third.", "Sales fell last year, in 2022, by a third.", "reference 2023-06-12T01:19Z"},
          checks::relative_year_mismatch},
    entry{
        {"revisit-before-original", error, "A revisit was captured before the capture that it refers to.",
         "WARC/1.0\nWARC-Type: revisit\nWARC-Date: 2023-06-12T01:19:00Z\nWARC-Refers-To-Date: 2023-06-13T01:19:00Z\nContent-Length: 0\n\n",
         "WARC/1.0\nWARC-Type: revisit\nWARC-Date: 2023-06-12T01:19:00Z\nWARC-Refers-To-Date: 2023-06-11T01:19:00Z\nContent-Length: 0\n\n",
         ""},
        checks::revisit_before_original},
    entry{
        {"revisit-original-missing", info, "A revisit has its text in an earlier capture, which none of the inputs before it holds.",
         "WARC/1.0\nWARC-Type: revisit\nWARC-Date: 2023-06-12T01:19:00Z\nWARC-Refers-To-Date: 2023-06-11T01:19:00Z\nContent-Length: 0\n\n",
         "WARC/1.0\nWARC-Type: response\nWARC-Date: 2023-06-12T01:19:00Z\nContent-Length: 24\n\nHTTP/1.1 200 OK\n\nA text.", ""},
        checks::revisit_original_missing},
    entry{{"stamp-is-capture-time", info, "What is called the update is the moment of the capture: the page prints its clock.",
           "Last updated: 12 June 2023 10:00:01 UTC", "Last updated: 12 June 2023 09:00:01 UTC", "captured 2023-06-12T10:00Z"},
          checks::stamp_is_capture_time},
    entry{{"twin-date-mismatch", error, "One date is given in two calendars, and the two are different days.", "June 12, Juche 113 (2023)",
           "June 12, Juche 112 (2023)", ""},
          checks::twin_date_mismatch},
    entry{{"two-digit-year", info, "A year of two digits was expanded.", "Updated 13.06.23, 10:15 UTC", "Updated 13.06.2023, 10:15 UTC",
           "reference 2023-06-15T00:00Z"},
          checks::two_digit_year},
    entry{{"updated-equals-published", info, "Published and updated are the same instant: a template that prints both.",
           "Published: 12 June 2023 10:00 UTC\nUpdated: 12 June 2023 10:00 UTC",
           "Published: 12 June 2023 10:00 UTC\nUpdated: 12 June 2023 10:30 UTC", ""},
          checks::updated_equals_published},
    entry{{"url-date-mismatch", warning, "The day in the page's address is more than a day from the day of publication.",
           "Published: 16 June 2023 10:00 UTC", "Published: 13 June 2023 10:00 UTC", "url https://example.org/2023/06/12/story"},
          checks::url_date_mismatch},
    entry{{"visible-metadata-mismatch", error,
           "A visible stamp and the page's stamps for machines name different instants, and no slip of the zone explains it.",
           "Published: 12 June 2023 10:49 UTC", "Published: 12 June 2023 08:17 UTC", "meta article:published_time=2023-06-12T08:17:00Z"},
          checks::visible_metadata_mismatch},
    entry{{"weekday-mismatch", error, "The written weekday is not that of the date.", "Published: Tuesday, June 12, 2023",
           "Published: Monday, June 12, 2023", ""},
          checks::weekday_mismatch},
    entry{{"weekday-ref-ambiguous", warning, "\"Next Tuesday\" can be the coming one or that of next week.", "The board meets next Friday.",
           "The board meets on Friday, June 16, 2023.", "reference 2023-06-12T01:19Z"},
          checks::weekday_ref_ambiguous},
    entry{{"weekday-ref-far", warning,
           "A weekday told as past is six days back, while the day after the text's own is nearer: one of the two is a day off.",
           "The minister resigned on Tuesday.", "The minister resigned on Sunday.", "reference 2023-06-12T09:00Z"},
          checks::weekday_ref_far},
    entry{
        {"year-inferred", info, "No year is written; the nearest one that fits was taken.", "WASHINGTON, Dec. 31 (AP) — Officials said no.",
         "WASHINGTON, Dec. 31, 2022 (AP) — Officials said no.", "reference 2023-01-01T05:30Z"},
        checks::year_inferred},
    entry{{"zone-abbrev-ambiguous", warning, "A zone label names several instants at that date, and nothing decides.",
           "Posted 12 June 2023 14:19 BST", "Posted 12 June 2023 14:19 UTC", ""},
          checks::zone_abbrev_ambiguous},
    entry{{"zone-abbrev-resolved", info, "A zone label could name several instants; evidence decided.",
           "Last Updated: June 12, 2023, 06:49 IST", "Last Updated: June 12, 2023, 06:49 JST", "country IN home-zone Asia/Kolkata"},
          checks::zone_abbrev_resolved},
    entry{{"zone-inferred", info, "No zone is written with the time; one was taken from the publisher, the country or the page.",
           "Published 12 June 2023, 10:19", "Published 12 June 2023, 10:19 UTC", "home-zone Europe/Berlin"},
          checks::zone_inferred},
    entry{{"zone-not-in-force", warning, "No zone of the decided country used the label in that year.", "12 June 2015, 10:00 MSD",
           "12 June 2010, 10:00 MSD", "country RU home-zone Europe/Moscow"},
          checks::zone_not_in_force},
    entry{{"zone-season-mismatch", warning, "The label belongs to the other season of the decided zone.",
           "Updated July 12, 2023, 3:15 p.m. EST", "Updated July 12, 2023, 3:15 p.m. EDT", "country US home-zone America/New_York"},
          checks::zone_season_mismatch},
    entry{{"zone-unexplained", warning,
           "The stamp's zone is neither the publisher's, nor one of its country, a dateline's or the metadata's, nor UTC.",
           "Updated June 12, 2023, 06:49 +09:00", "Updated June 12, 2023, 06:49 +05:30", "country IN home-zone Asia/Kolkata"},
          checks::zone_unexplained},
};

constexpr auto catalogue_infos = [] {
  std::array<check_info, catalogue.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = catalogue[i].info;
  return out;
}();

static_assert(
    [] {
      for (std::size_t i = 1; i < catalogue_infos.size(); ++i)
        if (!(catalogue_infos[i - 1].id < catalogue_infos[i].id)) return false;
      return true;
    }(),
    "check_named searches by halves");

}  // namespace

std::span<const check_info> all_checks() { return catalogue_infos; }

const check_info* check_named(std::string_view id) {
  const auto at = std::lower_bound(catalogue_infos.begin(), catalogue_infos.end(), id,
                                   [](const check_info& c, std::string_view i) { return c.id < i; });
  return at != catalogue_infos.end() && at->id == id ? &*at : nullptr;
}

std::vector<finding> check(const document& doc, const mentions& found, const resolutions& settled, const knowledge& know,
                           const context& given) {
  const checks::check_input in{doc, found, settled, know.tables(), given};
  std::vector<finding> out;
  for (const auto& c : catalogue) c.run(in, out);
  std::stable_sort(out.begin(), out.end(), [](const finding& a, const finding& b) {
    constexpr auto no_span = text_pos{0xFFFFFFFF};
    const auto key = [&](const finding& f) { return std::tuple(!f.where, f.where ? f.where->first : no_span, f.check); };
    return key(a) < key(b);
  });
  return out;
}

}  // namespace dateline
