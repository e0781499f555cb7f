// The prescan for an encoding against html5lib's tests, where they are at hand: what <meta> says in the first bytes.
#include <catch2/catch.hpp>

#include <cctype>
#include <fstream>
#include <iterator>
#include <string>

#include "read/encoding.hpp"
#include "unit/read/html5lib.hpp"

namespace {

std::string lower(std::string s) {
  for (auto& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return s;
}

}  // namespace

TEST_CASE("html5lib's encoding tests") {
  std::size_t compared = 0;
  for (const auto* name : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) {
    std::ifstream in(dateline::tests::html5lib_folder() / "encoding" / name, std::ios::binary);
    const std::string all(std::istreambuf_iterator<char>(in), {});
    for (std::size_t at = all.find("#data\n"); at != std::string::npos; at = all.find("\n#data\n", at + 1)) {
      const auto first = all.find("#data\n", at) + 6;
      const auto end = all.find("\n#encoding\n", first);
      if (end == std::string::npos) break;
      const auto value = end + 11;
      const auto html = all.substr(first, end - first);
      if (html.starts_with("\xEF\xBB\xBF")) continue;  // settled before anything is declared
      const auto due = lower(all.substr(value, all.find('\n', value) - value));
      const auto said = dateline::declared_encoding(html);
      INFO(name << ": " << html);
      CHECK((said.empty() ? "windows-1252" : said) == dateline::encoding_named(due));
      ++compared;
    }
  }
  WARN(compared << " tests");
}
