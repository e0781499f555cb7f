// Encodings: who says which, who is believed, and where the bytes stood.
#include "read/encoding.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "dateline/document.hpp"
#include "read/media.hpp"

using namespace dateline;

TEST_CASE("labels") {
  CHECK(encoding_named(" Latin1\n") == "windows-1252");
  CHECK(encoding_named("GBK") == "gb18030");
  CHECK(encoding_named("ks_c_5601-1987") == "euc-kr");
  CHECK(encoding_named("nonsense").empty());
  CHECK(declared_encoding("<!-- <meta charset=koi8-r> --><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>") ==
        "windows-1251");
  CHECK(declared_encoding("<meta content='text/html; charset=windows-1251'><meta charset=utf-16>") == "utf-8");
  CHECK(charset_of_type("text/html; Charset=\"big5\"; x") == "big5");
}

TEST_CASE("decoded text") {
  struct sample {
    const char* label;
    std::string bytes, text;
  };
  const sample all[]{
      {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2 12", "Привет 12"},
      {"koi8-r", "\xF0\xD2\xC9", "При"},
      {"shift_jis",
       "2023\x94\x4E"
       "6\x8C\x8E",
       "2023年6月"},
      {"euc-jp", "2023\xC7\xAF", "2023年"},
      {"gb18030", "2023\xC4\xEA\x81\x30\x81\x30", "2023年\xC2\x80"},
      {"big5", "2023\xA6\x7E", "2023年"},
      {"euc-kr", "2023\xB3\xE2", "2023년"},
      {"iso-2022-jp", "\x1B$B\x47\x2F\x1B(B2023", "年2023"},
      {"utf-16le", std::string("1\0\x74\x5E", 4), "1年"},
      {"windows-1252", "\x80 \xE9\x81", "€ é\xC2\x81"},
  };
  for (const auto& s : all) {
    INFO(s.label);
    const auto d = decode_html(s.bytes, s.label);
    CHECK(d.charset == s.label);
    CHECK(d.text == s.text);
  }
}

TEST_CASE("a declaration that the bytes disprove is not believed") {
  CHECK(decode_html("<meta charset=windows-1251>\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", "").charset == "utf-8");
  CHECK(decode_html("<meta charset=utf-8>caf\xE9 d\xE9j\xE0 vu, le 12 d\xE9"
                    "cembre \xE0 l'\xE9"
                    "cole",
                    "")
            .text.find("déjà vu") != std::string::npos);
  CHECK(decode_html("<meta charset=utf-8>\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0. \xDD\xF2\xEE \xED\xEE\xE2\xEE\xF1\xF2\xE8 \xE4\xED\xFF "
                    "\xE2 \xEC\xEE\xF1\xEA\xE2\xE5.",
                    "")
            .charset == "windows-1251");
  CHECK(decode_html("\xEF\xBB\xBFx", "windows-1251").text == "x");
}

TEST_CASE("spans count the bytes that were given") {
  const std::string html = "<meta charset=windows-1251><p>\xCE\xEF\xF3\xE1\xEB: 12.06.2023</p>";
  const auto d = document::from_html(html);
  CHECK(d.charset() == "windows-1251");
  const auto at = d.text().find("12.06");
  REQUIRE(at != std::string_view::npos);
  const auto s = d.source_of(make_text_span(at, at + 10));
  CHECK(html.substr(offset(s.first), offset(s.last) - offset(s.first)) == "12.06.2023");
}

TEST_CASE("files that are no text are told by their magic numbers") {
  CHECK(kind_without_text("%PDF-1.4") == "PDF");
  CHECK(kind_without_text("RIFF....WEBP") == "WebP");
  CHECK(kind_without_text("RIFF").empty());
  CHECK(kind_without_text("GIF images").empty());
}

TEST_CASE("markup is told from text by its beginning") {
  CHECK(looks_like_html(" <!DOCTYPE HTML><p>"));
  CHECK(looks_like_html("\xEF\xBB\xBF<?xml version='1.0'?><!-- x --><html>"));
  CHECK(looks_like_html(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)));
  CHECK_FALSE(looks_like_html("<12 June 2023>"));
  CHECK_FALSE(looks_like_html("Updated <b>12 June</b>"));
}
