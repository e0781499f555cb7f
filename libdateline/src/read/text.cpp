// Plain text. UTF-16 is decoded, everything else is kept byte for byte: text can be odd, never wrong.
#include <algorithm>
#include <utility>

#include "dateline/document.hpp"
#include "read/encode.hpp"

namespace dateline {
namespace {

constexpr char32_t replacement = 0xFFFD;

class utf16_units {
 public:
  utf16_units(std::string_view bytes, bool big) : bytes_(bytes), big_(big) {}
  char32_t unit(std::size_t at) const {
    const auto a = static_cast<unsigned char>(bytes_[at]);
    const auto b = static_cast<unsigned char>(bytes_[at + 1]);
    return big_ ? char32_t{a} << 8 | b : char32_t{b} << 8 | a;
  }
  // The code point at byte `at`, and how many bytes it takes. Half a pair, or half a unit, is U+FFFD.
  std::pair<char32_t, std::size_t> next(std::size_t at) const {
    if (at + 1 >= bytes_.size()) return {replacement, bytes_.size() - at};
    const auto u = unit(at);
    if (u < 0xD800 || u > 0xDFFF) return {u, 2};
    if (u > 0xDBFF || at + 3 >= bytes_.size()) return {replacement, 2};
    const auto v = unit(at + 2);
    if (v < 0xDC00 || v > 0xDFFF) return {replacement, 2};
    return {0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00), 4};
  }

 private:
  std::string_view bytes_;
  bool big_;
};

}  // namespace

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

source_pos document::source_of(text_pos p) const {
  const auto after = std::upper_bound(map_.begin(), map_.end(), p, [](text_pos at, const step& s) { return at < s.text; });
  if (after == map_.begin()) return source_pos{offset(p)};
  const auto& from = *(after - 1);
  const auto at = offset(from.source) + (offset(p) - offset(from.text));
  // A position inside a character whose forms differ in length stays inside that character's source.
  return after == map_.end() ? source_pos{at} : std::min(source_pos{at}, after->source);
}

source_span document::source_of(text_span s) const { return {source_of(s.first), source_of(s.last)}; }

}  // namespace dateline
