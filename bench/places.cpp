// bench_places FILE: the speed of the gazetteer, in memory and on one thread. Prints exact look-ups a second, over the
// main names of its places, and megabytes a second of place recognition in the documents of FILE (separated by form
// feeds): of seven passes the middle one.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"
#include "find/datelines.hpp"
#include "know/tables.hpp"

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc == 2 ? argv[1] : "", std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  if (all.empty()) {
    std::fputs("usage: bench_places FILE\n", stderr);
    return 2;
  }
  const auto know = dateline::knowledge::bundled();
  const auto& tables = know.tables();

  std::vector<std::string> names;
  for (dateline::know::place_id id = 0; id < tables.gazetteer.size(); ++id) names.emplace_back(tables.gazetteer.row(id).name);
  std::size_t hits = 0;
  auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < names.size(); ++i) hits += tables.gazetteer.lookup(names[i * 7919 % names.size()]).size();
  const auto looking = seconds_since(start);

  std::vector<dateline::document> documents;
  for (std::size_t from = 0; from < all.size();) {
    const auto end = std::min(all.find('\f', from), all.size());
    documents.push_back(dateline::document::from_text(all.substr(from, end - from)));
    from = end + 1;
  }
  std::size_t places = 0;
  std::array<double, 7> passes{};
  for (auto& pass : passes) {
    places = 0;
    start = std::chrono::steady_clock::now();
    for (const auto& d : documents) {
      dateline::mentions out;
      dateline::searching::find_places(d, tables, {}, out);
      places += out.places.size();
    }
    pass = seconds_since(start);
  }
  std::ranges::sort(passes);
  const auto reading = passes[passes.size() / 2];
  std::fputs(fmt::format("look-ups {:.2f} million/s ({} places); recognition {:.1f} MB/s ({} places in {} bytes)\n",
                         static_cast<double>(names.size()) / looking / 1e6, hits, static_cast<double>(all.size()) / reading / 1e6, places,
                         all.size())
                 .c_str(),
             stdout);
}
