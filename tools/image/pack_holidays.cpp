#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "know/holidays.hpp"
#include "know/holidays_fold.hpp"
#include "know/name_hash.hpp"
#include "pack.hpp"

namespace dateline::pack {
namespace {

using know::holiday_row;
using know::holiday_rule;
using know::name_use;

std::optional<int> number(std::string_view s) {
  if (!s.empty() && s.front() == '+') s.remove_prefix(1);
  int n = 0;
  const auto [end, wrong] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (s.empty() || wrong != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return n;
}

std::optional<std::uint8_t> weekday(std::string_view s) {
  static constexpr std::array<std::string_view, 7> names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  const auto it = std::find(names.begin(), names.end(), s);
  if (it == names.end()) return std::nullopt;
  return static_cast<std::uint8_t>(it - names.begin());
}

bool month_day(std::string_view s, holiday_row& r) {
  if (s.size() != 5 || s[2] != '-') return false;
  const auto m = number(s.substr(0, 2)), d = number(s.substr(3));
  if (!m || !d || !(std::chrono::year{2024} / *m / *d).ok()) return false;
  r.month = static_cast<std::uint8_t>(*m);
  r.day = static_cast<std::uint8_t>(*d);
  return true;
}

struct day_table {
  std::uint32_t first;
  std::uint16_t count;
};
using day_tables = std::map<std::string, day_table, std::less<>>;

bool parse_rule(std::string_view s, const day_tables& tables, holiday_row& r) {
  auto words = split(s, ' ');
  if (words.size() > 1 && (words.back().front() == '+' || (words.back().front() == '-' && (words.size() != 3 || words[0] == "table")))) {
    const auto shift = number(words.back());
    if (!shift) return false;
    r.shift = static_cast<std::int16_t>(*shift);
    words.pop_back();
  }
  if (words[0] == "table") {
    const auto it = words.size() == 2 ? tables.find(words[1]) : tables.end();
    if (it == tables.end()) return false;
    r.rule = holiday_rule::tabled;
    r.first_day = it->second.first;
    r.day_count = it->second.count;
    return true;
  }
  if (words.size() == 3) {
    const auto month = number(words[0]), nth = number(words[2]);
    const auto day = weekday(words[1]);
    if (!month || *month < 1 || *month > 12 || !day || !nth || *nth == 0 || *nth < -1 || *nth > 5) return false;
    r.rule = holiday_rule::nth_weekday;
    r.month = static_cast<std::uint8_t>(*month);
    r.weekday = *day;
    r.nth = static_cast<std::int8_t>(*nth);
    return true;
  }
  if (words.size() != 1) return false;
  const auto word = words[0];
  if (word == "none") {
    r.rule = holiday_rule::none;
    return true;
  }
  for (const auto& [name, rule] :
       {std::pair{std::string_view("easter"), holiday_rule::easter}, {std::string_view("orthodox"), holiday_rule::orthodox_easter}}) {
    if (word.substr(0, name.size()) != name) continue;
    const auto shift = number(word.substr(name.size()));
    if (!shift) return false;
    r.rule = rule;
    r.shift = static_cast<std::int16_t>(*shift);
    return true;
  }
  if (word.size() == 10 && word.substr(3, 2) == ">=") {
    const auto day = weekday(word.substr(0, 3));
    if (!day || !month_day(word.substr(5), r)) return false;
    r.rule = holiday_rule::weekday_from;
    r.weekday = *day;
    return true;
  }
  r.rule = holiday_rule::fixed;
  return month_day(word, r);
}

bool parse_years(std::string_view s, holiday_row& r) {
  r.first_year = 1;
  r.last_year = 9999;
  if (s.empty()) return true;
  const auto first = number(s.substr(0, 4)), last = s.size() == 9 ? number(s.substr(5)) : std::optional(9999);
  if (s.size() < 5 || s[4] != '-' || !first || !last || *first > *last) return false;
  r.first_year = static_cast<std::int16_t>(*first);
  r.last_year = static_cast<std::int16_t>(*last);
  return s.size() == 5 || s.size() == 9;
}

std::string folded(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) at = know::fold_holiday_character(s, at, out);
  return out;
}

class section_maker {
 public:
  std::vector<std::int32_t> days;
  std::vector<holiday_row> rows;

  void add(std::string_view name, holiday_row r, name_use use) {
    r.name = text_.add(name);
    const auto key = folded(name);
    for (const std::string_view form : {name, std::string_view(key)})
      if (form.size() > 1) set(heads_, know::name_head(form[0], form[1]));
    for (auto [it, end] = names_.equal_range(key); it != end; ++it) {
      std::size_t other = it->second.row;
      if (it->second.use != use || !std::equal(r.country, r.country + 2, rows[other].country)) continue;
      while (rows[other].next != 0) other = rows[other].next - 1;
      rows.push_back(r);
      rows[other].next = static_cast<std::uint32_t>(rows.size());
      return;
    }
    names_.emplace(key, know::holiday_name{0, static_cast<std::uint32_t>(rows.size()), use, {}});
    rows.push_back(r);
  }
  std::string finish() {
    std::vector<know::holiday_name> names;
    std::vector<std::string_view> keys;
    std::vector<std::uint32_t> first;
    std::vector<std::uint8_t> starts(know::start_bits / 8);
    std::size_t longest = 0;
    for (const auto& [name, n] : names_) {
      if (keys.empty() || keys.back() != name) {
        keys.push_back(name);
        first.push_back(static_cast<std::uint32_t>(names.size()));
      }
      names.push_back(n);
      names.back().text = text_.add(name);
      know::each_holiday_beginning(name, [&](std::string_view beginning) { set(starts, know::name_hash(beginning) % know::start_bits); });
      longest = std::max(longest, name.size());
    }
    auto slots = hash_slots(keys);
    for (auto& s : slots)
      if (s != 0) s = first[s - 1] + 1;
    know::holidays_header h{};
    h.rows = static_cast<std::uint32_t>(rows.size());
    h.names = static_cast<std::uint32_t>(names.size());
    h.slots = static_cast<std::uint32_t>(slots.size());
    h.days = static_cast<std::uint32_t>(days.size());
    h.longest_name = static_cast<std::uint32_t>(longest);
    h.text_size = static_cast<std::uint32_t>(text_.blob().size());
    bytes out;
    const auto put = [&](const auto& all) {
      out.align(4);
      const auto at = static_cast<std::uint32_t>(out.size());
      out.put_all(all);
      return at;
    };
    out.put(h);
    h.rows_at = put(rows);
    h.names_at = put(names);
    h.slots_at = put(slots);
    h.days_at = put(days);
    h.starts_at = put(starts);
    h.heads_at = put(heads_);
    h.text_at = static_cast<std::uint32_t>(out.size());
    out.put_text(text_.blob());
    std::memcpy(out.raw().data(), &h, sizeof h);
    return out.take();
  }

 private:
  static void set(std::vector<std::uint8_t>& bits, std::uint32_t bit) {
    bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1u << (bit % 8));
  }

  std::multimap<std::string, know::holiday_name> names_;
  std::vector<std::uint8_t> heads_ = std::vector<std::uint8_t>(know::head_bits / 8);
  string_pool text_;
};

day_tables read_days(job& j, section_maker& all) {
  const auto t = read_table(j.data / "holidays/lunar.tsv", j.wrong);
  check_sorted(t, {"table", "date"}, j.wrong);
  day_tables out;
  for (const auto& r : t.rows) {
    const auto date = r.cells[t.column("date")];
    holiday_row parts{};
    const auto year = number(date.substr(0, 4));
    if (!year || date.size() != 10 || !month_day(date.substr(5), parts)) {
      j.wrong.add(t.path, r.line, "no date: " + std::string(date));
      continue;
    }
    auto& table =
        out.try_emplace(std::string(r.cells[t.column("table")]), day_table{static_cast<std::uint32_t>(all.days.size()), 0}).first->second;
    ++table.count;
    all.days.push_back(
        static_cast<std::int32_t>(std::chrono::sys_days{std::chrono::year{*year} / parts.month / parts.day}.time_since_epoch().count()));
  }
  return out;
}

using country_forms = std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>, std::less<>>;  // names, demonyms

country_forms read_forms(job& j) {
  country_forms out;
  const auto countries = read_table(j.data / "countries/countries.tsv", j.wrong);
  for (const auto& r : countries.rows)
    out[std::string(r.cells[countries.column("code")])].first.emplace_back(r.cells[countries.column("name")]);
  const auto forms = read_table(j.data / "holidays/country_forms.tsv", j.wrong);
  check_sorted(forms, {"country", "form"}, j.wrong);
  for (const auto& r : forms.rows) {
    const auto it = out.find(r.cells[forms.column("country")]);
    const auto kind = r.cells[forms.column("kind")];
    if (it == out.end() || (kind != "name" && kind != "demonym")) j.wrong.add(forms.path, r.line, "no such country or kind");
    else (kind == "name" ? it->second.first : it->second.second).emplace_back(r.cells[forms.column("form")]);
  }
  return out;
}

// "independence" -> "Independence Day".
std::string title(std::string_view kind) {
  std::string out(kind);
  out[0] = static_cast<char>(out[0] - ('a' - 'A'));
  return out + " Day";
}

}  // namespace

void pack_holidays(job& j) {
  section_maker all;
  const auto tables = read_days(j, all);
  const auto forms = read_forms(j);
  const auto fill = [&](const table& t, const row& r, holiday_row& out) {
    const auto cell = [&](std::string_view c) { return r.cells[t.column(c)]; };
    const auto bad = [&](std::string_view what, std::string_view seen) {
      j.wrong.add(t.path, r.line, std::string(what) + std::string(seen));
    };
    if (!parse_rule(cell("rule"), tables, out)) bad("no rule: ", cell("rule"));
    if (!parse_years(cell("years"), out)) bad("no years: ", cell("years"));
    const auto tolerance = number(cell("tolerance"));
    if (!tolerance || *tolerance < 0 || *tolerance > 10) bad("no tolerance: ", cell("tolerance"));
    out.tolerance = static_cast<std::uint8_t>(tolerance.value_or(0));
    const auto country = cell("country");
    if (!country.empty() && !forms.contains(country)) bad("no such country: ", country);
    if (country.size() == 2) std::copy_n(country.begin(), 2, out.country);
  };

  const auto named = read_table(j.data / "holidays/holidays.tsv", j.wrong);
  check_sorted(named, {"name", "country", "years"}, j.wrong);
  std::map<std::string, std::set<std::string>> countries_of;
  for (const auto& r : named.rows) {
    holiday_row h{};
    fill(named, r, h);
    const auto use = r.cells[named.column("use")];
    if (!use.empty() && use != "default" && use != "local") j.wrong.add(named.path, r.line, "use is default, local or empty");
    const auto name = r.cells[named.column("name")];
    countries_of[folded(name)].insert(std::string(r.cells[named.column("country")]));
    all.add(name, h, use == "default" ? name_use::shared_default : use == "local" ? name_use::shared_local : name_use::own);
  }

  const auto national = read_table(j.data / "holidays/national_days.tsv", j.wrong);
  check_sorted(national, {"country", "kind", "rule"}, j.wrong);
  for (const auto& r : national.rows) {
    holiday_row h{};
    fill(national, r, h);
    const auto kind = r.cells[national.column("kind")];
    const auto it = forms.find(r.cells[national.column("country")]);
    if (kind.empty() || it == forms.end()) {
      j.wrong.add(national.path, r.line, "no kind or no country");
      continue;
    }
    const auto day = title(kind);
    const auto own = [&all, &h](std::string head, std::string_view middle, std::string_view end) {
      all.add(head.append(middle).append(end), h, name_use::own);
    };
    for (const auto& name : it->second.first) {
      own(name, "'s ", day);
      if (name.back() == 's') own(name, "' ", day);
      own(day, " of ", name);
      own(day, " of the ", name);
      own(name, " ", day);
    }
    for (const auto& people : it->second.second) own(people, " ", day);
    const auto& elsewhere = countries_of[folded(day)];
    if (!elsewhere.contains(it->first) && !elsewhere.contains("")) all.add(day, h, name_use::shared_local);
  }
  j.out.add(know::section::holidays, all.finish());
}

}  // namespace dateline::pack
