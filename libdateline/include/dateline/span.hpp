// Positions and half-open spans. A position in the text that is searched and a position in the bytes
// that were given are different types: for HTML or UTF-16 they differ, and mixing them must not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

enum class text_pos : std::uint32_t {};    // byte offset into document::text(), UTF-8
enum class source_pos : std::uint64_t {};  // byte offset into the bytes that were read

template <class Pos>
struct basic_span {  // half open: [first, last)
  Pos first{};
  Pos last{};
  friend constexpr auto operator<=>(const basic_span&, const basic_span&) = default;
  constexpr bool empty() const { return first == last; }
  constexpr auto size() const { return static_cast<std::underlying_type_t<Pos>>(last) - static_cast<std::underlying_type_t<Pos>>(first); }
};

using text_span = basic_span<text_pos>;
using source_span = basic_span<source_pos>;

constexpr std::uint32_t offset(text_pos p) { return static_cast<std::uint32_t>(p); }
constexpr std::uint64_t offset(source_pos p) { return static_cast<std::uint64_t>(p); }
constexpr text_span make_text_span(std::size_t first, std::size_t last) {
  return {text_pos(static_cast<std::uint32_t>(first)), text_pos(static_cast<std::uint32_t>(last))};
}
template <class Pos>
constexpr bool overlap(const basic_span<Pos>& a, const basic_span<Pos>& b) {
  return a.first < b.last && b.first < a.last;
}
constexpr std::string_view slice(std::string_view text, text_span s) { return text.substr(offset(s.first), s.size()); }

}  // namespace dateline
