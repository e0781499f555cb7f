// One knowledge serves many threads at once: it is never changed, and every thread gets what one alone would get.
#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <vector>

#include "dateline/dateline.hpp"
#include "dateline/json.hpp"

using namespace dateline;

namespace {

const std::vector<std::string> texts{
    "Last Updated: June 12, 2023, 06:49 IST\n\nPyongyang, North Korea\n\nThe minister said on Monday that last year was hard.",
    "SPRINGFIELD, Ill. (AP) — Lawmakers met on Tuesday, July 11, 2023, at 3 p.m. ET.",
    "Stand: 28.04.2023, 20.15 Uhr\nBERLIN (dpa) - Am Montag, 24. April 2023.",
    "新华社北京6月12日电（记者）2023年6月12日",
};

std::string answers(const knowledge& know) {
  std::string out;
  for (const auto& text : texts) append_json(out, scan(document::from_text(text), know), {}, {});
  return out;
}

}  // namespace

TEST_CASE("threads that share a knowledge get the answers of one alone") {
  const auto know = knowledge::bundled();
  const auto due = answers(know);
  std::vector<std::string> got(8);
  {
    std::vector<std::jthread> threads;
    threads.reserve(got.size());
    for (auto& mine : got)
      threads.emplace_back([&know, &mine] {
        for (int i = 0; i < 5; ++i) mine = answers(know);
      });
  }
  for (const auto& one : got) CHECK(one == due);
}
