#include "read/page_text.hpp"

#include <algorithm>
#include <array>

#include "read/characters.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::markup {
namespace {

// Bytes that end a plain piece of text.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> s{};
  for (const char c : {'\0', '\t', '\n', '\f', '\r', ' ', '&'}) s[static_cast<unsigned char>(c)] = true;
  return s;
}
constexpr auto stops = make_stops();
bool stop(char c) { return stops[static_cast<unsigned char>(c)]; }

// The end of what can be taken as it stands: blanks one at a time belong to it where text follows.
std::size_t plain_end(std::string_view source, std::size_t at, std::size_t last) {
#if defined(__SSE2__)
  constexpr std::size_t width = 16;
  const auto stops_at = [&source](std::size_t from) {  // bytes up to the blank, as unsigned; a control character stops too soon
    const auto here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(source.data() + from));
    const auto low = _mm_cmpeq_epi8(_mm_min_epu8(here, _mm_set1_epi8(' ')), here);
    return std::pair(here, _mm_or_si128(low, _mm_cmpeq_epi8(here, _mm_set1_epi8('&'))));
  };
  for (; at + width < last; at += width) {
    const auto [here, stop_here] = stops_at(at);
    const auto single = _mm_andnot_si128(stops_at(at + 1).second, _mm_cmpeq_epi8(here, _mm_set1_epi8(' ')));
    if (const auto ends = static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(single, stop_here))); ends != 0)
      return at + static_cast<std::size_t>(__builtin_ctz(ends));
  }
#endif
  while (at < last && (!stop(source[at]) || (source[at] == ' ' && at + 1 < last && !stop(source[at + 1])))) ++at;
  return at;
}

enum class side { other, digit, lower, upper, foreign };
side side_of(char c) {
  const auto b = static_cast<unsigned char>(c);
  if (b >= '0' && b <= '9') return side::digit;
  if (b >= 'a' && b <= 'z') return side::lower;
  if (b >= 'A' && b <= 'Z') return side::upper;
  return b >= 0x80 ? side::foreign : side::other;
}

// Would two words, or two numbers, of different elements run together?
bool runs_together(char before, char after) {
  const auto a = side_of(before), b = side_of(after);
  if (a == side::other || b == side::other) return false;
  if (a == side::foreign || b == side::foreign) return static_cast<unsigned char>(after) < 0xE3 && (a == side::digit || b == side::digit);
  return a == side::digit || b == side::digit || (a == side::lower && b == side::upper);
}

}  // namespace

void page_text::pass(flow f) {
  switch (f) {
    case flow::tight: return;
    case flow::loose: boundary_ = true; return;
    case flow::line: breaks_ = std::max(breaks_, 1U); return;
    case flow::block: breaks_ = 2; return;
  }
}

void page_text::separate(char first, std::size_t source) {
  if (text_.empty()) {
  } else if (breaks_ > 0) {
    runs_.push_back({text_.size(), source, source});
    text_.append(breaks_, '\n');
  } else if (space_) {
    space_ = false;
    put(" ", space_at_, 1);
  } else if (boundary_ && runs_together(text_.back(), first)) {
    runs_.push_back({text_.size(), source, source});
    text_ += ' ';
  }
  breaks_ = 0;
  space_ = boundary_ = false;
}

void page_text::put(std::string_view piece, std::size_t source, std::size_t source_size) {
  if (!runs_.empty() && piece.size() == source_size) {
    auto& r = runs_.back();
    if (r.last == source && source - r.source == text_.size() - r.text) {
      r.last += source_size;
      text_ += piece;
      return;
    }
  }
  runs_.push_back({text_.size(), source, source + source_size});
  text_ += piece;
}

void page_text::add(std::size_t first, std::size_t last, content where) {
  const bool references = where == content::data || where == content::rcdata;
  for (auto at = first; at < last;) {
    const char c = source_[at];
    if (blank(c) || c == '\0') {
      if (!space_) space_at_ = at;
      space_ = true;
      ++at;
      continue;
    }
    if (c == '&' && references) {
      if (const auto r = read_reference(source_.substr(0, last), at, false); r.size != 0) {
        std::string made;
        append(made, r);
        if (made == "\xC2\xA0" || made == "\n" || made == "\t" || made == " ") {  // &nbsp;: a blank that is written
          if (!space_) space_at_ = at;
          separate(' ', at);
          if (text_.empty() || (text_.back() != ' ' && text_.back() != '\n')) put(" ", at, r.size);
        } else {
          separate(made.front(), at);
          put(made, at, r.size);
        }
        at += r.size;
        continue;
      }
    }
    const auto end = plain_end(source_, at + 1, last);
    separate(c, at);
    put(source_.substr(at, end - at), at, end - at);
    at = end;
  }
}

}  // namespace dateline::markup
