#include "resolve/roles.hpp"

#include <algorithm>
#include <string>

#include "find/readings.hpp"

namespace dateline::resolving {
namespace {

bool blank(char c) { return c == ' ' || c == '\t'; }
bool letter(char c) { return static_cast<unsigned char>((c | 32) - 'a') < 26 || static_cast<unsigned char>(c) >= 0x80; }

constexpr std::size_t farthest = 512;  // bytes on either side that tell of a stamp: a line may hold a million of them

struct neighbours {
  std::string_view before, after;
  char end = ' ';  // of the line
};

// The line that a stamp stands on; stamps come in the order of the text, and many may be on one line.
class line_of_stamp {
 public:
  explicit line_of_stamp(std::string_view text) : text_(text) {}

  neighbours around(text_span where) {
    const std::size_t from = offset(where.first), to = offset(where.last);
    if (from < first_ || to > last_ || last_ == 0 || two_lines_) {
      first_ = from == 0 ? 0 : text_.rfind('\n', from - 1) + 1;  // npos + 1 is 0
      last_ = std::min(text_.find('\n', to), text_.size());
    }
    two_lines_ = text_.substr(from, to - from).find('\n') != std::string_view::npos;
    const auto before = std::min(from - first_, farthest), after = std::min(last_ - to, farthest);
    return {text_.substr(from - before, before), text_.substr(to, after), last_ > to ? text_[last_ - 1] : ' '};
  }

 private:
  std::string_view text_;
  std::size_t first_ = 0, last_ = 0;
  bool two_lines_ = false;  // the last stamp stood on
};

// A text that an extractor wrote begins with its own header: " date 2023-06-12 …".
bool extractor_header(const time_mention& m, const setting& s) {
  if (m.shape != time_shape::date_only || offset(m.where.first) > 8) return false;
  const auto stamp = s.text.slice(m.stamp);
  if (stamp.size() != 10 || stamp[4] != '-' || stamp[7] != '-') return false;
  auto before = s.text.text().substr(0, offset(m.stamp.first));
  while (!before.empty() && (blank(before.back()) || before.back() == ':')) before.remove_suffix(1);
  while (!before.empty() && (blank(before.front()) || before.front() == '\n')) before.remove_prefix(1);
  return before == "date";
}

std::size_t words(std::string_view s) {
  std::size_t n = 0;
  bool in = false;
  for (const char c : s) {
    if (letter(c) && !in) ++n;
    in = letter(c) || (in && (c == '\'' || c == '-'));
  }
  return n;
}

// The word that `s` begins with, taken off it.
std::string_view first_word(std::string_view& s) {
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  std::size_t end = 0;
  while (end < s.size() && letter(s[end])) ++end;
  const auto word = s.substr(0, end);
  s.remove_prefix(end);
  return word;
}

// "Posted by Ann Other on August 14, 2019", "Posted in News on August 14, 2019": who wrote it, or where it is filed, stands between
// the label and its stamp.
role label_over_byline(std::string_view before, const know::lexicon& words_known) {
  constexpr std::size_t longest = 100, most_words = 8;  // bytes, and words of names and titles
  if (const auto bar = before.find_last_of("|\xB7\xA2"); bar != std::string_view::npos) before.remove_prefix(bar + 1);  // · and •
  if (before.size() > longest || words(before) > most_words) return role::unknown;
  std::string folded;
  know::lexicon::fold(first_word(before), folded);
  const auto* const label = words_known.find(folded);
  if (label == nullptr) return role::unknown;
  folded.clear();
  know::lexicon::fold(first_word(before), folded);
  const auto* const within = words_known.find(folded);
  folded.insert(folded.begin(), know::lexicon::aside_mark);
  const auto* const by = words_known.find(folded);
  language_set spoken;
  for (const auto* const e : {by, within})
    if (e != nullptr)
      for (const auto& r : words_known.readings(*e))
        if (r.what == (e == by ? know::term::by : know::term::within)) spoken = spoken | words_known.languages(r);
  if (before.find_first_of(".!?:;0123456789") != std::string_view::npos) return role::unknown;
  for (const auto& r : words_known.readings(*label))
    if (r.what == know::term::role && !(words_known.languages(r) & spoken).empty()) return searching::role_of(r.value);
  return role::unknown;
}

// A stamp that is part of a sentence speaks of the news, not of the page.
bool in_sentence(const time_mention& m, line_of_stamp& line) {
  auto [before, after, line_end] = line.around(m.where);
  while (!before.empty() && blank(before.back())) before.remove_suffix(1);
  for (const std::string_view apostrophe : {"'", "\xE2\x80\x99"})  // Turkish puts its endings behind one: 22.00’de
    if (after.starts_with(apostrophe)) {
      after.remove_prefix(apostrophe.size());
      while (!after.empty() && letter(after.front())) after.remove_prefix(1);
      break;
    }
  while (!after.empty() && blank(after.front())) after.remove_prefix(1);
  // The word right before it: small letters, and no colon or bar between.
  const auto first_of_word = before.find_last_of(" \t(|•·");
  const auto word = before.substr(first_of_word == std::string_view::npos ? 0 : first_of_word + 1);
  const bool small_before = !word.empty() && word.front() >= 'a' && word.front() <= 'z' && letter(word.back());
  const bool small_after = !after.empty() && after.front() >= 'a' && after.front() <= 'z' && words(after) > 1;
  if (small_before || small_after) return true;
  const auto count = words(before) + words(after);
  const bool ends_in_half = after.ends_with("a.m.") || after.ends_with("p.m.");  // that dot ends no sentence
  const auto end = after.empty() || ends_in_half ? ' ' : line_end;
  if (count >= 8 && (end == '.' || before.size() + after.size() > 120)) return true;
  return count >= 3 && end == '.' && before.find_first_of("|•·:") == std::string_view::npos && words(after) > 0;
}

}  // namespace

void assign_roles(std::vector<timestamp>& all, const setting& s) {
  for (std::size_t i = 0; i < s.found.times.size() && i < all.size(); ++i) {
    const auto& m = s.found.times[i];
    auto& t = all[i];
    t.role = m.role;
    if (extractor_header(m, s)) t.role = role::extractor_header;
  }
  for (const auto& d : s.found.datelines)
    if (d.time && *d.time < all.size() && all[*d.time].role == role::unknown) all[*d.time].role = role::dateline;
  line_of_stamp line(s.text.text());
  for (std::size_t i = 0; i < s.found.times.size() && i < all.size(); ++i) {
    const auto& m = s.found.times[i];
    auto& t = all[i];
    if (t.role != role::unknown) continue;
    const bool told = m.shape == time_shape::holiday || m.shape == time_shape::timex ||
                      (m.shape == time_shape::phrase && !m.clock && m.phrase && m.phrase->unit >= phrase_unit::day);
    const bool year_alone = m.date.year && !m.date.month && !m.date.day && !m.clock && m.shape == time_shape::date_only;
    const bool of_holiday =
        i > 0 && s.found.times[i - 1].shape == time_shape::holiday && offset(m.where.first) - offset(s.found.times[i - 1].where.last) <= 3;
    if (told || year_alone || of_holiday) {
      t.role = role::event;
      continue;
    }
    t.role = label_over_byline(line.around(m.where).before, s.tables.lexicon);
    if (t.role == role::unknown && in_sentence(m, line)) t.role = role::event;
  }
}

void choose_answers(resolutions& r, const setting& s) {
  auto& all = r.timestamps;
  const auto usable = [](const timestamp& t) { return !t.value.empty() && t.settled.fault == field_fault::none; };
  const auto first_with = [&](role wanted) -> std::optional<std::uint32_t> {
    std::optional<std::uint32_t> undecided;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].role != wanted || !usable(all[i])) continue;
      if (all[i].utc || all[i].origin == origin::text) return i;
      if (!undecided) undecided = i;
    }
    return undecided;
  };
  const auto text_published = [&] {
    return std::any_of(all.begin(), all.end(),
                       [&](const timestamp& t) { return t.role == role::published && t.origin == origin::text && usable(t); });
  };
  if (!text_published()) {
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      auto& t = all[i];
      if (t.role != role::unknown || t.origin != origin::text || !usable(t)) continue;
      const auto* m = t.mention ? &s.found.times[*t.mention] : nullptr;
      const bool dated = m && (m->date.day || (m->phrase && m->clock));
      if (!dated) continue;
      t.role = role::published;
      // Two bare stamps side by side: published, updated.
      if (i + 1 < all.size() && all[i + 1].role == role::unknown && all[i + 1].where && t.where && usable(all[i + 1]) &&
          all[i + 1].kind == t.kind && !(t.local && all[i + 1].local && *all[i + 1].local < *t.local)) {
        const auto between = s.text.text().substr(offset(t.where->last), offset(all[i + 1].where->first) - offset(t.where->last));
        if (between.size() <= 4 && words(between) == 0) all[i + 1].role = role::updated;
      }
      break;
    }
  }
  r.published = first_with(role::published);
  r.updated = first_with(role::updated);
}

}  // namespace dateline::resolving
