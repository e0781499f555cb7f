// data/publishers/towns.tsv -> section home_towns: where local papers and stations are at home.
#include "know/home_towns.hpp"
#include "pack.hpp"

namespace dateline::pack {

void pack_home_towns(job& j) {
  const auto file = j.data / "publishers" / "towns.tsv";
  const auto t = read_table(file, j.wrong);
  check_sorted(t, {"domain"}, j.wrong);
  const auto domain = t.column("domain"), country = t.column("country"), admin1 = t.column("admin1"), town = t.column("town"),
             source = t.column("source");
  string_pool texts;
  std::vector<know::home_town_record> rows;
  for (const auto& r : t.rows) {
    const auto d = r.cells[domain], from = r.cells[source];
    if (d.find('.') == std::string_view::npos || d.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") != std::string_view::npos)
      j.wrong.add(file, r.line, "no domain: " + std::string(d));
    if (r.cells[country].size() != 2) j.wrong.add(file, r.line, "no country: " + std::string(r.cells[country]));
    if (r.cells[admin1].empty() || r.cells[town].empty()) j.wrong.add(file, r.line, "no town or no state: " + std::string(d));
    if (from != "domain" && from != "station" && from != "general")
      j.wrong.add(file, r.line, "source is domain, station or general: " + std::string(from));
    rows.push_back({texts.add(d), texts.add(r.cells[country]), texts.add(r.cells[admin1]), texts.add(r.cells[town])});
  }
  const auto rows_at = static_cast<std::uint32_t>(sizeof(know::home_towns_header));
  bytes out;
  out.put(know::home_towns_header{.rows = static_cast<std::uint32_t>(rows.size()),
                                  .rows_at = rows_at,
                                  .text_size = static_cast<std::uint32_t>(texts.blob().size()),
                                  .text_at = rows_at + static_cast<std::uint32_t>(rows.size() * sizeof rows[0])});
  out.put_all(rows);
  out.put_text(texts.blob());
  j.out.add(know::section::home_towns, out.take());
}

}  // namespace dateline::pack
