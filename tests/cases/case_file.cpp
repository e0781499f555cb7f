#include "cases/case_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace dateline::tests {
namespace {

using namespace std::chrono;

struct token {
  std::string text;
  bool quoted = false;
};

std::vector<token> tokens_of(std::string_view s) {
  std::vector<token> out;
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] == ' ' || s[i] == '\t') {
      ++i;
      continue;
    }
    if (s[i] == '"') {
      const auto end = s.find('"', i + 1);
      const auto last = end == std::string_view::npos ? s.size() : end;
      out.push_back({std::string(s.substr(i + 1, last - i - 1)), true});
      i = last + 1;
      continue;
    }
    auto end = s.find_first_of(" \t", i);
    if (end == std::string_view::npos) end = s.size();
    out.push_back({std::string(s.substr(i, end - i)), false});
    i = end;
  }
  return out;
}

template <class T>
std::optional<T> number(std::string_view s) {
  T v{};
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), v);
  return ec == std::errc() && end == s.data() + s.size() ? std::optional(v) : std::nullopt;
}

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == word) return static_cast<E>(i);
  return std::nullopt;
}

constexpr std::array<std::string_view, 8> roles{"unknown",  "published", "updated",    "captured",
                                                "dateline", "event",     "page-clock", "extractor-header"};
constexpr std::array<std::string_view, 3> statuses{"certain", "likely", "undecided"};
constexpr std::array<std::string_view, 11> precisions{"century", "decade", "year", "season", "quarter", "month",
                                                      "week",    "day",    "hour", "minute", "second"};
constexpr std::array<std::string_view, 4> orders{"open", "dmy", "mdy", "ymd"};
constexpr std::array<std::string_view, 3> directions{"past", "future", "nearest"};

std::string time_line(std::string_view words, expected_time& e) {
  for (const auto& [w, is_text] : tokens_of(words)) {
    if (is_text) {
      e.quoted = w;
      continue;
    }
    if (w == "none") e.none = true;
    else if (w == "null") e.null = true;
    else if (w == "literal") e.how = label_reading::literal;
    else if (w == "wall-clock") e.how = label_reading::wall_clock;
    else if (w.starts_with("value:")) e.value = w.substr(6);
    else if (w.starts_with("alt:")) {
      const auto t = read_time(std::string_view(w).substr(4));
      if (!t) return "no time: " + w;
      e.alternatives.push_back(*t);
    } else if (const auto r = named<role>(roles, w)) e.role = r;
    else if (const auto s = named<status>(statuses, w)) e.status = s;
    else if (const auto p = named<precision>(precisions, w)) e.precision = p;
    else if (const auto t = read_time(w)) e.utc = t;
    else if (w == "UTC" || w.find('/') != std::string::npos) e.zone = w;
    else return "unknown word: " + w;
  }
  return {};
}

std::string place_line(std::string_view words, expected_place& e) {
  for (const auto& [w, is_text] : tokens_of(words)) {
    if (is_text) {
      e.quoted = w;
      continue;
    }
    if (w == "none") e.none = true;
    else if (w == "no-place") e.no_place = true;
    else if (w.starts_with("agency:")) e.agency = w.substr(7);
    else if (w == "dateline") e.in_dateline = true;
    else if (w == "mention") e.in_dateline = false;
    else if (const auto s = named<status>(statuses, w)) e.status = s;
    else if (const auto id = number<std::uint32_t>(w)) e.geonames_id = *id;
    else if (w.size() == 2 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'A' && w[1] <= 'Z') e.country = w;
    else return "unknown word: " + w;
  }
  return {};
}

std::string finding_line(std::string_view words, expected_finding& e) {
  const auto all = tokens_of(words);
  if (all.empty() || all.size() > 2) return "one check a line";
  e.id = all[0].text;
  if (all.size() == 2) {
    if (all[1].text != "conditional") return "unknown word: " + all[1].text;
    e.conditional = true;
  }
  if (e.id == "none") e.id.clear();
  if (e.id.starts_with("-")) {
    e.fires = false;
    e.id.erase(0, 1);
  }
  return {};
}

std::string slug_of(std::string_view text) {
  auto size = std::min<std::size_t>(text.size(), 72);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;  // whole characters
  std::string out;
  for (const char c : text.substr(0, size)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) out += c;
    else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c | 0x20);
    else if (!out.empty() && out.back() != '-') out += '-';
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "blank" : out;
}

}  // namespace

std::optional<sys_seconds> read_time(std::string_view s) {
  if (s.size() < 17 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':') return std::nullopt;
  const auto y = number<int>(s.substr(0, 4));
  const auto mo = number<unsigned>(s.substr(5, 2)), d = number<unsigned>(s.substr(8, 2));
  const auto h = number<int>(s.substr(11, 2)), mi = number<int>(s.substr(14, 2));
  if (!y || !mo || !d || !h || !mi) return std::nullopt;
  s.remove_prefix(16);
  int sec = 0;
  if (s.size() >= 3 && s[0] == ':') {
    const auto v = number<int>(s.substr(1, 2));
    if (!v) return std::nullopt;
    sec = *v;
    s.remove_prefix(3);
  }
  int east = 0;
  if (s != "Z") {
    if (s.size() != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':') return std::nullopt;
    const auto oh = number<int>(s.substr(1, 2)), om = number<int>(s.substr(4, 2));
    if (!oh || !om) return std::nullopt;
    east = (*oh * 60 + *om) * (s[0] == '-' ? -60 : 60);
  }
  const year_month_day date{year(*y), month(*mo), day(*d)};
  if (!date.ok() || *h > 24 || *mi > 59 || sec > 60) return std::nullopt;
  return sys_days(date) + hours(*h) + minutes(*mi) + seconds(sec - east);
}

std::string read_context(std::string_view words, context& into) {
  const auto all = tokens_of(words);
  for (std::size_t i = 0; i < all.size(); i += 2) {
    const auto& key = all[i].text;
    if (i + 1 == all.size()) return "no value for " + key;
    const auto& value = all[i + 1].text;
    if (key == "url") into.url = value;
    else if (key == "lang") into.lang = value;
    else if (key == "country") into.country = value;
    else if (key == "publisher") into.publisher = value;
    else if (key == "home-zone") into.home_zone = value;
    else if (key == "dateline-place") into.dateline_place = value;
    else if (key == "zone") into.zone = value;
    else if (key == "reference" || key == "captured") {
      const auto t = read_time(value);
      if (!t) return "no time: " + value;
      (key == "reference" ? into.reference : into.captured) = t;
    } else if (key == "order") {
      const auto o = named<date_order>(orders, value);
      if (!o) return "no order: " + value;
      into.order = *o;
    } else if (key == "prefer") {
      const auto d = named<direction>(directions, value);
      if (!d) return "no direction: " + value;
      into.prefer = *d;
    } else if (key == "meta" || key == "archive") {
      const auto at = value.find('=');
      if (at == std::string::npos) return key + " wants name=value: " + value;
      (key == "meta" ? into.meta : into.archive).push_back({value.substr(0, at), value.substr(at + 1)});
    } else {
      return "unknown word: " + key;
    }
  }
  return {};
}

case_file read_cases(std::string_view content) {
  case_file out;
  context held;
  std::string slug;
  std::map<std::string, int> names;
  bool in_text = false;
  std::size_t line = 0;
  const auto fault = [&](const std::string& what) { out.faults.push_back(std::to_string(line) + ": " + what); };
  const auto finish = [&] {
    if (out.cases.empty()) return;
    auto& c = out.cases.back();
    if (c.times.empty() && c.places.empty() && c.findings.empty())
      out.faults.push_back(std::to_string(c.line) + ": the text expects nothing");
  };
  while (!content.empty()) {
    const auto end = content.find('\n');
    auto text = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    ++line;
    if (text.starts_with("## ")) {
      slug = slug_of(text.substr(3));
      in_text = false;
      continue;
    }
    if (text.empty() || text.front() == '#') {
      in_text = false;
      continue;
    }
    if (text == "context" || text.starts_with("context ")) {
      in_text = false;
      held = {};
      if (const auto wrong = read_context(text.substr(7), held); !wrong.empty()) fault(wrong);
      continue;
    }
    const bool alone = text.size() == 1;
    if (text.front() == '>' && (alone || text[1] == ' ')) {
      const auto words = alone ? std::string_view() : text.substr(2);
      if (in_text) {
        out.cases.back().text.append("\n").append(words);
        continue;
      }
      finish();
      out.cases.push_back({});
      auto& c = out.cases.back();
      c.line = line;
      c.context = held;
      c.text = words;
      c.name = slug.empty() ? slug_of(words) : slug;
      if (const int n = ++names[c.name]; n > 1) c.name += "-" + std::to_string(n);
      slug.clear();
      in_text = true;
      continue;
    }
    in_text = false;
    const char kind = text.front();
    if (alone || text[1] != ' ' || (kind != '=' && kind != '@' && kind != '!')) {
      fault("no such line: " + std::string(text));
      continue;
    }
    if (out.cases.empty()) {
      fault("an expectation before any text");
      continue;
    }
    auto& c = out.cases.back();
    std::string wrong;
    if (kind == '=') {
      c.times.emplace_back().line = line;
      wrong = time_line(text.substr(2), c.times.back());
    } else if (kind == '@') {
      c.places.emplace_back().line = line;
      wrong = place_line(text.substr(2), c.places.back());
    } else {
      c.findings.emplace_back().line = line;
      wrong = finding_line(text.substr(2), c.findings.back());
    }
    if (!wrong.empty()) fault(wrong);
  }
  finish();
  if (out.cases.empty()) out.faults.push_back("0: the file has no case");
  return out;
}

}  // namespace dateline::tests
