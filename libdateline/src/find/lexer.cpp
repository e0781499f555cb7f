#include "find/lexer.hpp"

#include <algorithm>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::separator;
using know::term;

constexpr separator glued(separator s) {
  switch (s) {
    case separator::dot: return separator::dot_glued;
    case separator::hyphen: return separator::hyphen_glued;
    case separator::slash: return separator::slash_glued;
    case separator::colon: return separator::colon_glued;
    default: return s;
  }
}

struct digits {
  std::int64_t value = 0;
  int width = 0;
  std::size_t end = 0;
};

digits read_digits(std::string_view text, std::size_t at, int most) {
  digits d{0, 0, at};
  while (d.width < most) {
    const auto c = decode(text, d.end);
    const auto v = digit_value(c.value);
    if (c.size == 0 || v < 0) break;
    if (d.width < 18) d.value = d.value * 10 + v;  // longer ones are no number of a stamp, and must not overflow
    d.end += c.size;
    ++d.width;
  }
  return d;
}

bool is_colon(std::uint32_t cp) { return cp == ':' || cp == 0xFF1A || cp == 0x2236; }

}  // namespace

token lexer::mark(std::size_t at, separator s, std::size_t size) {
  // Glued: no space on either side, as in 12.06.2023.
  const auto left = decode_before(text_, at), right = decode(text_, at + size);
  const bool tight =
      left.size != 0 && right.size != 0 && !is_space(left.value) && !is_space(right.value) && left.value != '\n' && right.value != '\n';
  token t;
  t.first = static_cast<std::uint32_t>(at);
  t.last = static_cast<std::uint32_t>(at + size);
  t.sym = words_.numbers().separators[static_cast<std::size_t>(tight ? glued(s) : s)];
  return t;
}

token lexer::number(std::size_t at) {
  const auto& n = words_.numbers();
  auto d = read_digits(text_, at, 20);
  token t;
  t.first = static_cast<std::uint32_t>(at);
  t.last = static_cast<std::uint32_t>(d.end);
  t.value = d.value;
  if (d.width <= 2 && d.end + 1 < text_.size() && (text_[d.end] == 'A' || text_[d.end] == 'B') && is_colon(decode(text_, d.end + 1).value))
    t.fold = text_[d.end++];
  if (d.width <= 2 && is_colon(decode(text_, d.end).value)) {
    const auto m = read_digits(text_, d.end + decode(text_, d.end).size, 3);
    if (m.width == 2) {
      std::int64_t second = 0;
      auto end = m.end;
      if (is_colon(decode(text_, end).value)) {
        const auto s = read_digits(text_, end + decode(text_, end).size, 3);
        if (s.width == 2) {
          second = s.value;
          end = s.end;
          t.seconds = true;
          const auto point = decode(text_, end).value;
          if (point == '.' || point == ',' || point == ':') {
            const auto f = read_digits(text_, end + 1, 9);
            if (f.width == 3 || (f.width > 0 && point != ':')) {  // behind a colon only milliseconds, as databases print them
              std::int64_t ns = f.value;
              for (int k = f.width; k < 9; ++k) ns *= 10;
              t.nanosecond = static_cast<std::uint32_t>(ns);
              end = f.end;
              while (digit_value(decode(text_, end).value) >= 0) end += decode(text_, end).size;
            }
          }
        }
      }
      // A further ":12" makes it no time of day (a score, a MAC address).
      const bool runs_on = is_colon(decode(text_, end).value) && digit_value(decode(text_, end + 1).value) >= 0;
      t.last = static_cast<std::uint32_t>(end);
      t.value = d.value * 10000 + m.value * 100 + second;
      t.sym = runs_on ? know::no_symbol : d.value <= 30 && m.value <= 59 && second <= 60 ? n.time : n.bad_time;
      return t;
    }
  }
  if (t.fold != 0) {  // "2A:" and no minutes
    t.fold = 0;
    --d.end;
  }
  switch (d.width) {
    case 1: t.sym = n.digits1[d.value]; break;
    case 2: t.sym = n.digits2[d.value]; break;
    case 3: t.sym = n.digits3; break;
    case 4: {
      const bool year = d.value >= 1000 && d.value < 3000;
      const bool clock = d.value / 100 <= 24 && d.value % 100 < 60;
      const bool early = d.value < 1000;
      t.sym = year && clock ? n.year_hhmm : year ? n.year : early ? (clock ? n.early_hhmm : n.early) : clock ? n.hhmm : n.digits4;
      break;
    }
    case 6:
      t.sym = n.digits6;
      t.seconds = true;
      break;
    case 7: t.sym = n.digits7; break;
    case 8: t.sym = n.digits8; break;
    case 12: t.sym = n.digits12; break;
    case 14: t.sym = n.digits14; break;
    default: break;
  }
  // Money and shares are no dates.
  const auto before = decode_before(text_, at).value, after = decode(text_, d.end).value;
  if (before == '$' || before == 0x20AC || before == 0xA3 || before == 0xA5 || before == 0x20B9 || before == '#' || after == '%' ||
      after == 0x20AC)
    t.sym = know::no_symbol;
  return t;
}

token lexer::signed_offset(std::size_t at, const token& before) {
  const auto sign = decode(text_, at);
  const bool minus = sign.value != '+';
  const auto terms = words_.terms(before.sym);
  const bool after_scale = (terms & bit(term::utc)) != 0;
  // Four figures may be a clock or a year: 20230612T0649+0530, and behind the year of "Mon Jun 12 18:49:01 2023 +0200".
  const bool basic = (terms & bit(term::n_hhmm)) != 0 && before.first > 0 && text_[before.first - 1] == 'T' && before.last == at;
  const bool after_year = (terms & bit(term::n_year)) != 0 && before.last + 1 == at && before.first >= 4 &&
                          text_[before.first - 1] == ' ' && text_[before.first - 4] == ':';
  const bool after_time = (terms & (bit(term::n_time) | bit(term::n_d6))) != 0 || basic || after_year;
  token t;
  t.first = static_cast<std::uint32_t>(at);
  t.last = static_cast<std::uint32_t>(at + sign.size);
  if (!after_scale && !after_time) return t;
  auto h = read_digits(text_, at + sign.size, 5);
  if (after_year && h.width != 4) return t;
  std::int64_t minutes = 0;
  auto end = h.end;
  bool full = false;
  if (h.width == 4) {
    minutes = h.value % 100;
    h.value /= 100;
    full = true;
  } else if ((h.width == 1 || h.width == 2) && is_colon(decode(text_, end).value)) {
    const auto m = read_digits(text_, end + 1, 3);
    if (m.width == 2 || (m.width == 1 && before.seconds)) {  // "+4:9" behind seconds: an offset that lost its zeros
      minutes = m.value;
      end = m.end;
      full = h.width == 2 || before.seconds;
    }
  } else if (h.width < 1 || h.width > 2) {
    return t;
  } else {
    full = before.seconds;  // 16:33:17+01, as databases print it; +1 too
  }
  const auto half = decode(text_, end);
  if (half.value == 0xBD) {
    minutes = 30;
    end += half.size;
  }
  // After a bare time "-11:30" is the end of a span of hours unless the time is as ISO or RFC 2822 write it.
  if (after_time && !after_scale && (!full || (minus && !before.seconds && h.width != 4))) return t;
  if (h.value > 18 || minutes > 59) return t;
  t.last = static_cast<std::uint32_t>(end);
  t.value = (h.value * 60 + minutes) * 60 * (minus ? -1 : 1);
  t.sym = words_.numbers().offset;
  return t;
}

// "5:00a", "5:00pET": newsrooms that save the m. Only glued to a time of day; "a" alone is a word, and "5:00a.m." has its m.
bool lexer::short_half(std::size_t at, const token& before) const {
  const char c = static_cast<char>(text_[at] | 32);
  if ((c != 'a' && c != 'p') || (words_.terms(before.sym) & bit(term::n_time)) == 0) return false;
  const auto after = decode(text_, at + 1).value;
  if (after == '.' && (decode(text_, at + 2).value | 32) == 'm') return false;
  const bool label = text_[at] == c && after < 128 && is_upper(after) && is_upper(decode(text_, at + 2).value);
  return label || (!is_letter(after) && digit_value(after) < 0);
}

// A letter that is a zone glued to what stands before it: "06:49:00z", as RFC 3339 allows, and the military ones where a day
// and a clock stand before them and a month behind, "061300R NOV 20", "101530ZMAY2022".
bool lexer::zone_letter(std::size_t at, const token& before) {
  const auto terms = words_.terms(before.sym);
  if (text_[at] == 'z') return (terms & bit(term::n_time)) != 0 && !is_letter(decode(text_, at + 1).value);
  if ((terms & bit(term::n_d6)) == 0 || text_[at] < 'A' || text_[at] > 'Z') return false;
  const auto month = at + (at + 1 < text_.size() && text_[at + 1] == ' ' ? 2 : 1);
  auto end = month;
  while (end < text_.size() && end - month < longest_word && ascii_letter(text_[end])) ++end;
  if (end - month < 3) return false;
  const auto* const e = lookup(text_.substr(month, end - month));
  return e != nullptr && (words_.terms(e->sym) & bit(term::month)) != 0;
}

token lexer::next(std::size_t at, const token* before) {
  bool space = false;
  auto c = decode(text_, at);
  while (c.size != 0 && is_space(c.value)) {
    at += c.size;
    space = true;
    c = decode(text_, at);
  }
  token t;
  t.first = t.last = static_cast<std::uint32_t>(at);
  if (c.size == 0) return t;
  if (c.value == '\n' || c.value == '\r') {
    auto end = at;
    int lines = 0;
    for (auto x = c; x.size != 0 && (x.value == '\n' || x.value == '\r' || is_space(x.value)); x = decode(text_, end)) {
      lines += x.value == '\n' ? 1 : 0;
      end += x.size;
    }
    t.last = static_cast<std::uint32_t>(end);
    if (lines <= 2) t.sym = words_.numbers().separators[static_cast<std::size_t>(separator::line)];
    return t;
  }
  if (digit_value(c.value) >= 0) {
    t = number(at);
    t.space_before = space;
    return t;
  }
  if (is_letter(c.value)) {
    if (!space && before != nullptr && short_half(at, *before)) t = make(at, at + 1, lookup((c.value | 32) == 'a' ? "am" : "pm"));
    else if (!space && before != nullptr && before->seconds && zone_letter(at, *before)) t = make(at, at + 1, lookup_exact("Z"));
    else t = word(at);
    t.space_before = space;
    return t;
  }
  const auto sep = separator_of(c.value);
  if (before != nullptr && (c.value == '+' || sep == separator::hyphen) && digit_value(decode(text_, at + c.size).value) >= 0) {
    t = signed_offset(at, *before);
    if (t.sym == know::no_symbol && sep) t = mark(at, *sep, c.size);
  } else if (sep) t = mark(at, *sep, c.size);
  else if (c.value == 0xB0 && !space && before != nullptr) t = make(at, at + c.size, lookup("\xC2\xBA"));  // 1° for 1º
  else t.last = static_cast<std::uint32_t>(at + c.size);
  t.space_before = space;
  return t;
}

bool lexer::knows(std::string_view form, bool plain) {
  if ((plain && form.size() <= longest_word ? words_.find_plain(form) : lookup(form)) != nullptr) return true;
  return know::lexicon::may_be_label(form) && lookup_exact(form) != nullptr;
}

std::size_t lexer::left_of(std::size_t at) {
  auto c = decode_before(text_, at);
  if (c.size == 0) return std::string_view::npos;
  if (c.value >= 0x80 || !ascii_letter(static_cast<char>(c.value))) {  // most words are of ASCII letters
    if (is_space(c.value) || c.value == '\n' || c.value == '\r' || separator_of(c.value) || c.value == '+') return at - c.size;
    if (digit_value(c.value) >= 0) {
      while (c.size != 0 && digit_value(c.value) >= 0) {
        at -= c.size;
        c = decode_before(text_, at);
      }
      return at;
    }
    if (!is_letter(c.value)) return std::string_view::npos;
    if (runs_together(c.value)) return at - c.size;
  }
  const auto end = at;
  std::size_t split = 0;
  bool upper_right = false;
  const auto step = [&](bool upper, std::size_t size) {
    if (upper_right && !upper && split == 0) split = at;
    upper_right = upper;
    at -= size;
  };
  for (const auto floor = end - std::min(end, longest_word); at > floor && ascii_small(text_[at - 1]);) --at;
  while (at > 0 && end - at < longest_word && ascii_letter(text_[at - 1])) step(text_[at - 1] <= 'Z', 1);
  const auto plain = at;  // from here on it is all letters of ASCII
  c = decode_before(text_, at);
  while (c.size != 0 && end - at < longest_word && is_letter(c.value) && !runs_together(c.value)) {
    step(is_upper(c.value), c.size);
    c = decode_before(text_, at);
  }
  if (end < text_.size() && text_[end] == '/' && is_upper(decode(text_, at).value) && zone_name_end(at) > end) return at;
  if (joins_letters(c.value)) {
    auto far = at;
    for (auto x = c; x.size != 0 && end - far < longest_word && ((is_letter(x.value) && !runs_together(x.value)) || joins_letters(x.value));
         x = decode_before(text_, far))
      far -= x.size;
    if (knows(text_.substr(far, end - far), false)) return far;
  }
  if (knows(text_.substr(at, end - at), at == plain)) return at;
  if (split != 0 && knows(text_.substr(split, end - split), split >= plain)) return split;
  return std::string_view::npos;
}

}  // namespace dateline::searching
