// dateline-cases: every case of every .cases file of the project as a test of its own, named by file and slug.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cases/case_file.hpp"
#include "cases/judge.hpp"
#include "dateline/dateline.hpp"

namespace {

namespace fs = std::filesystem;
using dateline::tests::case_text;

struct run_case : Catch::ITestInvoker {
  run_case(const case_text& c, const dateline::knowledge& k) : text(c), know(k) {}
  void invoke() const override {
    const auto report = dateline::tests::scanned(text.text, know, text.context);
    INFO("> " << text.text << "\n" << dateline::tests::described(report));
    const auto wrong = dateline::tests::complaints(text, report);
    for (const auto& w : wrong) UNSCOPED_INFO(w);
    CHECK(wrong.empty());
  }
  const case_text& text;
  dateline::knowledge know;
};

struct report_faults : Catch::ITestInvoker {
  explicit report_faults(std::vector<std::string> f) : faults(std::move(f)) {}
  void invoke() const override {
    for (const auto& f : faults) FAIL_CHECK("line " << f);
  }
  std::vector<std::string> faults;
};

std::vector<fs::path> case_files(const fs::path& root) {
  std::vector<fs::path> out;
  for (const auto* folder : {"data", "libdateline", "tests"}) {
    for (const auto& e : fs::recursive_directory_iterator(root / folder))
      if (e.is_regular_file() && e.path().extension() == ".cases") out.push_back(e.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  Catch::Session session;
  const fs::path root = DATELINE_SOURCE_DIR;
  const auto know = dateline::knowledge::bundled();
  std::deque<dateline::tests::case_file> files;  // the tests refer to them
  std::deque<std::string> paths;
  for (const auto& path : case_files(root)) {
    std::ifstream in(path, std::ios::binary);
    files.push_back(dateline::tests::read_cases(std::string(std::istreambuf_iterator<char>(in), {})));
    paths.push_back(path.string());
    const auto name = path.lexically_relative(root).generic_string();
    const auto tag = "[" + name + "]";
    auto& hub = Catch::getMutableRegistryHub();
    if (!files.back().faults.empty())
      hub.registerTest(
          Catch::makeTestCase(new report_faults(files.back().faults), "", {name + ": well-formed", tag}, {paths.back().c_str(), 1}));
    for (const auto& c : files.back().cases)
      hub.registerTest(Catch::makeTestCase(new run_case(c, know), "", {name + ": " + c.name, tag}, {paths.back().c_str(), c.line}));
  }
  return session.run(argc, argv);
}
