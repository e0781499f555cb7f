// The catalogue: its texts are what users read, and its examples have to do what they say.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "cases/case_file.hpp"
#include "cases/judge.hpp"
#include "check/all_checks.hpp"
#include "dateline/archive.hpp"
#include "dateline/dateline.hpp"

using namespace dateline;

namespace {

report scanned(std::string_view text, std::string_view given) {
  static const auto know = knowledge::bundled();
  context ctx;
  REQUIRE(tests::read_context(given, ctx).empty());
  return tests::scanned(std::string(text), know, ctx);
}

const finding* verdict(const report& r, std::string_view id) {
  const auto at =
      std::find_if(r.findings.begin(), r.findings.end(), [&](const finding& f) { return f.check == id && f.conditional.empty(); });
  return at == r.findings.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the example of each check fires, and its neighbour does not") {
  for (const auto& c : all_checks()) {
    DYNAMIC_SECTION(c.id << " fires") {
      const auto r = scanned(c.fires, c.given);
      INFO(c.fires << "\n" << tests::described(r));
      const auto* f = verdict(r, c.id);
      REQUIRE(f != nullptr);
      CHECK(f->severity == c.severity);
      CHECK(f->message.size() > 10);
      CHECK((f->where || f->stated || looks_like_archive(c.fires)));  // what an archive says stands in no text
    }
    DYNAMIC_SECTION(c.id << " is quiet") {
      const auto r = scanned(c.quiet, c.given);
      INFO(c.quiet << "\n" << tests::described(r));
      CHECK(verdict(r, c.id) == nullptr);
    }
  }
}

TEST_CASE("the catalogue is in order, complete and well worded") {
  std::set<std::string_view> ids;
  for (const auto& c : all_checks()) {
    INFO(c.id);
    CHECK(ids.insert(c.id).second);
    CHECK(c.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(c.summary.ends_with('.'));
    CHECK(c.fires != c.quiet);
    CHECK(check_named(c.id) == &c);
  }
  CHECK(std::is_sorted(all_checks().begin(), all_checks().end(), [](const check_info& a, const check_info& b) { return a.id < b.id; }));
  CHECK(check_named("") == nullptr);
  CHECK(check_named("weekday") == nullptr);
  CHECK(check_named("weekday-mismatch-") == nullptr);
  CHECK(check_named("zz") == nullptr);
}
