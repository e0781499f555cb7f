// Any bytes where a page states dates: JSON-LD, other scripts, the content of <meta> and <time>.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"
#include "read/json_ld.hpp"
#include "read/script_dates.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto know = dateline::knowledge::bundled();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  dateline::linked_data linked;
  dateline::read_json_ld(bytes, linked);
  for (const auto& d : linked.dates) require(d.first <= d.last && d.last <= size);
  std::vector<dateline::script_date> scripted;
  dateline::read_script_dates(bytes, scripted);
  for (const auto& d : scripted) require(d.first <= d.last && d.last <= size);
  std::string value;
  for (const char c : bytes.substr(0, 100))
    if (c != '"') value += c;
  const auto html = "<meta property=\"article:published_time\" content=\"" + value + "\"><time datetime=\"" + value + "\">x</time>";
  const auto report = dateline::scan(dateline::document::from_html(html, "utf-8"), know);
  for (const auto& t : report.resolved.timestamps)
    if (t.utc && t.bounded) require(t.bounds.first <= t.utc->first && t.utc->last <= t.bounds.last);
  return 0;
}
