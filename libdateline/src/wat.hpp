// WAT: what a crawl keeps of a page without its text, as JSON: headers of the record and of HTTP, and the page's meta.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive.hpp"
#include "dateline/context.hpp"

namespace dateline {

struct wat_page {
  std::string uri{}, date{};  // of the record that it was taken from: WARC-Target-URI, WARC-Date
  std::string lang{};
  std::vector<header_field> http{};
  std::vector<machine_stamp> meta{};  // name, property, http-equiv or itemprop → content
  std::string wrong{};                // where the JSON breaks off, and why; empty: it does not
  bool response = false;              // what it tells of a response was reached
};

// Nothing: it is no JSON of that kind, or that of a record that is no response. What is broken off is read as far as it goes.
std::optional<wat_page> read_wat(std::string_view json);

}  // namespace dateline
