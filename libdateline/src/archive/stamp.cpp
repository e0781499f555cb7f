// WARC-Date and the digits of ARC and CDX.
#include <algorithm>
#include <array>
#include <chrono>

#include "archive/fields_of_time.hpp"
#include "archive/lines.hpp"

namespace dateline {
namespace {

using namespace archives;
using enum stamp_fault;

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 4 to 17 digits: YYYYMMDDhhmmss and milliseconds, as much of it as is written.
archive_stamp of_digits(std::string_view s) {
  if (s.size() < 4 || s.size() > 17) return {{}, {}, unreadable};
  // Captures of 2000 have "00" before the month or the day, and lost their seconds for it.
  if (s.size() == 14)
    for (const std::size_t at : {4U, 6U})
      if (s.substr(at, 2) == "00" && (at == 6 || s.substr(6, 2) != "00")) {
        std::string whole(s.substr(0, at));
        whole += s.substr(at + 2);
        time_fields f = fields_of_digits(whole);
        if (f.count == 5 && f.sound() == 5) return interval_of(f, inserted_zeros);
      }
  const auto f = fields_of_digits(s.substr(0, s.size() - (s.size() < 15 ? s.size() % 2 : 0)));
  return interval_of(f, none);
}

}  // namespace

archive_stamp read_archive_stamp(std::string_view s) {
  s = trimmed(s);
  if (all_digits(s)) return of_digits(s);
  time_fields f;
  std::size_t at = 0;
  const auto number = [&](std::size_t least, std::size_t most) -> std::optional<int> {
    std::size_t n = 0;
    while (at + n < s.size() && n < most && s[at + n] >= '0' && s[at + n] <= '9') ++n;
    if (n < least) return std::nullopt;
    const auto value = static_cast<int>(*whole_number(s.substr(at, n)));
    at += n;
    return value;
  };
  const auto sign = [&](std::string_view any) {
    if (at >= s.size() || any.find(s[at]) == std::string_view::npos) return false;
    ++at;
    return true;
  };
  stamp_fault fault = none;
  const auto year = number(4, 9);
  if (!year) {  // no form of archives: what servers write, then
    auto out = read_http_date(s);
    if (out.fault == none) out.fault = http_date;
    return out;
  }
  f.add(*year);
  constexpr std::array<std::string_view, 5> before{"-/", "-/", "Tt _", ":", ":"};
  for (const auto signs : before) {
    const auto began = at;
    if (!sign(signs)) break;
    const auto n = number(1, 3);
    if (!n) {
      at = began;
      break;
    }
    if (at - began == 4 && f.count == 2 && f.ordinal_fits(*n)) {  // "2008-10-294": the day of the year
      f.add_ordinal(*n);
      fault = day_of_year;
    } else {
      f.add(*n);
    }
  }
  if (f.count == 4) return {{}, {}, unreadable};  // an hour without its minutes: W3CDTF has none, an offset was cut off
  if (f.count == 6 && sign(".,")) static_cast<void>(number(1, 9)), at = std::min(s.find_first_not_of("0123456789", at), s.size());
  const auto rest = trimmed(s.substr(at));
  if (!rest.empty() && rest != "Z" && rest != "z") {
    const auto offset = offset_named(rest);
    if (!offset) return {{}, {}, unreadable};
    f.offset = *offset;
    if (fault == none && !same_letters(rest, "UTC") && !same_letters(rest, "GMT")) fault = stamp_fault::offset;
  }
  return interval_of(f, fault);
}

std::optional<sys_seconds> end_of_capture(const context& c) {
  for (const auto& s : c.archive)
    if (s.name == "WARC-Date")
      if (const auto last = read_archive_stamp(s.value).last) return *last - std::chrono::seconds{1};
  return std::nullopt;
}

}  // namespace dateline
