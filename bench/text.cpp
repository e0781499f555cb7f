// bench_text FILE...: how fast the stages run over text, in memory and on one thread. The files are repeated to
// about 16 MB in documents of their own size, since that is how text arrives; memchr over the same bytes stands
// beside, so that the ratio means something on another machine.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"

namespace {

template <class F>
double best_seconds(int rounds, F&& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

std::size_t count_lines(const std::string& text) {
  std::size_t lines = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while ((at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
    ++lines;
    ++at;
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += texts.back().size();
  }
  if (bytes == 0) {
    std::fputs("usage: bench_text FILE...\n", stderr);
    return 2;
  }
  constexpr std::size_t wanted = std::size_t{16} << 20;
  const std::size_t rounds = std::max<std::size_t>(1, wanted / bytes);
  const double megabytes = static_cast<double>(bytes * rounds) / 1e6;

  const auto know = dateline::knowledge::bundled();
  std::size_t lines = 0, found = 0, settled = 0, reported = 0;  // summed and printed, so that no work is dropped
  const auto each = [&](auto&& stage) {
    return [&, stage] {
      for (std::size_t i = 0; i < rounds; ++i) {
        for (const auto& t : texts) stage(t);
      }
    };
  };
  const double scan_bytes = best_seconds(3, each([&](const std::string& t) { lines += count_lines(t); }));
  const double find = best_seconds(
      3, each([&](const std::string& t) { found += dateline::find(dateline::document::from_text(t), know, {}).times.size(); }));
  const double resolve = best_seconds(3, each([&](const std::string& t) {
                                        const auto doc = dateline::document::from_text(t);
                                        settled += dateline::resolve(doc, dateline::find(doc, know, {}), know, {}).timestamps.size();
                                      }));
  const double scan = best_seconds(3, each([&](const std::string& t) {
                                     reported += dateline::scan(dateline::document::from_text(t), know).resolved.timestamps.size();
                                   }));

  const auto row = [&](const char* name, double seconds) {
    std::fputs(fmt::format("{:<24} {:9.1f} MB/s   {:8.1f} x memchr\n", name, megabytes / seconds, seconds / scan_bytes).c_str(), stdout);
  };
  row("memchr of line ends", scan_bytes);
  row("read, find", find);
  row("read, find, resolve", resolve);
  row("all stages", scan);
  std::fputs(fmt::format("# {} lines, {} mentions, {} and {} timestamps\n", lines, found, settled, reported).c_str(), stdout);
}
