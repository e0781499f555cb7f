#include "resolve/account.hpp"

namespace dateline::resolving {

double account::put(const know::weight_row& row, std::string_view detail) {
  if (row.id.empty()) return 0;
  std::string text(row.reason);
  if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, detail);
  rows_.push_back({.id = row.id, .weight = row.weight, .detail = std::move(text)});
  total_ += row.weight;
  return row.weight;
}

void account::add(const know::evidence& weights, std::string_view id, std::string_view detail) {
  beyond_prior_ += put(weights.row(id), detail);
}

void account::add_prior(const know::weight_row& row, std::string_view detail) { put(row, detail); }

void account::add_row(const evidence_row& row) {
  rows_.push_back(row);
  total_ += row.weight;
  beyond_prior_ += row.weight;
}

}  // namespace dateline::resolving
