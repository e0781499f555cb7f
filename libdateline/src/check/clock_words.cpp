// Clock times that need a word: hours past midnight, noon and midnight on a twelve-hour clock, halves of the day that
// say nothing or the contrary, seconds that were never inserted.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

// Calls `judge` with each stamp that shows a clock a day can have.
template <class Judge>
void each_clock(const check_input& in, const Judge& judge) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    const auto* m = mention_of(in, t);
    if (m && m->clock && t.settled.fault == field_fault::none) judge(i, t, *m->clock);
  }
}

std::string_view letters(meridiem half) { return half == meridiem::pm ? "p.m." : "a.m."; }

}  // namespace

void extended_hour(const check_input& in, findings& out) {
  each_clock(in, [&](std::uint32_t i, const timestamp&, const written_clock& c) {
    if (c.hour <= 24) return;
    add(out, "extended-hour", severity::info, in, {i},
        fmt::format("{} was read as {:02}:{:02} on the next day", clock_words(c), c.hour - 24, c.minute));
  });
}

void meridiem_twelve(const check_input& in, findings& out) {
  each_clock(in, [&](std::uint32_t i, const timestamp&, const written_clock& c) {
    if (c.hour != 12 || c.half == meridiem::none) return;
    add(out, "meridiem-twelve", severity::info, in, {i},
        fmt::format("12 {} was read as {}", letters(c.half), c.half == meridiem::pm ? "noon" : "midnight, the beginning of the day"));
  });
}

void meridiem_redundant(const check_input& in, findings& out) {
  each_clock(in, [&](std::uint32_t i, const timestamp&, const written_clock& c) {
    if (c.hour < 13 || c.hour > 23 || c.half != meridiem::pm) return;
    add(out, "meridiem-redundant", severity::warning, in, {i}, fmt::format("{}:{:02} needs no p.m.", c.hour, c.minute));
  });
}

void meridiem_contradiction(const check_input& in, findings& out) {
  each_clock(in, [&](std::uint32_t i, const timestamp&, const written_clock& c) {
    const bool past_noon = c.hour >= 13 && c.hour <= 23;
    if (!(past_noon && c.half == meridiem::am) && !(c.hour == 0 && c.half == meridiem::pm)) return;
    add(out, "meridiem-contradiction", severity::warning, in, {i}, fmt::format("{}:{:02} is not {}", c.hour, c.minute, letters(c.half)));
  });
}

void midnight_ambiguous(const check_input& in, findings& out) {
  each_clock(in, [&](std::uint32_t i, const timestamp& t, const written_clock& c) {
    if (!c.midnight_word || t.precision < precision::minute) return;
    add(out, "midnight-ambiguous", severity::warning, in, {i}, "midnight can begin that day or end it; it was read as its beginning");
  });
}

void leap_second_invalid(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i)
    if (in.resolved.timestamps[i].settled.fault == field_fault::no_leap_second)
      add(out, "leap-second-invalid", severity::error, in, {i}, "no leap second was inserted there");
}

}  // namespace dateline::checks
