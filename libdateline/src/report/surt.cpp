#include "report/surt.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <vector>

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
void lower(std::string& s) {
  std::ranges::transform(s, s.begin(), [](char c) { return lower(c); });
}
int hex_value(char c) { return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1; }

// --- Escapes: undone until none is left, then put where they must be.

std::string unescaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    out.push_back(c);
    // What was undone can complete an escape with what follows: %2525 is a percent sign in the end.
    while (out.size() >= 3 && out[out.size() - 3] == '%') {
      const int high = hex_value(out[out.size() - 2]), low = hex_value(out.back());
      if (high < 0 || low < 0) break;
      out.resize(out.size() - 2);
      out.back() = static_cast<char>(high * 16 + low);
    }
  }
  return out;
}

std::string escaped(std::string_view s) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : s) {
    if (c > ' ' && c < '\x7F' && c != '#' && c != '%') {
      out.push_back(c);
      continue;
    }
    out.push_back('%');
    out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
    out.push_back(hex[static_cast<unsigned char>(c) & 15]);
  }
  return out;
}

// --- Parts

struct parts {
  std::string scheme;
  std::string_view authority, path, query;
};

std::size_t scheme_size(std::string_view url) {  // 0: it begins with none
  if (url.empty() || !is_letter(url[0])) return 0;
  const auto end = std::ranges::find_if(url, [](char c) { return !is_letter(c) && !is_digit(c) && c != '+' && c != '.' && c != '-'; });
  return end != url.end() && *end == ':' ? static_cast<std::size_t>(end - url.begin()) : 0;
}

parts split(std::string_view url) {
  parts out;
  const auto size = scheme_size(url);
  out.scheme = url.substr(0, size);
  url.remove_prefix(size + 1);
  url = url.substr(0, url.find('#'));
  if (url.starts_with("//")) {
    url.remove_prefix(2);
    out.authority = url.substr(0, url.find_first_of("/?"));
    url.remove_prefix(out.authority.size());
  }
  const auto question = url.find('?');
  out.path = url.substr(0, question);
  if (question != std::string_view::npos) out.query = url.substr(question + 1);
  return out;
}

// --- Host

// RFC 3492, for one label in code points.
std::string punycode(const std::vector<char32_t>& label) {
  constexpr std::uint32_t base = 36, first = 1, last = 26, skew = 38, damp = 700;
  std::string out;
  for (const auto c : label)
    if (c < 0x80) out.push_back(static_cast<char>(c));
  const auto plain = static_cast<std::uint32_t>(out.size());
  if (plain > 0) out.push_back('-');
  std::uint32_t bias = 72, delta = 0, n = 0x80;
  for (std::uint32_t done = plain; done < label.size();) {
    std::uint32_t next = 0x110000;
    for (const auto c : label)
      if (c >= n) next = std::min(next, static_cast<std::uint32_t>(c));
    delta += (next - n) * (done + 1);
    n = next;
    for (const auto c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      auto q = delta;
      for (auto k = base;; k += base) {
        const auto t = k <= bias ? first : std::min(k - bias, last);
        const auto digit = q < t ? q : t + (q - t) % (base - t);
        out.push_back(static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26));
        if (q < t) break;
        q = (q - t) / (base - t);
      }
      delta = done == plain ? delta / damp : delta / 2;
      ++done;
      delta += delta / done;
      for (bias = 0; delta > (base - first) * last / 2; bias += base) delta /= base - first;
      bias += base * delta / (delta + skew);
      delta = 0;
    }
    ++delta;
    ++n;
  }
  return "xn--" + out;
}

// Labels that are not ASCII in the form that DNS has of them; as it is where it cannot have one.
std::string in_ascii(const std::string& host) {
  constexpr std::size_t longest = 1024;  // far above what DNS allows
  if (host.size() > longest || std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return host;
  utf8proc_uint8_t* folded = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(host.data()), static_cast<utf8proc_ssize_t>(host.size()), &folded,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  if (size < 0) return host;
  std::string out;
  std::vector<char32_t> label;
  const auto finish = [&] {
    if (std::ranges::all_of(label, [](char32_t c) { return c < 0x80; })) out.append(label.begin(), label.end());
    else out += punycode(label);
    label.clear();
  };
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t c = 0;
    at += std::max<utf8proc_ssize_t>(utf8proc_iterate(folded + at, size - at, &c), 1);
    if (c == '.' || c == 0x3002) {
      finish();
      out.push_back('.');
    } else {
      label.push_back(static_cast<char32_t>(c));
    }
  }
  finish();
  std::free(folded);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc allocates with malloc
  return out;
}

// An IPv4 address in any of the forms that inet_aton takes ("0x" aside), as four numbers; nothing: it is a name.
std::optional<std::string> dotted_address(std::string_view host) {
  std::vector<std::uint64_t> numbers;
  for (auto rest = host;;) {
    const auto part = rest.substr(0, rest.find('.'));
    if (part.empty() || part.size() > 20 || !std::ranges::all_of(part, is_digit) || numbers.size() == 4) return std::nullopt;
    const std::uint64_t base = part.size() > 1 && part[0] == '0' && host.find('.') != std::string_view::npos ? 8 : 10;
    std::uint64_t n = 0;
    for (const char c : part) {
      if (static_cast<std::uint64_t>(c - '0') >= base) return std::nullopt;
      n = n * base + static_cast<std::uint64_t>(c - '0');
    }
    numbers.push_back(n);
    if (part.size() == rest.size()) break;
    rest.remove_prefix(part.size() + 1);
  }
  std::uint64_t address = numbers.back();
  const auto before = numbers.size() - 1;
  if (before > 0 && address >> (8 * (4 - before)) != 0) return std::nullopt;
  for (std::size_t i = 0; i < before; ++i) {
    if (numbers[i] > 255) return std::nullopt;
    address |= numbers[i] << (24 - 8 * i);
  }
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += (out.empty() ? "" : ".") + std::to_string(address >> shift & 255);
  return out;
}

std::string host_of(std::string_view written) {
  auto host = in_ascii(unescaped(written));
  host.erase(std::unique(host.begin(), host.end(), [](char a, char b) { return a == '.' && b == '.'; }), host.end());
  const auto first = host.find_first_not_of('.');
  if (first == std::string::npos) return {};
  host = host.substr(first, host.find_last_not_of('.') - first + 1);
  if (auto address = dotted_address(host)) return *address;
  lower(host);
  return escaped(host);
}

// "www.", "www2.": the same site nearly always.
std::string_view without_www(std::string_view host) {
  if (!host.starts_with("www")) return host;
  const auto dot = std::ranges::find_if_not(host.substr(3), is_digit) - host.begin();
  return static_cast<std::size_t>(dot) < host.size() && host[static_cast<std::size_t>(dot)] == '.'
             ? host.substr(static_cast<std::size_t>(dot) + 1)
             : host;
}

std::string reversed(std::string_view host) {
  std::string out;
  while (true) {
    const auto dot = host.rfind('.');
    out += host.substr(dot == std::string_view::npos ? 0 : dot + 1);
    if (dot == std::string_view::npos) return out;
    out.push_back(',');
    host = host.substr(0, dot);
  }
}

// --- Path and query

std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const auto slash = path.find('/');
  for (auto rest = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1); slash != std::string_view::npos;) {
    const auto end = rest.find('/');
    const auto one = rest.substr(0, end);
    if (one == "..") {
      if (kept.empty()) kept.push_back(one);
      else kept.pop_back();
    } else if (one != ".") {
      kept.push_back(one);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  std::string out = "/";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    out += kept[i];
    if (i + 1 < kept.size() && !kept[i].empty()) out.push_back('/');
  }
  return out;
}

constexpr std::size_t longest_with_session = 4096;  // bytes; the search for sessions is not linear

bool is_session(std::string_view s, std::size_t size) {
  return s.size() == size && std::ranges::all_of(s, [](char c) { return is_digit(c) || is_letter(c); });
}

// The sessions of ASP.NET in a path, which is in lower case: "/(s(24 characters))/page.aspx".
void drop_path_session(std::string& path) {
  for (auto open = path.rfind("/("); open != std::string::npos && path.find(".aspx", open) != std::string::npos;
       open = open == 0 ? std::string::npos : path.rfind("/(", open - 1)) {
    const auto close = path.find(")/", open);
    if (close == std::string::npos) continue;
    auto inside = std::string_view(path).substr(open + 2, close - open - 2);
    bool session = is_session(inside, 24);
    while (!session && inside.size() >= 27 && is_letter(inside[0]) && inside[1] == '(' && is_session(inside.substr(2, 24), 24) &&
           inside[26] == ')') {
      inside.remove_prefix(27);
      session = inside.empty();
    }
    const auto page = path.find(".aspx", close + 2);
    if (!session || page == std::string::npos || page == close + 2) continue;
    path.erase(open + 1, close + 1 - open);
    return;
  }
}

// `name=` and `size` characters behind it, the last of its kind.
void drop_session(std::string& query, std::string_view name, std::size_t size) {
  for (auto at = query.rfind(name); at != std::string::npos; at = at == 0 ? std::string::npos : query.rfind(name, at - 1)) {
    const auto end = at + name.size() + size;
    if (end > query.size() || (end < query.size() && query[end] != '&')) continue;
    if (!is_session(std::string_view(query).substr(end - size, size), size)) continue;
    query.erase(at, std::min(end + 1, query.size()) - at);
    return;
  }
}

void drop_query_sessions(std::string& query) {  // in lower case
  drop_session(query, "jsessionid=", 32);
  drop_session(query, "phpsessid=", 32);
  drop_session(query, "sid=", 32);
  constexpr std::string_view asp = "aspsessionid";
  if (const auto at = query.rfind(asp); at != std::string::npos && at + asp.size() + 9 <= query.size()) {
    const auto name = query.substr(at, asp.size() + 9);
    if (name.back() == '=' && std::ranges::all_of(name.substr(0, name.size() - 1), is_letter)) drop_session(query, name, 24);
  }
  if (const auto at = query.rfind("cfid="); at != std::string::npos) {
    const auto token = query.find('&', at);
    if (token != std::string::npos && token > at + 5 && query.compare(token, 9, "&cftoken=") == 0) {
      const auto end = std::min(query.find('&', token + 9), query.size());
      if (end > token + 9) query.erase(at, std::min(end + 1, query.size()) - at);
    }
  }
}

std::string in_order(std::string_view query) {
  struct argument {
    std::string_view name, value;
    bool has_value;
    auto operator<=>(const argument& o) const {
      if (const auto by_name = name <=> o.name; by_name != 0) return by_name;
      if (const auto by_presence = has_value <=> o.has_value; by_presence != 0) return by_presence;
      return value <=> o.value;
    }
  };
  std::vector<argument> all;
  for (auto rest = query;;) {
    const auto end = rest.find('&');
    const auto one = rest.substr(0, end);
    const auto equals = one.find('=');
    all.push_back({one.substr(0, equals), equals == std::string_view::npos ? std::string_view{} : one.substr(equals + 1),
                   equals != std::string_view::npos});
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  std::ranges::stable_sort(all, [](const argument& a, const argument& b) { return (a <=> b) < 0; });
  std::string out;
  for (const auto& a : all) {
    if (&a != all.data()) out.push_back('&');
    out += a.name;
    if (a.has_value) out.append("=").append(a.value);
  }
  return out;
}

// --- All of it

std::string cleaned(std::string_view url) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const auto first = url.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  url = url.substr(first, url.find_last_not_of(blanks) - first + 1);
  std::string out;
  std::ranges::copy_if(url, std::back_inserter(out), [](char c) { return c != '\n' && c != '\r' && c != '\t'; });
  if (scheme_size(out) == 0) out.insert(0, "http://");
  // "http://https://example.com": the last one counts
  for (std::size_t at = 0;;) {
    const auto rest = std::string_view(out).substr(at);
    const std::size_t size = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
    const auto next = rest.substr(size);
    if (size == 0 || !(next.starts_with("http://") || next.starts_with("https://"))) return out.substr(at);
    at += size;
  }
}

}  // namespace

std::string surt_of(std::string_view url) {
  const auto given = cleaned(url);
  if (given.empty()) return {};
  auto p = split(given);
  lower(p.scheme);
  auto authority = p.authority.substr(p.authority.rfind('@') + 1);
  std::string_view port;
  if (authority.starts_with('[')) {  // IPv6
    const auto end = std::min(authority.find(']'), authority.size() - 1);
    port = authority.substr(end + 1);
    authority = authority.substr(1, end - 1);
  } else {
    port = authority.substr(std::min(authority.find(':'), authority.size()));
    authority.remove_suffix(port.size());
  }
  port.remove_prefix(std::min(port.find_first_not_of(":0"), port.size()));  // a number: 0080 is 80, and 0 none
  if (authority.empty() && p.scheme.starts_with("http")) {                  // "http:////example.com/"
    p.path.remove_prefix(std::min(p.path.find_first_not_of('/'), p.path.size()));
    authority = p.path.substr(0, p.path.find('/'));
    p.path.remove_prefix(authority.size());
  }
  const auto host = host_of(authority);

  auto path = unescaped(p.path);
  if (!host.empty()) path = without_dots(path);
  path = escaped(path);
  lower(path);
  if (path.size() < longest_with_session) drop_path_session(path);
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();

  auto query = escaped(unescaped(p.query));
  lower(query);
  if (query.size() < longest_with_session) drop_query_sessions(query);
  query = in_order(query);

  std::string out;
  if (host.empty()) {
    out = p.scheme + ":";
  } else {
    out = reversed(without_www(host));
    const bool usual = (p.scheme == "http" && port == "80") || (p.scheme == "https" && port == "443");
    if (!port.empty() && !usual && std::ranges::all_of(port, is_digit)) out.append(":").append(port);
    out += ')';
  }
  out += path;
  if (!query.empty()) out.append("?").append(query);
  return out;
}

}  // namespace dateline
