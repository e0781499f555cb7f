// One answer in a line, and why.
#include <fmt/format.h>

#include <algorithm>

#include "report/display.hpp"
#include "report/names.hpp"
#include "report/terminal.hpp"
#include "report/times.hpp"

namespace dateline {
namespace {

constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::string_view day_of(sys_seconds t) { return days[std::chrono::weekday{std::chrono::floor<std::chrono::days>(t)}.c_encoding()]; }

std::string instant_words(const interval& i, precision p, bool leap) {
  auto s = utc_text(i.first, leap);
  s.pop_back();
  s[s.find('T')] = ' ';
  if (p != precision::second && s.ends_with(":00")) s.resize(s.size() - 3);
  return s + " UTC";
}

std::string percent(double p) {
  if (p > 0 && p < 0.01) return "<1 %";
  if (p > 0.99 && p < 1) return "99 %";  // never quite sure unless quite sure
  return fmt::format("{:.0f} %", p * 100);
}

std::string zone_words(const std::string& zone, const std::optional<std::int32_t>& east) {
  if (!zone.empty() && east) return fmt::format("{} {}", zone, offset_text(*east));
  return !zone.empty() ? zone : east ? offset_text(*east) : std::string{};
}

// "Mon 06:49 Asia/Kolkata +05:30": the clock on the wall there.
std::string local_words(const interval& i, const std::string& zone, const std::optional<std::int32_t>& east, precision p) {
  if (!east || p < precision::hour) return zone_words(zone, east);
  const auto there = local_text(i.first, *east, p == precision::second);
  return fmt::format("{} {} {}", day_of(i.first + std::chrono::seconds{*east}), there.substr(there.find(' ') + 1), zone_words(zone, east));
}

std::string status_words(status s, double confidence, const paint& in) {
  const auto i = s == status::certain ? ink::good : s == status::likely ? ink::plain : ink::doubtful;
  if (s == status::undecided) return in(i, "undecided");
  return in(i, fmt::format("{} {}", name_of(s), percent(confidence)));
}

std::string point_words(double lat, double lon) {
  return fmt::format("{:.4f}°{} {:.4f}°{}", lat < 0 ? -lat : lat, lat < 0 ? 'S' : 'N', lon < 0 ? -lon : lon, lon < 0 ? 'W' : 'E');
}

// "Paris, US.TX", but "Lyon, FR": an area's code is worth reading only where it has letters.
std::string place_words(const place_candidate& c) {
  const auto dot = c.admin1.find('.');
  const bool letters =
      dot != std::string::npos && c.admin1.find_first_of("0123456789", dot) == std::string::npos && c.admin1 != c.country + ".00";
  if (c.country.empty() || c.feature.starts_with("PCL")) return c.name;
  return fmt::format("{}, {}", c.name, letters ? c.admin1 : c.country);
}

void append_evidence(std::string& out, const std::vector<evidence_row>& rows, const paint& in, std::string_view indent) {
  for (const auto& e : rows) out += fmt::format("{}  {:>+5.1f}  {}  {}\n", indent, e.weight, padded(e.id, 22), in(ink::faint, e.detail));
}

}  // namespace

std::string answer_line(const timestamp& t, const paint& in) {
  std::string out;
  if (t.role != role::unknown) out += in(ink::strong, name_of(t.role)) + "  ";
  if (t.value.empty() && !t.timex.empty()) return out + in(ink::time, t.timex);
  if (t.value.empty()) return out + (t.settled.unanchored ? in(ink::faint, "nothing to count from") : in(ink::bad, "no such date or time"));
  if (t.utc) {
    if (t.precision >= precision::hour && t.kind != time_kind::range) {
      out += fmt::format("{}  {}", in(ink::time, instant_words(*t.utc, t.precision, is_leap_second(t.value))),
                         local_words(*t.utc, t.zone, t.offset, t.precision));
    } else {
      out += in(ink::time, t.value);
      if (t.precision == precision::day && t.local)
        out += fmt::format(" {}", days[std::chrono::weekday{std::chrono::floor<std::chrono::days>(*t.local)}.c_encoding()]);
      if (!t.zone.empty()) out += fmt::format(" in {}", t.zone);
    }
  } else {
    out += in(ink::time, t.value);
    if (t.precision == precision::day && t.local)
      out += fmt::format(" {}", days[std::chrono::weekday{std::chrono::floor<std::chrono::days>(*t.local)}.c_encoding()]);
    if (t.alternatives.empty()) return out + in(ink::faint, "  no zone known");
  }
  return out + "  " + status_words(t.status, t.confidence, in);
}

std::string answer_line(const place& p, const paint& in) {
  if (p.no_place) return in(ink::faint, "no place on the map");
  if (!p.chosen && p.asked)
    return fmt::format("{}  {}", status_words(status::undecided, 0, in),
                       in(ink::faint, p.alternatives.empty() ? "no place within 500 km" : "the nearest places of each zone"));
  if (!p.chosen)
    return fmt::format("{}  {}", status_words(status::undecided, 0, in),
                       in(ink::faint, fmt::format("{} places of that name", p.alternatives.size())));
  const auto& c = *p.chosen;
  auto out = fmt::format("{}  {}", in(ink::place, place_words(c)), point_words(c.lat, c.lon));
  if (c.distance_km) out += fmt::format("  {:.1f} km away", *c.distance_km);
  if (!c.zone.empty()) out += "  " + c.zone;
  return out + "  " + status_words(p.status, c.confidence, in);
}

void append_account(std::string& out, const timestamp& t, const paint& in, std::string_view indent, bool evidence) {
  if (evidence) append_evidence(out, t.evidence, in, indent);
  std::size_t shown_readings = 0;
  for (const auto& a : t.alternatives) {
    if (++shown_readings > 8 && !evidence) {
      out += fmt::format("{}{}\n", indent, in(ink::faint, fmt::format("and {} more", t.alternatives.size() - 8)));
      break;
    }
    out += fmt::format("{}{} {:>5}  ", indent, t.utc ? "or" : " ·", percent(a.confidence));
    out += a.utc ? fmt::format("{}  {}", instant_words(*a.utc, t.precision, is_leap_second(a.value)),
                               local_words(*a.utc, a.zone, a.offset, t.precision))
                 : a.value + (a.zone.empty() && !a.offset ? "" : "  ") + zone_words(a.zone, a.offset);
    if (a.how != label_reading::plain) out += fmt::format("  ({})", name_of(a.how));
    out += '\n';
    if (evidence) append_evidence(out, a.evidence, in, std::string(indent) + "   ");
  }
}

void append_account(std::string& out, const place& p, const paint& in, std::string_view indent, bool evidence) {
  if (evidence && p.chosen) append_evidence(out, p.chosen->evidence, in, indent);
  std::size_t shown_places = 0;
  for (const auto& a : p.alternatives) {
    if (++shown_places > 8 && !evidence) {
      out += fmt::format("{}{}\n", indent, in(ink::faint, fmt::format("and {} more", p.alternatives.size() - 8)));
      break;
    }
    out +=
        fmt::format("{}{} {:>5}  {}  {}", indent, p.chosen ? "or" : " ·", percent(a.confidence), place_words(a), point_words(a.lat, a.lon));
    if (a.distance_km) out += fmt::format("  {:.1f} km away", *a.distance_km);
    out += fmt::format("  {}\n", a.zone);
    if (evidence) append_evidence(out, a.evidence, in, std::string(indent) + "   ");
  }
}

}  // namespace dateline
