// Two dates said of each other: a span that ends before it begins, an anniversary that is another one, a weekday that
// two days could be.
#include <fmt/format.h>

#include <charconv>

#include "check/readings.hpp"
#include "check/wording.hpp"
#include "find/range.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono;

// "the 50th anniversary of": the number, where the words end right before the date.
std::optional<int> anniversary_before(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  for (const std::string_view words : {" anniversary of", " anniversary on", " anniversary"}) {
    if (!text.ends_with(words)) continue;
    text.remove_suffix(words.size());
    if (text.size() < 3) return std::nullopt;
    text.remove_suffix(2);  // st, nd, rd, th
    auto first = text.size();
    while (first > 0 && text[first - 1] >= '0' && text[first - 1] <= '9') --first;
    int n = 0;
    const auto [end, error] = std::from_chars(text.data() + first, text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size() || n < 1 || n > 3000) return std::nullopt;
    return n;
  }
  return std::nullopt;
}

}  // namespace

void range_reversed(const check_input& in, findings& out) {
  const auto& all = in.resolved.timestamps;
  for (std::uint32_t i = 0; i + 1 < all.size(); ++i) {
    const auto &a = all[i], &b = all[i + 1];
    if (!a.where || !b.where || a.precision != precision::day || b.precision != precision::day) continue;
    if (!searching::spans_to(in.document.text(), *a.where, *b.where)) continue;
    const auto first = day_of(a), last = day_of(b);
    if (!first || !last || local_days{*first} <= local_days{*last}) continue;
    add(out, "range-reversed", severity::warning, in, {i, i + 1},
        fmt::format("the span ends on {}, before it begins on {}", date_words(*last), date_words(*first)));
  }
}

void anniversary_mismatch(const check_input& in, findings& out) {
  const auto anchor = in.context.reference ? in.context.reference : in.context.captured;
  std::optional<int> now;
  if (anchor) now = int(year_month_day{floor<days>(*anchor)}.year());
  else if (in.resolved.published && in.resolved.timestamps[*in.resolved.published].local)
    now = int(year_month_day{floor<days>(*in.resolved.timestamps[*in.resolved.published].local)}.year());
  if (!now) return;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->date.year || m->date.two_digit_year || m->date.system != calendar::gregorian) continue;
    const auto n = anniversary_before(in.document.text().substr(0, offset(m->where.first)));
    // The year may turn between the writing and the day itself.
    if (!n || (*m->date.year + *n >= *now - 1 && *m->date.year + *n <= *now + 1)) continue;
    add(out, "anniversary-mismatch", severity::warning, in, {i},
        fmt::format("{} years after {} is {}, not {}", *n, *m->date.year, *m->date.year + *n, *now));
  }
}

// News tells of the days behind it. "Said on Tuesday" in a text of a Monday is six days back, and the day after the text's
// own would be nearer: one of the two is off by a day.
void weekday_ref_far(const check_input& in, findings& out) {
  if (in.context.prefer != direction::past) return;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->phrase || m->phrase->count != 0 || m->phrase->calendar_unit || t.settled.days_away != -6) continue;
    if (!told_as_past(in.document.text().substr(0, offset(m->where.first)), in.document.slice(m->where))) continue;
    const auto day = day_of(t);
    if (!day) continue;
    const year_month_day next{local_days{*day} + days{7}};
    add(out, "weekday-ref-far", severity::warning, in, {i},
        fmt::format("{} is {}, six days before the text's own day; {}, the day after it, would be nearer", quoted(written(in, t)),
                    date_words(*day), date_words(next)));
  }
}

void weekday_ref_ambiguous(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->phrase || m->phrase->unit != phrase_unit::weekday || m->phrase->count <= 0 || t.status != status::undecided ||
        t.alternatives.size() < 2)
      continue;
    const auto first = day_of(t.alternatives[0].value), second = day_of(t.alternatives[1].value);
    if (!first || !second) continue;
    add(out, "weekday-ref-ambiguous", severity::warning, in, {i},
        fmt::format("{} can be {} or {}", quoted(written(in, t)), date_words(*first), date_words(*second)));
  }
}

}  // namespace dateline::checks
