// Dates of publication in scripts that are no JSON-LD: "publishedDate":"2016-11-04T20:37:27Z", firstPublicationDate: "20230428".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

struct script_date {
  std::string_view key{};
  std::size_t first = 0, last = 0;  // of the value, in the script
};

void read_script_dates(std::string_view script, std::vector<script_date>& out);

}  // namespace dateline
