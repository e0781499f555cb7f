// data/publishers/*.tsv -> section publishers: whose page it is, by domain and by name.
#include <algorithm>
#include <map>
#include <set>

#include "know/publishers_layout.hpp"
#include "pack.hpp"

namespace dateline::pack {
namespace {

std::set<std::string, std::less<>> names_of_zones(job& j) {
  std::set<std::string, std::less<>> out;
  for (const auto& [file, column] : {std::pair{"zones.tsv", "zone"}, std::pair{"links.tsv", "link"}}) {
    const auto t = read_table(j.data / "zones" / file, j.wrong);
    const auto name = t.column(column);
    for (const auto& r : t.rows) out.emplace(r.cells[name]);
  }
  return out;
}

bool is_domain(std::string_view s) {
  return s.find('.') != std::string_view::npos && s.front() != '.' && s.back() != '.' &&
         s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
}

bool is_country(std::string_view s) { return s.size() == 2 && s.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos; }

}  // namespace

void pack_publishers(job& j) {
  const auto file = j.data / "publishers" / "publishers.tsv";
  const auto t = read_table(file, j.wrong);
  check_sorted(t, {"domain"}, j.wrong);
  const auto domain = t.column("domain"), names = t.column("names"), country = t.column("country"), home = t.column("home_zone"),
             language = t.column("language"), kind = t.column("kind"), note = t.column("note");
  const auto zones = names_of_zones(j);

  string_pool texts;
  std::vector<know::publisher_entry> rows;
  std::map<std::string, std::uint32_t> by_name;
  std::string folded;
  for (const auto& r : t.rows) {
    if (r.cells[domain].empty() || !is_domain(r.cells[domain])) j.wrong.add(file, r.line, "no domain: " + std::string(r.cells[domain]));
    if (!is_country(r.cells[country])) j.wrong.add(file, r.line, "no country: " + std::string(r.cells[country]));
    if (!r.cells[home].empty() && !zones.contains(r.cells[home])) j.wrong.add(file, r.line, "no such zone: " + std::string(r.cells[home]));
    if (r.cells[kind] != "news" && r.cells[kind] != "agency")
      j.wrong.add(file, r.line, "kind is news or agency: " + std::string(r.cells[kind]));
    const auto aliases = split(r.cells[names], '|');
    if (aliases.front().empty()) {
      j.wrong.add(file, r.line, "no name");
      continue;
    }
    know::publisher_entry e{.domain = texts.add(r.cells[domain]),
                            .name = texts.add(aliases.front()),
                            .zone = texts.add(r.cells[home]),
                            .language = texts.add(r.cells[language]),
                            .country = {},
                            .agency = r.cells[kind] == "agency",
                            .local_gmt = r.cells[note] == "gmt-all-year"};
    if (!r.cells[note].empty() && r.cells[note] != "gmt-all-year") j.wrong.add(file, r.line, "no such note: " + std::string(r.cells[note]));
    if (r.cells[country].size() == 2) r.cells[country].copy(e.country, 2);
    const auto row = static_cast<std::uint32_t>(rows.size());
    std::set<std::string> own;
    for (const auto alias : aliases) {
      know::fold_publisher(alias, folded);
      if (folded.starts_with("the ")) own.insert(folded.substr(4));
      if (folded.empty()) j.wrong.add(file, r.line, "a name without a letter: " + std::string(alias));
      else own.insert(folded);
    }
    // A name that several publishers share ("El País") stands for none of them, unless they are one house in one zone.
    for (const auto& name : own) {
      const auto [it, fresh] = by_name.emplace(name, row);
      if (!fresh && it->second != know::no_publisher &&
          (rows[it->second].zone != e.zone || std::string_view(rows[it->second].country, 2) != std::string_view(e.country, 2)))
        it->second = know::no_publisher;
    }
    rows.push_back(e);
  }

  know::publishers_header head{.rows = static_cast<std::uint32_t>(rows.size()),
                               .names = static_cast<std::uint32_t>(by_name.size()),
                               .cues = 0,
                               .text = 0,
                               .beginnings = {}};
  std::vector<know::publisher_name> name_rows;
  for (const auto& [name, row] : by_name) {
    name_rows.push_back({texts.add(name), row});
    for (auto end = name.find(' ');; end = name.find(' ', end + 1)) {
      const auto h = know::beginning_hash(std::string_view(name).substr(0, end));
      head.beginnings[h / 32] |= 1U << (h % 32);
      if (end == std::string::npos) break;
    }
  }

  const auto cue_file = j.data / "publishers" / "self_naming.tsv";
  const auto c = read_table(cue_file, j.wrong);
  check_sorted(c, {"side", "cue"}, j.wrong);
  const auto side = c.column("side"), cue = c.column("cue");
  std::vector<know::naming_cue> cues;
  for (const auto& r : c.rows) {
    const auto where = r.cells[side] == "before"  ? know::cue_side::before
                       : r.cells[side] == "after" ? know::cue_side::after
                       : r.cells[side] == "never" ? know::cue_side::never
                                                  : know::cue_side::line_end;
    if (where == know::cue_side::line_end && r.cells[side] != "line-end")
      j.wrong.add(cue_file, r.line, "side is before, after, line-end or never");
    know::fold_publisher(r.cells[cue], folded);
    cues.push_back({texts.add(folded.empty() ? r.cells[cue] : std::string_view(folded)), where});
  }
  head.cues = static_cast<std::uint32_t>(cues.size());
  head.text = static_cast<std::uint32_t>(sizeof head + rows.size() * sizeof rows[0] + name_rows.size() * sizeof name_rows[0] +
                                         cues.size() * sizeof cues[0]);

  bytes out;
  out.put(head);
  out.put_all(rows);
  out.put_all(name_rows);
  out.put_all(cues);
  out.put_text(texts.blob());
  j.out.add(know::section::publishers, out.take());
}

}  // namespace dateline::pack
