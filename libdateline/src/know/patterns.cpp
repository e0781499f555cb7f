#include "know/patterns.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace dateline::know {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(slot::count_)> names{
    "none",    "role",   "day",     "month", "mon",  "n1",      "n2",       "year",      "yy",        "era",
    "weekday", "time",   "badtime", "hour",  "min",  "sec",     "hhmm",     "ampm",      "clockword", "zone",
    "offset",  "d6",     "d8",      "d12",   "d14",  "rel",     "dir",      "unit",      "count",     "number",
    "ago",     "second", "doy",     "d7",    "week", "week_no", "week_day", "week_both", "hour_word", "dawn_hour"};

template <class T>
bool view(std::string_view all, std::uint64_t at, std::uint64_t count, std::span<const T>& out) {
  if (at % alignof(T) != 0 || at > all.size() || count > (all.size() - at) / sizeof(T)) return false;
  out = {reinterpret_cast<const T*>(all.data() + at), static_cast<std::size_t>(count)};
  return true;
}

std::string_view text_at(std::string_view blob, std::uint32_t at) {
  if (at >= blob.size()) return {};
  const auto s = blob.substr(at);
  return s.substr(0, s.find('\0'));
}

}  // namespace

std::optional<slot> slot_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<slot>(i);
  return std::nullopt;
}

patterns::patterns(const image& from) {
  const auto all = from.bytes(section::patterns);
  if (all.size() < sizeof(patterns_header)) return;
  const auto& h = *reinterpret_cast<const patterns_header*>(all.data());
  std::span<const char> text;
  std::span<const std::uint16_t> accept;
  if (h.columns == 0 || h.columns > 256 || !view(all, h.column_of, 256, column_of_) || !view(all, h.rows, h.states, rows_) ||
      !view(all, h.groupings, std::uint64_t{h.grouping_count} * h.columns, groupings_) || !view(all, h.next, h.next_count, next_) ||
      !view(all, h.accept, h.states, accept) || !view(all, h.positions, h.position_count, positions_) ||
      !view(all, h.takes, h.position_count, takes_) || !view(all, h.first, h.first_count, first_) ||
      !view(all, h.follow, h.follow_count, follow_) || !view(all, h.lines, h.line_count, lines_) || !view(all, h.text, h.text_size, text))
    return;
  columns_ = h.columns;
  text_ = {text.data(), text.size()};
  if (from.trusted() || sound()) accept_ = accept;
}

// Does every row of the tables lead to a row that there is? Then nobody need ask again.
bool patterns::sound() const {
  const auto below = [](std::size_t bound) { return [bound](auto n) { return std::size_t{n} < bound; }; };
  const auto inside = [](std::size_t first, std::size_t count, std::size_t size) { return first <= size && count <= size - first; };
  const auto groupings = groupings_.size() / columns_;
  std::vector<std::uint8_t> groups(groupings);  // of each grouping
  for (std::size_t g = 0; g < groupings; ++g) groups[g] = std::ranges::max(groupings_.subspan(g * columns_, columns_));
  return std::ranges::all_of(column_of_, below(columns_)) && std::ranges::all_of(next_, below(rows_.size())) &&
         std::ranges::all_of(first_, below(positions_.size())) && std::ranges::all_of(follow_, below(positions_.size())) &&
         std::ranges::all_of(
             rows_, [&](const pattern_row& r) { return r.grouping < groupings && inside(r.next, groups[r.grouping], next_.size()); }) &&
         std::ranges::all_of(
             positions_,
             [&](const pattern_position& p) { return p.line < lines_.size() && inside(p.follow, p.follow_count, follow_.size()); }) &&
         std::ranges::all_of(lines_, [&](const pattern_line& l) { return inside(l.first, l.first_count, first_.size()); });
}

std::string_view patterns::name(std::uint32_t line) const {
  return line < lines_.size() ? text_at(text_, lines_[line].name) : std::string_view{};
}
std::string_view patterns::kind(std::uint32_t line) const {
  return line < lines_.size() ? text_at(text_, lines_[line].kind) : std::string_view{};
}

}  // namespace dateline::know
