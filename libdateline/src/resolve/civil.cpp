#include "resolve/civil.hpp"

#include <date/date.h>
#include <date/iso_week.h>
#include <fmt/format.h>

namespace dateline::civil {
namespace {

// date.h and std::chrono are alike but not the same; days since 1970 cross the border between them.
date::local_days in(local_days d) { return date::local_days{date::days{d.time_since_epoch().count()}}; }
local_days out(date::local_days d) { return local_days{std::chrono::days{d.time_since_epoch().count()}}; }
date::year_month_day ymd(local_days d) { return date::year_month_day{in(d)}; }

std::string year_text(std::int32_t year) {
  if (year >= 1000 && year <= 9999) return std::to_string(year);
  return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

}  // namespace

bool exists(std::int32_t year, unsigned month, unsigned day) {
  return year >= -9999 && year <= 9999 && (date::year{year} / date::month{month} / date::day{day}).ok();
}

std::optional<local_days> day(std::int32_t year, unsigned month, unsigned d) {
  if (!exists(year, month, d)) return std::nullopt;
  return out(date::local_days{date::year{year} / date::month{month} / date::day{d}});
}

local_days month_start(std::int32_t year, std::int32_t month) {
  const auto m = date::year{year} / date::January + date::months{month - 1};
  return out(date::local_days{m / 1});
}

day_fields fields(local_days d) {
  const auto f = ymd(d);
  return {static_cast<int>(f.year()), static_cast<unsigned>(f.month()), static_cast<unsigned>(f.day())};
}

unsigned weekday(local_days d) { return date::weekday{in(d)}.iso_encoding() - 1; }

local_days week_start(local_days d) { return d - std::chrono::days{weekday(d)}; }

local_days add_months(local_days d, std::int32_t months) {
  auto f = ymd(d) + date::months{months};
  if (!f.ok()) f = f.year() / f.month() / date::last;
  return out(date::local_days{f});
}

local_days day_of(local_seconds t) { return std::chrono::floor<std::chrono::days>(t); }

span stretch(local_days d, precision unit) {
  const auto f = fields(d);
  const auto months = [](std::int32_t year, std::int32_t month, std::int32_t count) {
    return span{month_start(year, month), month_start(year, month + count)};
  };
  const auto floored = [](std::int32_t year, std::int32_t by) { return year >= 0 ? year / by * by : -((by - 1 - year) / by * by); };
  switch (unit) {
    case precision::century: return months(floored(f.year, 100), 1, 1200);
    case precision::decade: return months(floored(f.year, 10), 1, 120);
    case precision::year: return months(f.year, 1, 12);
    case precision::season:
    case precision::quarter: return months(f.year, static_cast<std::int32_t>((f.month - 1) / 3 * 3 + 1), 3);
    case precision::month: return months(f.year, static_cast<std::int32_t>(f.month), 1);
    case precision::week: return {week_start(d), week_start(d) + std::chrono::days{7}};
    default: return {d, d + std::chrono::days{1}};
  }
}

std::string edtf(local_days d, precision unit) {
  const auto f = fields(d);
  switch (unit) {
    case precision::century: return f.year < 0 ? year_text(f.year) : fmt::format("{:02}XX", f.year / 100);
    case precision::decade: return f.year < 0 ? year_text(f.year) : fmt::format("{:03}X", f.year / 10);
    case precision::year: return year_text(f.year);
    case precision::season:
    case precision::quarter: return fmt::format("{}-{}", year_text(f.year), 33 + (f.month - 1) / 3);
    case precision::month: return fmt::format("{}-{:02}", year_text(f.year), f.month);
    case precision::week: {
      const iso_week::year_weeknum_weekday w{iso_week::sys_days{iso_week::days{d.time_since_epoch().count()}}};
      return fmt::format("{}-W{:02}", year_text(static_cast<int>(w.year())), static_cast<unsigned>(w.weeknum()));
    }
    default: {
      auto text = year_text(f.year);
      add_two_figures(text, '-', f.month);
      add_two_figures(text, '-', f.day);
      return text;
    }
  }
}

std::string edtf(local_seconds t, precision unit, std::uint32_t nanosecond, bool leap) {
  const auto d = day_of(t);
  if (unit < precision::hour) return edtf(d, unit);
  const auto s = (t - d).count();
  auto text = edtf(d, precision::day);
  add_two_figures(text, 'T', s / 3600);
  if (unit == precision::hour) return text;
  add_two_figures(text, ':', s / 60 % 60);
  if (unit == precision::minute) return text;
  add_two_figures(text, ':', leap ? 60 : s % 60);
  if (nanosecond != 0) {
    auto digits = fmt::format("{:09}", nanosecond);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text;
}

std::string clock_edtf(unsigned hour, unsigned minute, std::optional<unsigned> second) {
  return second ? fmt::format("T{:02}:{:02}:{:02}", hour, minute, *second) : fmt::format("T{:02}:{:02}", hour, minute);
}

}  // namespace dateline::civil
