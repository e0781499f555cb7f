#include "report/display.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "report/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t tab_width = 4;

bool directs_text(char32_t c) {  // would turn what follows it around
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

// Control characters are shown as their pictures: an escape sequence in a text must not reach the terminal.
std::string picture(char32_t c) {
  const auto p = c == 0x7F ? 0x2421U : c < 0x20 ? 0x2400U + static_cast<unsigned>(c) : 0xFFFDU;
  return {static_cast<char>(0xE0 | p >> 12), static_cast<char>(0x80 | (p >> 6 & 0x3F)), static_cast<char>(0x80 | (p & 0x3F))};
}

}  // namespace

std::vector<cell> cells_of(std::string_view line) {
  std::vector<cell> out;
  for (std::size_t i = 0; i < line.size();) {
    const auto [size, valid] = utf8_sequence(line.substr(i));
    const auto bytes = line.substr(i, size);
    const auto at = i;
    i += size;
    if (!valid) {
      out.push_back({at, "\xEF\xBF\xBD", 1});
      continue;
    }
    const auto c = utf8_code_point(bytes);
    if (c == '\t') {
      out.push_back({at, std::string(tab_width, ' '), tab_width});
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out.push_back({at, picture(c), 1});
    } else if (directs_text(c)) {
      out.push_back({at, "", 0});
    } else {
      const auto w = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
      if (w <= 0 && !out.empty()) out.back().shown += bytes;
      else out.push_back({at, std::string(bytes), static_cast<std::size_t>(w > 0 ? w : 0)});
    }
  }
  return out;
}

std::string shown(std::string_view text) {
  std::string out;
  for (const auto& c : cells_of(text)) out += c.shown == "\u240A" || c.shown == "\u240D" ? std::string(" ") : c.shown;
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t n = 0;
  for (const auto& c : cells_of(text)) n += c.width;
  return n;
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto w = width_of(text);
  return std::string(text) + std::string(w < columns ? columns - w : 0, ' ');
}

std::string shortened(std::string_view text, std::size_t columns) {
  auto all = shown(text);
  if (width_of(all) <= columns) return all;
  std::string out;
  std::size_t n = 0;
  for (const auto& c : cells_of(all)) {
    if (n + c.width + 1 > columns) break;
    out += c.shown;
    n += c.width;
  }
  return out + "…";
}

line_finder::line_finder(std::string_view text) : text_(text), end_(end_from(0)) {}

std::size_t line_finder::end_from(std::size_t first) const { return std::min(text_.find('\n', first), text_.size()); }

// What was found last is kept: a text can be one line of a gigabyte with answers all along it.
line_place line_finder::at(std::size_t position) {
  if (position < first_) {
    number_ = 1;
    first_ = 0;
    end_ = end_from(0);
  }
  for (; end_ < position && end_ < text_.size(); ++number_) {
    first_ = end_ + 1;
    end_ = end_from(first_);
  }
  return {number_, first_, end_ > first_ && text_[end_ - 1] == '\r' ? end_ - 1 : end_};
}

std::size_t line_finder::column(std::size_t position) {
  const auto line = at(position);
  if (counted_to_ < line.first || counted_to_ > position) {
    counted_to_ = line.first;
    counted_ = 1;
  }
  while (counted_to_ < position) {
    const auto next = counted_to_ + utf8_sequence(text_.substr(counted_to_)).size;
    if (next > position) break;
    counted_to_ = next;
    ++counted_;
  }
  return counted_;
}

}  // namespace dateline
