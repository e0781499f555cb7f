// The words of the answer: how each value of the public types is spelled in JSON, tables and text.
#pragma once

#include <string_view>

#include "dateline/finding.hpp"
#include "dateline/resolution.hpp"

namespace dateline {

std::string_view name_of(role);
std::string_view name_of(status);
std::string_view name_of(precision);
std::string_view name_of(time_kind);
std::string_view name_of(origin);
std::string_view name_of(severity);
std::string_view name_of(label_reading);  // empty where it is the plain one

}  // namespace dateline
