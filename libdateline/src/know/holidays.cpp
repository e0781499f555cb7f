#include "know/holidays.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "know/holidays_fold.hpp"
#include "know/name_hash.hpp"
#include "know/section_view.hpp"

namespace dateline::know {
namespace {

namespace ch = std::chrono;

// The Gregorian Easter by the method of Meeus, Jones and Butcher.
ch::sys_days easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return ch::sys_days{ch::year{y} / (n / 31) / (n % 31 + 1)};
}

// The Julian Easter, told in the Gregorian calendar.
ch::sys_days orthodox_easter(int y) {
  const int a = y % 4, b = y % 7, c = y % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, n = d + e + 114;
  return ch::sys_days{ch::year{y} / (n / 31) / (n % 31 + 1)} + ch::days{y / 100 - y / 400 - 2};
}

}  // namespace

holidays::holidays(const image& from) {
  const section_view all(from.bytes(section::holidays));
  const auto* h = all.header<holidays_header>();
  if (h == nullptr) return;
  rows_ = all.rows<holiday_row>(h->rows_at, h->rows);
  names_ = all.rows<holiday_name>(h->names_at, h->names);
  slots_ = all.rows<std::uint32_t>(h->slots_at, std::has_single_bit(h->slots) ? h->slots : 0);
  days_ = all.rows<std::int32_t>(h->days_at, h->days);
  starts_ = all.rows<std::uint8_t>(h->starts_at, start_bits / 8);
  heads_ = all.rows<std::uint8_t>(h->heads_at, head_bits / 8);
  text_ = all.pool(h->text_at, h->text_size);
  longest_ = std::min<std::size_t>(h->longest_name, 256);
}

std::uint32_t holidays::named(std::string_view folded, std::uint32_t hash, std::string_view country, bool* known) const {
  const auto is = [&](std::size_t i) { return i < names_.size() && section_view::text(text_, names_[i].text) == folded; };
  const auto first = find_row(slots_, hash, is);
  *known = first.has_value();
  std::uint32_t otherwise = 0;
  for (auto i = first.value_or(names_.size()); is(i); ++i) {
    const auto* r = at(names_[i].row + 1);
    if (r == nullptr || r->rule == holiday_rule::none) continue;
    if (names_[i].use == name_use::own || (!country.empty() && country == std::string_view(r->country, 2))) return names_[i].row + 1;
    if (names_[i].use == name_use::shared_default) otherwise = names_[i].row + 1;
  }
  return otherwise;
}

// Of a first word in ASCII its hash alone tells; others have to be folded.
bool holidays::may_start_with_word(std::string_view text) const {
  auto h = name_hash_start;
  std::size_t i = 0;
  for (; i < text.size() && i <= longest_ && static_cast<unsigned char>(text[i]) < 0x80 && letter_or_digit_at(text, i); ++i)
    h = name_hash_byte(h, lower_ascii(text[i]));
  if (i == 0 || i > longest_ || (i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80)) return true;
  return begins(name_hash_end(h));
}

std::uint32_t holidays::starts(std::string_view text, std::size_t* length, std::string_view country) const {
  *length = 0;
  if (!may_start_with_word(text)) return 0;
  std::string folded;
  std::uint32_t found = 0;
  auto hash = name_hash_start;
  for (std::size_t at = 0; at < text.size();) {
    const auto had = folded.size();
    at = fold_holiday_character(text, at, folded);
    if (folded.size() > longest_) break;
    for (const char c : std::string_view(folded).substr(had)) hash = name_hash_byte(hash, c);
    if (folded.back() == ' ' || letter_or_digit_at(text, at)) continue;
    if (!begins(name_hash_end(hash))) break;
    bool known = false;
    const auto row = named(folded, name_hash_end(hash), country, &known);
    if (known) {  // a longer name that is no holiday hides a shorter one that is
      found = row;
      *length = row != 0 ? at : 0;
    }
  }
  return found;
}

const holiday_row* holidays::at(std::uint32_t row_plus_one) const {
  return row_plus_one == 0 || row_plus_one > rows_.size() ? nullptr : &rows_[row_plus_one - 1];
}

holiday holidays::row(std::uint32_t row_plus_one) const {
  const auto* r = at(row_plus_one);
  if (r == nullptr) return {{}, {}, 0};
  return {section_view::text(text_, r->name), r->country[0] == '\0' ? std::string_view() : std::string_view(r->country, 2), r->tolerance};
}

std::optional<ch::year_month_day> holidays::date(std::uint32_t row_plus_one, ch::year year) const {
  const auto* r = at(row_plus_one);
  const int y = static_cast<int>(year);
  for (int other = 0; other < 4 && r != nullptr && (y < r->first_year || y > r->last_year); ++other) r = at(r->next);
  if (r == nullptr || y < 1 || y > 9999 || y < r->first_year || y > r->last_year) return std::nullopt;
  const auto shifted = [&](ch::sys_days d) { return std::optional(ch::year_month_day{d + ch::days{r->shift}}); };
  const ch::weekday weekday{static_cast<unsigned>(r->weekday % 7)};
  const auto month = year / ch::month{r->month};
  switch (r->rule) {
    case holiday_rule::none: return std::nullopt;
    case holiday_rule::fixed: {
      const auto d = month / ch::day{r->day};
      return d.ok() ? shifted(d) : std::nullopt;
    }
    case holiday_rule::nth_weekday: {
      if (!month.ok()) return std::nullopt;
      if (r->nth < 0) return shifted(ch::sys_days{month / weekday[ch::last]});
      const auto d = month / weekday[static_cast<unsigned>(r->nth)];
      return d.ok() ? shifted(ch::sys_days{d}) : std::nullopt;
    }
    case holiday_rule::weekday_from: {
      const auto d = month / ch::day{r->day};
      if (!d.ok()) return std::nullopt;
      return shifted(ch::sys_days{d} + (weekday - ch::weekday{ch::sys_days{d}}));
    }
    case holiday_rule::easter: return y < 1583 ? std::nullopt : shifted(easter(y));
    case holiday_rule::orthodox_easter: return y < 1583 ? std::nullopt : shifted(orthodox_easter(y));
    case holiday_rule::tabled: {
      if (r->first_day > days_.size()) return std::nullopt;
      const auto days = days_.subspan(r->first_day, std::min<std::size_t>(r->day_count, days_.size() - r->first_day));
      const auto from = ch::sys_days{year / 1 / 1}.time_since_epoch().count();
      const auto it = std::lower_bound(days.begin(), days.end(), from);
      if (it == days.end() || ch::year_month_day{ch::sys_days{ch::days{*it}}}.year() != year) return std::nullopt;
      return shifted(ch::sys_days{ch::days{*it}});
    }
  }
  return std::nullopt;
}

std::optional<ch::year_month_day> holidays::nearest(std::uint32_t row_plus_one, ch::year_month_day day) const {
  const auto* r = at(row_plus_one);
  if (r == nullptr || !day.ok()) return std::nullopt;
  std::optional<ch::sys_days> best;
  const ch::sys_days wanted{day};
  const auto offer = [&](ch::sys_days d) {
    if (!best || ch::abs(d - wanted) < ch::abs(*best - wanted)) best = d;
  };
  if (r->rule == holiday_rule::tabled && r->first_day <= days_.size()) {
    for (const auto d : days_.subspan(r->first_day, std::min<std::size_t>(r->day_count, days_.size() - r->first_day)))
      offer(ch::sys_days{ch::days{d + r->shift}});
    if (best && ch::abs(*best - wanted) > ch::days{366}) best.reset();  // beyond the tables
  } else {
    for (int y = -1; y <= 1; ++y)
      if (const auto d = date(row_plus_one, day.year() + ch::years{y})) offer(ch::sys_days{*d});
  }
  if (!best) return std::nullopt;
  return ch::year_month_day{*best};
}

std::size_t holidays::size() const { return rows_.size(); }
std::size_t holidays::names() const { return names_.size(); }

}  // namespace dateline::know
