// Weights of evidence: natural log-odds by row id. Each verdict is a sum of such rows; --explain prints them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "know/evidence_layout.hpp"
#include "know/image.hpp"

namespace dateline::know {

struct weight_row {
  std::string_view id;
  double weight = 0;        // natural log-odds
  std::string_view reason;  // one phrase; {} stands for the detail
};

class evidence {
 public:
  explicit evidence(const image&);
  weight_row row(std::string_view id) const;  // weight 0 and an empty id where there is none
  // Where the rows of all those ids, sorted, stand one behind another; told by the first and the last.
  std::optional<std::size_t> block(std::span<const std::string_view> ids) const;
  weight_row prior(std::string_view label, std::string_view country) const;  // prior:LABEL:CC, else prior:default

  std::size_t size() const { return entries_.size(); }
  weight_row at(std::size_t index) const;  // in the order of the ids
  double weight_at(std::size_t index) const { return index < entries_.size() ? entries_[index].weight : 0; }

 private:
  std::optional<std::size_t> find(std::string_view id) const;
  std::string_view text(std::uint32_t at, std::uint16_t size) const;

  std::span<const evidence_entry> entries_;
  std::span<const std::uint32_t> slots_;
  std::string_view texts_;
  weight_row default_prior_{};
};

}  // namespace dateline::know
