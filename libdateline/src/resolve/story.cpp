// Texts that tell of days long past, such as a history of a war: "18 December 1917 … On 10 January …" goes on from date to
// date. There a missing year is that of the telling, and not the one before the text was written.
#include <algorithm>

#include "resolve/setting.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

constexpr auto long_past = days{400};  // a full date this near to the writing, and the text is news
constexpr std::size_t fewest_dates = 2;

bool full(const time_mention& m) {
  const auto& d = m.date;
  return d.year && d.month && d.day && !d.two_digit_year && !d.order_open && d.week == 0 && d.system == calendar::gregorian && !m.phrase;
}

// "today", "yesterday" and "on Monday" belong to news.
bool counts_from_now(const time_mention& m) {
  if (!m.phrase || m.date.month) return false;
  return m.phrase->unit == phrase_unit::weekday || (m.phrase->unit == phrase_unit::day && !m.phrase->calendar_unit);
}

// A story goes forward; back it goes a few weeks at most.
std::int32_t year_after(local_days told, unsigned month, unsigned day) {
  const auto year = civil::fields(told).year;
  auto best = year;
  auto least = days::max();
  for (const auto y : {year, year + 1, year - 1}) {
    const auto d = civil::day(y, month, day);
    if (!d) continue;
    const auto cost = *d >= told ? *d - told : 3 * (told - *d);
    if (cost < least) {
      least = cost;
      best = y;
    }
  }
  return best;
}

}  // namespace

void setting::read_story() {
  if (!anchor || !found.datelines.empty()) return;
  const auto now = std::chrono::floor<days>(*anchor);
  std::size_t dates = 0;
  for (const auto& m : found.times) {
    if (counts_from_now(m) || m.role == role::published || m.role == role::updated) return;
    if (!full(m)) continue;
    const auto d = civil::day(*m.date.year, *m.date.month, *m.date.day);
    if (!d) continue;
    if (local_days{now.time_since_epoch()} - *d < long_past) return;
    ++dates;
  }
  if (dates < fewest_dates) return;
  told_years_.assign(found.times.size(), 0);
  std::optional<local_days> told;
  for (std::size_t i = 0; i < found.times.size(); ++i) {
    const auto& m = found.times[i];
    const auto& d = m.date;
    if (d.system != calendar::gregorian || d.two_digit_year || m.phrase) continue;
    if (d.year) {
      const auto at = civil::day(*d.year, d.month.value_or(1), d.day.value_or(1));
      // "in 1917" says nothing new to a story that is in that year.
      if (at && (d.month || !told || civil::fields(*told).year != *d.year) && *at < local_days{now.time_since_epoch()}) told = at;
      continue;
    }
    if (!told || !d.month || d.order_open) {
      if (told && m.shape == time_shape::timex) told_years_[i] = civil::fields(*told).year;
      continue;
    }
    told_years_[i] = year_after(*told, *d.month, d.day.value_or(15));
    if (const auto at = civil::day(told_years_[i], *d.month, d.day.value_or(1)); at && d.day) told = at;
  }
}

std::optional<std::int32_t> setting::told_year(const time_mention& m) const {
  const auto at = static_cast<std::size_t>(&m - found.times.data());  // every mention is one of the list
  return at < told_years_.size() && told_years_[at] != 0 ? std::optional(told_years_[at]) : std::nullopt;
}

}  // namespace dateline::resolving
