#include "know/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace dateline::know {
namespace {

constexpr char16_t han_pairs[] =
#include "know/fold_han.inc"
    ;
constexpr std::size_t han_count = (std::size(han_pairs) - 1) / 2;

char32_t simplified(char32_t c) {
  if (c < 0x3400 || c > 0xFFFF) return c;
  std::size_t low = 0, high = han_count;
  while (low < high) {
    const auto middle = (low + high) / 2;
    if (han_pairs[2 * middle] < c) low = middle + 1;
    else high = middle;
  }
  return low < han_count && han_pairs[2 * low] == c ? char32_t{han_pairs[2 * low + 1]} : c;
}

enum class role : unsigned char { letter, separator, dropped, dot, ampersand };

constexpr std::array<role, 128> ascii_roles = [] {
  std::array<role, 128> roles{};
  for (std::size_t c = 0; c < roles.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    roles[c] = letter ? role::letter : role::separator;
  }
  roles['\''] = roles['`'] = roles['"'] = role::dropped;
  roles['.'] = role::dot;
  roles['&'] = role::ampersand;
  return roles;
}();

constexpr std::array<char, 128> lower_ascii = [] {
  std::array<char, 128> lower{};
  for (std::size_t c = 0; c < lower.size(); ++c) lower[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return lower;
}();

class folder {
 public:
  explicit folder(std::string& out) : out_(out) {}

  // Nearly every name is ASCII: its letters are written without asking the string for each. Returns how far it came.
  std::size_t plain(std::string_view s) {
    const auto before = out_.size();
    out_.resize(before + s.size() + 1);  // a gap from before, then at most a byte for each
    char* const begin = out_.data();
    char* to = begin + before;
    std::size_t i = 0;
    for (; i < s.size(); ++i) {
      const auto c = static_cast<unsigned char>(s[i]);
      const auto r = c < 0x80 ? ascii_roles[c] : role::ampersand;
      if (r == role::letter) {
        if (gap_) *to++ = ' ';
        gap_ = false;
        ++word_;
        *to++ = lower_ascii[c];
      } else if (r == role::separator || (r == role::dot && word_ > 1)) {
        gap_ = to != begin;
        word_ = 0;
      } else if (r == role::dot) {
        word_ = 0;
      } else if (r == role::ampersand) {
        break;
      }
    }
    out_.resize(static_cast<std::size_t>(to - begin));
    return i;
  }

  void ascii(unsigned char c) {
    switch (ascii_roles[c]) {
      case role::letter:
        begin_letter();
        out_.push_back(lower_ascii[c]);
        break;
      case role::dropped: break;
      case role::separator: separate(); break;
      case role::dot:  // "N.Y." is one word, "St.Louis" two
        if (word_ > 1) separate();
        word_ = 0;
        break;
      case role::ampersand:
        separate();
        begin_letter();
        out_ += "and";
        separate();
        break;
    }
  }

  void other(char32_t c) {
    if (c >= 0x4E00 && c <= 0x9FFF) return letter(simplified(c));  // most of Chinese and Japanese; they decompose to themselves
    if (c == 0x00B4 || c == 0x0640 || c == 0x00B7 || c == 0x30FB || (c >= 0x02B9 && c <= 0x02C8)) return;  // primes, tatweel, middle dots
    std::array<utf8proc_int32_t, 24> parts{};
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                                           options, &boundary);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, static_cast<utf8proc_ssize_t>(parts.size())); ++i)
      part(static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
  }

  void separate() {
    gap_ = !out_.empty();
    word_ = 0;
  }

 private:
  void begin_letter() {
    if (gap_) out_.push_back(' ');
    gap_ = false;
    ++word_;
  }

  void part(char32_t c) {
    if (c < 0x80) return ascii(static_cast<unsigned char>(c));
    switch (c) {
      case 0x0131: return ascii('i');  // dotless i
      case 0x0142: return ascii('l');
      case 0x00F8: return ascii('o');
      case 0x0111:
      case 0x00F0: return ascii('d');
      case 0x0127: return ascii('h');
      case 0x00FE: ascii('t'); return ascii('h');
      case 0x00E6: ascii('a'); return ascii('e');
      case 0x0153: ascii('o'); return ascii('e');
      case 0x06CC:
      case 0x0649: return letter(0x064A);  // Persian and dotless yeh
      case 0x06A9: return letter(0x0643);  // Persian kaf
      case 0x0629: return letter(0x0647);  // teh marbuta
      case 0x05F3:
      case 0x05F4:
      case 0x2018:
      case 0x2019:
      case 0x201B:
      case 0x2032: return;
      default: break;
    }
    const auto* p = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
    const auto mark = p->combining_class;  // accents go; vowel signs, tones and voicing marks of other scripts stay
    if (mark == 1 || mark == 7 || (mark >= 10 && mark <= 36) || (mark >= 202 && mark <= 240)) return;
    switch (p->category) {
      case UTF8PROC_CATEGORY_CF: return;
      case UTF8PROC_CATEGORY_ZS:
      case UTF8PROC_CATEGORY_ZL:
      case UTF8PROC_CATEGORY_ZP:
      case UTF8PROC_CATEGORY_CC:
      case UTF8PROC_CATEGORY_PC:
      case UTF8PROC_CATEGORY_PD:
      case UTF8PROC_CATEGORY_PS:
      case UTF8PROC_CATEGORY_PE:
      case UTF8PROC_CATEGORY_PI:
      case UTF8PROC_CATEGORY_PF:
      case UTF8PROC_CATEGORY_PO:
      case UTF8PROC_CATEGORY_SM:
      case UTF8PROC_CATEGORY_SC:
      case UTF8PROC_CATEGORY_SK:
      case UTF8PROC_CATEGORY_SO: return separate();
      default: return letter(simplified(c));
    }
  }

  void letter(char32_t c) {
    begin_letter();
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out_.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
  }

  std::string& out_;
  bool gap_ = false;   // a separator was seen since the last letter
  unsigned word_ = 0;  // letters since the last separator or dot
};

}  // namespace

std::size_t fold_plain(std::string_view name, std::span<char> out) {
  if (name.size() > out.size()) return 0;
  std::size_t size = 0;
  bool gap = false;
  for (const char c : name) {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80) return 0;
    if (ascii_roles[u] == role::letter) {
      if (gap) out[size++] = ' ';
      gap = false;
      out[size++] = lower_ascii[u];
    } else if (ascii_roles[u] == role::separator) {
      gap = size != 0;
    } else {
      return 0;
    }
  }
  return size;
}

void fold_name(std::string_view name, std::string& out) {
  out.clear();
  folder to(out);
  for (std::size_t i = 0; i < name.size();) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == '&') {
      to.ascii(c);
      ++i;
      continue;
    }
    if (c < 0x80) {
      i += to.plain(name.substr(i));
      continue;
    }
    utf8proc_int32_t code = -1;
    const auto n =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data() + i), static_cast<utf8proc_ssize_t>(name.size() - i), &code);
    if (n < 1 || code < 0) {
      to.separate();
      ++i;
      continue;
    }
    to.other(static_cast<char32_t>(code));
    i += static_cast<std::size_t>(n);
  }
}

}  // namespace dateline::know
