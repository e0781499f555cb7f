// What the archive says of a capture against what the server said: clocks that differ, stamps that cannot be read as they
// stand, answers that are older than what they answer for.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "check/check.hpp"
#include "check/wording.hpp"
#include "dateline/archive_stamp.hpp"

namespace dateline::checks {
namespace {

using namespace std::chrono_literals;

const std::string* stated(const check_input& in, std::string_view name) {
  const auto& all = in.context.archive;
  const auto at = std::find_if(all.begin(), all.end(), [name](const machine_stamp& s) { return s.name == name; });
  return at == all.end() ? nullptr : &at->value;
}

std::optional<interval> capture(const check_input& in) {
  const auto* written = stated(in, "WARC-Date");
  if (written == nullptr) return std::nullopt;
  const auto s = read_archive_stamp(*written);
  return s.first ? std::optional(interval{*s.first, *s.last}) : std::nullopt;
}

std::optional<interval> server(const check_input& in, std::string_view name) {
  const auto* written = stated(in, name);
  if (written == nullptr) return std::nullopt;
  const auto s = read_http_date(*written);
  return s.first ? std::optional(interval{*s.first, *s.last}) : std::nullopt;
}

std::string_view words_of(stamp_fault f) {
  switch (f) {
    case stamp_fault::offset: return "an offset stands where UTC is due";
    case stamp_fault::inserted_zeros: return "two zeros stand in it that do not belong there";
    case stamp_fault::day_of_year: return "the day is counted from the first of January";
    case stamp_fault::http_date: return "it is written as HTTP writes dates";
    case stamp_fault::no_such_time: return "one of its fields names nothing";
    case stamp_fault::absurd_year: return "nothing was captured in such a year";
    default: return "it is none of the forms of a stamp";
  }
}

void say(findings& out, std::string_view check, severity s, std::string message) {
  out.push_back({.check = check, .severity = s, .message = std::move(message)});
}

std::string span_words(const archive_stamp& s) {
  const auto last = *s.last - 1s;
  return *s.first == last ? utc_words(*s.first) : fmt::format("{} to {}", utc_words(*s.first), utc_words(last));
}

}  // namespace

void capture_date_repaired(const check_input& in, findings& out) {
  const auto* written = stated(in, "WARC-Date");
  if (written == nullptr) return;
  const auto s = read_archive_stamp(*written);
  if (!s.first || s.fault == stamp_fault::none) return;
  say(out, "capture-date-repaired", severity::info,
      fmt::format("the archive's date {} was read as {}: {}", quoted(*written), span_words(s), words_of(s.fault)));
}

void capture_date_unreadable(const check_input& in, findings& out) {
  const auto* written = stated(in, "WARC-Date");
  if (written == nullptr) return;
  const auto s = read_archive_stamp(*written);
  if (s.first) return;
  say(out, "capture-date-unreadable", severity::warning,
      written->empty() ? std::string("the archive does not say when this was captured")
                       : fmt::format("the archive's date {} cannot be read: {}", quoted(*written), words_of(s.fault)));
}

// A response from a cache is as old as its Age; clocks of servers are off by hours, not by days.
void capture_differs_from_response(const check_input& in, findings& out) {
  // Of a page out of another archive it was captured there that counts.
  const auto there = server(in, "Memento-Datetime");
  const auto captured = there ? there : capture(in);
  const auto sent = server(in, "Date");
  if (!captured || !sent) return;
  std::int64_t age = 0;
  if (const auto* written = stated(in, "Age")) std::from_chars(written->data(), written->data() + written->size(), age);
  age = std::clamp<std::int64_t>(age, 0, 10'000'000'000);
  constexpr auto slack = 24h;
  if (sent->first - slack < captured->last && captured->first < sent->last + std::chrono::seconds{age} + slack) return;
  say(out, "capture-differs-from-response", severity::warning,
      fmt::format("the archive says it was captured at {}, the server that it answered at {}", utc_words(captured->first),
                  utc_words(sent->first)));
}

void last_modified_after_response(const check_input& in, findings& out) {
  const auto modified = server(in, "Last-Modified"), sent = server(in, "Date");
  if (!modified || !sent || modified->first <= sent->last + 60s) return;
  say(out, "last-modified-after-response", severity::warning,
      fmt::format("Last-Modified is {}, after the response at {}", utc_words(modified->first), utc_words(sent->first)));
}

void revisit_before_original(const check_input& in, findings& out) {
  const auto captured = capture(in);
  const auto* written = stated(in, "WARC-Refers-To-Date");
  if (!captured || written == nullptr) return;
  const auto original = read_archive_stamp(*written);
  if (!original.first || captured->last > *original.first) return;
  say(out, "revisit-before-original", severity::error,
      fmt::format("the revisit at {} lies before the capture that it refers to, at {}", utc_words(captured->first),
                  utc_words(*original.first)));
}

void revisit_original_missing(const check_input& in, findings& out) {
  if (stated(in, "original") == nullptr) return;
  const auto* written = stated(in, "WARC-Refers-To-Date");
  say(out, "revisit-original-missing", severity::info,
      fmt::format("the text is that of an earlier capture{}, which is not at hand",
                  written != nullptr ? " of " + quoted(*written) : std::string()));
}

}  // namespace dateline::checks
