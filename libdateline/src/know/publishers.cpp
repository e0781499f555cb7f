#include "know/publishers.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace dateline::know {
namespace {

constexpr std::size_t longest_name = 5;  // words

struct word {
  std::size_t first, last;
};

constexpr std::array<bool, 256> joins_words = [] {
  std::array<bool, 256> joins{};
  for (std::size_t c = 0; c < joins.size(); ++c)
    joins[c] = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '\'' || c == '.' || c == '&';
  return joins;
}();

word next_word(std::string_view line, std::size_t from) {
  std::size_t first = from;
  while (first < line.size() && !joins_words[static_cast<unsigned char>(line[first])]) ++first;
  std::size_t last = first;
  while (last < line.size() && joins_words[static_cast<unsigned char>(line[last])]) ++last;
  while (last > first && line[last - 1] == '.') --last;
  return {first, last};
}

bool begins_name(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u >= 0x80;
}

// The words of a line around a name are what tells whether the page speaks of itself.
std::string_view words_before(std::string_view line, std::size_t at, std::size_t count) {
  std::size_t first = at;
  while (first > 0 && line[first - 1] == ' ') --first;
  const std::size_t last = first;
  for (; count > 0 && first > 0; --count) {
    while (first > 0 && line[first - 1] == ' ') --first;
    while (first > 0 && line[first - 1] != ' ') --first;
  }
  return line.substr(first, last - first);
}

std::string_view words_after(std::string_view line, std::size_t at, std::size_t count) {
  std::size_t first = at;
  while (first < line.size() && line[first] == ' ') ++first;
  std::size_t last = first;
  for (; count > 0; --count) last = std::max(last, next_word(line, last).last);
  return line.substr(first, last - first);
}

bool line_ends_after(std::string_view line, std::size_t at) { return line.find_first_not_of(" .\r\t)", at) == std::string_view::npos; }

}  // namespace

publishers::publishers(const image& from) : zones_(from) {
  const auto all = from.bytes(section::publishers);
  if (all.size() < sizeof head_) return;
  std::memcpy(&head_, all.data(), sizeof head_);
  std::size_t at = sizeof head_;
  const auto take = [&]<class T>(std::span<const T>& into, std::uint32_t count) {
    into = from.table<T>(section::publishers, at);
    into = into.first(std::min<std::size_t>(count, into.size()));
    at += std::size_t{count} * sizeof(T);
  };
  take(rows_, head_.rows);
  take(names_, head_.names);
  take(cues_, head_.cues);
  if (head_.text <= all.size()) texts_ = all.substr(head_.text);
}

std::string_view publishers::text(std::uint32_t at) const {
  if (at >= texts_.size()) return {};
  const auto rest = texts_.substr(at);
  return rest.substr(0, rest.find('\0'));
}

publisher publishers::as_publisher(const publisher_entry& e) const {
  const auto zone = text(e.zone);
  return {.domain = text(e.domain),
          .name = text(e.name),
          .country = std::string_view(e.country, e.country[0] == 0 ? 0 : 2),
          .home = zone.empty() ? no_zone : zones_.find(zone),
          .local_gmt = e.local_gmt != 0,
          .language = text(e.language)};
}

std::optional<std::uint32_t> publishers::row_of_host(std::string_view host) const {
  std::string lower(host);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (std::string_view rest = lower;;) {
    const auto it = std::lower_bound(rows_.begin(), rows_.end(), rest,
                                     [this](const publisher_entry& e, std::string_view want) { return text(e.domain) < want; });
    if (it != rows_.end() && text(it->domain) == rest) return static_cast<std::uint32_t>(it - rows_.begin());
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(dot + 1);
  }
}

std::optional<std::uint32_t> publishers::row_of_folded(std::string_view folded) const {
  const auto it = std::lower_bound(names_.begin(), names_.end(), folded,
                                   [this](const publisher_name& n, std::string_view want) { return text(n.folded) < want; });
  if (it == names_.end() || text(it->folded) != folded || it->row >= rows_.size()) return std::nullopt;
  return it->row;
}

std::optional<publisher> publishers::of_host(std::string_view host) const {
  const auto row = row_of_host(host);
  return row ? std::optional(as_publisher(rows_[*row])) : std::nullopt;
}

std::optional<publisher> publishers::of_name(std::string_view name) const {
  std::string folded;
  fold_publisher(name, folded);
  auto row = row_of_folded(folded);
  if (!row && folded.starts_with("the ")) row = row_of_folded(std::string_view(folded).substr(4));
  if (!row && name.find(' ') == std::string_view::npos && name.find('.') != std::string_view::npos) row = row_of_host(name);
  return row ? std::optional(as_publisher(rows_[*row])) : std::nullopt;
}

bool publishers::cue(cue_side side, std::string_view folded) const {
  return std::any_of(cues_.begin(), cues_.end(), [&](const naming_cue& c) { return c.side == side && text(c.folded) == folded; });
}

std::optional<publisher> publishers::named_in(std::string_view all) const {
  if (names_.empty()) return std::nullopt;
  std::optional<std::uint32_t> found;
  std::string folded, around;
  while (!all.empty()) {
    const auto line = all.substr(0, all.find('\n'));
    all.remove_prefix(std::min(all.size(), line.size() + 1));
    for (word w = next_word(line, 0); w.first < line.size(); w = next_word(line, std::max(w.last, w.first + 1))) {
      if (!begins_name(line[w.first])) continue;
      std::optional<std::uint32_t> row;
      word name = w;
      word longer = w;
      for (std::size_t n = 0; n < longest_name && longer.first < line.size(); ++n) {
        fold_publisher(line.substr(w.first, longer.last - w.first), folded);
        const auto beginning = beginning_hash(folded);
        if ((head_.beginnings[beginning / 32] >> (beginning % 32) & 1U) == 0) break;
        if (const auto hit = row_of_folded(folded);
            hit && !cue(cue_side::never, folded.starts_with("the ") ? std::string_view(folded).substr(4) : folded)) {
          row = hit;
          name.last = longer.last;
        }
        longer = next_word(line, std::max(longer.last, longer.first + 1));
      }
      if (!row || rows_[*row].agency != 0) continue;
      bool own = false;
      for (std::size_t n = 1; n <= 3 && !own; ++n) {
        const auto before = words_before(line, w.first, n);
        fold_publisher(before, around);
        own = cue(cue_side::before, around.empty() ? before : std::string_view(around));
        if (!own && line_ends_after(line, name.last)) own = n == 1 && cue(cue_side::line_end, before);
        fold_publisher(words_after(line, name.last, n), around);
        own = own || cue(cue_side::after, around);
      }
      if (!own) continue;
      if (found && *found != *row) return std::nullopt;
      found = row;
      w.last = name.last;
    }
  }
  return found ? std::optional(as_publisher(rows_[*found])) : std::nullopt;
}

}  // namespace dateline::know
