#include "report/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "report/utf8.hpp"

namespace dateline {
namespace {

// 0: stands for itself; else the letter after the backslash, 'u' for the long form.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> e{};
  for (std::size_t i = 0; i < 0x20; ++i) e[i] = 'u';
  e['\b'] = 'b';
  e['\t'] = 't';
  e['\n'] = 'n';
  e['\f'] = 'f';
  e['\r'] = 'r';
  e['"'] = '"';
  e['\\'] = '\\';
  for (std::size_t i = 0x80; i < 0x100; ++i) e[i] = 'x';  // look at the sequence
  return e;
}
constexpr auto escapes = make_escapes();

void append_escaped(std::string& out, std::string_view s) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    const char e = escapes[c];
    if (e == 0) {
      ++i;
      continue;
    }
    if (e == 'x') {
      const auto [size, valid] = utf8_sequence(s.substr(i));
      if (!valid) {
        out.append(s, done, i - done);
        out += "\xEF\xBF\xBD";
        done = i + size;
      }
      i += size;
      continue;
    }
    out.append(s, done, i - done);
    out.push_back('\\');
    out.push_back(e);
    if (e == 'u') {
      constexpr std::string_view hex = "0123456789abcdef";
      out += "00";
      out.push_back(hex[c >> 4]);
      out.push_back(hex[c & 15]);
    }
    done = ++i;
  }
  out.append(s, done);
}

template <class N>
void append_number(std::string& out, N n) {
  std::array<char, 32> b{};
  const auto end = std::to_chars(b.data(), b.data() + b.size(), n).ptr;
  out.append(b.data(), end);
}

}  // namespace

void json_writer::new_line() {
  if (!indented_) return;
  out_.push_back('\n');
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void json_writer::separate() {
  if (keyed_) {
    keyed_ = false;
    return;
  }
  if (!fresh_) out_.push_back(',');
  if (depth_ > 0) new_line();
  fresh_ = false;
}

void json_writer::open(char c) {
  separate();
  out_.push_back(c);
  ++depth_;
  fresh_ = true;
}

void json_writer::close(char c) {
  --depth_;
  if (!fresh_) new_line();
  out_.push_back(c);
  fresh_ = false;
}

void json_writer::key(std::string_view name) {
  separate();
  out_.push_back('"');
  out_ += name;
  out_ += indented_ ? "\": " : "\":";
  keyed_ = true;
}

void json_writer::text(std::string_view s) {
  separate();
  out_.push_back('"');
  append_escaped(out_, s);
  out_.push_back('"');
}

void json_writer::text_or_null(std::string_view s) { s.empty() ? null() : text(s); }
void json_writer::number(std::int64_t n) {
  separate();
  append_number(out_, n);
}
void json_writer::number(std::uint64_t n) {
  separate();
  append_number(out_, n);
}
void json_writer::boolean(bool b) {
  separate();
  out_ += b ? "true" : "false";
}
void json_writer::null() {
  separate();
  out_ += "null";
}
void json_writer::raw(std::string_view json) {
  separate();
  out_ += json;
}

void json_writer::decimal(double value, int places) {
  separate();
  const double scale = std::pow(10.0, places);
  double rounded = std::round(value * scale) / scale;
  if (!std::isfinite(rounded)) {
    out_ += "null";
    return;
  }
  if (rounded == 0) rounded = 0;  // no "-0"
  std::array<char, 64> b{};
  const auto end = std::to_chars(b.data(), b.data() + b.size(), rounded, std::chars_format::fixed).ptr;
  out_.append(b.data(), end);
}

}  // namespace dateline
