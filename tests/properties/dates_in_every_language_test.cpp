// Every day of a year, written in every language with every form of its month and weekday names that CLDR has, in
// several shapes, is found again as the day it was.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"

using namespace dateline;
using namespace std::chrono;

namespace {

namespace fs = std::filesystem;

struct language {
  std::string tag;
  std::map<unsigned, std::vector<std::string>> months, weekdays;  // 1-12, 1-7 (Monday 1)
  bool counts_months = false;                                     // months are numbers with a mark: 6月, tháng 6
};

language read(const fs::path& folder) {
  language out{folder.filename().string(), {}, {}};
  std::ifstream words(folder / "words.tsv");
  for (std::string line; std::getline(words, line);)
    if (line.starts_with("monthmark\t")) out.counts_months = true;
  std::ifstream in(folder / "cldr.tsv");
  for (std::string line; std::getline(in, line);) {
    const auto a = line.find('\t'), b = line.find('\t', a + 1);
    if (line.empty() || line.front() == '#' || b == std::string::npos) continue;
    const auto what = line.substr(0, a), form = line.substr(b + 1);
    if (what != "month" && what != "weekday") continue;
    auto& names = what == "month" ? out.months : out.weekdays;
    names[static_cast<unsigned>(std::stoul(line.substr(a + 1, b - a - 1)))].push_back(form);
  }
  return out;
}

const std::vector<language>& languages() {
  static const auto all = [] {
    std::vector<language> out;
    for (const auto& e : fs::directory_iterator(fs::path(DATELINE_SOURCE_DIR) / "data/languages"))
      if (fs::exists(e.path() / "cldr.tsv")) out.push_back(read(e.path()));
    std::sort(out.begin(), out.end(), [](const language& a, const language& b) { return a.tag < b.tag; });
    return out;
  }();
  return all;
}

const knowledge& bundled() {
  static const auto k = knowledge::bundled();
  return k;
}

std::string iso(year_month_day d) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(d.year()), unsigned(d.month()), unsigned(d.day()));
  return out;
}

bool found(const std::string& text, const std::string& lang, const std::string& value) {
  context given;
  given.lang = lang;
  const auto r = scan(document::from_text(text), bundled(), given);
  return r.resolved.timestamps.size() == 1 && r.resolved.timestamps.front().value == value;
}

struct shape {
  const char* name;
  std::string (*write)(const std::string& month, const std::string& weekday, unsigned d, int y);
  const char* clock;  // what the value ends in
};

const std::array shapes{
    shape{"day month year",
          [](const std::string& m, const std::string&, unsigned d, int y) { return std::to_string(d) + " " + m + " " + std::to_string(y); },
          ""},
    shape{
        "month day, year",
        [](const std::string& m, const std::string&, unsigned d, int y) { return m + " " + std::to_string(d) + ", " + std::to_string(y); },
        ""},
    shape{"weekday, day month year",
          [](const std::string& m, const std::string& w, unsigned d, int y) {
            return w + ", " + std::to_string(d) + " " + m + " " + std::to_string(y);
          },
          ""},
    shape{"day month year, clock",
          [](const std::string& m, const std::string&, unsigned d, int y) {
            return std::to_string(d) + " " + m + " " + std::to_string(y) + ", 06:49";
          },
          "T06:49"},
};

}  // namespace

TEST_CASE("the languages of the lexicon have all months and weekdays") {
  CHECK(languages().size() >= 100);
  for (const auto& l : languages()) {
    INFO(l.tag);
    CHECK((l.months.size() == 12 || (l.months.empty() && l.counts_months)));
    CHECK(l.weekdays.size() == 7);
  }
}

TEST_CASE("every day of 2024, in every language and shape, is found again") {
  for (const auto& s : shapes) {
    std::size_t written = 0, missed = 0;
    std::map<std::string, std::pair<std::size_t, std::string>> misses;  // by language: how many, an example
    for (const auto& l : languages()) {
      if (l.months.empty()) continue;  // the numeric dates below
      std::size_t turn = 0;
      for (auto day = sys_days(2024y / January / 1); day <= sys_days(2024y / December / 31); day += days(1), ++turn) {
        const year_month_day d(day);
        const auto& months = l.months.at(unsigned(d.month()));
        const auto& weekdays = l.weekdays.at(weekday(day).iso_encoding());
        // Each day takes the next form, so that in a month of days every form has its turn.
        const auto text = s.write(months[turn % months.size()], weekdays[turn % weekdays.size()], unsigned(d.day()), int(d.year()));
        ++written;
        if (found(text, l.tag, iso(d) + s.clock)) continue;
        ++missed;
        auto& m = misses[l.tag];
        if (m.first++ == 0) m.second = text;
      }
    }
    INFO(s.name << ": " << missed << " of " << written << " missed");
    for (const auto& [tag, m] : misses) UNSCOPED_INFO(tag << " " << m.first << ", e.g. " << m.second);
    CHECK(missed == 0);
  }
}

TEST_CASE("numeric dates of every day are found again") {
  std::string missed;
  for (auto day = sys_days(2023y / January / 1); day <= sys_days(2023y / December / 31); day += days(1)) {
    const year_month_day d(day);
    const auto y = std::to_string(int(d.year())), m = std::to_string(unsigned(d.month())), dd = std::to_string(unsigned(d.day()));
    for (const auto& [text, lang] : {std::pair{iso(d), "en"}, std::pair{dd + "." + m + "." + y, "de"},
                                     std::pair{y + "年" + m + "月" + dd + "日", "ja"}, std::pair{y + "년 " + m + "월 " + dd + "일", "ko"},
                                     std::pair{y + "/" + m + "/" + dd, "zh"}, std::pair{"ngày " + dd + " tháng " + m + " năm " + y, "vi"}})
      if (!found(text, lang, iso(d))) missed += text + "\n";
  }
  INFO(missed);
  CHECK(missed.empty());
}

TEST_CASE("every minute of a day is found again") {
  std::string missed;
  for (int h = 0; h < 24; ++h) {
    for (int m = 0; m < 60; ++m) {
      const auto text = fmt::format("12 June 2023, {:02}:{:02} UTC", h, m);
      const auto twelve = fmt::format("June 12, 2023, {}:{:02} {} UTC", h % 12 == 0 ? 12 : h % 12, m, h < 12 ? "a.m." : "p.m.");
      const auto value = fmt::format("2023-06-12T{:02}:{:02}", h, m);
      for (const auto& t : {text, twelve})
        if (!found(t, "en", value)) missed += t + "\n";
    }
  }
  INFO(missed);
  CHECK(missed.empty());
}
