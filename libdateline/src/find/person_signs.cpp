#include "find/person_signs.hpp"

#include <algorithm>

#include "find/characters.hpp"

namespace dateline::searching {

using know::word_list;

bool person_signs::named(std::string_view name) const { return !tables_.gazetteer.lookup(name).empty(); }

// "Maria Lopez", "Sheriff Baker": the last word is somebody's name from now on, and was before.
void person_signs::note(const name_run& run, std::span<const word_known> known) {
  for (std::size_t i = 0; i + 1 < run.count; ++i) {
    const auto on = known[i].on;
    const bool titled = on.has(word_list::title);
    if (!titled && !on.has(word_list::given)) continue;
    auto end = i + 1;
    while (end + 1 < run.count && run[end + 1].capital) ++end;
    if (!run[i + 1].capital) continue;
    const auto last_on = known[end].on;
    if (last_on.has(word_list::civic) || last_on.has(word_list::thing) || last_on.has(word_list::county)) continue;
    if (!titled && named(part(text_, run[i].first, run[end].last))) continue;  // "Virginia Beach"
    surnames_.push_back(lower(part(text_, run[end].first, run[end].last)));
    if (!titled) persons_.push_back(run[i].first);
    i = end;
  }
}

// "Lee Washington, 41, of", "Lee Washington, a spokesman": the first word of the full name; the run's count where it is none.
std::size_t person_signs::described_from(const name_run& run, std::span<const word_known> known) const {
  if (run.count < 2 || run.cut) return run.count;
  const auto& last = run[run.count - 1];
  if (!last.capital || !run[run.count - 2].capital || last.last - last.first < 3) return run.count;
  const auto on = known[run.count - 1].on, before_on = known[run.count - 2].on;
  // "In Kenya, the president": a small word is no given name.
  if (before_on.has(word_list::strong) || before_on.has(word_list::weak) || before_on.has(word_list::english)) return run.count;
  if (on.has(word_list::civic) || on.has(word_list::thing) || on.has(word_list::county) || on.has(word_list::word)) return run.count;
  std::size_t at = last.last;
  const bool bracket = part(text_, at, at + 2) == " (";
  if (!bracket && part(text_, at, at + 2) != ", ") return run.count;
  at += 2;
  std::size_t digits = 0;
  while (at + digits < text_.size() && digits < 3 && text_[at + digits] >= '0' && text_[at + digits] <= '9') ++digits;
  at += digits;
  // A dot within a line is that of a German day: "Messe Berlin, 12. Juni".
  const bool ends = at >= text_.size() || text_[at] == '\n' || (text_[at] == '.' && (at + 1 >= text_.size() || text_[at + 1] == '\n'));
  bool person = digits == 2 && (bracket ? part(text_, at, at + 1) == ")" : ends || text_[at] == ',');
  if (digits == 0 && !bracket) {
    auto word = read_word(text_, at, std::min(text_.size(), at + 24));
    const auto article = part(text_, word.first, word.last);
    if (article == "a" || article == "an" || article == "the") {
      at = word.last + 1;
      word = read_word(text_, at, std::min(text_.size(), at + 24));
    }
    person = word.last > word.first && !word.capital && tables_.agencies.lists(word_list::title, part(text_, word.first, word.last));
  }
  if (!person || named(part(text_, run[run.count - 2].first, last.last))) return run.count;
  auto from = run.count - 2;
  while (from > 0 && run.count - from < 3 && run[from - 1].capital && !known[from - 1].on.has(word_list::title)) --from;
  return from;
}

std::size_t person_signs::read(const name_run& run, std::span<const word_known> known) {
  if (run.count > 1) note(run, known);
  const auto described = described_from(run, known);
  if (described < run.count) surnames_.push_back(lower(part(text_, run[run.count - 1].first, run[run.count - 1].last)));
  return described;
}

bool person_signs::paired(std::size_t first, std::size_t last) const {
  constexpr std::string_view with = " and ";
  if (part(text_, last, last + with.size()) == with) {
    const auto next = read_word(text_, last + with.size(), std::min(text_.size(), last + 40));
    return tables_.agencies.lists(word_list::given, lower(part(text_, next.first, next.last)));
  }
  if (first < with.size() || part(text_, first - with.size(), first) != with) return false;
  auto at = first - with.size();
  while (at > 0 && ascii_letter(text_[at - 1])) --at;
  return tables_.agencies.lists(word_list::given, lower(part(text_, at, first - with.size())));
}

bool person_signs::beside_person(std::size_t first, std::size_t last) const {
  const auto next = std::ranges::lower_bound(persons_, first);
  const auto one_sentence = [&](std::size_t from, std::size_t to) {
    return to - from < 200 && part(text_, from, to).find_first_of(".!?\n") == std::string_view::npos;
  };
  return (next != persons_.end() && one_sentence(last, std::max<std::size_t>(*next, last))) ||
         (next != persons_.begin() && one_sentence(*std::prev(next), first));
}

}  // namespace dateline::searching
