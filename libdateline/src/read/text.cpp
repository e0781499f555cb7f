// Plain text. UTF-16 is decoded, and what is said to be in another charset; everything else is kept byte for byte: text can
// be odd, never wrong.
#include <algorithm>
#include <utility>

#include "dateline/document.hpp"
#include "read/encode.hpp"
#include "read/encoding.hpp"
#include "read/utf16.hpp"

namespace dateline {

document document::from_text(std::string bytes, std::string_view charset) {
  document out;
  if (!encoding_named(charset).empty()) {
    auto decoded = decode_html(std::move(bytes), charset);
    out.charset_ = decoded.charset;
    out.text_ = std::move(decoded.text);
    for (const auto& s : decoded.steps) out.decoding_.push_back({source_pos{s.decoded}, source_pos{s.given}});
    return out;
  }
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

source_pos document::decoded_at(source_pos given) const {
  const auto after =
      std::upper_bound(decoding_.begin(), decoding_.end(), given, [](source_pos at, const decoding_step& s) { return at < s.given; });
  if (after == decoding_.begin()) return given;
  const auto& from = *(after - 1);
  const auto at = source_pos{offset(from.decoded) + (offset(given) - offset(from.given))};
  return after == decoding_.end() ? at : std::min(at, after->decoded);
}

source_span document::decoded(source_span given) const { return {decoded_at(given.first), decoded_at(given.last)}; }

// The piece of source that a step shows: up to what follows it, where the step itself does not say.
source_span document::source_of_step(std::size_t index) const {
  const auto& s = map_[index];
  if (s.last != no_end) return {s.source, s.last};
  if (index + 1 < map_.size()) return {s.source, map_[index + 1].source};
  return {s.source, source_pos{offset(s.source) + (text_.size() - offset(s.text))}};
}

text_span document::text_of(source_span s) const {
  const auto first = decoded_at(s.first), last = decoded_at(s.last);
  const auto blank = [this](std::size_t at) { return text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\t' || text_[at] == '\r'; };
  if (last <= first || (map_.empty() && offset(last) > text_.size())) return {};
  auto from = static_cast<std::size_t>(offset(first)), to = static_cast<std::size_t>(offset(last));
  if (!map_.empty()) {
    // The last step that begins at `at` or before it; a piece whose forms differ in length is taken whole.
    const auto step_at = [this](source_pos at) {
      return std::upper_bound(map_.begin(), map_.end(), at, [](source_pos p, const step& x) { return p < x.source; }) - map_.begin();
    };
    const auto text_end = [this](std::size_t index) {
      return index + 1 < map_.size() ? std::size_t{offset(map_[index + 1].text)} : text_.size();
    };
    const auto inside = [&](std::size_t index, source_pos at, bool up) {
      const auto shown = source_of_step(index);
      const auto begin = std::size_t{offset(map_[index].text)}, end = text_end(index);
      if (at >= shown.last) return end;
      if (at <= shown.first) return begin;
      if (shown.size() != end - begin) return up ? end : begin;
      return begin + static_cast<std::size_t>(offset(at) - offset(shown.first));
    };
    const auto a = static_cast<std::size_t>(step_at(first)), b = static_cast<std::size_t>(step_at(last));
    from = a == 0 ? 0 : inside(a - 1, first, false);
    to = b == 0 ? 0 : inside(b - 1, last, true);
  }
  while (from < to && blank(from)) ++from;
  while (to > from && blank(to - 1)) --to;
  return make_text_span(std::min(from, to), to);
}

}  // namespace dateline
