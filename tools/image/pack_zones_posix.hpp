// A TZif footer's rule ("CET-1CEST,M3.5.0,M10.5.0/3"), parsed. Only the M form of days, the only one in use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "know/zones_layout.hpp"

struct posix_rule {
  struct side {
    std::int32_t offset = 0;
    bool dst = false;  // as people say it: the side with the larger offset
    std::string abbreviation;
  } base, other;
  dateline::know::closing_rule days{};

  bool alternates() const { return dateline::know::rule_alternates(days); }

  static std::optional<posix_rule> parse(std::string_view s) {
    posix_rule r;
    if (!name(s, r.base.abbreviation) || !offset(s, r.base.offset)) return std::nullopt;
    r.days.base_offset = r.days.other_offset = r.base.offset;
    if (s.empty()) return r;
    if (!name(s, r.other.abbreviation)) return std::nullopt;
    r.other.offset = r.base.offset + 3600;
    if (!s.empty() && s.front() != ',' && !offset(s, r.other.offset)) return std::nullopt;
    if (!day(s, r.days.to_other) || !day(s, r.days.to_base) || !s.empty()) return std::nullopt;
    r.days.other_offset = r.other.offset;
    r.other.dst = r.other.offset > r.base.offset;
    r.base.dst = !r.other.dst;
    return r;
  }

  // The side that begins exactly at that instant.
  std::optional<side> change_at(std::int64_t t) const {
    for (int y = year_of(t) - 1; y <= year_of(t) + 1; ++y)
      for (const auto& c : dateline::know::rule_changes(days, y))
        if (c.at == t) return c.to_other ? other : base;
    return std::nullopt;
  }
  std::int64_t next_change(std::int64_t t) const {
    for (int y = year_of(t) - 1;; ++y)
      for (const auto& c : dateline::know::rule_changes(days, y))
        if (c.at > t) return c.at;
  }

 private:
  static int year_of(std::int64_t t) {
    const auto d = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{t}});
    return static_cast<int>(std::chrono::year_month_day{d}.year());
  }
  static bool name(std::string_view& s, std::string& out) {
    const bool quoted = !s.empty() && s.front() == '<';
    const auto end = quoted ? s.find('>') : s.find_first_of("+-0123456789,");
    if (end == std::string_view::npos) return false;
    out = s.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0));
    s.remove_prefix(end + (quoted ? 1 : 0));
    return out.size() >= 3;
  }
  static bool number(std::string_view& s, std::int32_t& out) {
    std::size_t n = 0;
    for (out = 0; n < s.size() && s[n] >= '0' && s[n] <= '9' && n < 3; ++n) out = out * 10 + (s[n] - '0');
    s.remove_prefix(n);
    return n > 0;
  }
  static bool clock(std::string_view& s, std::int32_t& out) {  // [+-]h[:m[:s]]
    const bool minus = !s.empty() && s.front() == '-';
    if (!s.empty() && (s.front() == '-' || s.front() == '+')) s.remove_prefix(1);
    std::int32_t part = 0, unit = 3600;
    out = 0;
    for (; unit > 0; unit /= 60) {
      if (!number(s, part)) return false;
      out += part * unit;
      if (s.empty() || s.front() != ':') break;
      s.remove_prefix(1);
    }
    if (minus) out = -out;
    return true;
  }
  static bool offset(std::string_view& s, std::int32_t& out) {  // POSIX counts west
    if (!clock(s, out)) return false;
    out = -out;
    return true;
  }
  static bool day(std::string_view& s, dateline::know::day_rule& out) {
    std::int32_t m = 0, w = 0, d = 0;
    const auto take = [&](char c) {
      const bool is = !s.empty() && s.front() == c;
      if (is) s.remove_prefix(1);
      return is;
    };
    if (!take(',') || !take('M') || !number(s, m) || !take('.') || !number(s, w) || !take('.') || !number(s, d)) return false;
    if (m < 1 || m > 12 || w < 1 || w > 5 || d > 6) return false;
    out = {static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(w), static_cast<std::uint8_t>(d), 0, 7200};
    return !take('/') || clock(s, out.seconds);
  }
};
