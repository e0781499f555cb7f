// Writes the seeds of the targets `archive`, `http` and `wacz` into a folder: one small input for each framing and each coding,
// made as the tests make theirs. Run when a new one is due:
//   cmake --build build --target fuzz-make-seeds && build/tests/fuzz-make-seeds tests/fuzz/seeds
#include <filesystem>
#include <fstream>
#include <string>

#include "unit/archive/made_archives.hpp"

namespace {

std::string one(std::string_view word) {
  return made::record("response", made::response(made::page(word)), "Content-Type: application/http\r\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path root = argv[1];
  const auto write = [&](const std::filesystem::path& name, const std::string& bytes) {
    std::filesystem::create_directories((root / name).parent_path());
    std::ofstream(root / name, std::ios::binary) << bytes;
  };
  const auto a = one("a"), b = one("b");
  const auto dictionary = "a raw dictionary: " + a;
  const auto archive = [&](const char* name, const std::string& bytes) { write(std::filesystem::path("archive") / name, '\3' + bytes); };
  archive("plain", a + b);
  archive("members", made::gzip(a) + made::gzip(b));
  archive("one-member", made::gzip(a + b));
  archive("over-members", made::gzip(a.substr(0, 90)) + made::gzip(a.substr(90)));
  archive("damaged", made::gzip(a).substr(0, 150) + made::gzip(b));
  archive("junk", a + "no record\r\n" + b);
  archive("zstd", made::zstd(a) + made::skippable("x", 0x51) + made::zstd(b));
  archive("dictionary", made::skippable(dictionary, 0x5D) + made::zstd(a, dictionary) + made::zstd(b, dictionary));
  archive("packed-dictionary", made::skippable(made::zstd(dictionary), 0x5D) + made::zstd(a, dictionary));
  archive("arc", made::arc(made::page("a"), "20230612011900"));
  archive("arc-members", made::gzip(made::arc(made::page("a"), "20230612011900")));
  archive("length-none", made::record_with_length("-1", made::response(made::page("a"))) + b);
  archive("length-long", made::record_with_length("999999", made::response(made::page("a"))) + b);
  archive("length-short", made::record_with_length("20", made::response(made::page("a"))) + b);
  archive("header-cut", made::gzip(a.substr(0, 70)) + made::gzip(b) + a.substr(0, 80) + b);
  archive("block-cut", made::gzip(a.substr(0, 260)) + made::gzip(b) + a.substr(0, 260) + b);
  archive("length-off", made::record_with_length("9", made::response(made::page("a"))) + made::gzip("no record") + made::gzip(b));
  archive("arc-cut", made::gzip(made::arc(made::page("a"), "20230612011900").substr(0, 150)) +
                         made::gzip(made::arc(made::page("b"), "20230612011901")));
  archive("revisit", a + made::record("revisit", made::response(""), "WARC-Refers-To-Date: 2023-06-13T01:19:00Z\r\n"));
  const std::string text = "<p>a body of some words, some words, some words</p>";
  const auto http = [&](const char* name, char first, const std::string& bytes) {
    write(std::filesystem::path("http") / name, first + bytes);
  };
  http("head", 6, made::response(text, "Date: Mon, 12 Jun 2023 01:18:58 GMT\r\nLast-Modified: 2023-06-12T01:18Z\r\n"));
  http("gzip", 0, made::gzip(text));
  http("zlib", 1, made::deflated(text, 15));
  http("deflate", 1, made::deflated(text, -15));
  http("brotli", 2, std::string("\x0B\x02\x80") + "hello\x03");
  http("zstd", 3, made::zstd(text));
  http("two", 4, made::deflated(made::gzip(text), 15));
  http("two-members", 0, made::gzip(text) + made::gzip(text));
  http("zlib-for-brotli", 2, made::deflated(text, 15));
  http("open-head", 6, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n<p>no empty line before it\n\n<p>and one behind");
  http("chunks", 14, "5\r\nhello\r\n7;x=1\r\n, world\r\n0\r\n\r\n");
  http("chunked", 6, made::response("4\r\nbody\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"));
  const auto wacz = [&](const char* name, const made::zip_form& form) {
    write(std::filesystem::path("wacz") / name,
          made::zip({{"archive/a.warc.gz", made::gzip(a)},
                     {"pages/pages.jsonl", "{\"url\":\"https://news.example/a\",\"ts\":\"2023-06-12T01:19:00Z\",\"title\":\"A\"}\n"}},
                    form));
  };
  wacz("stored", {});
  wacz("deflated", {.deflated = true});
  wacz("zip64", {.large = true});
  wacz("sizes-behind", {.sizes_behind = true});
  write("wacz/cdx",
        " CDX N b a m s k r M S V g\nexample,news)/a 20230612011900 https://news.example/a text/html 200 - - - 400 7 a.warc.gz\n");
  write("wacz/cdxj",
        "example,news)/a 20230612011900 {\"url\":\"https://news.example/a\",\"offset\":\"7\",\"length\":400,\"filename\":\"a.warc.gz\"}\n");
}
