// Dates in the path of an address: /2023/06/12/, /2023/jun/12/, /12-06-2023-title, /20230612, /1402/03/22 (Jalali).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::resolving {

struct path_date {
  std::int32_t year = 0;
  unsigned month = 0;
  unsigned day = 0;     // 0: the path has a month only
  std::string words{};  // as written
};

std::optional<path_date> date_in_path(std::string_view path);

}  // namespace dateline::resolving
