// Lines of CDXJ, the index of web archives: a key, 14 digits of capture time, and an object. The fields by which replay
// finds the capture stand first, what dateline says of it behind them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/json.hpp"
#include "dateline/report.hpp"

namespace dateline {

// What an index says of a capture: by the record that was read and, before that, by the line of CDXJ that led to it.
// Empty: not known, and then the field is left out.
struct index_entry {
  std::string key{};   // SURT
  std::string time{};  // 14 digits, UTC
  std::string url{}, mime{}, status{}, digest{}, length{}, offset{}, filename{};
  std::vector<std::pair<std::string, std::string>> others{};  // what the line has beside: names, and values as JSON
};

// Why a document has no line: `code` is that of its error record.
struct not_indexed {
  std::string_view code;
  std::string_view message;
};

struct cdxj_options {
  bool datelines = true, places = true, findings = true;
  std::vector<std::string_view> fields{};  // of cdxj_fields: these alone, in that order; empty: all but id
};

std::span<const std::string_view> cdxj_fields();

index_entry index_entry_of(const report&, const answer_source&);
std::optional<not_indexed> why_not_indexed(const index_entry&);
void append_cdxj(std::string& out, const index_entry&, const report&, const answer_source&, const cdxj_options&);  // with its line feed

}  // namespace dateline
