// Relative phrases: those that hang in the air, and years named beside "last year" that are not last year.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

// A year named in apposition: "last year, in 2021", "last year (2021)", "im vergangenen Jahr 2021". Reads at the
// start of `after`; nothing but a separator and one preposition may stand between.
std::optional<int> year_beside(std::string_view after) {
  const auto skip_blanks = [&] {
    while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
  };
  skip_blanks();
  bool apart = false;
  for (const std::string_view separator : {",", "(", "—", "–", "，", "（"}) {
    if (!after.starts_with(separator)) continue;
    after.remove_prefix(separator.size());
    apart = true;
    break;
  }
  skip_blanks();
  for (const std::string_view preposition : {"in ", "i.e. ", "im Jahr ", "Jahr ", "en ", "em ", "nel ", "в ", "w ", "v ", "i "}) {
    if (!after.starts_with(preposition)) continue;
    after.remove_prefix(preposition.size());
    break;
  }
  skip_blanks();
  int year = 0;
  std::size_t n = 0;
  while (n < after.size() && after[n] >= '0' && after[n] <= '9' && n < 5) year = year * 10 + (after[n++] - '0');
  if (n != 4 || year < 1000 || year > 2999) return std::nullopt;
  // A season, a decade, a date or a number goes on: "2021-22", "2021/22", "2021s", "2021.5", "2,021 people" has no four.
  const auto next = after.substr(n);
  if (next.starts_with("-") || next.starts_with("–") || next.starts_with("/") || next.starts_with("s") || next.starts_with("%"))
    return std::nullopt;
  if (next.size() > 1 && (next[0] == '.' || next[0] == ',') && next[1] >= '0' && next[1] <= '9') return std::nullopt;
  // Without a separator a bare number could count things: "last year 2021 people" is no date.
  if (!apart && next.starts_with(" ") && next.size() > 1 && ((next[1] | 0x20) >= 'a' && (next[1] | 0x20) <= 'z')) return std::nullopt;
  return year;
}

}  // namespace

void relative_unanchored(const check_input& in, findings& out) {
  std::vector<std::uint32_t> at;
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i)
    if (in.resolved.timestamps[i].settled.unanchored) at.push_back(i);
  if (at.empty()) return;
  // One cause, one finding: the reference is missing for all of them.
  const auto first = quoted(written(in, in.resolved.timestamps[at.front()]));
  auto message = at.size() == 1 ? fmt::format("{} counts from a time that is not known", first)
                                : fmt::format("{} and {} more count from a time that is not known", first, at.size() - 1);
  add(out, "relative-unanchored", severity::warning, in, std::move(at), std::move(message));
}

void relative_year_mismatch(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (!m || !m->phrase || m->phrase->unit != phrase_unit::year || !m->phrase->calendar_unit) continue;
    if (t.precision != precision::year || t.value.size() != 4) continue;
    std::optional<int> beside = m->date.year;
    if (!beside) beside = year_beside(in.document.text().substr(offset(m->stamp.last)));
    if (!beside || *beside == std::stoi(t.value)) continue;
    std::vector<std::uint32_t> at{i};
    if (i + 1 < in.resolved.timestamps.size() && in.resolved.timestamps[i + 1].value == fmt::format("{:04}", *beside)) at.push_back(i + 1);
    add(out, "relative-year-mismatch", severity::warning, in, std::move(at),
        fmt::format("{} is {}, not {}", quoted(written(in, t)), t.value, *beside));
  }
}

}  // namespace dateline::checks
