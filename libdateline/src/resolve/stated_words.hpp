// Stamps that a page states for machines in words: "Sat, 12 Jun 2023 06:49:00 GMT", "12 juin 2023".
#pragma once

#include <optional>
#include <string_view>

#include "dateline/page.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

std::optional<machine_time> parse_stated_words(std::string_view name, std::string_view value, const setting&);
bool speaks_of_another(const page_stamp&);  // of a list of pages, a teaser, a comment

}  // namespace dateline::resolving
