#include "resolve/account.hpp"

namespace dateline::resolving {

double account::put(const know::weight_row& row, std::string_view detail) {
  if (row.id.empty()) return 0;
  if (rows_.empty()) rows_.reserve(4);
  rows_.push_back({row, std::string(detail)});
  total_ += row.weight;
  return row.weight;
}

std::vector<evidence_row> account::rows() const {
  std::vector<evidence_row> out;
  out.reserve(rows_.size());
  for (const auto& [row, detail] : rows_) {
    std::string text(row.reason);
    if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, detail);
    out.push_back({.id = row.id, .weight = row.weight, .detail = std::move(text)});
  }
  return out;
}

void account::add(const know::evidence& weights, std::string_view id, std::string_view detail) {
  beyond_prior_ += put(weights.row(id), detail);
}

void account::add_prior(const know::weight_row& row, std::string_view detail) { put(row, detail); }

void account::add_row(const noted_row& noted) {
  rows_.push_back(noted);
  total_ += noted.row.weight;
  beyond_prior_ += noted.row.weight;
}

}  // namespace dateline::resolving
