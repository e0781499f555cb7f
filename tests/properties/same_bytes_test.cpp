// The same input gives the same bytes, whatever the number of jobs and whatever the machine's zone, locale or clock.
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

using dateline::tests::temporary_folder;

std::string output(const std::string& setting, const std::string& arguments) {
  std::string out;
  auto* pipe = ::popen((setting + " '" + DATELINE_COMMAND + "' " + arguments).c_str(), "r");
  REQUIRE(pipe != nullptr);
  char block[65536];
  for (std::size_t n; (n = std::fread(block, 1, sizeof block, pipe)) > 0;) out.append(block, n);
  const int status = ::pclose(pipe);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  return out;
}

// Documents of different lengths and kinds, so that jobs finish out of order.
fs::path documents(const fs::path& in) {
  const auto file = in / "documents.jsonl";
  std::ofstream out(file, std::ios::binary);
  for (int i = 0; i < 300; ++i) {
    std::string text = "Last Updated: June " + std::to_string(1 + i % 28) + ", 2023, 06:49 IST\\n\\nPyongyang, North Korea\\n\\n";
    if (i % 3 == 0) text += "Stand: " + std::to_string(1 + i % 28) + ".04.2023, 20.15 Uhr\\n";
    for (int k = 0; k < i % 17 * 5; ++k) text += "The minister said on Monday that the talks of 5/6/2023 had failed last year. ";
    out << R"({"id":")" << i << R"(","text":")" << text << R"(")";
    if (i % 2 == 0) out << R"(,"url":"https://www.example.in/2023/06/story","country":"IN")";
    if (i % 5 == 0) out << R"(,"captured":"2023-07-01T00:00:00Z")";
    out << "}\n";
  }
  return file;
}

}  // namespace

TEST_CASE("scan gives the same bytes whatever --jobs, TZ, LC_ALL and the day say") {
  const temporary_folder f;
  const auto file = documents(f.path).string();
  const auto scan = "scan --input jsonl --format jsonl --explain '" + file + "'";
  const auto due = output("env -i", scan + " --jobs 1");
  CHECK(std::count(due.begin(), due.end(), '\n') == 300);
  CHECK(output("env -i", scan + " --jobs 1") == due);
  for (const auto* jobs : {"2", "7"}) CHECK(output("env -i", scan + " --jobs " + jobs) == due);
  for (const auto* setting :
       {"TZ=America/New_York", "TZ=:/nowhere", "TZ=XYZ-11:30", "LC_ALL=C.UTF-8", "LC_ALL=tr_TR.UTF-8", "LANG=ar_EG.UTF-8", "NO_COLOR=1"})
    CHECK(output("env -i " + std::string(setting), scan + " --jobs 2") == due);
}

TEST_CASE("other verbs do not look at the machine's zone either") {
  for (const auto* verb :
       {"when --format json --country IN 'Last Updated: June 12, 2023, 06:49 IST'", "zones --format json IST --at 2023-06-12",
        "where --format json 'PARIS, Texas'", "check --format json - </dev/null", "checks"}) {
    INFO(verb);
    const auto due = output("env -i TZ=UTC", verb);
    CHECK(output("env -i TZ=Asia/Tokyo LC_ALL=C", verb) == due);
  }
}
