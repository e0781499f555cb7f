#include "archive/fields_of_time.hpp"

#include <algorithm>
#include <chrono>

#include "archive/lines.hpp"

namespace dateline::archives {
namespace {

using namespace std::chrono;

// The web is of 1991. What claims to be captured long after any reader of this is as absurd.
constexpr int first_year = 1990, last_year = 2200;

int number(std::string_view s) { return static_cast<int>(whole_number(s).value_or(0)); }

}  // namespace

bool time_fields::ordinal_fits(int day) const {
  if (count != 2 || day < 1) return false;
  const auto date = year_month_day(sys_days(year(of[0]) / January / 1) + days(day - 1));
  return int(date.year()) == of[0] && unsigned(date.month()) == static_cast<unsigned>(of[1]);
}

void time_fields::add_ordinal(int day) {
  const auto date = year_month_day(sys_days(year(of[0]) / January / 1) + days(day - 1));
  add(static_cast<int>(unsigned(date.day())));
}

std::size_t time_fields::sound() const {
  const auto in = [this](std::size_t i, int least, int most) { return i < count && of[i] >= least && of[i] <= most; };
  if (!in(0, first_year, last_year)) return 0;
  if (!in(1, 1, 12)) return 1;
  if (!in(2, 1, 31) || !year_month_day(year(of[0]), month(static_cast<unsigned>(of[1])), day(static_cast<unsigned>(of[2]))).ok()) return 2;
  if (!in(3, 0, 23)) return 3;
  if (!in(4, 0, 59)) return 4;
  return in(5, 0, 60) ? 6 : 5;
}

time_fields fields_of_digits(std::string_view s) {
  time_fields f;
  f.add(number(s.substr(0, 4)));
  for (std::size_t at = 4; at + 2 <= s.size() && f.count < 6; at += 2) f.add(number(s.substr(at, 2)));
  return f;
}

archive_stamp interval_of(const time_fields& f, stamp_fault fault) {
  const auto n = f.sound();
  if (n == 0) return {{}, {}, f.count > 0 ? stamp_fault::absurd_year : stamp_fault::unreadable};
  archive_stamp out;
  out.fault = n < f.count ? stamp_fault::no_such_time : fault;
  const auto first_day = sys_days(year(f.of[0]) / (n > 1 ? f.of[1] : 1) / (n > 2 ? f.of[2] : 1));
  auto from = sys_seconds(first_day);
  sys_seconds to;
  if (n == 1) to = sys_days(year(f.of[0] + 1) / January / 1);
  else if (n == 2) to = sys_days(year_month(year(f.of[0]), month(static_cast<unsigned>(f.of[1]))) / last) + days(1);
  else if (n == 3) to = from + days(1);
  if (n > 3) {
    from += hours(f.of[3]) + (n > 4 ? minutes(f.of[4]) : minutes(0)) + (n > 5 ? seconds(std::min(f.of[5], 59)) : seconds(0));
    to = from + (n == 4 ? seconds(3600) : n == 5 ? seconds(60) : seconds(1));
  }
  out.first = from - seconds(f.offset);
  out.last = to - seconds(f.offset);
  return out;
}

std::optional<int> offset_named(std::string_view s) {
  struct zone {
    std::string_view name;
    int hours;
  };
  // RFC 822 §5.1, and UTC.
  constexpr std::array<zone, 12> zones{{{"GMT", 0},
                                        {"UTC", 0},
                                        {"UT", 0},
                                        {"Z", 0},
                                        {"EST", -5},
                                        {"EDT", -4},
                                        {"CST", -6},
                                        {"CDT", -5},
                                        {"MST", -7},
                                        {"MDT", -6},
                                        {"PST", -8},
                                        {"PDT", -7}}};
  for (const auto& z : zones)
    if (same_letters(s, z.name)) return z.hours * 3600;
  if (s.size() < 3 || (s[0] != '+' && s[0] != '-')) return std::nullopt;
  const auto hour = whole_number(s.substr(1, 2));
  auto rest = s.substr(3);
  if (rest.starts_with(':')) rest.remove_prefix(1);
  const auto minute = rest.empty() ? std::optional<std::uint64_t>(0) : whole_number(rest);
  if (!hour || !minute || rest.size() > 2 || *hour > 15 || *minute > 59) return std::nullopt;
  return (s[0] == '-' ? -1 : 1) * static_cast<int>(*hour * 3600 + *minute * 60);
}

}  // namespace dateline::archives
