// Spans: what is given as text stands there, in the searched text and in the bytes that were read.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "dateline/dateline.hpp"

using namespace dateline;

namespace {

const std::vector<std::string> texts{
    "Home > World\n\nLast Updated: June 12, 2023, 06:49 IST\n\nPyongyang, North Korea\n\nThe minister said on Monday that last year was "
    "hard.\n",
    "SPRINGFIELD, Ill. (AP) — Lawmakers met Tuesday, 2 hours ago, at 3 p.m. ET (8 p.m. in Paris).",
    "Stand: 28.04.2023, 20.15 Uhr\nBERLIN/HAMBURG (dpa) - Am Montag, 24. April 2023, kam es gestern anders.",
    "发稿时间：2017-03-10 08:42\n新华社北京6月12日电（记者）2023年6月12日(一) 25時30分",
    "آخر تحديث: ١٢ يونيو ٢٠٢٣ ١٠:١٩ بتوقيت غرينتش",
    "Опубликовано 12 июня 2023, 10:19 (мск)\nМОСКВА, 12 июн — РИА Новости.",
    "अपडेट: 12 जून 2023, 06:49 IST\nनई दिल्ली: मंत्री ने सोमवार को कहा।",
    "😀 12/06/2023 ünd 2023-13-06 … 24:01 “25:60” 2023-06-12T23:59:60Z 120649Z JUN 23 1207 GMT (2007 HKT)",
    "",
    "\n\n\n",
};

const knowledge& bundled() {
  static const auto k = knowledge::bundled();
  return k;
}

std::string utf16le(std::string_view s) {
  std::string out = "\xFF\xFE";
  const auto put = [&](unsigned unit) {
    out += static_cast<char>(unit & 0xFF);
    out += static_cast<char>(unit >> 8);
  };
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    const std::size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    unsigned code = n == 1 ? c : c & (0xFFu >> (n + 1));
    for (std::size_t k = 1; k < n; ++k) code = code << 6 | (static_cast<unsigned char>(s[i + k]) & 0x3F);
    if (code < 0x10000) put(code);
    else {
      put(0xD7C0 + (code >> 10));
      put(0xDC00 + (code & 0x3FF));
    }
    i += n;
  }
  return out;
}

std::string source_slice(const std::string& bytes, source_span s) {
  REQUIRE(offset(s.first) <= offset(s.last));
  REQUIRE(offset(s.last) <= bytes.size());
  return bytes.substr(static_cast<std::size_t>(offset(s.first)), static_cast<std::size_t>(offset(s.last) - offset(s.first)));
}

struct said {
  text_span where;
  std::string text;
};

std::vector<said> all_of(const report& r) {
  std::vector<said> out;
  for (const auto& t : r.resolved.timestamps) {
    REQUIRE(t.where);
    REQUIRE(t.stamp);
    CHECK(t.where->first <= t.stamp->first);
    CHECK(t.stamp->last <= t.where->last);
    out.push_back({*t.where, t.text});
  }
  for (const auto& p : r.resolved.places) out.push_back({p.where, p.text});
  return out;
}

template <class List>
void apart(const List& list, auto where) {
  for (std::size_t i = 1; i < list.size(); ++i) CHECK(where(list[i - 1]).last <= where(list[i]).first);
}

}  // namespace

TEST_CASE("input[start:end] is the text, answers stand in order and apart") {
  std::size_t answers = 0;
  for (const auto& text : texts) {
    INFO(text);
    const auto r = scan(document::from_text(text), bundled());
    for (const auto& s : all_of(r)) {
      ++answers;
      const auto source = r.document.source_of(s.where);
      CHECK(offset(source.first) == offset(s.where.first));
      CHECK(source_slice(text, source) == s.text);
    }
    apart(r.resolved.timestamps, [](const timestamp& t) { return *t.where; });
    apart(r.resolved.places, [](const place& p) { return p.where; });
    apart(r.resolved.datelines, [](const dateline_answer& d) { return d.where; });
    for (std::size_t i = 1; i < r.findings.size(); ++i)
      if (r.findings[i - 1].where && r.findings[i].where) CHECK(r.findings[i - 1].where->first <= r.findings[i].where->first);
  }
  CHECK(answers >= 20);
}

TEST_CASE("a byte-order mark moves the source and nothing else") {
  for (const auto& text : texts) {
    INFO(text);
    const auto plain = scan(document::from_text(text), bundled());
    const auto marked = "\xEF\xBB\xBF" + text;
    const auto r = scan(document::from_text(marked), bundled());
    const auto a = all_of(plain), b = all_of(r);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < b.size(); ++i) {
      CHECK(b[i].text == a[i].text);
      CHECK(source_slice(marked, r.document.source_of(b[i].where)) == b[i].text);
    }
  }
}

TEST_CASE("UTF-16 is answered with offsets into its own bytes") {
  for (const auto& text : texts) {
    INFO(text);
    const auto bytes = utf16le(text);
    const auto plain = scan(document::from_text(text), bundled());
    const auto r = scan(document::from_text(bytes), bundled());
    const auto a = all_of(plain), b = all_of(r);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < b.size(); ++i) {
      CHECK(b[i].text == a[i].text);
      CHECK(source_slice(bytes, r.document.source_of(b[i].where)) == utf16le(b[i].text).substr(2));
    }
  }
}

TEST_CASE("a stamp is found alike at every place of a text") {
  const std::string stamp = "Updated June 12, 2023, 06:49 UTC";
  for (std::size_t n = 0; n < 200; ++n) {
    std::string before;
    for (std::size_t k = 0; k < n; ++k) before += k % 7 == 6 ? "\n" : k % 3 == 2 ? " " : "w";
    const auto r = scan(document::from_text(before + "\n" + stamp + "\n" + before), bundled());
    INFO(before);
    REQUIRE(r.resolved.timestamps.size() == 1);
    CHECK(r.resolved.timestamps.front().text == stamp);
    CHECK(r.resolved.timestamps.front().value == "2023-06-12T06:49");
  }
}
