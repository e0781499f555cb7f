// bench_stage STAGE FILE: runs one stage once over the documents of FILE (separated by form feeds), in memory and on one
// thread, and prints the bytes, the milliseconds and what was found. Stages: load, stamps, find, scan; each does what the
// ones before it do. `load` is what callgrind subtracts.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"
#include "find/stamps.hpp"

namespace {

std::vector<std::string> documents_of(const std::string& all) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < all.size();) {
    const auto end = std::min(all.find('\f', from), all.size());
    out.push_back(all.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string stage = argc == 3 ? argv[1] : "";
  if (stage != "load" && stage != "stamps" && stage != "find" && stage != "scan") {
    std::fputs("usage: bench_stage load|stamps|find|scan FILE\n", stderr);
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  if (all.empty()) {
    std::fputs(fmt::format("bench_stage: {} is empty or cannot be read\n", argv[2]).c_str(), stderr);
    return 1;
  }
  const auto know = dateline::knowledge::bundled();
  std::vector<dateline::document> documents;
  for (auto& text : documents_of(all)) documents.push_back(dateline::document::from_text(std::move(text)));

  std::size_t found = 0;
  const auto start = std::chrono::steady_clock::now();
  for (auto& d : documents) {
    if (stage == "stamps") {
      dateline::mentions out;
      const auto languages = dateline::searching::languages_of_page(d.text(), know.tables(), {});
      dateline::searching::find_stamps(d.text(), know.tables(), languages, out);
      found += out.times.size();
    } else if (stage == "find") {
      found += dateline::find(d, know, {}).times.size();
    } else if (stage == "scan") {
      found += dateline::scan(std::move(d), know).resolved.timestamps.size();
    }
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::fputs(fmt::format("{} {:.3f} {}\n", all.size(), took.count(), found).c_str(), stdout);
}
