// bench_pages [FILE...]: how fast the stages run over pages of HTML, in memory and on one thread, and how long single
// pages take; without arguments the names come on standard input, one a line. After one small page of ours, each page is
// scanned once, then its stages are measured apart. Processor time: what else runs on the machine does not count. Prints
// the seconds of the scans, then a table.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"

namespace {

double now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

constexpr auto warm =
    "<html><title>The harbour</title><h1>The harbour</h1><p class=date>Published 12 June 2023, 10:49</p><p>Ships came.</p></html>";

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names(argv + 1, argv + argc);
  if (names.empty())
    for (std::string line; std::getline(std::cin, line);) names.push_back(line);
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (const auto& name : names) {
    std::ifstream in(name, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  if (bytes == 0) {
    std::fputs("usage: bench_pages FILE...\n", stderr);
    return 2;
  }
  const auto know = dateline::knowledge::bundled();
  static_cast<void>(dateline::scan(dateline::document::from_html(warm), know));
  std::size_t stamps = 0, mentions = 0, texts = 0;
  std::vector<double> each;
  double read = 0, find = 0, all = 0;
  for (const auto& p : pages) {
    const auto start = now();
    stamps += dateline::scan(dateline::document::from_html(p), know).resolved.timestamps.size();
    each.push_back(now() - start);
    all += each.back();
  }
  for (const auto& p : pages) {
    auto start = now();
    const auto doc = dateline::document::from_html(p);
    texts += doc.text().size();
    read += now() - start;
    start = now();
    mentions += dateline::find(doc, know, {}).times.size();
    find += now() - start;
  }
  std::sort(each.begin(), each.end());
  const auto at = [&](double share) {
    return 1e3 * each[std::min(each.size() - 1, static_cast<std::size_t>(share * static_cast<double>(each.size())))];
  };
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("{:.6f}\n", all);
  fmt::print("# dateline: read {:.0f} MB/s, find {:.0f} MB/s, all stages {:.0f} MB/s\n", megabytes / read, megabytes / find,
             megabytes / all);
  fmt::print("# dateline, a page: median {:.2f} ms, p90 {:.2f}, p99 {:.2f}, longest {:.2f}\n", at(0.5), at(0.9), at(0.99),
             1e3 * each.back());
  fmt::print("# {} bytes of text, {} mentions, {} timestamps\n", texts, mentions, stamps);
}
