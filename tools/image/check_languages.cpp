#include "check_languages.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <set>
#include <span>
#include <tuple>

#include "know/lexicon.hpp"

namespace dateline::pack {
namespace {

using std::string;
using std::string_view;

// The values a class takes: a range of numbers, a list of names, or nothing ("-").
struct class_rule {
  string_view name;
  int high = 0;
  std::span<const string_view> names{};
  bool allows(string_view value) const;
};

constexpr std::array<string_view, 2> sides{"before", "after"};
namespace lv = know::lexicon_values;
constexpr std::array<class_rule, 36> rules{{
    {"month", 12},
    {"jalali-month", 12},
    {"hijri-month", 12},
    {"bikram-month", 12},
    {"weekday", 7},
    {"number", 12},
    {"ampm", 0, lv::ampm},
    {"clockword", 0, lv::clockword},
    {"era", 0, lv::era},
    {"role", 0, lv::role},
    {"dir", 0, lv::dir},
    {"unit", 0, lv::unit},
    {"rel", 0, lv::rel},
    {"ago", 0, sides},
    {"hence", 0, sides},
    {"ahead", 0, sides},
    {"season", 0, lv::season},
    {"day-part", 0, lv::day_part},
    {"time-ref", 0, lv::time_ref},
    {"often", 0, lv::unit},
    {"each"},
    {"by"},
    {"some"},
    {"decade-mark"},
    {"link"},
    {"at"},
    {"clock", 0, lv::hour_mark},
    {"hourmark", 0, lv::hour_mark},
    {"minutemark"},
    {"secondmark"},
    {"yearmark"},
    {"monthmark"},
    {"daymark"},
    {"ordinal"},
    {"on"},
    {"within"},
}};

int number(string_view s) {
  int n = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
  return error == std::errc{} && end == s.data() + s.size() ? n : -1;
}

bool class_rule::allows(string_view value) const {
  if (high > 0) return number(value) >= 1 && number(value) <= high && value.front() != '0';
  if (!names.empty()) return std::ranges::find(names, value) != names.end();
  return value == "-";
}

// Why a form cannot stand in the tables; empty if it can. The lexer meets forms in lower case with plain spaces,
// and takes the dot that ends an abbreviation by itself.
string_view flaw_of(string_view form) {
  if (form.empty()) return "empty form";
  if (form.front() == ' ' || form.back() == ' ' || form.find("  ") != form.npos) return "space at an end or doubled";
  if (form.size() > 1 && form.back() == '.') return "ends in a dot";
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(form.data());
  for (auto left = static_cast<utf8proc_ssize_t>(form.size()); left > 0;) {
    utf8proc_int32_t cp = 0;
    const auto n = utf8proc_iterate(at, left, &cp);
    if (n <= 0) return {};  // read_table has said so
    at += n;
    left -= n;
    if (utf8proc_tolower(cp) != cp) return "not in lower case";
    if (cp == 0xA0 || cp == 0x2009 || cp == 0x202F) return "a space that is not the plain one";
    if (cp == 0x200B || cp == 0x200E || cp == 0x200F || cp == 0x061C || cp == 0xFEFF) return "an invisible mark";
  }
  return {};
}

// The words of one language, both its tables.
class language_check {
 public:
  language_check(std::filesystem::path folder, faults& wrong) : folder_(std::move(folder)), wrong_(wrong) {}

  void read(string_view file, bool by_hand) {
    const auto path = folder_ / file;
    const auto t = read_table(path, wrong_);
    if (t.columns != std::vector<string_view>{"class", "value", "form"}) {
      wrong_.add(path, 0, "the columns are class, value, form");
      return;
    }
    check_sorted(t, {"class", "value", "form"}, wrong_);
    for (const auto& r : t.rows) row(path, r, by_hand);
  }

  void finish() {
    // Where months are numbers before a mark (6月, 6월, tháng 6) they need no names.
    if (!months_.all() && !has_monthmark_) wrong_.add(folder_, 0, std::to_string(months_.count()) + " of 12 months have a name");
    if (!weekdays_.all()) wrong_.add(folder_, 0, std::to_string(weekdays_.count()) + " of 7 weekdays have a name");
    for (const auto& [key, of] : meanings_)
      // A form of two months, or of two weekdays, is an oversight unless each stands in the table kept by hand.
      if (of.values.size() > 1 && !of.all_by_hand) wrong_.add(of.path, of.line, key.second + " is more than one " + string(key.first));
  }

 private:
  void row(const std::filesystem::path& path, const row& r, bool by_hand) {
    const auto what = r.cells[0], value = r.cells[1], form = r.cells[2];
    const auto rule = std::ranges::find(rules, what, &class_rule::name);
    if (rule == rules.end()) return wrong_.add(path, r.line, "no such class: " + string(what));
    if (value.empty() || !rule->allows(value)) return wrong_.add(path, r.line, string(what) + " has no value " + string(value));
    if (const auto flaw = flaw_of(form); !flaw.empty()) wrong_.add(path, r.line, string(form) + ": " + string(flaw));
    if (!seen_.emplace(what, value, form).second && by_hand) wrong_.add(path, r.line, string(form) + " stands in cldr.tsv already");
    if (what == "monthmark") has_monthmark_ = true;
    if (what != "month" && what != "weekday") return;
    const auto n = static_cast<std::size_t>(number(value) - 1);
    if (what == "month") months_.set(n);
    else weekdays_.set(n);
    string folded;
    know::lexicon::fold(form, folded);
    auto& m = meanings_[{what == "month" ? "month" : "weekday", folded}];
    m.values.insert(n);
    m.path = path;
    m.line = r.line;
    m.all_by_hand = m.all_by_hand && by_hand;
  }

  struct meaning {
    std::set<std::size_t> values;
    std::filesystem::path path;
    std::size_t line = 0;
    bool all_by_hand = true;
  };
  std::filesystem::path folder_;
  faults& wrong_;
  std::set<std::tuple<string, string, string>> seen_;
  std::map<std::pair<string_view, string>, meaning> meanings_;
  std::bitset<12> months_;
  std::bitset<7> weekdays_;
  bool has_monthmark_ = false;
};

void check_list(const table& list, faults& wrong) {
  const auto order = list.column("order"), clock = list.column("clock"), in_short = list.column("short");
  constexpr std::array<string_view, 4> orders{"dmy", "mdy", "ymd", "open"};
  constexpr std::array<string_view, 3> clocks{"colon", "dot", "h"};
  for (const auto& r : list.rows) {
    if (std::ranges::find(orders, r.cells[order]) == orders.end()) wrong.add(list.path, r.line, "no such order: " + string(r.cells[order]));
    if (const auto s = r.cells[in_short]; s != "dot" && s != "dash" && s != "-")
      wrong.add(list.path, r.line, "no such short date: " + string(s));
    for (const auto c : split(r.cells[clock], ','))
      if (std::ranges::find(clocks, c) == clocks.end()) wrong.add(list.path, r.line, "no such clock: " + string(c));
  }
}

}  // namespace

void check_languages(job& j) {
  const auto folder = j.data / "languages";
  const auto list = read_table(folder / "languages.tsv", j.wrong);
  if (list.columns.empty()) return;
  check_list(list, j.wrong);
  const auto tag = list.column("tag");
  std::set<string> tags;
  for (const auto& r : list.rows) {
    tags.emplace(r.cells[tag]);
    language_check words(folder / r.cells[tag], j.wrong);
    words.read("cldr.tsv", false);
    if (std::filesystem::exists(folder / r.cells[tag] / "words.tsv")) words.read("words.tsv", true);
    words.finish();
  }
  std::set<string> strangers;  // in order, whatever order the file system has
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory() && !tags.contains(entry.path().filename().string())) strangers.insert(entry.path().filename().string());
  for (const auto& name : strangers) j.wrong.add(folder / name, 0, "languages.tsv has no such tag");
}

}  // namespace dateline::pack
