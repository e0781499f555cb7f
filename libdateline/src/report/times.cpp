#include "report/times.hpp"

#include <fmt/format.h>

#include "resolve/civil.hpp"

namespace dateline {
namespace {

struct fields {
  int year;
  unsigned month, day;
  long long hour, minute, second;
};

fields fields_of(sys_seconds t) {
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day ymd{day};
  const auto s = (t - day).count();
  return {
      static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), s / 3600, s / 60 % 60, s % 60};
}

// ISO 8601 writes years before 0 and after 9999 with a sign.
std::string year_text(int y) {
  if (y >= 1000 && y <= 9999) return std::to_string(y);
  if (y >= 0 && y < 1000) return fmt::format("{:04}", y);
  return fmt::format("{}{:04}", y < 0 ? '-' : '+', y < 0 ? -y : y);
}

}  // namespace

std::string utc_text(sys_seconds t, bool leap) {
  const auto f = fields_of(leap ? t - std::chrono::seconds{1} : t);
  std::string out = year_text(f.year);
  civil::add_two_figures(out, '-', f.month);
  civil::add_two_figures(out, '-', f.day);
  civil::add_two_figures(out, 'T', f.hour);
  civil::add_two_figures(out, ':', f.minute);
  civil::add_two_figures(out, ':', leap ? 60 : f.second);
  return out += 'Z';
}

std::string offset_text(std::int32_t seconds_east) {
  const auto s = seconds_east < 0 ? -seconds_east : seconds_east;
  std::string out;
  civil::add_two_figures(out, seconds_east < 0 ? '-' : '+', s / 3600);
  civil::add_two_figures(out, ':', s / 60 % 60);
  if (s % 60 != 0) civil::add_two_figures(out, ':', s % 60);
  return out;
}

bool is_leap_second(std::string_view edtf) {
  const auto t = edtf.find('T');
  return t != std::string_view::npos && edtf.substr(t).substr(0, 9).ends_with(":60") && edtf.substr(t).size() >= 9;
}

std::string ixdtf_text(const timestamp& t) {
  if (!t.utc || !t.offset || t.precision < precision::hour || t.kind == time_kind::range || *t.offset % 60 != 0) return {};
  const bool leap = is_leap_second(t.value);
  auto out = utc_text(t.utc->first + std::chrono::seconds{*t.offset}, leap);
  out.pop_back();
  const bool utc = *t.offset == 0 && (t.zone.empty() || t.zone == "UTC" || t.zone == "Etc/UTC");
  if (utc) return out + "Z";
  out += offset_text(*t.offset);
  if (!t.zone.empty()) out += '[' + t.zone + ']';
  return out;
}

std::string local_text(sys_seconds t, std::int32_t seconds_east, bool with_seconds) {
  const auto f = fields_of(t + std::chrono::seconds{seconds_east});
  auto out = fmt::format("{}-{:02}-{:02} {:02}:{:02}", year_text(f.year), f.month, f.day, f.hour, f.minute);
  if (with_seconds) out += fmt::format(":{:02}", f.second);
  return out;
}

}  // namespace dateline
