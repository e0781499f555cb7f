#include "time_value.hpp"

namespace dateline::cli {
namespace {

class cursor {
 public:
  explicit cursor(std::string_view s) : rest_(s) {}
  bool number(std::size_t digits, int& out) {
    if (rest_.size() < digits) return false;
    out = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
      out = out * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return true;
  }
  bool any(std::string_view of) {
    if (rest_.empty() || of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void fraction() {
    if (!any(".,")) return;
    for (int digit = 0; number(1, digit);) {}
  }
  bool end() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }

 private:
  std::string_view rest_;
};

bool offset(cursor& c, int& seconds) {
  seconds = 0;
  if (c.any("Zz")) return c.end();
  const bool west = c.front() == '-';
  int h = 0, m = 0;
  if (!c.any("+-") || !c.number(2, h)) return false;
  c.any(":");
  if (!c.end() && !c.number(2, m)) return false;
  if (h > 23 || m > 59 || !c.end()) return false;
  seconds = (h * 60 + m) * (west ? -60 : 60);
  return true;
}

}  // namespace

std::optional<time_value> parse_time(std::string_view s) {
  namespace ch = std::chrono;
  cursor c(s);
  int y = 0, mo = 0, d = 0;
  if (!c.number(4, y) || !c.any("-") || !c.number(2, mo) || !c.any("-") || !c.number(2, d)) return std::nullopt;
  const ch::year_month_day day{ch::year{y}, ch::month{static_cast<unsigned>(mo)}, ch::day{static_cast<unsigned>(d)}};
  if (!day.ok()) return std::nullopt;
  if (c.end()) return time_value{ch::sys_days{day}, true};
  int h = 0, mi = 0, sec = 0, east = 0;
  if (!c.any("Tt ") || !c.number(2, h) || !c.any(":") || !c.number(2, mi)) return std::nullopt;
  if (c.any(":") && !c.number(2, sec)) return std::nullopt;
  c.fraction();
  if (h > 23 || mi > 59 || sec > 60 || !offset(c, east)) return std::nullopt;
  return time_value{ch::sys_days{day} + ch::hours{h} + ch::minutes{mi} + ch::seconds{sec - east}, false};
}

}  // namespace dateline::cli
