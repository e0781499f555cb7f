#include "resolve/calendars.hpp"

#include <algorithm>
#include <array>

namespace dateline::civil {
namespace {

using std::chrono::days;

// Julian day numbers are where the formulas of all these calendars meet; 1970-01-01 is 2440588.
local_days from_julian(std::int64_t jdn) { return local_days{days{jdn - 2440588}}; }

// The Persian year's leap cycle, by the breaks published by K. Borkowski for years -61 to 3177.
struct persian_year {
  int leap;
  std::int32_t gregorian;
  int march;
};
std::optional<persian_year> persian(std::int32_t year) {
  constexpr std::array<std::int32_t, 20> breaks{-61,  9,    38,   199,  426,  686,  756,  818,  1111, 1181,
                                                1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178};
  if (year < breaks.front() || year >= breaks.back()) return std::nullopt;
  const std::int32_t gregorian = year + 621;
  std::int32_t leap_days = -14, before = breaks[0], jump = 0;
  for (std::size_t i = 1; i < breaks.size(); ++i) {
    jump = breaks[i] - before;
    if (year < breaks[i]) break;
    leap_days += jump / 33 * 8 + jump % 33 / 4;
    before = breaks[i];
  }
  std::int32_t n = year - before;
  leap_days += n / 33 * 8 + (n % 33 + 3) / 4;
  if (jump % 33 == 4 && jump - n == 4) ++leap_days;
  const std::int32_t gregorian_leaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150;
  const int march = 20 + leap_days - gregorian_leaps;
  if (jump - n < 6) n = n - jump + (jump + 4) / 33 * 33;
  int leap = ((n + 1) % 33 - 1) % 4;
  if (leap == -1) leap = 4;
  return persian_year{leap, gregorian, march};
}

std::optional<local_days> persian_day(std::int32_t year, unsigned month, unsigned d) {
  const auto y = persian(year);
  if (!y || month < 1 || month > 12 || d < 1 || d > (month <= 6 ? 31U : month <= 11 || y->leap == 0 ? 30U : 29U)) return std::nullopt;
  const auto new_year = day(y->gregorian, 3, static_cast<unsigned>(y->march));
  if (!new_year) return std::nullopt;
  const unsigned before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return *new_year + days{before + d - 1};
}

std::optional<local_days> tabular_hijri(std::int32_t year, unsigned month, unsigned d) {
  if (year < 1 || year > 2000 || month < 1 || month > 12 || d < 1 || d > 30) return std::nullopt;
  const std::int64_t y = year, m = month;
  return from_julian(d + (59 * (m - 1) + 1) / 2 + (y - 1) * 354 + (3 + 11 * y) / 30 + 1948440 - 1);
}

// Hebrew: months from Nisan (1) to Adar (12) or Adar II (13), by the molad arithmetic.
std::int64_t hebrew_elapsed(std::int64_t year) {
  const std::int64_t months = (235 * year - 234) / 19;
  const std::int64_t parts = 12084 + 13753 * months;
  std::int64_t d = months * 29 + parts / 25920;
  if (3 * (d + 1) % 7 < 3) ++d;
  return d;
}
std::int64_t hebrew_new_year(std::int64_t year) {
  const auto last = hebrew_elapsed(year - 1), now = hebrew_elapsed(year), next = hebrew_elapsed(year + 1);
  const int shift = next - now == 356 ? 2 : now - last == 382 ? 1 : 0;
  return 347995 + now + shift;
}
bool hebrew_leap(std::int64_t year) { return (7 * year + 1) % 19 < 7; }
unsigned hebrew_month_days(std::int64_t year, unsigned month) {
  const auto length = hebrew_new_year(year + 1) - hebrew_new_year(year);
  if (month == 8) return length % 10 == 5 ? 30 : 29;
  if (month == 9) return length % 10 == 3 ? 29 : 30;
  if (month == 2 || month == 4 || month == 6 || month == 10 || month == 13) return 29;
  if (month == 12) return hebrew_leap(year) ? 30 : 29;
  return 30;
}
std::optional<local_days> hebrew_day(std::int32_t year, unsigned month, unsigned d) {
  if (year < 1 || year > 9999) return std::nullopt;
  const unsigned last = hebrew_leap(year) ? 13 : 12;
  if (month < 1 || month > last || d < 1 || d > hebrew_month_days(year, month)) return std::nullopt;
  std::int64_t at = hebrew_new_year(year);
  for (unsigned m = 7; m <= last && (month < 7 || m < month); ++m) at += hebrew_month_days(year, m);
  if (month < 7)
    for (unsigned m = 1; m < month; ++m) at += hebrew_month_days(year, m);
  return from_julian(at + d - 1);
}

#include "resolve/bikram_sambat.inc"

constexpr std::int32_t bikram_epoch = -18891;  // 1 Baisakh 1975, in days from 1970: 1918-04-13

std::optional<local_days> bikram_day(std::int32_t year, unsigned month, unsigned d) {
  const std::int64_t row = std::int64_t{year} - first_bikram_year;
  if (row < 0 || row >= static_cast<std::int64_t>(bikram_months.size()) || month < 1 || month > 12) return std::nullopt;
  const auto length = [](std::uint32_t packed, unsigned m) { return 29U + (packed >> (2 * (m - 1)) & 3U); };
  const auto of_year = bikram_months[static_cast<std::size_t>(row)];
  if (d < 1 || d > std::min(32U, length(of_year, month) + 1)) return std::nullopt;  // recent years of the table are forecasts
  std::int64_t at = bikram_epoch;
  for (std::size_t y = 0; y < static_cast<std::size_t>(row); ++y)
    for (unsigned m = 1; m <= 12; ++m) at += length(bikram_months[y], m);
  for (unsigned m = 1; m < month; ++m) at += length(of_year, m);
  return local_days{days{at + d - 1}};
}

struct era_years {
  std::int32_t first, last;
};  // Gregorian; last 9999: still
constexpr std::array<era_years, 5> japanese_eras{{{1868, 1912}, {1912, 1926}, {1926, 1989}, {1989, 2019}, {2019, 9999}}};  // Meiji … Reiwa

}  // namespace

std::optional<std::int32_t> gregorian_year(calendar system, std::uint8_t era, std::int32_t year) {
  switch (system) {
    case calendar::gregorian: return year;
    case calendar::buddhist: return year - 543;
    case calendar::juche:
    case calendar::minguo: return year + 1911;
    case calendar::japanese:
      if (era < 1 || era > japanese_eras.size()) return std::nullopt;
      return japanese_eras[era - 1U].first + year - 1;
    default: return std::nullopt;
  }
}

bool era_holds(calendar system, std::uint8_t era, std::int32_t year) {
  if (system != calendar::japanese || era < 1 || era > japanese_eras.size()) return true;
  return year >= japanese_eras[era - 1U].first && year <= japanese_eras[era - 1U].last;
}

std::int32_t year_near(calendar system, std::int32_t gregorian) {
  switch (system) {
    case calendar::jalali: return gregorian - 621;
    case calendar::hijri: return static_cast<std::int32_t>((std::int64_t{gregorian} - 622) * 33 / 32) + 1;
    case calendar::bikram_sambat: return gregorian + 57;
    case calendar::hebrew: return gregorian + 3761;
    default: return gregorian;
  }
}

bool own_months(calendar system) {
  return system == calendar::jalali || system == calendar::hijri || system == calendar::hebrew || system == calendar::bikram_sambat;
}

std::optional<local_days> day_in(calendar system, std::int32_t year, unsigned month, unsigned d) {
  switch (system) {
    case calendar::jalali: return persian_day(year, month, d);
    case calendar::hijri: return tabular_hijri(year, month, d);
    case calendar::hebrew: return hebrew_day(year, month, d);
    case calendar::bikram_sambat: return bikram_day(year, month, d);
    default: {
      const auto y = gregorian_year(system, 0, year);
      return y ? day(*y, month, d) : std::nullopt;
    }
  }
}

}  // namespace dateline::civil
