#include "read/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#include "read/characters.hpp"
#include "read/detection.hpp"
#include "read/encode.hpp"
#include "read/multibyte.hpp"
#include "read/tokenizer.hpp"
#include "read/utf16.hpp"

namespace dateline {
namespace {

struct label_row {
  std::string_view label, name;
};
constexpr label_row labels[]{
#include "read/encoding_labels.inc"
};

struct single_byte {
  std::string_view name;
  std::array<char16_t, 128> points;
};
constexpr single_byte single_bytes[]{
#include "read/single_bytes.inc"
};

constexpr std::size_t prescan_bytes = 16384;  // the WHATWG reads 1024, and begins anew where a page declares later

bool ascii8(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  return (word & 0x8080808080808080U) == 0;
}

struct utf8_count {
  std::size_t valid = 0, broken = 0;
};  // characters of several bytes

utf8_count count_utf8(std::string_view s) {
  utf8_count out;
  for (std::size_t at = 0; at < s.size();) {
    if (at + 8 <= s.size() && ascii8(s.data() + at)) {
      at += 8;
      continue;
    }
    const auto lead = static_cast<unsigned char>(s[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    bool good = size != 0 && at + size <= s.size();
    for (std::size_t k = 1; good && k < size; ++k) good = (static_cast<unsigned char>(s[at + k]) & 0xC0) == 0x80;
    good ? ++out.valid : ++out.broken;
    at += good ? size : 1;
  }
  return out;
}

void keep_in_step(decoded_text& out, std::size_t given) {
  const auto apart = static_cast<std::int64_t>(given) - static_cast<std::int64_t>(out.text.size());
  const auto had =
      out.steps.empty() ? 0 : static_cast<std::int64_t>(out.steps.back().given) - static_cast<std::int64_t>(out.steps.back().decoded);
  if (apart != had) out.steps.push_back({out.text.size(), given});
}

void decode_single(decoded_text& out, std::string_view bytes, const single_byte& table) {
  out.text.reserve(bytes.size() + bytes.size() / 4);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto b = static_cast<unsigned char>(bytes[at]);
    if (b < 0x80) {
      out.text += bytes[at];
      continue;
    }
    append_utf8(out.text, table.points[b - 0x80]);
    keep_in_step(out, at + 1);
  }
}

void decode_utf16(decoded_text& out, std::string_view bytes, std::size_t from, bool big) {
  const utf16_units units(bytes, big);
  out.text.reserve(bytes.size() / 2);
  for (std::size_t at = from; at < bytes.size();) {
    const auto [c, size] = units.next(at);
    out.steps.push_back({out.text.size(), at});
    append_utf8(out.text, c);
    at += size;
  }
  out.steps.push_back({out.text.size(), bytes.size()});
}

std::string_view charset_in(std::string_view content) {
  std::string lower(content);
  for (auto& c : lower) c = markup::lower(c);
  for (auto at = lower.find("charset"); at != std::string::npos; at = lower.find("charset", at + 7)) {
    auto p = at + 7;
    while (p < lower.size() && markup::blank(lower[p])) ++p;
    if (p >= lower.size() || lower[p] != '=') continue;
    ++p;
    while (p < lower.size() && markup::blank(lower[p])) ++p;
    const bool quoted = p < lower.size() && (lower[p] == '"' || lower[p] == '\'');
    auto end = lower.find_first_of(quoted ? lower.substr(p, 1) : "; \t\f\r\n", p + (quoted ? 1 : 0));
    if (quoted && end == std::string::npos) return {};  // a quote that is not closed: nothing is said
    if (quoted) ++p;
    end = std::min(end, lower.size());
    return encoding_named(std::string_view(lower).substr(p, end - p));
  }
  return {};
}

std::string_view guessed(std::string_view bytes) {
  const auto name = encoding_named(detect_charset(bytes));
  return name.empty() || name == "utf-8" || name.starts_with("utf-16") ? "windows-1252" : name;
}

}  // namespace

std::string_view encoding_named(std::string_view label) {
  while (!label.empty() && markup::blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && markup::blank(label.back())) label.remove_suffix(1);
  std::string key(label.substr(0, 64));
  for (auto& c : key) c = markup::lower(c);
  const auto* const at =
      std::lower_bound(std::begin(labels), std::end(labels), key, [](const label_row& r, const std::string& k) { return r.label < k; });
  return at != std::end(labels) && at->label == key ? at->name : std::string_view{};
}

std::string_view declared_encoding(std::string_view html) {
  markup::tokenizer in(html.substr(0, prescan_bytes));
  for (auto t = in.next(); t.kind != markup::token_kind::end; t = in.next()) {
    if (t.kind != markup::token_kind::start_tag || !markup::same_name(t.name, "meta")) continue;
    std::string_view found;
    bool pragma = false;
    for (const auto& a : in.attributes()) {
      if (markup::same_name(a.name, "charset")) found = encoding_named(a.value);
      else if (markup::same_name(a.name, "http-equiv")) pragma = markup::same_name(a.value, "content-type");
    }
    if (found.empty() && pragma)
      for (const auto& a : in.attributes())
        if (markup::same_name(a.name, "content")) found = charset_in(a.value);
    if (found.starts_with("utf-16")) return "utf-8";  // the declaration was read as ASCII
    if (!found.empty()) return found;
  }
  return {};
}

decoded_text decode_html(std::string bytes, std::string_view transport_label) {
  decoded_text out;
  const auto begins = [&bytes](std::string_view with) { return std::string_view(bytes).substr(0, with.size()) == with; };
  if (begins("\xEF\xBB\xBF")) {
    out.text = bytes.substr(3);
    out.steps.push_back({0, 3});
    return out;
  }
  if (begins("\xFE\xFF") || begins("\xFF\xFE")) {
    out.charset = begins("\xFE\xFF") ? "utf-16be" : "utf-16le";
    decode_utf16(out, bytes, 2, out.charset == "utf-16be");
    return out;
  }
  auto name = encoding_named(transport_label);
  if (name.starts_with("utf-16")) {
    out.charset = name;
    decode_utf16(out, bytes, 0, name == "utf-16be");
    return out;
  }
  const auto seen = count_utf8(bytes);
  if (name.empty() && (seen.broken != 0 || seen.valid < 3)) name = declared_encoding(bytes);
  // Three characters of several bytes are no chance; one or two may be, where another encoding is declared.
  const bool told = !name.empty() && name != "utf-8";
  const bool utf8 =
      seen.broken == 0 ? name != "iso-2022-jp" && (!told || seen.valid == 0 || seen.valid >= 3) : seen.valid > 4 * seen.broken;
  if (utf8) {
    if (seen.valid == 0 && seen.broken == 0 && told) out.charset = name;  // ASCII is what it is called
    out.text = std::move(bytes);
    return out;
  }
  if (name.empty() || name == "utf-8") name = guessed(bytes);
  out.charset = name;
  const auto* const table =
      std::find_if(std::begin(single_bytes), std::end(single_bytes), [&](const single_byte& s) { return s.name == name; });
  if (table != std::end(single_bytes)) decode_single(out, bytes, *table);
  else decode_multibyte(out, bytes, name);
  return out;
}

}  // namespace dateline
