// A time as options and records give it: RFC 3339, seconds and clock left out if need be.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace dateline::cli {

struct time_value {
  std::chrono::sys_seconds at{};
  bool whole_day = false;  // "2023-06-12": then `at` is its midnight, UTC
};

std::optional<time_value> parse_time(std::string_view);

}  // namespace dateline::cli
