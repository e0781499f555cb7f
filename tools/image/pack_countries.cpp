#include <algorithm>
#include <array>
#include <set>

#include "know/countries.hpp"
#include "pack.hpp"

namespace dateline::pack {
namespace {

std::uint8_t order_of(std::string_view s, const table& t, const row& r, faults& wrong) {
  static constexpr std::array<std::string_view, 4> names{"open", "dmy", "mdy", "ymd"};
  const auto it = std::find(names.begin(), names.end(), s);
  if (it == names.end()) wrong.add(t.path, r.line, "no such order: " + std::string(s));
  return it == names.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(it - names.begin());
}

}  // namespace

void pack_countries(job& j) {
  string_pool text;
  std::set<std::string_view> codes;
  const auto countries = read_table(j.data / "countries/countries.tsv", j.wrong);
  check_sorted(countries, {"code"}, j.wrong);
  std::vector<know::country_record> country_rows;
  for (const auto& r : countries.rows) {
    const auto cell = [&](std::string_view c) { return r.cells[countries.column(c)]; };
    if (cell("code").size() != 2 || cell("name").empty()) {
      j.wrong.add(countries.path, r.line, "no code or no name");
      continue;
    }
    codes.insert(cell("code"));
    know::country_record c{
        {cell("code")[0], cell("code")[1]}, order_of(cell("order"), countries, r, j.wrong), 0, text.add(cell("name")), 0};
    if (!cell("languages").empty()) {
      std::string list(1, ',');
      c.languages = text.add(list.append(cell("languages")).append(1, ','));
    }
    country_rows.push_back(c);
  }
  const auto known = [&](std::string_view code, const table& t, const row& r) {
    if (codes.contains(code)) return true;
    j.wrong.add(t.path, r.line, "no such country: " + std::string(code));
    return false;
  };
  const auto tlds = read_table(j.data / "countries/tlds.tsv", j.wrong);
  check_sorted(tlds, {"tld"}, j.wrong);
  std::vector<know::tld_record> tld_rows;
  for (const auto& r : tlds.rows) {
    const auto code = r.cells[tlds.column("country")];
    if (known(code, tlds, r)) tld_rows.push_back({text.add(r.cells[tlds.column("tld")]), {code[0], code[1]}, 0});
  }
  const auto languages = read_table(j.data / "countries/languages.tsv", j.wrong);
  check_sorted(languages, {"language"}, j.wrong);
  std::vector<know::language_record> language_rows;
  for (const auto& r : languages.rows) {
    const auto tag = r.cells[languages.column("language")], code = r.cells[languages.column("country")];
    if (tag.empty() || tag.size() > 3) {
      j.wrong.add(languages.path, r.line, "no language of two or three letters");
      continue;
    }
    know::language_record l{{}, {}, order_of(r.cells[languages.column("order")], languages, r, j.wrong), 0, 0};
    if (const auto clock = r.cells[languages.column("clock")]; !clock.empty()) l.clock = text.add(clock);
    std::copy(tag.begin(), tag.end(), l.language);
    if (!code.empty() && known(code, languages, r)) std::copy_n(code.begin(), 2, l.country);
    language_rows.push_back(l);
  }
  know::countries_header h{static_cast<std::uint32_t>(country_rows.size()),
                           static_cast<std::uint32_t>(tld_rows.size()),
                           static_cast<std::uint32_t>(language_rows.size()),
                           0,
                           0,
                           0,
                           0,
                           static_cast<std::uint32_t>(text.blob().size())};
  bytes out;
  out.put(h);
  h.countries_at = static_cast<std::uint32_t>(out.size());
  out.put_all(country_rows);
  h.tlds_at = static_cast<std::uint32_t>(out.size());
  out.put_all(tld_rows);
  h.languages_at = static_cast<std::uint32_t>(out.size());
  out.put_all(language_rows);
  h.text_at = static_cast<std::uint32_t>(out.size());
  out.put_text(text.blob());
  std::memcpy(out.raw().data(), &h, sizeof h);
  j.out.add(know::section::countries, out.take());
}

}  // namespace dateline::pack
