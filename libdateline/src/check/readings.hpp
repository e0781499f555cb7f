// The readings that a stamp is left with. A relation that fails under all of them is a finding; one that fails
// under some is a finding on condition; so no check trusts a guess.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.hpp"

namespace dateline::checks {

struct possible {
  std::optional<interval> utc{};                     // the moment; of a floating time its bounds
  std::optional<std::chrono::year_month_day> day{};  // the civil day, where it is one
  std::string zone{};
  std::string name{};  // how `conditional` calls it: "2023-06-12T05:49Z Europe/Dublin"
};

std::vector<possible> readings_of(const timestamp&);  // never empty; one where the stamp is decided or floating
std::optional<std::chrono::year_month_day> day_of(std::string_view edtf);
std::optional<std::chrono::year_month_day> day_of(const timestamp&);

bool has_clock(const timestamp&);  // hour, minute or second precision
const time_mention* mention_of(const check_input&, const timestamp&);

// Appends a finding for the stamps `at` (the first tells the span) and gives it back to be completed.
finding& add(findings&, std::string_view id, severity, const check_input&, std::vector<std::uint32_t> at, std::string message);

// The readings of `t` under which `fails` is true, as `conditional` wants them. None: no finding at all.
// An empty list in it: all of them fail, so the finding is a verdict.
std::optional<std::vector<std::string>> failing(const timestamp& t, const std::function<bool(const possible&)>& fails);

}  // namespace dateline::checks
