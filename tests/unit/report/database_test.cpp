// The database that `scan --format sqlite` leaves, as SQLite itself sees it.
#include <sqlite3.h>
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

using dateline::tests::temporary_folder;

int run(const std::string& arguments) {
  const int status = std::system(("'" DATELINE_COMMAND "' " + arguments + " 2>/dev/null").c_str());
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The rows of a query, cells with | between them, rows with a line feed behind them.
std::string ask(const fs::path& file, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  std::string out;
  const auto row = [](void* into, int n, char** cells, char**) {
    for (int i = 0; i < n; ++i) *static_cast<std::string*>(into) += std::string(i > 0 ? "|" : "") + (cells[i] != nullptr ? cells[i] : "");
    *static_cast<std::string*>(into) += '\n';
    return 0;
  };
  const int code = sqlite3_exec(db, sql.c_str(), row, &out, nullptr);
  CAPTURE(sql, sqlite3_errmsg(db));
  REQUIRE(code == SQLITE_OK);
  sqlite3_close(db);
  return out;
}

// More than one transaction's worth, of several kinds, and two that cannot be read.
fs::path documents(const fs::path& in) {
  const auto file = in / "documents.jsonl";
  std::ofstream out(file, std::ios::binary);
  for (int i = 0; i < 4500; ++i) {
    if (i == 10 || i == 4201) {
      out << R"({"id":"bad)" << i << "\"}\n";
      continue;
    }
    out << R"({"id":)" << i << R"(,"url":"http://example.org/)" << i % 100 << R"(","text":")";
    if (i % 3 == 0) out << R"(Published: June 12, 2023, 09:49 KST\n\nPYONGYANG, North Korea (AP) — Tuesday, June 12, 2023: talks went on.)";
    if (i % 1000 == 1) out << R"(SPRINGFIELD, June 12 (AP) — \u0000 It rained.)";
    out << "\"}\n";
  }
  return file;
}

}  // namespace

TEST_CASE("the database holds together, and all that was said") {
  const temporary_folder f;
  const auto file = documents(f.path), db = f.path / "answers.db";
  REQUIRE(run("scan --jobs 2 --country KP '" + file.string() + "' --format sqlite -o '" + db.string() + "'") == 3);
  CHECK(ask(db, "PRAGMA integrity_check") == "ok\n");
  CHECK(ask(db, "PRAGMA foreign_key_check").empty());
  CHECK(ask(db, "SELECT count(*) FROM documents") == "4498\n");
  CHECK(ask(db, "SELECT document, code FROM errors ORDER BY id") == "bad10|malformed\nbad4201|malformed\n");
  CHECK(ask(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'") == "0\n");
  CHECK(ask(db, "SELECT value FROM meta WHERE name = 'option country'") == "KP\n");
  // Rows that refer to one another are of one document, and are those meant.
  CHECK(ask(db,
            "SELECT count(*), count(DISTINCT t.id) FROM documents d JOIN timestamps t ON t.id = d.published_timestamp "
            "WHERE t.document = d.id AND t.role = 'published' AND t.utc = d.published") == "1500|1500\n");
  CHECK(ask(db,
            "SELECT p.name, p.role, l.agency, count(*) FROM datelines l JOIN dateline_places x ON x.dateline = l.id "
            "JOIN places p ON p.id = x.place AND p.document = l.document WHERE p.name IS NOT NULL GROUP BY 1, 2, 3") ==
        "Pyongyang|dateline|Associated Press|1500\n");
  CHECK(ask(db,
            "SELECT t.text, count(*) FROM findings f JOIN finding_timestamps x ON x.finding = f.id "
            "JOIN timestamps t ON t.id = x.timestamp AND t.document = f.document WHERE f.\"check\" = 'weekday-mismatch' GROUP BY 1") ==
        "Tuesday, June 12, 2023|1500\n");
  CHECK(ask(db, "SELECT count(*) FROM places WHERE status = 'undecided' AND lat IS NULL AND json_array_length(alternatives) > 1") == "5\n");
  CHECK(ask(db, "SELECT count(*), min(latitude) > 39 FROM map") == "1500|1\n");
  CHECK(ask(db, "SELECT DISTINCT severity FROM verdicts WHERE \"check\" = 'weekday-mismatch'") == "error\n");
}

TEST_CASE("the database is the same bytes whatever --jobs says, and is there when it is complete") {
  const temporary_folder f;
  const auto file = documents(f.path);
  const auto one = f.path / "one.db", four = f.path / "four.db";
  run("scan --jobs 1 '" + file.string() + "' --format sqlite -o '" + one.string() + "'");
  run("scan --jobs 4 '" + file.string() + "' --format sqlite -o '" + four.string() + "'");
  CHECK(bytes_of(one) == bytes_of(four));
  const auto left = std::distance(fs::directory_iterator(f.path), fs::directory_iterator());
  CHECK(left == 3);
}

TEST_CASE("--only leaves rows out, and what refers to them") {
  const temporary_folder f;
  const auto file = documents(f.path), db = f.path / "some.db";
  run("scan '" + file.string() + "' --only findings,datelines --format sqlite -o '" + db.string() + "'");
  CHECK(ask(db, "SELECT count(*) FROM timestamps") == "0\n");
  CHECK(ask(db, "SELECT count(*) FROM finding_timestamps") == "0\n");
  CHECK(ask(db, "SELECT count(*) > 0 FROM datelines") == "1\n");
  CHECK(ask(db, "PRAGMA foreign_key_check").empty());
}
