// bench_pairs ROUNDS COMMAND... -- COMMAND...: runs two commands in turn, from exec to exit, and prints the median
// wall time and the peak resident memory of each, and the median of the ratio of the pairs (second to first).
// In turn, because the machine's speed drifts by more than what is measured.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace {

struct cost {
  double milliseconds = 0;
  long kilobytes = 0;  // not below this program's own: the kernel counts it until exec
};

std::optional<cost> run(char* const* command) {
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int failed = posix_spawnp(&child, command[0], &quiet, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&quiet);
  if (failed != 0) return std::nullopt;
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) return std::nullopt;
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  return cost{took.count(), used.ru_maxrss};
}

double median(std::vector<double> all) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  return *middle;
}

}  // namespace

int main(int argc, char** argv) {
  const auto parting = std::find_if(argv + 1, argv + argc, [](const char* a) { return std::string_view(a) == "--"; });
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  if (rounds < 1 || parting <= argv + 2 || parting + 1 >= argv + argc) {
    std::fputs("usage: bench_pairs ROUNDS COMMAND... -- COMMAND...\n", stderr);
    return 2;
  }
  *parting = nullptr;  // ends the first command; argv itself ends the second
  char* const* const commands[2] = {argv + 2, parting + 1};

  std::vector<double> times[2], ratios;
  long peak[2] = {0, 0};
  for (int round = 0; round < rounds; ++round) {
    double pair[2] = {};
    for (int i = 0; i < 2; ++i) {
      const auto c = run(commands[i]);
      if (!c) {
        std::fputs(fmt::format("bench_pairs: {} failed\n", commands[i][0]).c_str(), stderr);
        return 1;
      }
      pair[i] = c->milliseconds;
      times[i].push_back(c->milliseconds);
      peak[i] = std::max(peak[i], c->kilobytes);
    }
    ratios.push_back(pair[1] / pair[0]);
  }
  for (int i = 0; i < 2; ++i) {
    std::fputs(
        fmt::format("{:<40} {:7.2f} ms  {:6.1f} MB peak\n", commands[i][0], median(times[i]), static_cast<double>(peak[i]) / 1024).c_str(),
        stdout);
  }
  std::fputs(fmt::format("{:<40} {:7.2f}\n", "ratio", median(ratios)).c_str(), stdout);
}
