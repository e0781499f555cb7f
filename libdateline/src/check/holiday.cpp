// A named holiday with a date beside it: the date has to be the holiday's.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

// Words that tie a date to a holiday; any other word between them, and the two are not said of each other.
constexpr std::array<std::string_view, 18> ties{"on",    "celebrated", "marked", "observed", "falls", "fell",  "falling", "is",  "was",
                                                "which", "held",       "the",    "this",     "year",  "takes", "place",   "are", "marks"};

bool tied(std::string_view between, bool& observed) {
  if (between.size() > 60) return false;
  std::string word;
  const auto known = [&] {
    if (word.empty()) return true;
    if (word == "observed") observed = true;
    const bool yes = std::find(ties.begin(), ties.end(), word) != ties.end();
    word.clear();
    return yes;
  };
  for (const char c : between) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if ((low >= 'a' && low <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      word += low;
      continue;
    }
    if (c != ' ' && c != ',' && c != '(' && c != ')' && c != '\n' && c != '-') return false;
    if (!known()) return false;
  }
  return known();
}

}  // namespace

void holiday_date_mismatch(const check_input& in, findings& out) {
  const auto& all = in.resolved.timestamps;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto* m = mention_of(in, all[i]);
    if (!m || m->shape != time_shape::holiday || m->holiday == 0) continue;
    const auto row = in.tables.holidays.row(m->holiday);
    for (const std::uint32_t k : {i + 1, i - 1}) {  // i - 1 wraps for the first, and is no index then
      if (k >= all.size()) continue;
      const auto* other = mention_of(in, all[k]);
      if (!other || other->shape == time_shape::holiday || other->shape == time_shape::phrase || !other->date.day || !other->date.month)
        continue;
      const auto& a = k > i ? *m : *other;
      const auto& b = k > i ? *other : *m;
      if (a.where.last > b.stamp.first) continue;
      bool observed = false;
      if (!tied(in.document.slice({a.where.last, b.stamp.first}), observed) || observed) continue;
      const auto tail = in.document.text().substr(offset(b.where.last), 12);
      if (tail.find("observed") != std::string_view::npos) continue;
      std::optional<std::chrono::year_month_day> due;
      const auto when = failing(all[k], [&](const possible& p) {
        if (!p.day) return false;
        const auto date = in.tables.holidays.date(m->holiday, p.day->year());
        if (!date) return false;
        const auto apart = (std::chrono::sys_days(*p.day) - std::chrono::sys_days(*date)).count();
        if (apart <= row.tolerance_days && -apart <= row.tolerance_days) return false;
        if (!due) due = date;
        return true;
      });
      if (!when) continue;
      auto& f = add(out, "holiday-date-mismatch", severity::warning, in, {k, i},
                    fmt::format("{} is {}, not {}", row.name, date_words(*due), quoted(written(in, all[k]))));
      f.conditional = *when;
      break;
    }
  }
}

}  // namespace dateline::checks
