#include "pattern_compiler.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>

namespace dateline::pack {
namespace {

using know::bit;
using know::slot;
using know::term;
using know::term_set;

// Glushkov's construction: what may come first and last, and whether nothing is enough.
struct fragment {
  bool nullable = true;
  std::set<std::uint16_t> first, last;
};

struct source_line {
  std::string name, body;
  bool macro = false;
  std::size_t line = 0;
};

constexpr std::array<std::pair<slot, term>, 33> own_terms{
    {{slot::role, term::role},       {slot::day, term::n_day},     {slot::month, term::month},
     {slot::mon, term::n_mon},       {slot::n1, term::n_day},      {slot::n2, term::n_day},
     {slot::year, term::n_year},     {slot::yy, term::n_yy},       {slot::era, term::era},
     {slot::weekday, term::weekday}, {slot::time, term::n_time},   {slot::badtime, term::n_badtime},
     {slot::hour, term::n_hour},     {slot::min, term::n_min},     {slot::sec, term::n_min},
     {slot::hhmm, term::n_hhmm},     {slot::ampm, term::ampm},     {slot::clockword, term::clockword},
     {slot::zone, term::zone},       {slot::offset, term::n_off},  {slot::d6, term::n_d6},
     {slot::d8, term::n_d8},         {slot::d12, term::n_d12},     {slot::d14, term::n_d14},
     {slot::rel, term::rel},         {slot::dir, term::dir},       {slot::unit, term::unit},
     {slot::count, term::n_count},   {slot::number, term::number}, {slot::ago, term::ago_after},
     {slot::second, term::n_min},    {slot::doy, term::n_d3},      {slot::d7, term::n_d7}}};

class compiler {
 public:
  compiler(const std::filesystem::path& file, faults& wrong) : file_(file), wrong_(wrong) {}

  compiled_patterns run(const std::string& text) {
    for (const auto& l : lines_of(text)) {
      if (l.macro) {
        macros_[l.name] = l;
        continue;
      }
      const auto at = l.body.rfind('@');
      if (at == std::string::npos) {
        wrong_.add(file_, l.line, "no @kind: " + l.name);
        continue;
      }
      auto kind = l.body.substr(at + 1);
      kind.erase(kind.find_last_not_of(' ') + 1);
      line_ = static_cast<std::uint16_t>(out_.lines.size());
      out_.lines.emplace_back(l.name, kind);
      const auto f = parse(l.body.substr(0, at), l.line);
      if (f.nullable) wrong_.add(file_, l.line, "matches nothing at all: " + l.name);
      out_.first.insert(out_.first.end(), f.first.begin(), f.first.end());
      for (const auto p : f.last) out_.positions[p].accepts = 1;
    }
    for (std::size_t i = 0; i < out_.positions.size(); ++i) {
      out_.positions[i].follow = static_cast<std::uint32_t>(out_.follow.size());
      out_.positions[i].follow_count = static_cast<std::uint32_t>(follow_[i].size());
      out_.follow.insert(out_.follow.end(), follow_[i].begin(), follow_[i].end());
    }
    return std::move(out_);
  }

 private:
  std::vector<source_line> lines_of(const std::string& text) {
    std::vector<source_line> out;
    std::size_t number = 0;
    for (auto l : split(text, '\n')) {
      ++number;
      l = l.substr(0, l.find('#'));
      if (l.find_first_not_of(' ') == std::string_view::npos) continue;
      if (l.front() == ' ') {
        if (out.empty()) wrong_.add(file_, number, "continues nothing");
        else out.back().body += l;
        continue;
      }
      const auto sep = l.find_first_of("=:");
      if (sep == std::string_view::npos) {
        wrong_.add(file_, number, "neither '=' nor ':'");
        continue;
      }
      std::string name(l.substr(0, l.find_first_of(" =:")));
      out.push_back({std::move(name), std::string(l.substr(sep + 1)), l[sep] == '=', number});
    }
    return out;
  }

  fragment parse(std::string_view body, std::size_t line) {
    const auto outer = std::tuple{rest_, at_line_};
    rest_ = body;
    at_line_ = line;
    auto f = alternatives();
    if (!rest_.empty()) wrong_.add(file_, line, "cannot be read from here: " + std::string(rest_.substr(0, 20)));
    std::tie(rest_, at_line_) = outer;
    return f;
  }

  void skip() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool eat(std::string_view what) {
    skip();
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }

  fragment alternatives() {
    auto f = sequence();
    while (eat("|")) {
      const auto g = sequence();
      f.nullable |= g.nullable;
      f.first.insert(g.first.begin(), g.first.end());
      f.last.insert(g.last.begin(), g.last.end());
    }
    return f;
  }

  fragment sequence() {
    fragment f;
    for (skip(); !rest_.empty() && rest_.front() != '|' && rest_.front() != ')'; skip()) {
      auto g = atom();
      if (eat("?")) g.nullable = true;
      for (const auto p : f.last) follow_[p].insert(g.first.begin(), g.first.end());
      if (f.nullable) f.first.insert(g.first.begin(), g.first.end());
      if (g.nullable) g.last.insert(f.last.begin(), f.last.end());
      f.last = std::move(g.last);
      f.nullable = f.nullable && g.nullable;
    }
    return f;
  }

  fragment atom() {
    if (eat("(")) {
      auto f = alternatives();
      if (!eat(")")) wrong_.add(file_, at_line_, "a bracket is not closed");
      return f;
    }
    if (eat("<")) {
      const std::string name(rest_.substr(0, rest_.find('>')));
      rest_.remove_prefix(std::min(rest_.size(), name.size() + 1));
      const auto it = macros_.find(name);
      if (it == macros_.end() || depth_ == deepest) {
        wrong_.add(file_, at_line_, (it == macros_.end() ? "no such macro: " : "macros too deep: ") + name);
        return {};
      }
      ++depth_;
      auto f = parse(it->second.body, it->second.line);
      --depth_;
      return f;
    }
    if (eat("{")) return braces();
    if (eat("[")) {
      const auto name = rest_.substr(0, rest_.find(']'));
      const auto t = know::term_named(name);
      if (!t) wrong_.add(file_, at_line_, "no such term: " + std::string(name));
      rest_.remove_prefix(std::min(rest_.size(), name.size() + 1));
      return position(t ? bit(*t) : 0, slot::none);
    }
    for (const auto& [text, terms] : literals)
      if (eat(text)) return position(terms, slot::none);
    wrong_.add(file_, at_line_, "cannot be read from here: " + std::string(rest_.substr(0, 20)));
    rest_ = {};
    return {};
  }

  fragment braces() {
    const auto inside = rest_.substr(0, rest_.find('}'));
    rest_.remove_prefix(std::min(rest_.size(), inside.size() + 1));
    const auto colon = inside.find(':');
    const auto s = know::slot_named(inside.substr(0, colon));
    if (!s) {
      wrong_.add(file_, at_line_, "no such slot: " + std::string(inside));
      return {};
    }
    if (colon != std::string_view::npos) {
      const auto t = know::term_named(inside.substr(colon + 1));
      if (!t) wrong_.add(file_, at_line_, "no such term: " + std::string(inside));
      return position(t ? bit(*t) : 0, *s);
    }
    const auto* const it = std::ranges::find(own_terms, *s, &std::pair<slot, term>::first);
    return position(it == own_terms.end() ? 0 : bit(it->second), *s);
  }

  fragment position(term_set takes, slot fills) {
    const auto p = static_cast<std::uint16_t>(out_.positions.size());
    if (out_.positions.size() >= 0xFFFE) throw fault{file_.string(), "more than 65,534 positions"};
    out_.positions.push_back({0, 0, fills, 0, line_});
    out_.takes.push_back(takes);
    follow_.emplace_back();
    return {false, {p}, {p}};
  }

  static constexpr std::array<std::pair<std::string_view, term_set>, 14> literals{{{"=.", bit(term::dot_glued)},
                                                                                   {"=-", bit(term::hyphen_glued)},
                                                                                   {"=/", bit(term::slash_glued)},
                                                                                   {"=:", bit(term::colon_glued)},
                                                                                   {".", bit(term::dot) | bit(term::dot_glued)},
                                                                                   {",", bit(term::comma)},
                                                                                   {"-", bit(term::hyphen) | bit(term::hyphen_glued)},
                                                                                   {"/", bit(term::slash) | bit(term::slash_glued)},
                                                                                   {":", bit(term::colon) | bit(term::colon_glued)},
                                                                                   {"LP", bit(term::open)},
                                                                                   {"RP", bit(term::close)},
                                                                                   {"BAR", bit(term::bar)},
                                                                                   {"APOS", bit(term::apostrophe)},
                                                                                   {"NL", bit(term::line)}}};

  const std::filesystem::path& file_;
  faults& wrong_;
  compiled_patterns out_;
  std::map<std::string, source_line> macros_;
  std::vector<std::set<std::uint16_t>> follow_;
  std::string_view rest_;
  std::size_t at_line_ = 0;
  std::uint16_t line_ = 0;
  static constexpr int deepest = 32;  // macros within macros; one that holds itself never ends
  int depth_ = 0;
};

}  // namespace

compiled_patterns compile_patterns(const std::filesystem::path& file, const std::string& text, faults& wrong) {
  return compiler(file, wrong).run(text);
}

}  // namespace dateline::pack
