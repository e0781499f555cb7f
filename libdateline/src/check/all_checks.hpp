// The catalogue of checks: what `dateline checks` prints, what the documentation lists and what the tests run.
#pragma once

#include <span>
#include <string_view>

#include "dateline/finding.hpp"

namespace dateline {

struct check_info {
  std::string_view id;  // kebab-case, stable
  dateline::severity severity;
  std::string_view summary;  // one sentence: the definition
  std::string_view fires;    // a text on which it fires
  std::string_view quiet;    // a near one on which it does not
  std::string_view given;    // context of both texts, in the words of .cases files ("country IN"); empty: none
};

std::span<const check_info> all_checks();            // in the order of their ids
const check_info* check_named(std::string_view id);  // null where there is none

}  // namespace dateline
