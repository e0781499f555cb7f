// A .cases file: texts with what must come out of them, as anyone can write them. Parsed here, judged elsewhere.
//
//   # comment
//   ## slug-of-the-case
//   context url https://example.in/ country IN captured 2023-06-12T03:00Z     holds until the next context line
//   > Last Updated: June 12, 2023, 06:49 IST                                  several lines make one text: plain, HTML, or an
//                                                                             archive, which answers for its last document
//   = updated 2023-06-12T01:19Z minute Asia/Kolkata certain
//   @ "Pyongyang, North Korea" 1871859 KP dateline certain agency:Kyodo-News
//   ! weekday-mismatch
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/resolution.hpp"

namespace dateline::tests {

struct expected_time {
  std::size_t line = 0;
  bool none = false;
  std::string quoted{};  // text that the stamp must overlap
  std::optional<sys_seconds> utc{};
  std::optional<std::string> value{};
  bool null = false;  // value null: an impossible date
  std::optional<dateline::precision> precision{};
  std::optional<dateline::role> role{};
  std::optional<dateline::status> status{};
  std::string zone{};
  std::vector<sys_seconds> alternatives{};
  std::optional<label_reading> how{};
};

struct expected_place {
  std::size_t line = 0;
  bool none = false;
  std::string quoted{};
  std::uint32_t geonames_id = 0;
  std::string country{};
  std::string agency{};  // of its dateline, hyphens for blanks
  std::optional<bool> in_dateline{};
  std::optional<dateline::status> status{};
  bool no_place = false;
};

struct expected_finding {
  std::size_t line = 0;
  std::string id{};  // empty: no error and no warning
  bool fires = true;
  bool conditional = false;
};

struct case_text {
  std::string name{};  // slug, unique in the file
  std::size_t line = 0;
  dateline::context context{};
  std::string text{};
  std::vector<expected_time> times{};
  std::vector<expected_place> places{};
  std::vector<expected_finding> findings{};
};

struct case_file {
  std::vector<case_text> cases{};
  std::vector<std::string> faults{};  // "12: unknown word: …"; a file with faults fails
};

case_file read_cases(std::string_view content);

// The words of a context line ("country IN home-zone Asia/Kolkata"). What is wrong with them, or empty.
std::string read_context(std::string_view words, dateline::context& into);

std::optional<sys_seconds> read_time(std::string_view rfc3339);  // seconds may be left out

}  // namespace dateline::tests
