// The account of a candidate: rows of evidence and their sum. Nothing decides but such rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/resolution.hpp"
#include "know/evidence.hpp"

namespace dateline::resolving {

struct noted_row {
  know::weight_row row;
  std::string detail;  // for the {} of its reason
};

class account {
 public:
  // Adds a row by its id; a row that the image does not have weighs nothing and is left out.
  void add(const know::evidence& weights, std::string_view id, std::string_view detail);
  // What all meanings of a label share, or what only says how common one is: it counts for the share, but alone
  // it never decides.
  void add_prior(const know::weight_row& row, std::string_view detail);

  void add_row(const noted_row&);  // of another account

  double total() const { return total_; }
  double beyond_prior() const { return beyond_prior_; }
  const std::vector<noted_row>& noted() const { return rows_; }
  std::vector<evidence_row> rows() const;  // as they are told: few accounts are asked for, so no phrase is made before

 private:
  double put(const know::weight_row& row, std::string_view detail);

  double total_ = 0, beyond_prior_ = 0;
  std::vector<noted_row> rows_;
};

}  // namespace dateline::resolving
