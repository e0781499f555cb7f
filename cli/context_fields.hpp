// The context of a document by the names of its fields, which options and JSONL records share.
#pragma once

#include <string>
#include <string_view>

#include "dateline/context.hpp"
#include "know/tables.hpp"

namespace dateline::cli {

// Sets the field that JSONL calls `name` ("home_zone"). Gives back what is wrong with the value, empty if nothing.
std::string set_field(context&, std::string_view name, std::string_view value, const know::tables&);

}  // namespace dateline::cli
