#include "archive/lines.hpp"

#include <algorithm>
#include <charconv>

namespace dateline::archives {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool blank(char c) { return c == ' ' || c == '\t'; }

bool is_address(std::string_view s) {
  const auto part = [](char c) { return digit(c) || c == '.' || c == ':' || (small(c) >= 'a' && small(c) <= 'f'); };
  return s.size() >= 2 && s.size() <= 45 && s.find_first_of(".:") != std::string_view::npos && std::all_of(s.begin(), s.end(), part);
}

bool is_stamp(std::string_view s) {
  return s.size() >= 4 && s.size() <= 32 &&
         std::all_of(s.begin(), s.end(), [](char c) { return digit(c) || (small(c) >= 'a' && small(c) <= 'z'); });
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return small(x) == small(y); });
}

bool holds_letters(std::string_view s, std::string_view small_part) {
  return std::search(s.begin(), s.end(), small_part.begin(), small_part.end(), [](char x, char y) { return small(x) == y; }) != s.end();
}

std::string_view trimmed(std::string_view s) {
  const auto blanks = " \t\r\n";
  const auto first = s.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(blanks) - first + 1);
}

std::string small_letters(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), small);
  return out;
}

std::optional<std::uint64_t> whole_number(std::string_view s) {
  std::uint64_t n = 0;
  const auto [end, wrong] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (s.empty() || wrong != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return n;
}

std::string_view take_line(std::string_view text, std::size_t& at) {
  const auto end = std::min(text.find('\n', at), text.size());
  auto line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  while (line.ends_with('\r')) line.remove_suffix(1);  // some writers end lines with CR CR LF
  return line;
}

std::size_t end_of_header(std::string_view s, std::size_t& searched) {
  for (auto at = s.find('\n', searched); at != std::string_view::npos; at = s.find('\n', at + 1)) {
    searched = at;
    auto next = at + 1;
    while (next < s.size() && next < at + 4 && s[next] == '\r') ++next;
    if (next >= s.size()) return std::string_view::npos;  // what follows is not there yet
    if (s[next] == '\n') return next + 1;
  }
  searched = s.size() - std::min<std::size_t>(s.size(), 1);
  return std::string_view::npos;
}

std::vector<header_field> read_fields(std::string_view s, std::size_t at) {
  std::vector<header_field> out;
  out.reserve(16);
  while (at < s.size()) {
    const auto line = take_line(s, at);
    if (line.empty()) break;
    if (blank(line.front())) {
      if (out.empty()) continue;
      auto& value = out.back().value;
      if (!value.empty()) value += ' ';
      value += trimmed(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.push_back({std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  }
  return out;
}

std::string_view field_of(const std::vector<header_field>& all, std::string_view name) {
  for (const auto& f : all)
    if (!f.value.empty() && same_letters(f.name, name)) return f.value;
  return {};
}

bool begins_warc(std::string_view s) { return s.starts_with("WARC/") && s.size() >= 8 && digit(s[5]) && s[6] == '.' && digit(s[7]); }
bool begins_arc(std::string_view s) { return s.starts_with("filedesc"); }
bool begins_record(std::string_view s) { return begins_warc(s) || begins_arc(s); }

// Addresses of pages may hold blanks, types too: the IP address and the digits beside it are what can be told.
std::optional<arc_line> read_arc_line(std::string_view line, bool version_2) {
  if (line.size() > 65536 || line.find(':') == std::string_view::npos) return std::nullopt;
  const auto first_blank = line.find(' ');
  if (first_blank == std::string_view::npos || line.substr(0, first_blank).find(':') == std::string_view::npos) return std::nullopt;
  const auto last_blank = line.rfind(' ');
  arc_line out;
  out.length = line.substr(last_blank + 1);
  const auto body = line.substr(0, last_blank);
  for (auto at = first_blank; at < body.size();) {
    const auto ip_end = body.find(' ', at + 1);
    if (ip_end == std::string_view::npos) break;
    const auto date_end = std::min(body.find(' ', ip_end + 1), body.size());
    const auto ip = body.substr(at + 1, ip_end - at - 1), date = body.substr(ip_end + 1, date_end - ip_end - 1);
    if (is_address(ip) && is_stamp(date)) {
      out.url = body.substr(0, at);
      out.ip = ip;
      out.date = date;
      out.type = trimmed(body.substr(date_end));
      if (version_2) out.type = out.type.substr(0, out.type.find(' '));
      return out;
    }
    at = ip_end;
  }
  return std::nullopt;
}

}  // namespace dateline::archives
