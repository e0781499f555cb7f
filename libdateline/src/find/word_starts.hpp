// Where words begin, sixteen bytes at a time: for stages that look at few of the words of a whole text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "find/ascii_letters.hpp"

namespace dateline::searching {

// small, capital: words that begin with an ASCII letter of that case, and every other letter that stands behind no ASCII
// letter: who asks looks at what it is, and at other letters and apostrophes before it.
// any: words that begin with any letter, and in the scripts of three bytes a letter and more, whose words often stand
// without a blank between them, every letter.
enum class word_start : std::uint8_t { small, capital, any };

template <word_start Kind>
class word_starts {
 public:
  explicit word_starts(std::string_view text) : text_(text) { read(0); }

  // The first byte of the next one from `at` on, text.size() if there is none. `at` never goes back.
  std::size_t next(std::size_t at) {
    if (at >= block_ + width) read(at);
    else starts_ &= ~0U << (at - block_);
    while (starts_ == 0) {
      if (block_ + width >= text_.size()) return text_.size();
      read(block_ + width);
    }
    return block_ + static_cast<std::size_t>(__builtin_ctz(starts_));
  }

  // All of them, the first byte of each.
  template <class Each>
  static void each(std::string_view text, const Each& of) {
    word_starts s(text);
    while (true) {
      for (; s.starts_ != 0; s.starts_ &= s.starts_ - 1) of(s.block_ + static_cast<std::size_t>(__builtin_ctz(s.starts_)));
      if (s.block_ + width >= text.size()) return;
      s.read(s.block_ + width);
    }
  }

 private:
  static constexpr std::size_t width = 16;

  static bool begins(char before, char c) {
    const auto lead = static_cast<unsigned char>(c);
    if constexpr (Kind == word_start::any)
      return lead >= 0xE0 || ((ascii_letter(c) || lead >= 0xC2) && !ascii_letter(before) && static_cast<unsigned char>(before) < 0x80);
    constexpr char low = Kind == word_start::small ? 'a' : 'A';
    return ((c >= low && c <= low + 25) || lead >= 0xC2) && !ascii_letter(before);
  }

#if defined(__SSE2__)
  static std::uint32_t begin(const char* at) {  // of the sixteen bytes from `at` on; one before it can be read
    using sixteen::within;
    const auto here = sixteen::load(at), before = sixteen::load(at - 1);
    auto inside = sixteen::letters(before);
    if constexpr (Kind == word_start::any) {
      inside = _mm_or_si128(inside, _mm_cmplt_epi8(before, _mm_setzero_si128()));
      const auto first = _mm_or_si128(sixteen::letters(here), within(here, -0x3E, -1));
      return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(inside, first), within(here, -0x20, -1))));
    }
    constexpr char low = Kind == word_start::small ? 'a' : 'A';
    const auto first = _mm_or_si128(within(here, low, low + 25), within(here, -0x3E, -1));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_andnot_si128(inside, first)));
  }
#endif

  void read(std::size_t at) {
    block_ = at;
    starts_ = 0;
    if (at >= text_.size()) return;
#if defined(__SSE2__)
    if (at > 0 && text_.size() - at >= width) {
      starts_ = begin(text_.data() + at);
      return;
    }
#endif
    for (std::size_t i = 0; i < width && at + i < text_.size(); ++i)
      if (begins(at + i == 0 ? ' ' : text_[at + i - 1], text_[at + i])) starts_ |= 1U << i;
  }

  std::string_view text_;
  std::size_t block_ = 0;  // where the sixteen bytes of `starts_` begin
  std::uint32_t starts_ = 0;
};

}  // namespace dateline::searching
