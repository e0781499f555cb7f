#include "csv_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "report/times.hpp"

namespace dateline::cli {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

constexpr std::uint64_t fewest = 3;                                   // numbers that make a column of them
constexpr double first_day = 20000, last_day = 60000;                 // 1954 to 2064, counted from 1899-12-30
constexpr double first_second = 631152000, last_second = 4102444800;  // 1990 to 2100

struct parts {
  std::int64_t whole = 0;
  std::string_view fraction{};
};

// Digits, and perhaps a fraction behind a point or a comma.
std::optional<parts> number(std::string_view s) {
  parts out;
  const auto point = s.find_first_of(".,");
  const auto whole = s.substr(0, point);
  if (whole.empty() || whole.size() > 18) return std::nullopt;
  const auto digits = [](std::string_view t) { return std::ranges::all_of(t, [](char c) { return c >= '0' && c <= '9'; }); };
  if (!digits(whole)) return std::nullopt;
  std::from_chars(whole.data(), whole.data() + whole.size(), out.whole);
  if (point != std::string_view::npos) {
    out.fraction = s.substr(point + 1);
    if (out.fraction.empty() || out.fraction.size() > 18 || !digits(out.fraction)) return std::nullopt;
  }
  return out;
}

struct named_form {
  std::string_view name;
  number_form form;
  std::string_view words;
};
constexpr std::array forms{
    named_form{"none", number_form::none, "no times"},
    named_form{"excel", number_form::excel, "days of a spreadsheet, counted from 1899-12-30"},
    named_form{"excel-1904", number_form::excel_1904, "days of a spreadsheet, counted from 1904-01-01"},
    named_form{"unix", number_form::unix_seconds, "seconds since 1970 (UTC)"},
    named_form{"unix-ms", number_form::unix_millis, "milliseconds since 1970 (UTC)"},
    named_form{"unix-us", number_form::unix_micros, "microseconds since 1970 (UTC)"},
};

std::string day_of_spreadsheet(const parts& n, bool since_1904) {
  // Before day 61 the two counts of the day that never was (29 February 1900) part.
  if (n.whole > 2958465 || (!since_1904 && n.whole < 61)) return {};
  double fraction = 0;
  for (auto i = n.fraction.size(); i > 0; --i) fraction = (fraction + (n.fraction[i - 1] - '0')) / 10;
  const auto start = since_1904 ? sys_days{1904y / 1 / 1} : sys_days{1899y / 12 / 30};
  const sys_seconds t = start + std::chrono::days{n.whole} + std::chrono::seconds{std::llround(fraction * 86400)};
  auto out = utc_text(t);
  out.pop_back();
  if (n.fraction.find_first_not_of('0') == std::string_view::npos) return out.substr(0, out.find('T'));
  if (out.ends_with(":00")) out.resize(out.size() - 3);
  return out;
}

}  // namespace

std::optional<number_form> number_form_named(std::string_view name) {
  for (const auto& f : forms)
    if (f.name == name) return f.form;
  return std::nullopt;
}

std::string_view words_of(number_form form) { return forms[static_cast<std::size_t>(form)].words; }

void numbers_seen::add(std::string_view value) {
  const auto n = number(value);
  if (!n) {
    ++others;
    return;
  }
  const auto v = static_cast<double>(n->whole);
  least = numbers == 0 ? v : std::min(least, v);
  most = numbers == 0 ? v : std::max(most, v);
  fractions = fractions || !n->fraction.empty();
  ++numbers;
}

void numbers_seen::add(const numbers_seen& o) {
  if (o.numbers > 0) {
    least = numbers == 0 ? o.least : std::min(least, o.least);
    most = numbers == 0 ? o.most : std::max(most, o.most);
  }
  numbers += o.numbers;
  others += o.others;
  fractions = fractions || o.fractions;
}

number_form form_of(const numbers_seen& seen) {
  if (seen.others > 0 || seen.numbers < fewest) return number_form::none;
  const auto within = [&](double first, double last) { return seen.least >= first && seen.most < last; };
  if (within(first_day, last_day)) return number_form::excel;
  if (within(first_second, last_second)) return number_form::unix_seconds;
  if (seen.fractions) return number_form::none;
  if (within(first_second * 1e3, last_second * 1e3)) return number_form::unix_millis;
  return within(first_second * 1e6, last_second * 1e6) ? number_form::unix_micros : number_form::none;
}

std::string time_of_number(std::string_view value, number_form form) {
  const auto n = number(value);
  if (!n || form == number_form::none) return {};
  if (form == number_form::excel || form == number_form::excel_1904) return day_of_spreadsheet(*n, form == number_form::excel_1904);
  const std::int64_t unit = form == number_form::unix_millis ? 1000 : form == number_form::unix_micros ? 1000000 : 1;
  const auto seconds = n->whole / unit;
  if (seconds > 253402300799) return {};  // the year 9999
  std::string fraction(n->fraction);
  if (unit > 1) fraction = fmt::format("{:0{}}", n->whole % unit, unit == 1000 ? 3 : 6);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  auto out = utc_text(sys_seconds{std::chrono::seconds{seconds}});
  if (!fraction.empty()) out.insert(out.size() - 1, "." + fraction.substr(0, 9));
  return out;
}

}  // namespace dateline::cli
