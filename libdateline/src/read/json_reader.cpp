#include "read/json_reader.hpp"

#include <array>

#include "read/encode.hpp"

namespace dateline {
namespace {

// Bytes that end a plain run inside a string.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> s{};
  for (std::size_t i = 0; i < 0x20; ++i) s[i] = true;
  s['"'] = s['\\'] = true;
  return s;
}
constexpr auto stops = make_stops();

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool json_reader::fail(const char* what) {
  if (wrong_ == nullptr) wrong_ = what;
  return false;
}

void json_reader::blanks() {
  while (at_ < all_.size() && (all_[at_] == ' ' || all_[at_] == '\t' || all_[at_] == '\n' || all_[at_] == '\r')) ++at_;
}

json_reader::kind json_reader::peek() {
  blanks();
  if (wrong_ != nullptr || at_ >= all_.size()) return kind::nothing;
  switch (all_[at_]) {
    case 'n': return kind::null;
    case 't':
    case 'f': return kind::boolean;
    case '"': return kind::string;
    case '[': return kind::array;
    case '{': return kind::object;
    default: return digit(all_[at_]) || all_[at_] == '-' ? kind::number : kind::nothing;
  }
}

bool json_reader::enter(char c) {
  blanks();
  if (wrong_ != nullptr) return false;
  if (at_ >= all_.size() || all_[at_] != c) return fail(c == '{' ? "an object is due here" : "an array is due here");
  if (++depth_ > deepest) return fail("nested too deeply");
  ++at_;
  return true;
}

bool json_reader::leave(char c, bool first) {
  blanks();
  if (wrong_ != nullptr) return true;
  if (at_ < all_.size() && all_[at_] == c) {
    ++at_;
    --depth_;
    return true;
  }
  if (first) return false;
  if (!expect(',')) return true;
  blanks();
  if (at_ < all_.size() && all_[at_] == c) return !fail("a comma before the end");
  return false;
}

bool json_reader::expect(char c) {
  blanks();
  if (wrong_ != nullptr) return false;
  if (at_ >= all_.size()) return fail("it ends too early");
  if (all_[at_] != c) return fail(c == ':' ? "a colon is due here" : "a comma or the end is due here");
  ++at_;
  return true;
}

bool json_reader::literal(std::string_view word) {
  if (all_.substr(at_, word.size()) != word) return fail("no JSON value begins so");
  at_ += word.size();
  return true;
}

bool json_reader::hex4(unsigned& out) {
  if (all_.size() - at_ < 4) return fail("a \\u escape is cut short");
  out = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = all_[at_];
    const int v = digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (v < 0) return fail("a \\u escape wants four hexadecimal digits");
    out = out << 4 | static_cast<unsigned>(v);
  }
  return true;
}

bool json_reader::escape(std::string& out) {
  ++at_;
  if (at_ >= all_.size()) return fail("a string has no end");
  const char c = all_[at_++];
  constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  if (const auto i = letters.find(c); i != std::string_view::npos) {
    out.push_back(meant[i]);
    return true;
  }
  if (c != 'u') {
    --at_;
    return fail("no such escape");
  }
  unsigned u = 0;
  if (!hex4(u)) return false;
  char32_t point = u;
  if (u >= 0xD800 && u <= 0xDFFF) {
    point = 0xFFFD;  // half a pair, unless the other half follows
    if (u <= 0xDBFF && all_.substr(at_, 2) == "\\u") {
      const auto back = at_;
      at_ += 2;
      unsigned v = 0;
      if (!hex4(v)) return false;
      if (v >= 0xDC00 && v <= 0xDFFF) point = 0x10000 + ((char32_t{u} - 0xD800) << 10) + (char32_t{v} - 0xDC00);
      else at_ = back;
    }
  }
  append_utf8(out, point);
  return true;
}

bool json_reader::string(std::string& out) {
  out.clear();
  blanks();
  if (wrong_ != nullptr) return false;
  if (at_ >= all_.size() || all_[at_] != '"') return fail("a string is due here");
  ++at_;
  for (;;) {
    const auto from = at_;
    while (at_ < all_.size() && !stops[static_cast<unsigned char>(all_[at_])]) ++at_;
    out.append(all_, from, at_ - from);
    if (at_ >= all_.size()) return fail("a string has no end");
    if (all_[at_] == '"') {
      ++at_;
      return true;
    }
    if (all_[at_] != '\\') return fail("a control character stands bare in a string");
    if (!escape(out)) return false;
  }
}

bool json_reader::number(std::string_view& as_written) {
  blanks();
  if (wrong_ != nullptr) return false;
  const auto from = at_;
  const auto digits = [this] {
    const auto first = at_;
    while (at_ < all_.size() && digit(all_[at_])) ++at_;
    return at_ - first;
  };
  if (at_ < all_.size() && all_[at_] == '-') ++at_;
  const bool zero = at_ < all_.size() && all_[at_] == '0';
  if (const auto n = digits(); n == 0 || (zero && n > 1)) return fail("no JSON number is written so");
  if (at_ < all_.size() && all_[at_] == '.') {
    ++at_;
    if (digits() == 0) return fail("digits are due after the point");
  }
  if (at_ < all_.size() && (all_[at_] == 'e' || all_[at_] == 'E')) {
    ++at_;
    if (at_ < all_.size() && (all_[at_] == '+' || all_[at_] == '-')) ++at_;
    if (digits() == 0) return fail("digits are due in the exponent");
  }
  as_written = all_.substr(from, at_ - from);
  return true;
}

bool json_reader::boolean() {
  if (peek() != kind::boolean) return fail("true or false is due here");
  const bool value = all_[at_] == 't';
  return literal(value ? "true" : "false") && value;
}

bool json_reader::skip() {
  std::string text;
  std::string_view digits;
  switch (peek()) {
    case kind::null: return literal("null");
    case kind::boolean: return literal(all_[at_] == 't' ? "true" : "false");
    case kind::number: return number(digits);
    case kind::string: return string(text);
    case kind::array: return array([this] { skip(); });
    case kind::object: return object([this](std::string_view) { skip(); });
    case kind::nothing: break;
  }
  return fail(at_ >= all_.size() ? "it ends too early" : "no JSON value begins so");
}

bool json_reader::at_end() {
  blanks();
  return at_ >= all_.size();
}

}  // namespace dateline
