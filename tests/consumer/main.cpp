// What a user of the library writes, with nothing but its public header.
#include <dateline/dateline.hpp>

#include <cstdio>

int main() {
  const auto know = dateline::knowledge::bundled();
  dateline::context given;
  given.home_zone = "Asia/Kolkata";
  given.country = "IN";
  const auto report = dateline::scan(dateline::document::from_text("Last Updated: June 12, 2023, 06:49 IST\n"), know, given);
  for (const auto& t : report.resolved.timestamps)
    if (t.utc) std::printf("%lld\n", static_cast<long long>(t.utc->first.time_since_epoch().count()));
}
