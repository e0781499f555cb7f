// Which number is the month: said where it had to be settled, and where nothing settles it.
#include <fmt/format.h>

#include "check/readings.hpp"
#include "check/wording.hpp"

namespace dateline::checks {
namespace {

// What the resolver went by, as the end of a sentence.
std::string_view reason(std::string_view source) {
  if (source == "part > 12") return "one of its numbers is greater than 12";
  if (source == "weekday") return "the weekday beside it fits no other reading";
  if (source == "url") return "the address of the page has the same date";
  if (source == "metadata") return "the page's metadata have the same date";
  if (source == "siblings") return "other dates of the page are written so";
  if (source == "column") return "other values of its column are written so";
  if (source == "capture") return "the other reading would lie after the capture";
  if (source == "country") return "the publisher's country writes dates so";
  if (source == "zone") return "the countries of the zone beside it write dates so";
  if (source == "language") return "the language writes dates so";
  if (source == "caller") return "the caller has said so";
  return source;
}

}  // namespace

void date_order_ambiguous(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.order_needed || !t.settled.order_source.empty() || t.settled.fault != field_fault::none) continue;
    std::vector<std::chrono::year_month_day> days;
    for (const auto& p : readings_of(t))
      if (p.day && (days.empty() || days.back() != *p.day)) days.push_back(*p.day);
    const auto text = quoted(written(in, t));
    add(out, "date-order-ambiguous", severity::warning, in, {i},
        days.size() > 1 ? fmt::format("{} can be {} or {}, and nothing decides", text, date_words(days[0]), date_words(days[1]))
                        : fmt::format("{} can be read day first or month first, and nothing decides", text));
  }
}

void date_order_resolved(const check_input& in, findings& out) {
  for (std::uint32_t i = 0; i < in.resolved.timestamps.size(); ++i) {
    const auto& t = in.resolved.timestamps[i];
    if (!t.settled.order_needed || t.settled.order_source.empty() || t.settled.fault != field_fault::none) continue;
    const auto day = day_of(t);
    add(out, "date-order-resolved", severity::info, in, {i},
        fmt::format("{} is {}: {}", quoted(written(in, t)), day ? date_words(*day) : t.value, reason(t.settled.order_source)));
  }
}

}  // namespace dateline::checks
