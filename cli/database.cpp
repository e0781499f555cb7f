// The only file that includes SQLite.
#include "database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "rows.hpp"

namespace dateline::cli {
namespace {

// In the order of row_table; a table that others refer to comes before them. The columns behind the id, if there is
// one, stand in the order in which rows.cpp writes them.
struct table {
  std::string_view name;
  bool numbered;  // has an id, which the database gives
  int columns;    // without the id
  std::string_view definition;
};

constexpr std::array<table, row_tables> tables{{
    {"documents", true, 16,
     "document TEXT, path TEXT, media TEXT NOT NULL, charset TEXT NOT NULL, url TEXT, captured TEXT, archive TEXT, \"offset\" INTEGER, "
     "length INTEGER, record_id TEXT, title TEXT, language TEXT, published TEXT, published_timestamp INTEGER REFERENCES timestamps(id), "
     "updated TEXT, "
     "updated_timestamp INTEGER REFERENCES timestamps(id)"},
    {"timestamps", true, 24,
     "document INTEGER NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER, \"end\" INTEGER, "
     "role TEXT NOT NULL, kind TEXT NOT NULL, origin TEXT NOT NULL, value TEXT, timex TEXT, precision TEXT NOT NULL, status TEXT NOT NULL, "
     "utc TEXT, "
     "utc_end TEXT, earliest TEXT, latest TEXT, ixdtf TEXT, zone TEXT, abbreviation TEXT, \"offset\" TEXT, zone_source TEXT, reading TEXT, "
     "confidence REAL NOT NULL, alternatives TEXT NOT NULL"},
    {"places", true, 18,
     "document INTEGER NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER, \"end\" INTEGER, "
     "role TEXT NOT NULL, name TEXT, geonames_id INTEGER, feature TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, zone TEXT, "
     "population INTEGER, status TEXT NOT NULL, confidence REAL, alternatives TEXT NOT NULL"},
    {"datelines", true, 7,
     "document INTEGER NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER, \"end\" INTEGER, "
     "agency TEXT, timestamp INTEGER REFERENCES timestamps(id)"},
    {"dateline_places", false, 2,
     "dateline INTEGER NOT NULL REFERENCES datelines(id), place INTEGER NOT NULL REFERENCES places(id), PRIMARY KEY (dateline, place)"},
    {"findings", true, 8,
     "document INTEGER NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, \"check\" TEXT NOT NULL, severity TEXT NOT NULL, "
     "message TEXT NOT NULL, start INTEGER, \"end\" INTEGER, conditional TEXT"},
    {"finding_timestamps", false, 2,
     "finding INTEGER NOT NULL REFERENCES findings(id), timestamp INTEGER NOT NULL REFERENCES timestamps(id), "
     "PRIMARY KEY (finding, timestamp)"},
    {"finding_places", false, 2,
     "finding INTEGER NOT NULL REFERENCES findings(id), place INTEGER NOT NULL REFERENCES places(id), PRIMARY KEY (finding, place)"},
    {"errors", true, 7,
     "document TEXT, path TEXT, url TEXT, archive TEXT, code TEXT NOT NULL, message TEXT NOT NULL, \"offset\" INTEGER NOT NULL"},
}};

// Made when all rows are there: that is faster than to keep them up.
constexpr const char* indexes =
    "CREATE INDEX documents_url ON documents(url); CREATE INDEX documents_published ON documents(published);"
    "CREATE INDEX documents_published_timestamp ON documents(published_timestamp);"
    "CREATE INDEX documents_updated_timestamp ON documents(updated_timestamp);"
    "CREATE INDEX timestamps_document ON timestamps(document); CREATE INDEX timestamps_utc ON timestamps(utc);"
    "CREATE INDEX places_document ON places(document); CREATE INDEX places_geonames_id ON places(geonames_id);"
    "CREATE INDEX places_country ON places(country);"
    "CREATE INDEX datelines_document ON datelines(document); CREATE INDEX datelines_timestamp ON datelines(timestamp);"
    "CREATE INDEX dateline_places_place ON dateline_places(place);"
    "CREATE INDEX findings_document ON findings(document); CREATE INDEX findings_check ON findings(\"check\", severity);"
    "CREATE INDEX finding_timestamps_timestamp ON finding_timestamps(timestamp);"
    "CREATE INDEX finding_places_place ON finding_places(place);";

constexpr const char* views =
    // latitude and longitude: the names that map viewers look for
    "CREATE VIEW map AS SELECT d.document, d.url, d.published, p.role, p.text, p.name, p.country, p.zone, p.status, "
    "p.lat AS latitude, p.lon AS longitude FROM places p JOIN documents d ON d.id = p.document WHERE p.lat IS NOT NULL;"
    "CREATE VIEW verdicts AS SELECT d.document, d.url, f.\"check\", f.severity, f.message, f.start, f.\"end\" "
    "FROM findings f JOIN documents d ON d.id = f.document WHERE f.conditional IS NULL;";

class database final : public store {
 public:
  explicit database(std::vector<std::pair<std::string, std::string>> meta) : meta_(std::move(meta)) {}
  database(const database&) = delete;
  database& operator=(const database&) = delete;
  ~database() override { close(); }

  bool open(const std::string& path) override {
    close();
    ::unlink((path + "-journal").c_str());  // of an earlier run
    if (!connect(path)) return false;
    if (!run("BEGIN; CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;")) return false;
    for (const auto& t : tables)
      if (!make(t)) return false;
    return prepare_rows();
  }

  std::optional<std::uint32_t> reopen(const std::string& path) override {
    std::int64_t number = 0;
    if (!connect(path) || !read("PRAGMA user_version", number) || number <= 0) {  // SQLite undoes here what was not committed
      close();
      wrong_.clear();  // it is begun anew
      return std::nullopt;
    }
    if (number == whole) return close() && fix_counters() ? std::optional(whole) : std::nullopt;
    for (std::size_t i = 0; i < tables.size(); ++i)
      if (tables[i].numbered && !read(fmt::format("SELECT coalesce(max(id), 0) + 1 FROM {}", tables[i].name), next_[i]))
        return std::nullopt;
    if (!run("BEGIN") || !prepare_rows()) return std::nullopt;
    return static_cast<std::uint32_t>(number);
  }

  bool commit(std::uint32_t number) override { return run(fmt::format("PRAGMA user_version={}; COMMIT; BEGIN", number).c_str()); }

  bool take(std::string_view written) override {
    return read_rows(
        written, [this](row_table t) { return begin(t); }, [this](const row_cell& c) { return cell(c); }, [this] { return end(); });
  }

  bool finish() override {
    sqlite3_stmt* s = prepare("INSERT INTO meta VALUES (?, ?)");
    for (const auto& [name, value] : meta_) {
      if (s == nullptr) return false;
      bind_text(s, 1, name);
      bind_text(s, 2, value);
      if (sqlite3_step(s) != SQLITE_DONE) return failed();
      sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    return run(indexes) && run(views) && run(fmt::format("PRAGMA user_version={}; COMMIT", whole).c_str()) && close() && fix_counters();
  }

  const std::string& wrong() const override { return wrong_; }

 private:
  bool failed() {
    if (wrong_.empty()) wrong_ = fmt::format("SQLite: {}", db_ == nullptr ? "out of memory" : sqlite3_errmsg(db_));
    return false;
  }

  bool run(const char* sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK || failed(); }

  bool connect(const std::string& path) {
    path_ = path;
    if (sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) return failed();
    return run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL;");
  }

  bool read(const std::string& sql, std::int64_t& number) {
    auto* const s = prepare(sql);
    const bool there = s != nullptr && sqlite3_step(s) == SQLITE_ROW;
    if (there) number = sqlite3_column_int64(s, 0);
    else failed();
    sqlite3_finalize(s);
    return there;
  }

  // SQLite counts commits in the header, and how many there were hangs on the time that the run took: the same answers are
  // the same bytes. Nobody else has the file yet, and to tell whether it has changed is all that the counters are for.
  bool fix_counters() {
    constexpr off_t change_counter = 24, version_valid_for = 92;  // https://sqlite.org/fileformat2.html#the_database_header
    const std::array<char, 4> one{0, 0, 0, 1};
    const int fd = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    const auto put = [&](off_t at) { return ::pwrite(fd, one.data(), one.size(), at) == static_cast<ssize_t>(one.size()); };
    const bool done = fd >= 0 && put(change_counter) && put(version_valid_for);
    if (!done) wrong_ = std::strerror(errno);
    if (fd >= 0) ::close(fd);
    return done;
  }

  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* s = nullptr;
    if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &s, nullptr) != SQLITE_OK) failed();
    return s;
  }

  bool make(const table& t) {
    return run(fmt::format("CREATE TABLE {} ({}{}) STRICT{}", t.name, t.numbered ? "id INTEGER PRIMARY KEY, " : "", t.definition,
                           t.numbered ? "" : ", WITHOUT ROWID")
                   .c_str());
  }

  bool prepare_rows() {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const auto& t = tables[i];
      std::string values;
      for (int n = 0; n < t.columns + (t.numbered ? 1 : 0); ++n) values += values.empty() ? "?" : ",?";
      insert_[i] = prepare(fmt::format("INSERT {}INTO {} VALUES ({})", t.numbered ? "" : "OR IGNORE ", t.name, values));
      if (insert_[i] == nullptr) return false;
    }
    return true;
  }

  bool begin(row_table t) {
    if (t == row_table::documents) first_ = next_;
    const auto i = static_cast<std::size_t>(t);
    row_ = insert_[i];
    column_ = 0;
    if (tables[i].numbered) sqlite3_bind_int64(row_, ++column_, next_[i]++);
    return true;
  }

  bool cell(const row_cell& c) {
    ++column_;
    int code = SQLITE_OK;
    switch (c.what) {
      case row_cell::is::null: code = sqlite3_bind_null(row_, column_); break;
      case row_cell::is::integer: code = sqlite3_bind_int64(row_, column_, c.integer); break;
      case row_cell::is::real: code = sqlite3_bind_double(row_, column_, c.real); break;
      case row_cell::is::text: code = bind_text(row_, column_, c.text); break;
      case row_cell::is::key: code = sqlite3_bind_int64(row_, column_, first_[static_cast<std::size_t>(c.table)] + c.integer); break;
    }
    return code == SQLITE_OK || failed();
  }

  bool end() {
    const bool done = sqlite3_step(row_) == SQLITE_DONE;
    return (sqlite3_reset(row_) == SQLITE_OK && done) || failed();
  }

  // The text lives until the row is inserted.
  static int bind_text(sqlite3_stmt* s, int column, std::string_view text) {
    return sqlite3_bind_text64(s, column, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  bool close() {
    for (auto*& s : insert_) {
      sqlite3_finalize(s);
      s = nullptr;
    }
    const bool closed = db_ == nullptr || sqlite3_close(db_) == SQLITE_OK;
    if (!closed) failed();
    db_ = nullptr;
    return closed;
  }

  std::vector<std::pair<std::string, std::string>> meta_;
  sqlite3* db_ = nullptr;
  std::array<sqlite3_stmt*, row_tables> insert_{};
  std::array<std::int64_t, row_tables> next_ = [] {
    std::array<std::int64_t, row_tables> ones{};
    ones.fill(1);
    return ones;
  }();
  std::array<std::int64_t, row_tables> first_{};  // of the document at hand
  sqlite3_stmt* row_ = nullptr;
  int column_ = 0;
  std::string path_, wrong_;
};

}  // namespace

std::unique_ptr<store> make_database(std::vector<std::pair<std::string, std::string>> meta) {
  return std::make_unique<database>(std::move(meta));
}

}  // namespace dateline::cli
