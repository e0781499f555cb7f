#include "find/page_languages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "find/ascii_letters.hpp"
#include "find/characters.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t sample = 1024;  // bytes of the text whose scripts are looked at

struct script {
  std::uint32_t first, last;  // code points
  std::string_view languages;
};
// Scripts other than Latin, which too many languages write. Han alone is Chinese; Japanese shows itself by its syllables.
constexpr std::array scripts{script{0x0370, 0x03FF, "el"},
                             script{0x0400, 0x052F, "ru uk bg be sr mk kk ky mn tg tt"},
                             script{0x0530, 0x058F, "hy"},
                             script{0x0590, 0x05FF, "he yi"},
                             script{0x0600, 0x06FF, "ar fa ur ps ckb sd ug"},
                             script{0x0900, 0x097F, "hi mr ne kok mai"},
                             script{0x0980, 0x09FF, "bn as"},
                             script{0x0A00, 0x0A7F, "pa"},
                             script{0x0A80, 0x0AFF, "gu"},
                             script{0x0B00, 0x0B7F, "or"},
                             script{0x0B80, 0x0BFF, "ta"},
                             script{0x0C00, 0x0C7F, "te"},
                             script{0x0C80, 0x0CFF, "kn"},
                             script{0x0D00, 0x0D7F, "ml"},
                             script{0x0D80, 0x0DFF, "si"},
                             script{0x0E00, 0x0E7F, "th"},
                             script{0x0E80, 0x0EFF, "lo"},
                             script{0x1000, 0x109F, "my"},
                             script{0x10A0, 0x10FF, "ka"},
                             script{0x1200, 0x139F, "am ti"},
                             script{0x1780, 0x17FF, "km"},
                             script{0x3040, 0x30FF, "ja"},
                             script{0x4E00, 0x9FFF, "zh yue ja"},
                             script{0xAC00, 0xD7AF, "ko"}};

language_set of_scripts(std::string_view text, const know::lexicon& words) {
  language_set out;
  std::uint32_t seen = 0;
  const auto part = text.substr(0, sample);
  for (auto at = past_ascii(part, 0); at < part.size(); at = past_ascii(part, at + 1)) {
    if (static_cast<unsigned char>(text[at]) < 0xCD) continue;
    const auto c = decode(text, at).value;
    const auto it = std::ranges::find_if(scripts, [&](const script& s) { return c >= s.first && c <= s.last; });
    if (it == scripts.end()) continue;
    const auto bit = std::uint32_t{1} << (it - scripts.begin());
    if ((seen & bit) != 0) continue;
    seen |= bit;
    for (auto tags = it->languages; !tags.empty();) {
      const auto end = std::min(tags.find(' '), tags.size());
      out = out | words.bits_of(tags.substr(0, end));
      tags.remove_prefix(std::min(end + 1, tags.size()));
    }
  }
  return out;
}

language_set of_country(const know::tables& tables, std::string_view country) {
  language_set out;
  if (country.empty()) return out;
  const auto& words = tables.lexicon;
  for (std::size_t i = 0; i < words.language_count(); ++i)
    if (const auto tag = words.language_tag(i); tables.countries.speaks(country, tag)) out = out | words.bits_of(tag);
  return out;
}

std::optional<know::publisher> publisher_of(const know::tables& tables, const context& given, const std::string& host) {
  if (!given.publisher.empty()) {
    if (auto p = tables.publishers.of_name(given.publisher)) return p;
    if (auto p = tables.publishers.of_host(given.publisher)) return p;
  }
  return host.empty() ? std::nullopt : tables.publishers.of_host(host);
}

}  // namespace

page_languages languages_of_page(std::string_view text, const know::tables& tables, const context& given) {
  page_languages out;
  out.declared = out.expected = tables.lexicon.bits_of(given.lang);
  if (!out.declared.empty()) return out;
  const auto host = know::host_of_url(given.url);
  if (const auto p = publisher_of(tables, given, host)) out.expected = tables.lexicon.bits_of(p->language);
  if (out.expected.empty()) out.expected = of_country(tables, given.country);
  if (out.expected.empty() && !host.empty()) out.expected = of_country(tables, tables.countries.of_tld(host.substr(host.rfind('.') + 1)));
  out.expected = out.expected | of_scripts(text, tables.lexicon);
  return out;
}

language_set spoken_on(const page_languages& page, const know::lexicon& words, const std::vector<time_mention>& found) {
  const auto known = page.declared.empty() ? page.expected | words.english() : page.declared;
  auto out = known;
  for (const auto& m : found)
    if (m.date.named_month && m.date.year && (m.languages & known).empty()) out = out | m.languages;
  return out;
}

}  // namespace dateline::searching
