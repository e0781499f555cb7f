// The stamps of a text, in UTC. Who published it is told, so the label IST can be settled.
//   build/examples/example-010-first-stamp [FILE]
#include <dateline/dateline.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  std::string text = "Last Updated: June 12, 2023, 06:49 IST\n";
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }

  const auto know = dateline::knowledge::bundled();  // zones, languages, places: linked in, nothing to install
  dateline::context given;
  given.country = "IN";
  const auto report = dateline::scan(dateline::document::from_text(text), know, given);
  for (const auto& t : report.resolved.timestamps)
    if (t.utc) std::cout << t.text << " = " << t.utc->first.time_since_epoch() / std::chrono::seconds(1) << '\n';
}
