#include "report/surt.hpp"

#include <catch2/catch.hpp>

#include <utility>

namespace dateline {

TEST_CASE("keys of URLs are those that web archives look up") {
  // Each as Internet Archive's Python package surt (0.3.1) has it.
  const std::pair<std::string_view, std::string_view> keys[] = {
      {"http://example.com", "com,example)/"},
      {"https://www.Example.com:443/b?z=1&a=2#top", "com,example)/b?a=2&z=1"},
      {"http://www2.example.com:80/", "com,example)/"},
      {"http://example.com:8080/A/B/", "com,example:8080)/a/b"},
      {"http://example.com:0080/", "com,example)/"},
      {"http://user:secret@www.example.com/x", "com,example)/x"},
      {"http://example.com./", "com,example)/"},
      {"http://..example.com/", "com,example)/"},
      {"http://www.com/", "com)/"},
      {"http://wwwexample.com/", "com,wwwexample)/"},
      {"http://www.www.example.com/", "com,example,www)/"},
      {"http://bücher.example/", "example,xn--bcher-kva)/"},
      {"http://例え.jp/a", "jp,xn--r8jz45g)/a"},
      {"http://ex%41mple.com/", "com,example)/"},
      {"http://127.0.0.1/a", "1,0,0,127)/a"},
      {"http://010.0.0.1/", "1,0,0,8)/"},
      {"http://3232235777/", "1,1,168,192)/"},
      {"http://[2001:DB8::1]:8080/", "2001:db8::1:8080)/"},
      {"http://1.2.3.4.5/", "5,4,3,2,1)/"},
      {"http://example.com//a//b", "com,example)/a/b"},
      {"http://example.com/a/./b/../c", "com,example)/a/c"},
      {"http://example.com/../x", "com,example)/../x"},
      {"http://example.com/a/..", "com,example)/"},
      {"http://example.com/%7Efoo/%41%2f", "com,example)/~foo/a"},
      {"http://example.com/%2525", "com,example)/%25"},
      {"http://example.com/a b/ä", "com,example)/a%20b/%c3%a4"},
      {"http://example.com/100%/%zz", "com,example)/100%25/%25zz"},
      {"http://example.com/?", "com,example)/"},
      {"http://example.com/?a=1&a&a=", "com,example)/?a&a=&a=1"},
      {"http://example.com/?B=2&a=1&b=1", "com,example)/?a=1&b=1&b=2"},
      {"http://example.com/?a=1&&b", "com,example)/?&a=1&b"},
      {"http://example.com/?q=%C3%A4%20b+c", "com,example)/?q=%c3%a4%20b+c"},
      {"http://example.com/x?u=http://other.example/?a=b", "com,example)/x?u=http://other.example/?a=b"},
      {"http://example.com/?x=1&sid=0123456789abcdef0123456789abcdef&y=2", "com,example)/?x=1&y=2"},
      {"http://example.com/?jsessionid=0123456789abcdef0123456789abcdefg", "com,example)/?jsessionid=0123456789abcdef0123456789abcdefg"},
      {"http://example.com/?ASPSESSIONIDABCDEFGH=abcdefghijklmnopqrstuvwx&z=1", "com,example)/?z=1"},
      {"http://example.com/?a=1&cfid=12&cftoken=34&b=2", "com,example)/?a=1&b=2"},
      {"http://example.com/(S(abcdefghijklmnopqrstuvwx))/Page.aspx", "com,example)/page.aspx"},
      {"http://example.com/x/(abcdefghijklmnopqrstuvwx)/page.aspx", "com,example)/x/page.aspx"},
      {"http://example.com/foo(bar)/x.aspx", "com,example)/foo(bar)/x.aspx"},
      {"http://https://example.com/", "com,example)/"},
      {"http:////example.com/a", "com,example)/a"},
      {"example.com/x", "com,example)/x"},
      {"ftp://www.example.com/a/", "com,example)/a"},
      {"mailto:Foo@Example.com", "mailto:foo@example.com"},
      {"urn:uuid:1234-ABCD", "urn:uuid:1234-abcd"}};
  for (const auto& [url, key] : keys) {
    CAPTURE(url);
    CHECK(surt_of(url) == key);
  }
}

TEST_CASE("what is no URL, or a hostile one, still gives a key without blanks") {
  CHECK(surt_of("").empty());
  CHECK(surt_of(" \n").empty());
  std::string dots(200000, '.'), sessions, percents;
  for (int i = 0; i < 50000; ++i) sessions += "sid=";
  for (int i = 0; i < 50000; ++i) percents += "%25";
  for (const auto& url :
       {std::string("http://"), std::string("?"), std::string("http://[/"), std::string("a b\x01\xFF"), "http://" + dots,
        "http://e.com/?" + sessions, "http://e.com/" + percents, "http://e.com/" + dots + "/(/(", std::string("http://\xFF\xFE.com/")}) {
    CAPTURE(url.substr(0, 40));
    const auto key = surt_of(url);
    CHECK_FALSE(key.empty());
    CHECK(key.find_first_of(" \n\t") == std::string::npos);
  }
}

}  // namespace dateline
