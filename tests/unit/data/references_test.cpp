// What tables say of each other and of the world: every zone exists, every code is one, every number is in range.
#include <catch2/catch.hpp>

#include <algorithm>

#include "unit/data/data_copy.hpp"

using namespace dateline;
using tests::data_copy;

namespace {

struct spoiled {
  const char* what;
  const char* file;
  std::vector<std::string> key;  // the row, by its first cells; empty: the first
  const char* column;
  const char* value;
  void (*read_by)(pack::job&);
  const char* says;  // part of the fault at that line
};

const spoiled faults[] = {
    {"an offset that is none", "zones/zones.tsv", {"Asia/Kolkata"}, "offset", "5:30", pack::pack_zones, "no offset"},
    {"a country code of three letters", "zones/zones.tsv", {"Asia/Kolkata"}, "country", "IND", pack::pack_zones, "no country code"},
    {"a rule that is none", "zones/zones.tsv", {"Asia/Kolkata"}, "rule", "sometimes", pack::pack_zones, "no rule"},
    {"a rank that is no number", "zones/zones.tsv", {"Asia/Kolkata"}, "rank", "first", pack::pack_zones, "no rank"},
    {"an instant that is none", "zones/transitions.tsv", {}, "instant", "1912-13-01T00:00:00Z", pack::pack_zones, "no instant"},
    {"an offset of a transition", "zones/transitions.tsv", {}, "offset", "+00", pack::pack_zones, "no offset"},
    {"a season that is none", "zones/transitions.tsv", {}, "season", "summer", pack::pack_zones, "season is std or dst"},
    {"a transition of no zone", "zones/transitions.tsv", {}, "zone", "Africa/Abadan", pack::pack_zones, "no such zone"},
    {"a link to nowhere", "zones/links.tsv", {}, "zone", "Africa/Nowhere", pack::pack_zones, "no such zone"},
    {"a label of no zone", "zones/abbreviations.tsv", {"ACDT"}, "zone", "Australia/Nowhere", pack::pack_zones, "no such zone"},
    {"a label's kind", "zones/abbreviations.tsv", {"ACDT"}, "kind", "slang", pack::pack_zones, "no such kind, season or offset"},
    {"a label's years", "zones/abbreviations.tsv", {"ACDT"}, "years", "1850-", pack::pack_zones, "years"},
    {"a word list's label", "zones/label_words.tsv", {}, "label", "0A", pack::pack_zones, "no such label"},
    {"a long name's zone", "zones/longnames.tsv", {}, "zone", "America/Nowhere", pack::pack_zones, "no such season or zone"},
    {"a leap second", "zones/leap_seconds.tsv", {}, "after", "1972", pack::pack_zones, "no instant"},
    {"a weight that is no number", "evidence/times.tsv", {}, "weight", "much", pack::pack_evidence, "no weight"},
    {"a weight that nothing outweighs", "evidence/times.tsv", {}, "weight", "21", pack::pack_evidence, "weight beyond 20"},
    {"a weight without a reason", "evidence/times.tsv", {}, "reason", "", pack::pack_evidence, "no reason"},
    {"a publisher's zone", "publishers/publishers.tsv", {}, "home_zone", "Europe/Nowhere", pack::pack_publishers, "no such zone"},
    {"a publisher's country", "publishers/publishers.tsv", {}, "country", "Switzerland", pack::pack_publishers, "no country"},
    {"a publisher's kind", "publishers/publishers.tsv", {}, "kind", "blog", pack::pack_publishers, "kind is news or agency"},
    {"a publisher without a name", "publishers/publishers.tsv", {}, "names", "", pack::pack_publishers, "no name"},
    {"a domain with a path", "publishers/publishers.tsv", {}, "domain", "20min.ch/news", pack::pack_publishers, "no domain"},
    {"an agency's zone", "agencies/reuters.tsv", {"zone"}, "value", "Europe/Nowhere", pack::pack_agencies, "no such zone"},
    {"an agency's country", "agencies/reuters.tsv", {"country"}, "value", "gb", pack::pack_agencies, "no country code"},
    {"an agency's key", "agencies/reuters.tsv", {"country"}, "key", "land", pack::pack_agencies, "no such key"},
    {"an empty form", "agencies/reuters.tsv", {"form"}, "value", "", pack::pack_agencies, "empty value"},
    {"a dateline word in capitals", "datelines/words.tsv", {}, "word", "Borough", pack::pack_agencies, "not a word in lower case"},
    {"a dateline word of no list", "datelines/words.tsv", {}, "list", "city", pack::pack_agencies, "no such list"},
    {"a country's order of dates", "countries/countries.tsv", {}, "order", "myd", pack::pack_countries, "no such order"},
    {"a country without a name", "countries/countries.tsv", {}, "name", "", pack::pack_countries, "no code or no name"},
    {"a ccTLD of no country", "countries/tlds.tsv", {}, "country", "XQ", pack::pack_countries, "no such country"},
    {"a class of words that is none", "languages/en/words.tsv", {}, "class", "season", pack::pack_languages, "no such class and value"},
    {"a month that is none", "languages/de/cldr.tsv", {"month"}, "value", "13", pack::pack_languages, "no such class and value"},
};

}  // namespace

TEST_CASE("each fault in a table is named by file and line") {
  for (const auto& f : faults) {
    DYNAMIC_SECTION(f.file << ": " << f.what) {
      data_copy data;
      data.set(f.file, f.key, f.column, f.value);
      const auto said = data.faults(f.read_by);
      std::string list;
      for (std::size_t i = 0; i < said.size() && i < 8; ++i) list += said[i] + "\n";
      INFO("expected " << data.place() << f.says << "\nsaid " << list);
      CHECK(std::any_of(said.begin(), said.end(),
                        [&](const std::string& s) { return s.starts_with(data.place()) && s.find(f.says) != std::string::npos; }));
    }
  }
}

TEST_CASE("one form of two agencies is caught") {
  data_copy data;
  data.edit("agencies/ap.tsv", [](std::string s) {
    const auto at = s.find("form\tAP\n");
    REQUIRE(at != std::string::npos);
    return s.insert(at, "form\tAFP\n");
  });
  const auto said = data.faults(pack::pack_agencies);
  REQUIRE_FALSE(said.empty());
  CHECK(std::any_of(said.begin(), said.end(),
                    [](const std::string& s) { return s.find("the form of another agency too") != std::string::npos; }));
}
