#include "check/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dateline::checks {

std::string_view weekday_name(unsigned monday_is_0) {
  static constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return names[monday_is_0 % 7];
}

std::string_view month_name(unsigned month) {
  static constexpr std::array<std::string_view, 12> names{"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};
  return names[(month + 11) % 12];
}

std::string date_words(std::chrono::year_month_day d) {
  return fmt::format("{} {}, {}", month_name(unsigned(d.month())), unsigned(d.day()), int(d.year()));
}

std::string weekday_names(std::uint8_t days) {
  std::string out;
  for (unsigned d = 0; d < 7; ++d) {
    if ((days >> d & 1) == 0) continue;
    if (!out.empty()) out += " or a ";
    out += weekday_name(d);
  }
  return out;
}

std::string offset_words(std::int32_t seconds_east) {
  const auto size = std::abs(seconds_east);
  auto out = fmt::format("{}{:02}:{:02}", seconds_east < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) out += fmt::format(":{:02}", size % 60);
  return out;
}

std::string utc_words(sys_seconds t) {
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day d(day);
  const auto s = (t - day).count();
  auto out = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()), s / 3600, s / 60 % 60);
  if (s % 60 != 0) out += fmt::format(":{:02}", s % 60);
  return out + "Z";
}

std::string clock_words(const written_clock& c) {
  auto out = fmt::format("{}:{:02}", c.hour, c.minute);
  if (c.second) out += fmt::format(":{:02}", *c.second);
  if (c.half != meridiem::none) out += c.half == meridiem::am ? " a.m." : " p.m.";
  return out;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 80;
  std::string out = "\"";
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      blank = true;
      continue;
    }
    if (blank && out.size() > 1) out += ' ';
    blank = false;
    if (out.size() > most && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      out += "…";
      break;
    }
    out += c;
  }
  return out + "\"";
}

std::string_view written(const check_input& in, const timestamp& t) {
  if (t.stamp) return in.document.slice(*t.stamp);
  return t.text;
}

bool told_as_past(std::string_view before, std::string_view stamp) {
  constexpr std::array<std::string_view, 44> past{
      "adopted", "announced", "approved", "arrested", "arrived", "began",   "broke",  "came",     "closed",   "collapsed", "confirmed",
      "crashed", "died",      "elected",  "ended",    "erupted", "fell",    "gave",   "happened", "held",     "injured",   "killed",
      "left",    "lost",      "made",     "met",      "opened",  "passed",  "place",  "reached",  "rejected", "released",  "resigned",
      "said",    "sank",      "shot",     "signed",   "spoke",   "started", "struck", "told",     "took",     "voted",     "won"};
  const auto take_word = [&] {
    while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
    auto at = before.size();
    while (at > 0 && ((before[at - 1] | 0x20) >= 'a' && (before[at - 1] | 0x20) <= 'z')) --at;
    const auto word = before.substr(at);
    before = before.substr(0, at);
    return word;
  };
  auto word = take_word();
  const bool has_preposition = stamp.starts_with("on ") || stamp.starts_with("in ");
  if (!has_preposition && (word == "on" || word == "in")) word = take_word();
  if (!std::ranges::binary_search(past, word)) return false;
  for (int i = 0; i < 3; ++i) {
    word = take_word();
    if (word == "will" || word == "would" || word == "be" || word == "to" || word == "if") return false;
  }
  return true;
}

}  // namespace dateline::checks
