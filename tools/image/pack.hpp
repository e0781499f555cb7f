// What the packers of the data image share: reading tables of data/, reporting faults by file and line, and
// collecting sections. Each packer checks its table and adds its sections; a fault stops the build.
#pragma once

#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "know/evidence_layout.hpp"
#include "know/image.hpp"
#include "symbols.hpp"

namespace dateline::pack {

struct row {
  std::size_t line = 0;                 // from 1
  std::vector<std::string_view> cells;  // into table::bytes
};

struct table {  // a TSV of data/: `#` lines are comments, the first other line names the columns
  std::filesystem::path path;
  std::string bytes;
  std::vector<std::string_view> columns;
  std::vector<row> rows;
  std::size_t column(std::string_view name) const;  // throws fault if there is none
};

struct fault {
  std::string where, what;
};  // "data/zones/x.tsv:12", "no such zone: …"

class faults {  // all of them are collected: a maintainer wants the whole list
 public:
  void add(const std::filesystem::path& file, std::size_t line, std::string what);
  void add(const fault& f) { all_.push_back(f); }
  const std::vector<fault>& all() const { return all_; }

 private:
  std::vector<fault> all_;
};

// Reads FILE, or FILE.zst if that stands there. Checks UTF-8, LF, no blank cells at line ends, equal numbers of cells.
table read_table(const std::filesystem::path& file, faults&);
table parse_table(const std::filesystem::path& named, std::string text, faults&);
std::string read_file(const std::filesystem::path& file, faults&);
std::optional<std::string> inflate(std::string_view zstd);  // one whole frame that states its size
std::string deflate(std::string_view);
std::vector<std::string_view> split(std::string_view s, char at);
// The slots that know::find_row() looks into: row + 1 by name_hash, 0 for an empty one; a power of two, at most half full.
std::vector<std::uint32_t> hash_slots(const std::vector<std::string_view>& names, bool fold = false);
// Rows sorted by the bytes of the named columns, no two alike.
void check_sorted(const table&, std::initializer_list<std::string_view> columns, faults&);

// A record with gaps between its members would carry whatever stood in memory there: two builds, two images.
// (The compiler cannot vouch for floating point; those records are held by their size.)
template <class T>
concept without_gaps = std::has_unique_object_representations_v<T> || std::is_same_v<T, know::evidence_entry>;

class bytes {  // appends plain values, aligned
 public:
  template <without_gaps T>
  void put(const T& v) {
    out_.append(reinterpret_cast<const char*>(&v), sizeof v);
  }
  template <without_gaps T>
  void put_all(const std::vector<T>& v) {
    if (!v.empty()) out_.append(reinterpret_cast<const char*>(v.data()), v.size() * sizeof(T));
  }
  void put_text(std::string_view s) { out_ += s; }
  void align(std::size_t n) { out_.resize((out_.size() + n - 1) / n * n); }
  std::size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }
  std::string& raw() { return out_; }

 private:
  std::string out_;
};

class string_pool {  // each text once; offsets into one blob, each text ends in NUL
 public:
  std::uint32_t add(std::string_view s);
  const std::string& blob() const { return blob_; }

 private:
  std::string blob_{std::string(1, '\0')};  // offset 0 is the empty text
  std::map<std::string, std::uint32_t, std::less<>> at_;
};

class image_writer {
 public:
  void add(know::section id, std::string content) { sections_[id] = std::move(content); }
  std::string finish() const;  // header, entries, sections
 private:
  std::map<know::section, std::string> sections_;
};

struct job {                   // what a packer gets
  std::filesystem::path data;  // the data/ folder
  faults& wrong;
  image_writer& out;
  symbol_table& symbols;  // made by pack_languages, read by pack_patterns
};

// The list of packers, by hand, in order; each checks its own tables and, where it refers to others', those.
void pack_zones(job&);
void pack_languages(job&);
void pack_patterns(job&);
void pack_publishers(job&);
void pack_home_towns(job&);
void pack_agencies(job&);
void pack_evidence(job&);
void pack_countries(job&);
void pack_gazetteer(job&);
void pack_holidays(job&);
void pack_versions(job&);

}  // namespace dateline::pack
