#include "read/characters.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "read/encode.hpp"

namespace dateline::markup {
namespace {

struct named_character {
  std::string_view name, text;
};
constexpr named_character names[]{
#include "read/character_names.inc"
};

constexpr char32_t replacement = 0xFFFD;

// What the numbers of windows-1252 meant in old pages (WHATWG, "numeric character reference end state").
constexpr std::array<char16_t, 32> controls{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                            0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                            0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool alphanumeric(char c) { return letter(c) || digit(c); }

int hex_digit(char c) {
  if (digit(c)) return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

reference numeric(std::string_view html, std::size_t at) {
  auto p = at + 2;
  const bool hex = p < html.size() && (html[p] == 'x' || html[p] == 'X');
  if (hex) ++p;
  const auto first = p;
  char32_t value = 0;
  for (; p < html.size(); ++p) {
    const int d = hex ? hex_digit(html[p]) : digit(html[p]) ? html[p] - '0' : -1;
    if (d < 0) break;
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<char32_t>(d);
  }
  if (p == first) return {};
  if (p < html.size() && html[p] == ';') ++p;
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
  else if (value >= 0x80 && value < 0xA0) value = controls[value - 0x80];
  return {.size = p - at, .point = value};
}

}  // namespace

reference read_reference(std::string_view html, std::size_t at, bool in_attribute) {
  if (at + 1 >= html.size()) return {};
  if (html[at + 1] == '#') return numeric(html, at);
  if (!alphanumeric(html[at + 1])) return {};
  // The longest name that stands there: the row is narrowed by each letter.
  const auto* first = std::begin(names);
  const auto* last = std::end(names);
  const named_character* best = nullptr;
  std::size_t best_size = 0;
  for (std::size_t n = 0; first != last && at + 1 + n < html.size(); ++n) {
    const char c = html[at + 1 + n];
    if (!alphanumeric(c) && c != ';') break;
    const auto at_n = [n](const named_character& e) { return n < e.name.size() ? static_cast<unsigned char>(e.name[n]) : 0; };
    first = std::partition_point(first, last, [&](const named_character& e) { return at_n(e) < static_cast<unsigned char>(c); });
    last = std::partition_point(first, last, [&](const named_character& e) { return at_n(e) <= static_cast<unsigned char>(c); });
    if (first != last && first->name.size() == n + 1) {
      best = first;
      best_size = n + 1;
    }
    if (c == ';') break;
  }
  if (best == nullptr) return {};
  const auto end = at + 1 + best_size;
  if (in_attribute && best->name.back() != ';' && end < html.size() && (html[end] == '=' || alphanumeric(html[end]))) return {};
  return {.size = best_size + 1, .named = best->text};
}

void append(std::string& out, const reference& r) {
  if (!r.named.empty()) out += r.named;
  else append_utf8(out, r.point);
}

std::string attribute_text(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    if (c == '&') {
      const auto r = read_reference(raw, at, true);
      if (r.size == 0) {
        out += c;
        continue;
      }
      append(out, r);
      at += r.size - 1;
    } else if (c == '\r') {
      if (at + 1 >= raw.size() || raw[at + 1] != '\n') out += '\n';
    } else if (c == '\0') {
      append_utf8(out, replacement);
    } else {
      out += c;
    }
  }
  return out;
}

std::string lower_name(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (const char c : raw) {
    if (c == '\0') append_utf8(out, replacement);
    else out += lower(c);
  }
  return out;
}

std::string plain_text(std::string_view raw, bool keep_nul) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    if (c == '\r') {
      if (at + 1 >= raw.size() || raw[at + 1] != '\n') out += '\n';
    } else if (c == '\0' && !keep_nul) {
      append_utf8(out, replacement);
    } else {
      out += c;
    }
  }
  return out;
}

bool same_name(std::string_view raw, std::string_view lower_case) {
  return raw.size() == lower_case.size() &&
         std::equal(raw.begin(), raw.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

bool contains_name(std::string_view raw, std::string_view lower_case) {
  for (std::size_t at = 0; at + lower_case.size() <= raw.size(); ++at)
    if (same_name(raw.substr(at, lower_case.size()), lower_case)) return true;
  return false;
}

std::string run_together(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (!blank(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace dateline::markup
