// Answers as rows of tables: made by many threads as bytes, put into the database by one. A row refers to rows of the
// same document by their place in it; what number that is in the database, only the one who writes it knows.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "dateline/json.hpp"
#include "dateline/report.hpp"

namespace dateline::cli {

enum class row_table : unsigned char {
  documents,
  timestamps,
  places,
  datelines,
  dateline_places,
  findings,
  finding_timestamps,
  finding_places,
  errors
};
inline constexpr std::size_t row_tables = 9;

struct row_kinds {
  bool timestamps = true, datelines = true, places = true, findings = true;
};

// A row for the document and one for each thing that is said of it. That of the document comes first.
void append_rows(std::string& out, const report&, const answer_source&, const row_kinds&);
void append_error_row(std::string& out, const answer_source&, std::string_view code, const error&);

struct row_cell {
  enum class is : char { null = 'n', integer = 'i', real = 'r', text = 't', key = 'k' } what = is::null;
  std::int64_t integer = 0;  // of a key: the row's place among those of its table and document
  double real = 0;
  std::string_view text{};
  row_table table{};  // of a key
};

// Reads what append_rows and append_error_row have written. `begin(table)`, then `cell(row_cell)` for each, then `end()`;
// false from one of them stops it.
template <class Begin, class Cell, class End>
bool read_rows(std::string_view bytes, Begin begin, Cell cell, End end);

namespace row_bytes {

inline constexpr char begin = 'B', end = 'E';

template <class T>
void put(std::string& out, T value) {
  std::array<char, sizeof(T)> raw;
  std::memcpy(raw.data(), &value, sizeof(T));
  out.append(raw.data(), raw.size());
}

template <class T>
T get(std::string_view& bytes) {
  std::array<char, sizeof(T)> raw{};
  bytes.remove_prefix(bytes.copy(raw.data(), raw.size()));
  T value;
  std::memcpy(&value, raw.data(), sizeof(T));
  return value;
}

}  // namespace row_bytes

template <class Begin, class Cell, class End>
bool read_rows(std::string_view bytes, Begin begin, Cell cell, End end) {
  while (!bytes.empty()) {
    const auto what = row_bytes::get<char>(bytes);
    row_cell c{.what = static_cast<row_cell::is>(what)};
    switch (what) {
      case row_bytes::begin:
        if (!begin(row_bytes::get<row_table>(bytes))) return false;
        continue;
      case row_bytes::end:
        if (!end()) return false;
        continue;
      case 'i': c.integer = row_bytes::get<std::int64_t>(bytes); break;
      case 'r': c.real = row_bytes::get<double>(bytes); break;
      case 't': {
        const auto size = row_bytes::get<std::uint64_t>(bytes);
        c.text = bytes.substr(0, size);
        bytes.remove_prefix(size);
        break;
      }
      case 'k':
        c.table = row_bytes::get<row_table>(bytes);
        c.integer = row_bytes::get<std::uint32_t>(bytes);
        break;
      default: break;
    }
    if (!cell(c)) return false;
  }
  return true;
}

}  // namespace dateline::cli
