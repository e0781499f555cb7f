// Boost.Regex is the oracle of the automaton: every line of data/patterns, read here by a translator of its own, becomes a
// regular expression over token symbols. A row of tokens must match the same first line both ways, or none.
#include <boost/regex.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "know/lexicon.hpp"
#include "know/patterns.hpp"

namespace {

using namespace dateline::know;

constexpr wchar_t first_letter = 0x4E00;  // a symbol is a letter that means nothing to a regular expression
constexpr std::size_t rows = 12'000, longest_row = 28;

// The terms that slots take where the line names none.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> own_terms{
    {{"role", "role"},    {"day", "n_day"},    {"month", "month"}, {"mon", "n_mon"},       {"n1", "n_day"},      {"n2", "n_day"},
     {"year", "n_year"},  {"yy", "n_yy"},      {"era", "era"},     {"weekday", "weekday"}, {"time", "n_time"},   {"badtime", "n_badtime"},
     {"hour", "n_hour"},  {"min", "n_min"},    {"sec", "n_min"},   {"hhmm", "n_hhmm"},     {"ampm", "ampm"},     {"clockword", "clockword"},
     {"zone", "zone"},    {"offset", "n_off"}, {"d6", "n_d6"},     {"d8", "n_d8"},         {"d12", "n_d12"},     {"d14", "n_d14"},
     {"rel", "rel"},      {"dir", "dir"},      {"unit", "unit"},   {"count", "n_count"},   {"number", "number"}, {"ago", "ago_after"},
     {"second", "n_min"}, {"doy", "n_d3"},     {"d7", "n_d7"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> marks{{{"=.", "dot_glued"},
                                                                               {"=-", "hyphen_glued"},
                                                                               {"=/", "slash_glued"},
                                                                               {"=:", "colon_glued"},
                                                                               {".", "dot dot_glued"},
                                                                               {",", "comma"},
                                                                               {"-", "hyphen hyphen_glued"},
                                                                               {"/", "slash slash_glued"},
                                                                               {":", "colon colon_glued"},
                                                                               {"LP", "open"},
                                                                               {"RP", "close"},
                                                                               {"BAR", "bar"},
                                                                               {"APOS", "apostrophe"},
                                                                               {"NL", "line"}}};

class oracle {
 public:
  oracle() {
    std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/data/patterns/stamps.txt");
    std::vector<std::string> whole;
    for (std::string line; std::getline(in, line);) {
      line = line.substr(0, line.find('#'));
      if (line.find_first_not_of(' ') == std::string::npos) continue;
      if (line.front() == ' ' && !whole.empty()) whole.back() += line;
      else whole.push_back(line);
    }
    for (const auto& line : whole) {
      const auto name = line.substr(0, line.find(' '));
      const auto sign = line.find_first_not_of(' ', name.size());
      REQUIRE(sign != std::string::npos);
      const auto body = line.substr(sign + 1, line.rfind('@') == std::string::npos ? std::string::npos : line.rfind('@') - sign - 1);
      if (line[sign] == '=') {
        macros_[name] = body;  // which may name one that comes later
      } else {
        names.push_back(name);
        lines.emplace_back(translate(body));
      }
    }
  }

  // The first line that takes the row as a whole, from 1; 0: none.
  std::size_t matches(const std::wstring& row) const {
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (boost::regex_match(row, lines[i])) return i + 1;
    return 0;
  }

  std::vector<std::string> names;
  std::vector<boost::wregex> lines;

 private:
  // The symbols that can be one of the terms, separated by spaces.
  std::wstring letters(std::string_view terms) const {
    std::wstring out;
    while (!terms.empty()) {
      const auto what = term_named(terms.substr(0, terms.find(' ')));
      REQUIRE(what);
      for (unsigned s = 1; s < 256; ++s)
        if ((words_.terms(static_cast<symbol>(s)) & bit(*what)) != 0) out += static_cast<wchar_t>(first_letter + s);
      terms.remove_prefix(std::min(terms.size(), terms.substr(0, terms.find(' ')).size() + 1));
    }
    return out.empty() ? L"(?!)" : L'[' + out + L']';
  }

  std::wstring translate(std::string_view body) const {
    std::wstring out;
    const auto inside = [&](char close) {
      const auto text = body.substr(1, body.find(close) - 1);
      body.remove_prefix(text.size() + 2);
      return text;
    };
    while (!body.empty()) {
      const char c = body.front();
      if (c == '{') {
        const auto text = inside('}');
        const auto slot = text.substr(0, text.find(':'));
        const auto* const own = std::ranges::find(own_terms, slot, &std::pair<std::string_view, std::string_view>::first);
        REQUIRE((slot.size() < text.size() || own != own_terms.end()));
        out += letters(slot.size() < text.size() ? text.substr(slot.size() + 1) : own->second);
      } else if (c == '[') {
        out += letters(inside(']'));
      } else if (c == '<') {
        out += L"(?:" + translate(macros_.at(std::string(inside('>')))) + L')';
      } else if (c == '(' || c == ')' || c == '|' || c == '?' || c == ' ') {
        if (c == '(') out += L"(?:";
        else if (c != ' ') out += static_cast<wchar_t>(c);
        body.remove_prefix(1);
      } else {
        const auto* const mark = std::ranges::find_if(marks, [&](const auto& m) { return body.starts_with(m.first); });
        REQUIRE(mark != marks.end());
        out += letters(mark->second);
        body.remove_prefix(mark->first.size());
      }
    }
    return out;
  }

  lexicon words_{image::bundled()};
  std::map<std::string, std::string> macros_;
};

class rows_of_tokens {
 public:
  explicit rows_of_tokens(const patterns& automaton) : automaton_(automaton) {}

  // A walk through the automaton, which ends where a stamp may; every other one with a token changed, taken out or put in.
  std::vector<symbol> next() {
    std::vector<symbol> row;
    std::uint16_t state = 0;
    while (row.size() < longest_row && (automaton_.accepts(state) == 0 || pick(3) != 0)) {
      std::vector<symbol> live;
      for (unsigned s = 1; s < 256; ++s)
        if (automaton_.next(state, static_cast<symbol>(s)) != patterns::dead) live.push_back(static_cast<symbol>(s));
      if (live.empty()) break;
      row.push_back(live[pick(live.size())]);
      state = automaton_.next(state, row.back());
    }
    if (!row.empty() && pick(2) != 0) {
      const auto at = row.begin() + static_cast<std::ptrdiff_t>(pick(row.size()));
      const auto any = static_cast<symbol>(pick(256));
      switch (pick(3)) {
        case 0: *at = any; break;
        case 1: row.erase(at); break;
        default: row.insert(at, any); break;
      }
    }
    return row;
  }

 private:
  std::size_t pick(std::size_t below) { return engine_() % below; }
  const patterns& automaton_;
  std::mt19937 engine_{20260101};  // NOLINT(bugprone-random-generator-seed): the same rows in every run
};

TEST_CASE("the automaton and Boost.Regex take the same rows of tokens") {
  const patterns automaton{image::bundled()};
  const oracle by_regex;
  for (std::uint32_t i = 0; i < by_regex.names.size(); ++i) CHECK(automaton.name(i) == by_regex.names[i]);
  rows_of_tokens some(automaton);
  std::set<std::size_t> seen;
  std::size_t taken = 0, wrong = 0;
  std::string first;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto row = some.next();
    std::uint16_t state = 0;
    std::wstring text;
    for (const auto s : row) {
      if (state != patterns::dead) state = automaton.next(state, s);
      text += static_cast<wchar_t>(first_letter + s);
    }
    const std::size_t line = state == patterns::dead ? 0 : automaton.accepts(state);
    const auto other = by_regex.matches(text);
    taken += line != 0 ? 1 : 0;
    seen.insert(line);
    if (line == other) continue;
    if (++wrong > 1) continue;
    first = "the automaton says line " + std::to_string(line) + ", the regular expressions say " + std::to_string(other) + ":";
    for (const auto s : row) first += ' ' + std::to_string(s);
  }
  INFO(first);
  CHECK(wrong == 0);
  CHECK(taken > rows / 4);                         // of what is compared, stamps and near ones
  CHECK(seen.size() > by_regex.names.size() / 2);  // of nearly every kind
}

}  // namespace
