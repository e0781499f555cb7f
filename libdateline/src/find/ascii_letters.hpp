// Runs of ASCII letters, and where ASCII ends, sixteen bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "find/characters.hpp"
#include "read/packing.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::searching {

#if defined(__SSE2__)
namespace sixteen {

inline __m128i load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }

// Of bytes as signed numbers: 0x80 to 0xFF are -128 to -1.
inline __m128i within(__m128i v, int from, int to) {
  return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(from - 1))),
                       _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(to + 1))));
}

inline __m128i letters(__m128i v) { return within(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z'); }

}  // namespace sixteen
#endif

struct letter_run {
  std::size_t last;  // where it ends
  bool small;        // a small letter is in it
};

inline letter_run ascii_letters(std::string_view text, std::size_t at, std::size_t end) {
#if defined(__SSE2__)
  if (text.size() - at >= 16 && at < end) {
    const auto v = sixteen::load(text.data() + at);
    const auto letters = static_cast<unsigned>(_mm_movemask_epi8(sixteen::letters(v)));
    const auto size = static_cast<std::size_t>(__builtin_ctz(~letters));
    if (size < 16 && at + size <= end) {
      const auto with_bit = static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(v, 2)));  // 0x20, by which small letters differ
      return {at + size, (with_bit & ((1U << size) - 1)) != 0};
    }
  }
#endif
  unsigned any = 0;
  auto last = at;
  for (; last < end && ascii_letter(text[last]); ++last) any |= static_cast<unsigned char>(text[last]);
  return {last, (any & 0x20) != 0};
}

// The next byte from `at` on that is not ASCII.
inline std::size_t past_ascii(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const auto load = [&text](std::size_t from) { return sixteen::load(text.data() + from); };
  while (at + 32 <= text.size() && _mm_movemask_epi8(_mm_or_si128(load(at), load(at + 16))) == 0) at += 32;
#endif
  while (at + 8 <= text.size() && (packing::first_bytes(text.substr(at)) & 0x8080808080808080U) == 0) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace dateline::searching
