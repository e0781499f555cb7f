// The three forms of a date in HTTP (RFC 9110 §5.6.7), and what servers make of them.
#include <array>

#include "archive/fields_of_time.hpp"
#include "archive/lines.hpp"

namespace dateline {
namespace {

using namespace archives;

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

int month_named(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word.size() >= 3 && same_letters(word.substr(0, 3), months[i])) return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace

archive_stamp read_http_date(std::string_view s) {
  s = trimmed(s);
  if (s.size() > 64) return {{}, {}, stamp_fault::unreadable};
  if (s.size() >= 10 && s[4] == '-' && whole_number(s.substr(0, 4))) return read_archive_stamp(s);  // ISO 8601, as some servers write it
  std::optional<int> year, month, day;
  std::array<int, 3> clock{};
  std::size_t parts = 0;
  std::optional<int> offset;
  while (!s.empty()) {
    const auto end = std::min(s.find_first_of(" ,"), s.size());
    auto word = s.substr(0, end);
    s.remove_prefix(std::min(end + 1, s.size()));
    if (word.empty()) continue;
    if (word.find(':') != std::string_view::npos && word.front() != '+' && word.front() != '-') {
      for (; !word.empty() && parts < 3; ++parts) {
        const auto colon = std::min(word.find(':'), word.size());
        const auto n = whole_number(word.substr(0, colon));
        if (!n || *n > 60) return {{}, {}, stamp_fault::unreadable};
        clock[parts] = static_cast<int>(*n);
        word.remove_prefix(std::min(colon + 1, word.size()));
      }
      continue;
    }
    if (parts > 0 && !offset)
      if (const auto named = offset_named(word)) {
        offset = named;
        continue;
      }
    // "12-Jun-23" of RFC 850 is three words.
    for (std::size_t at = 0; at < word.size();) {
      const auto stop = std::min(word.find('-', at), word.size());
      const auto part = word.substr(at, stop - at);
      at = stop + 1;
      const auto n = whole_number(part);
      if (!n) {
        if (const auto m = month_named(part); m != 0 && !month) month = m;
      } else if (!day && part.size() <= 2) {
        day = static_cast<int>(*n);
      } else if (!year && (part.size() == 4 || part.size() == 2)) {
        // Two digits are the nearest year that is not more than 50 years ahead (RFC 9110); archives begin in 1990.
        year = static_cast<int>(*n) + (part.size() == 4 ? 0 : *n < 90 ? 2000 : 1900);
      }
    }
  }
  if (!year || !month || !day || parts < 2) return {{}, {}, stamp_fault::unreadable};
  time_fields f;
  for (const int n : {*year, *month, *day, clock[0], clock[1]}) f.add(n);
  if (parts > 2) f.add(clock[2]);
  f.offset = offset.value_or(0);
  return interval_of(f, f.offset != 0 ? stamp_fault::offset : stamp_fault::none);
}

}  // namespace dateline
