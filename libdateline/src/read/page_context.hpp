// What a page says of itself (language, address, site) where the caller says nothing of it.
#pragma once

#include "dateline/context.hpp"
#include "dateline/document.hpp"

namespace dateline {

context completed_by_page(const document&, context);

}  // namespace dateline
