// dateline: finds and settles when and where a text says it was written.
//
//   const auto know = dateline::knowledge::bundled();
//   const auto rep  = dateline::scan(dateline::document::from_text(bytes), know, {.url = "https://…"});
#pragma once

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/finding.hpp"
#include "dateline/knowledge.hpp"
#include "dateline/mention.hpp"
#include "dateline/report.hpp"
#include "dateline/resolution.hpp"
#include "dateline/result.hpp"
#include "dateline/span.hpp"

namespace dateline {

mentions find(const document&, const knowledge&, const context&);
resolutions resolve(const document&, const mentions&, const knowledge&, const context&);
std::vector<finding> check(const document&, const mentions&, const resolutions&, const knowledge&, const context&);

report scan(document, const knowledge&, const context& = {});

}  // namespace dateline
