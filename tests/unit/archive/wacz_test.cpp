// WACZ: the directory of a ZIP file in each of its forms, and what is left of it when it is damaged.
#include "dateline/wacz.hpp"

#include <catch2/catch.hpp>

#include "unit/archive/made_archives.hpp"

using dateline::wacz_file;
using made::gzip;
using made::page;
using made::record;
using made::response;
using made::zip_form;

namespace {

const std::string archive = gzip(record("response", response(page("a")), "Content-Type: application/http\r\n"));
const std::string pages =
    "{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n"
    "{\"id\":\"1\",\"url\":\"https://news.example/a\",\"ts\":\"2023-06-12T01:19:00Z\",\"title\":\"The page\",\"text\":\"long\"}\n"
    "no JSON\n"
    "{\"url\":\"https://news.example/a\",\"ts\":\"2023-07-12T01:19:00Z\",\"title\":\"Later\"}\n"
    "{\"url\":\"https://news.example/b\",\"ts\":7}";

std::string wacz(const zip_form& form) {
  return made::zip({{"archive/", ""},
                    {"archive/a.warc.gz", archive},
                    {"pages/pages.jsonl", pages},
                    {"indexes/index.cdx", "x"},
                    {"datapackage.json", "{}"}},
                   form);
}

std::string content(const wacz_file& file, const dateline::zip_entry& e) {
  const auto from = file.read(e);
  std::string out(1 << 20, '\0');
  std::size_t at = 0;
  for (;;) {
    const auto n = from(out.data() + at, std::min<std::size_t>(7, out.size() - at));
    if (!n) return "failed: " + n.failure().message;
    if (*n == 0) break;
    at += *n;
  }
  out.resize(at);
  return out;
}

dateline::sys_seconds at(long long seconds) { return dateline::sys_seconds(std::chrono::seconds(seconds)); }

}  // namespace

TEST_CASE("archives and pages out of every form of ZIP") {
  for (const auto& form : {zip_form{}, zip_form{.deflated = true}, zip_form{.large = true}, zip_form{.sizes_behind = true},
                           zip_form{.deflated = true, .sizes_behind = true}, zip_form{.comment = std::string(300, 'c')}}) {
    INFO("deflated " << form.deflated << ", zip64 " << form.large << ", sizes behind " << form.sizes_behind);
    const auto bytes = wacz(form);
    CHECK(dateline::looks_like_wacz(std::string_view(bytes).substr(0, 200)));
    for (const bool whole : {true, false}) {
      // Without its directory, from what stands before each entry.
      const auto there = whole ? bytes : bytes.substr(0, bytes.find("PK\x01\x02"));
      const auto file = wacz_file::open(dateline::ranges_of(there), there.size());
      REQUIRE(file);
      CHECK(file->faults().size() == (whole ? 0 : 1));
      REQUIRE(file->archives().size() == 1);
      CHECK(file->archives()[0].name == "archive/a.warc.gz");
      CHECK(content(*file, file->archives()[0]) == archive);
      CHECK(file->pages() == 3);
      REQUIRE(file->page("https://news.example/a", at(1686532740)));
      CHECK(file->page("https://news.example/a", at(1686532740))->title == "The page");
      CHECK(file->page("https://news.example/a", at(1689132740))->title == "Later");
      CHECK(file->page("https://news.example/c", {}) == nullptr);
    }
  }
}

TEST_CASE("what is no WACZ, and what is damaged") {
  CHECK_FALSE(dateline::looks_like_wacz(""));
  CHECK_FALSE(dateline::looks_like_wacz("PK"));
  CHECK_FALSE(dateline::looks_like_wacz(made::zip({{"word/document.xml", "<x/>"}}, {})));
  CHECK_FALSE(wacz_file::open(dateline::ranges_of("nothing"), 7));
  CHECK_FALSE(wacz_file::open(dateline::ranges_of(""), 0));
  const auto bytes = wacz({});
  for (std::size_t cut = 0; cut < bytes.size(); cut += 13) {  // the end is missing
    const auto there = bytes.substr(0, cut);
    const auto file = wacz_file::open(dateline::ranges_of(there), there.size());
    if (!file) continue;
    CHECK_FALSE(file->faults().empty());
    for (const auto& e : file->archives()) CHECK(archive.starts_with(content(*file, e)));
  }
  auto broken = wacz({.deflated = true});
  const auto first = broken.find("archive/a.warc.gz") + 17;
  for (std::size_t i = first; i < first + 8; ++i) broken[i] = '\xFF';
  const auto file = wacz_file::open(dateline::ranges_of(broken), broken.size());
  REQUIRE(file);
  CHECK(content(*file, file->archives()[0]).starts_with("failed: "));
}

TEST_CASE("what is damaged in an entry costs its record, as it does outside of a WACZ") {
  std::string members;
  std::size_t second = 0;
  for (const auto* word : {"a", "b", "c"}) {
    if (*word == 'b') second = members.size();
    members += made::gzip(made::record("response", made::response(made::page(word))));
  }
  for (const bool deflated : {false, true}) {
    auto zip = made::zip({{"archive/a.warc.gz", members}}, {.deflated = deflated});
    if (deflated) zip[zip.find("PK\x01\x02") + 16] ^= 1;  // the checksum, in the directory
    else
      for (std::size_t i = 60; i < 100; ++i) zip[zip.find(members) + second + i] ^= 0x55;
    const auto file = wacz_file::open(dateline::ranges_of(zip), zip.size());
    REQUIRE(file);
    dateline::archive_reader reader(file->read(file->archives()[0]));
    std::vector<std::string> blocks;
    std::size_t errors = 0;
    while (const auto r = reader.next()) {
      if (*r) blocks.push_back((*r)->block);
      else ++errors;
    }
    REQUIRE(blocks.size() >= 2);
    CHECK(blocks.front() == made::response(made::page("a")));
    CHECK(blocks.back() == made::response(made::page("c")));
    CHECK(errors == (deflated ? 1 : 2));
  }
}

TEST_CASE("bytes before the first entry") { CHECK(dateline::looks_like_wacz("bytes\n" + wacz({}))); }
