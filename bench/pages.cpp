// bench_pages FILE...: how fast the stages run over pages of HTML, in memory and on one thread, and how long single
// pages take. Two passes, the second is measured: pages arrive warm from the reader. Prints seconds, then a table.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"

namespace {

using clock_type = std::chrono::steady_clock;
double since(clock_type::time_point start) { return std::chrono::duration<double>(clock_type::now() - start).count(); }

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  if (bytes == 0) {
    std::fputs("usage: bench_pages FILE...\n", stderr);
    return 2;
  }
  const auto know = dateline::knowledge::bundled();
  std::vector<double> each;
  std::size_t stamps = 0, mentions = 0, texts = 0;
  double read = 0, find = 0, all = 0;
  for (int pass = 0; pass < 2; ++pass) {
    each.clear();
    read = find = all = 0;
    for (const auto& p : pages) {
      auto start = clock_type::now();
      const auto doc = dateline::document::from_html(p);
      texts += doc.text().size();
      read += since(start);
      start = clock_type::now();
      mentions += dateline::find(doc, know, {}).times.size();
      find += since(start);
      start = clock_type::now();
      stamps += dateline::scan(dateline::document::from_html(p), know).resolved.timestamps.size();
      each.push_back(since(start));
      all += each.back();
    }
  }
  std::sort(each.begin(), each.end());
  const auto at = [&](double share) {
    return 1e3 * each[std::min(each.size() - 1, static_cast<std::size_t>(share * static_cast<double>(each.size())))];
  };
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::fputs(fmt::format("{:.6f}\n", all).c_str(), stdout);
  std::fputs(fmt::format("# {} pages, {:.1f} MB: read {:.0f} MB/s, find {:.0f} MB/s, all stages {:.0f} MB/s\n", pages.size(), megabytes,
                         megabytes / read, megabytes / find, megabytes / all)
                 .c_str(),
             stdout);
  std::fputs(
      fmt::format("# a page: median {:.2f} ms, p90 {:.2f}, p99 {:.2f}, longest {:.2f}\n", at(0.5), at(0.9), at(0.99), 1e3 * each.back())
          .c_str(),
      stdout);
  std::fputs(fmt::format("# {} bytes of text, {} mentions, {} timestamps\n", texts, mentions, stamps).c_str(), stdout);
}
