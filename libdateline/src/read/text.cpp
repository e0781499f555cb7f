// Plain text. UTF-16 is decoded, everything else is kept byte for byte: text can be odd, never wrong.
#include <algorithm>
#include <utility>

#include "dateline/document.hpp"
#include "read/encode.hpp"
#include "read/utf16.hpp"

namespace dateline {

document document::from_text(std::string bytes) {
  document out;
  const auto begins = [&bytes](std::string_view with) { return std::string_view(bytes).substr(0, with.size()) == with; };
  if (begins("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    out.map_.push_back({text_pos{0}, source_pos{3}});
    out.text_ = std::move(bytes);
    return out;
  }
  const bool big = begins("\xFE\xFF");
  if (!big && !begins("\xFF\xFE")) {
    out.text_ = std::move(bytes);
    return out;
  }
  out.charset_ = big ? "utf-16be" : "utf-16le";
  const utf16_units units(bytes, big);
  out.text_.reserve(bytes.size() / 2);
  for (std::size_t at = 2; at < bytes.size();) {
    const auto [c, size] = units.next(at);
    out.map_.push_back({text_pos(static_cast<std::uint32_t>(out.text_.size())), source_pos{at}});
    append_utf8(out.text_, c);
    at += size;
  }
  out.map_.push_back({text_pos(static_cast<std::uint32_t>(out.text_.size())), source_pos{bytes.size()}});
  return out;
}

source_pos document::first_of(text_pos p) const {
  const auto after = std::upper_bound(map_.begin(), map_.end(), p, [](text_pos at, const step& s) { return at < s.text; });
  if (after == map_.begin()) return source_pos{offset(p)};
  const auto& from = *(after - 1);
  const auto at = source_pos{offset(from.source) + (offset(p) - offset(from.text))};
  // A position inside a character whose forms differ in length stays inside that character's source.
  return std::min({at, from.last, after == map_.end() ? no_end : after->source});
}

// Where the piece that ends at `p` ends in the source: before the markup that may follow it there.
source_pos document::end_of(text_pos p) const {
  const auto after = std::lower_bound(map_.begin(), map_.end(), p, [](const step& s, text_pos at) { return s.text < at; });
  if (after == map_.begin()) return source_pos{offset(p)};
  const auto& from = *(after - 1);
  if (after != map_.end() && after->text == p) return from.last == no_end ? after->source : from.last;
  return std::min(source_pos{offset(from.source) + (offset(p) - offset(from.text))}, from.last);
}

source_pos document::given_at(source_pos decoded) const {
  const auto after =
      std::upper_bound(decoding_.begin(), decoding_.end(), decoded, [](source_pos at, const decoding_step& s) { return at < s.decoded; });
  if (after == decoding_.begin()) return decoded;
  const auto& from = *(after - 1);
  const auto at = source_pos{offset(from.given) + (offset(decoded) - offset(from.decoded))};
  return after == decoding_.end() ? at : std::min(at, after->given);
}

source_span document::source_of(text_span s) const {
  const auto first = first_of(s.first);
  return {given_at(first), given_at(s.empty() ? first : std::max(first, end_of(s.last)))};
}

}  // namespace dateline
