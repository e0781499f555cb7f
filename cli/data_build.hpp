// dateline data build: a data image with a gazetteer from the user's own dumps of GeoNames.
#pragma once

#include "arguments.hpp"
#include "exit_code.hpp"

namespace dateline::cli {

exit_code build_data(const arguments&);

}  // namespace dateline::cli
