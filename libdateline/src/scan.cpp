// The whole way through the house, in one call.
#include "dateline/dateline.hpp"
#include "dateline/version.hpp"
#include "read/page_context.hpp"

namespace dateline {

report scan(document doc, const knowledge& know, const context& given) {
  report out;
  const auto ctx = completed_by_page(doc, given);
  out.mentions = find(doc, know, ctx);
  out.resolved = resolve(doc, out.mentions, know, ctx);
  out.findings = check(doc, out.mentions, out.resolved, know, ctx);
  out.document = std::move(doc);
  out.made_with = {std::string(version), know.tzdb_version(), know.data_version()};
  return out;
}

}  // namespace dateline
