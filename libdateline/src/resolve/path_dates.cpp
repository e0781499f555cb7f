#include "resolve/path_dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "resolve/calendars.hpp"
#include "resolve/civil.hpp"

namespace dateline::resolving {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct part {  // a number, or a word, of the path
  std::size_t first = 0, last = 0;
  int value = -1;  // -1: a word
  std::size_t width() const { return last - first; }
};

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> long_months{"january", "february", "march",     "april",   "may",      "june",
                                                       "july",    "august",   "september", "october", "november", "december"};

unsigned month_named(std::string_view word) {
  std::string lower(word);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (unsigned m = 0; m < 12; ++m)
    if (lower == months[m] || lower == long_months[m]) return m + 1;
  return 0;
}

std::vector<part> parts_of(std::string_view path) {
  constexpr std::size_t most = 128;
  std::vector<part> out;
  for (std::size_t at = 0; at < path.size() && out.size() < most;) {
    const bool number = digit(path[at]);
    if (!number && !letter(path[at])) {
      ++at;
      continue;
    }
    part p{.first = at};
    while (at < path.size() && (number ? digit(path[at]) : letter(path[at]))) ++at;
    p.last = at;
    if (number && p.width() <= 8) {
      p.value = 0;
      for (auto i = p.first; i < p.last; ++i) p.value = p.value * 10 + (path[i] - '0');
    }
    out.push_back(p);
  }
  return out;
}

bool year(const part& p) { return p.width() == 4 && p.value >= 1990 && p.value <= 2100; }
bool small(const part& p) { return p.value >= 1 && p.width() <= 2; }

class path_reader {
 public:
  explicit path_reader(std::string_view path) : path_(path), parts_(parts_of(path)) {}

  std::optional<path_date> run() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (auto d = day_at(i)) return d;
    }
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {  // a month, between slashes: other pairs of numbers are too many
      if (!year(parts_[i]) || glued(i) || joint(i) != '/' || !ends(i + 1, '/')) continue;
      const auto m = month(parts_[i + 1]);
      if (m != 0 && (parts_[i + 1].width() == 2 || parts_[i + 1].value < 0)) return path_date{parts_[i].value, m, 0, words(i, i + 1)};
    }
    return std::nullopt;
  }

 private:
  // The one separator between part i and the next; 0: more stands between.
  char joint(std::size_t i) const {
    if (i + 1 >= parts_.size() || parts_[i + 1].first != parts_[i].last + 1) return 0;
    const char c = path_[parts_[i].last];
    return c == '/' || c == '-' || c == '_' || c == '.' ? c : '\0';
  }
  bool ends(std::size_t i, char with) const { return parts_[i].last == path_.size() || path_[parts_[i].last] == with; }
  bool glued(std::size_t i) const {  // letters right before or behind: t2023, 12th
    const auto& p = parts_[i];
    return (p.first > 0 && letter(path_[p.first - 1])) || (p.last < path_.size() && letter(path_[p.last]));
  }
  unsigned month(const part& p) const {
    if (p.value < 0) return month_named(path_.substr(p.first, p.width()));
    return small(p) && p.value <= 12 ? static_cast<unsigned>(p.value) : 0;
  }
  std::string words(std::size_t a, std::size_t b) const {
    return std::string(path_.substr(parts_[a].first, parts_[b].last - parts_[a].first));
  }

  std::optional<path_date> made(std::int32_t y, unsigned m, unsigned d, std::size_t a, std::size_t b) const {
    if (!civil::exists(y, m, d)) return std::nullopt;
    return path_date{y, m, d, words(a, b)};
  }

  std::optional<path_date> day_at(std::size_t i) const {
    const auto& p = parts_[i];
    if (p.width() == 8 && p.value > 19900000 && p.value < 21010000 && (p.first == 0 || !letter(path_[p.first - 1])))
      return made(p.value / 10000, static_cast<unsigned>(p.value / 100 % 100), static_cast<unsigned>(p.value % 100), i, i);
    if (i + 1 < parts_.size() && year(p) && joint(i) == '/' && parts_[i + 1].width() == 4 && parts_[i + 1].value >= 101)  // /2023/0612/
      if (auto d =
              made(p.value, static_cast<unsigned>(parts_[i + 1].value / 100), static_cast<unsigned>(parts_[i + 1].value % 100), i, i + 1))
        return d;
    if (auto d = behind_section(i)) return d;
    if (i + 2 >= parts_.size() || joint(i) == 0 || joint(i) != joint(i + 1) || glued(i) || glued(i + 2)) return std::nullopt;
    const auto &b = parts_[i + 1], &c = parts_[i + 2];
    const auto m = month(b);
    if (m != 0 && year(p) && small(c)) return made(p.value, m, static_cast<unsigned>(c.value), i, i + 2);
    if (p.width() == 4 && p.value >= 1370 && p.value < 1450 && m != 0 && small(c)) {  // Iran's year
      if (const auto at = civil::day_in(calendar::jalali, p.value, m, static_cast<unsigned>(c.value))) {
        const auto f = civil::fields(*at);
        return made(f.year, f.month, f.day, i, i + 2);
      }
    }
    if (!year(c) || !small(p)) return std::nullopt;
    if (b.value < 0 && m != 0) return made(c.value, m, static_cast<unsigned>(p.value), i, i + 2);
    if (m != 0 && (p.value > 12 || joint(i) == '.')) return made(c.value, m, static_cast<unsigned>(p.value), i, i + 2);
    if (small(b) && b.value > 12 && p.value <= 12)
      return made(c.value, static_cast<unsigned>(p.value), static_cast<unsigned>(b.value), i, i + 2);
    return std::nullopt;  // 05-06-2023: which is the month, a path does not tell
  }

  // /2010/world/europe/08/13/: the section stands between the year and the month.
  std::optional<path_date> behind_section(std::size_t i) const {
    constexpr std::size_t most_words = 4;
    if (!year(parts_[i]) || glued(i) || parts_[i].first == 0 || path_[parts_[i].first - 1] != '/' || !ends(i, '/')) return std::nullopt;
    auto m = i + 1;
    while (m < parts_.size() && m - i <= most_words && parts_[m].value < 0 && month(parts_[m]) == 0) ++m;
    if (m == i + 1 || m + 1 >= parts_.size() || path_[parts_[m].first - 1] != '/' || joint(m) != '/' || !ends(m + 1, '/'))
      return std::nullopt;
    if (parts_[m].value < 0 || month(parts_[m]) == 0 || !small(parts_[m + 1])) return std::nullopt;
    return made(parts_[i].value, month(parts_[m]), static_cast<unsigned>(parts_[m + 1].value), i, m + 1);
  }

  std::string_view path_;
  std::vector<part> parts_;
};

}  // namespace

std::optional<path_date> date_in_path(std::string_view path) { return path_reader(path).run(); }

}  // namespace dateline::resolving
