#include <algorithm>

#include "find/characters.hpp"
#include "find/lexer.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t longest_run = 36;  // code points of a form in a script without spaces

constexpr bool capital(char c) { return static_cast<unsigned char>(c - 'A') < 26; }

// Within a name of a script without spaces: "夏威夷-阿留申时间", "ハワイ・アリューシャン時間".
bool joins_runs(std::uint32_t cp) { return cp == '-' || cp == 0x2010 || cp == 0x30FB; }
bool ends_short_form(std::uint32_t cp) { return cp == '\'' || cp == 0x2019 || cp == 0x05F3; }
bool hebrew(std::uint32_t cp) { return cp >= 0x05D0 && cp <= 0x05EA; }

// The end of a word with all its joined parts, from the end of its first part; that end if nothing is joined.
std::size_t joined_end(std::string_view text, std::size_t end, std::size_t most) {
  for (const auto limit = end + most; end < limit;) {
    const auto c = decode(text, end);
    auto next = end + c.size;
    if (!joins_letters(c.value) && !(c.value == '"' && hebrew(decode(text, next).value))) break;
    const auto first = next;
    for (auto x = decode(text, next); x.size != 0 && next < limit && is_letter(x.value) && !runs_together(x.value); x = decode(text, next))
      next += x.size;
    if (next == first) break;
    end = next;
  }
  return end;
}

}  // namespace

token lexer::make(std::size_t first, std::size_t last, const know::word_entry* e) const {
  token t;
  t.first = static_cast<std::uint32_t>(first);
  t.last = static_cast<std::uint32_t>(last);
  if (e != nullptr) {
    t.sym = e->sym;
    t.entry = words_.row(*e) + 1;
  }
  return t;
}

const know::word_entry* lexer::lookup(std::string_view form) {
  know::lexicon::fold(form, folded_);
  return words_.find(folded_);
}

const know::word_entry* lexer::lookup_exact(std::string_view form) {
  joined_.assign(1, know::lexicon::exact_mark);
  joined_ += form;
  return words_.find(joined_);
}

// What stands between two words of a form, from the end of the first to the second: a space, or as in "Москва, летнее
// время", "Тонга – стандартно време", "שעון ישראל (קיץ)". Added to `form`; at the end of the first: nothing that a form has.
std::size_t lexer::between_words(std::size_t end, std::string& form) const {
  const auto is = [&](char c, std::size_t where) { return where < text_.size() && text_[where] == c; };
  if (is(' ', end) && end + 1 < text_.size() && ascii_letter(text_[end + 1])) {
    form += ' ';
    return end + 1;
  }
  auto next = end;
  const auto skip_spaces = [&] {
    const auto from = next;
    for (auto c = decode(text_, next); c.size != 0 && is_space(c.value); c = decode(text_, next)) next += c.size;
    return next != from;
  };
  if (is('.', next)) ++next;
  if (is(',', next)) {
    form += ',';
    ++next;
  }
  skip_spaces();
  if (next == end) return end;
  form += ' ';
  if (const auto c = decode(text_, next); c.value == '-' || c.value == 0x2013) {
    next += c.size;
    if (!skip_spaces()) return end;
    form += "- ";
  }
  if (is('(', next)) {
    form += '(';
    ++next;
  }
  return next;
}

// A bracket or the mark of a short form behind a word that belongs to a form: "(קיץ)", "יום ד׳". Where it ends; the entry of what
// is then read is `e`.
std::size_t lexer::mark_behind(std::size_t last, std::string& form, const know::word_entry*& e) const {
  const auto with = [&](char mark, std::size_t size) {
    form += mark;
    if (const auto* const longer = words_.find(form); longer != nullptr) {
      e = longer;
      last += size;
    } else {
      form.pop_back();
    }
  };
  if (const auto c = decode(text_, last); ends_short_form(c.value)) with('\'', c.size);
  if (last < text_.size() && text_[last] == ')' && form.find('(') != std::string::npos) with(')', 1);
  return last;
}

bool lexer::several_words(const know::word_entry& first, std::size_t at, std::size_t first_end, token& out) {
  const know::word_entry* longest = nullptr;
  std::size_t longest_end = 0;
  joined_ = words_.text(first);
  auto end = first_end;
  for (std::size_t k = 1; k < first.longest && k < 8; ++k) {
    const auto next = between_words(end, joined_);
    if (next == end) break;
    auto last = next;
    for (auto c = decode(text_, last); c.size != 0 && last - next < longest_word && is_letter(c.value); c = decode(text_, last))
      last += c.size;
    if (last == next) break;
    last = joined_end(text_, last, longest_word);
    know::lexicon::fold(text_.substr(next, last - next), folded_);
    joined_ += folded_;
    const auto* e = words_.find(joined_);  // every beginning of a form is an entry
    end = last < text_.size() && text_[last] != ' ' ? mark_behind(last, joined_, e) : last;
    if (e == nullptr) break;
    if (e->sym == know::no_symbol) continue;
    longest = e;
    longest_end = end;
  }
  if (longest == nullptr) return false;
  out = make(at, longest_end, longest);
  return true;
}

token lexer::run_word(std::size_t at) {
  const auto c = decode(text_, at);
  const auto* const first = lookup(text_.substr(at, c.size));
  if (first == nullptr) return make(at, at + c.size, nullptr);
  std::size_t ends[longest_run];
  std::size_t count = 0;
  for (auto end = at; count < first->longest && count < longest_run;) {
    const auto x = decode(text_, end);
    if (x.size == 0 || (!is_letter(x.value) && x.value != '.' && (count == 0 || (x.value != ' ' && !joins_runs(x.value))))) break;
    end += x.size;
    ends[count++] = end;
  }
  while (count > 1) {
    --count;
    const auto* const e = lookup(text_.substr(at, ends[count] - at));
    if (e != nullptr && e->sym != know::no_symbol) return make(at, ends[count], e);
  }
  return make(at, at + c.size, first->sym == know::no_symbol ? nullptr : first);
}

// Where the name of a zone ends that begins here (Asia/Kolkata, Etc/GMT+8); `at` if there is none.
std::size_t lexer::zone_name_end(std::size_t at) {
  auto last = at;
  const auto in_name = [](char c) { return ascii_letter(c) || ascii_digit(c) || c == '/' || c == '_' || c == '+' || c == '-'; };
  while (last < text_.size() && last - at < longest_word && in_name(text_[last])) ++last;
  const auto* const e = lookup_exact(text_.substr(at, last - at));
  return e != nullptr && e->sym != know::no_symbol ? last : at;
}

// Most words are ASCII letters and nothing else, capitals at most at the front or throughout, and nothing is joined to
// them: they need none of the care that the others need.
bool lexer::plain_word(std::size_t at, token& out) {
  const bool begins_big = capital(text_[at]);
  if (!begins_big && !ascii_small(text_[at])) return false;
  auto end = at + 1;
  if (begins_big && end < text_.size() && capital(text_[end])) do
      ++end;
    while (end < text_.size() && capital(text_[end]));
  else
    while (end < text_.size() && ascii_small(text_[end])) ++end;
  if (end - at > longest_word) return false;
  if (end < text_.size()) {
    const char c = text_[end];
    if (static_cast<unsigned char>(c) >= 0x80 || ascii_letter(c) || c == '\'' || c == '-' || c == '/') return false;
    if (c == '.' && end + 1 < text_.size() && (static_cast<unsigned char>(text_[end + 1]) >= 0x80 || ascii_letter(text_[end + 1])))
      return false;
  }
  const auto whole = text_.substr(at, end - at);
  const know::word_entry* e = nullptr;
  if (begins_big && know::lexicon::may_be_label(whole) &&
      (whole.size() > 1 || whole == "Z" || whole == "I" || whole == "V" || whole == "X"))
    if (e = lookup_exact(whole); e != nullptr && e->sym == know::no_symbol) e = nullptr;
  if (e == nullptr) e = words_.find_plain(whole);
  else if (e->longest > 1)  // "UAE time"
    if (const auto* const first = words_.find_plain(whole); first != nullptr && several_words(*first, at, end, out)) {
      out.capital = begins_big;
      return true;
    }
  if (e == nullptr || e->longest <= 1 || !several_words(*e, at, end, out))
    out = make(at, end, e != nullptr && e->sym != know::no_symbol ? e : nullptr);
  out.capital = begins_big;
  return true;
}

token lexer::word(std::size_t at) {
  if (token plain; plain_word(at, plain)) return plain;
  const auto initial = decode(text_, at);
  if (runs_together(initial.value)) return run_word(at);
  std::size_t end = at, dotted_end = 0, split = 0;
  bool lower = false;
  for (auto c = initial; c.size != 0 && end - at < longest_word; c = decode(text_, end)) {
    if (c.value == '.' && end > at) {
      const auto after = decode(text_, end + 1);
      if (after.size == 0 || !is_letter(after.value) || runs_together(after.value)) break;
      if (dotted_end == 0) dotted_end = end;
      end += 1;
      continue;
    }
    if (!is_letter(c.value) || runs_together(c.value)) break;
    const bool upper = is_upper(c.value);
    if (upper && lower && split == 0 && dotted_end == 0) split = end;
    lower = !upper;
    end += c.size;
  }
  const bool capital = is_upper(initial.value);
  if (capital && end < text_.size() && text_[end] == '/')
    if (const auto last = zone_name_end(at); last > end) {
      auto named = make(at, last, lookup_exact(text_.substr(at, last - at)));
      named.capital = true;
      return named;
    }
  const auto whole = text_.substr(at, end - at);
  token t;
  const auto finish = [&](token made) {
    made.capital = capital;
    return made;
  };
  if (whole.size() > initial.size && know::lexicon::may_be_label(whole))
    if (const auto* const label = lookup_exact(whole); label != nullptr && label->sym != know::no_symbol)
      return finish(make(at, end, label));
  if (whole == "Z" || whole == "I" || whole == "V" || whole == "X") return finish(make(at, end, lookup_exact(whole)));
  if (ends_short_form(decode(text_, end).value)) {  // a short form that ends in one: ינו'
    const auto far = end + decode(text_, end).size;
    if (const auto* const e = lookup(text_.substr(at, far - at)); e != nullptr && e->sym != know::no_symbol)
      return finish(make(at, far, e));
  }
  if (const auto far = joined_end(text_, end, longest_word); far != end)
    if (const auto* const e = lookup(text_.substr(at, far - at)); e != nullptr) {
      if (e->longest > 1 && several_words(*e, at, far, t)) return finish(t);
      if (e->sym != know::no_symbol) return finish(make(at, far, e));
    }
  if (const auto* const e = lookup(whole); e != nullptr) {
    if (e->longest > 1 && several_words(*e, at, end, t)) return finish(t);
    if (e->sym != know::no_symbol) return finish(make(at, end, e));
  }
  if (dotted_end != 0) {
    const auto* const e = lookup(text_.substr(at, dotted_end - at));
    if (e != nullptr && e->longest > 1 && several_words(*e, at, dotted_end, t)) return finish(t);
    if (e != nullptr && e->sym != know::no_symbol) return finish(make(at, dotted_end, e));
    end = dotted_end;
  }
  // Pages glue words together where the markup fell away: "UhrBild", "GMTComments".
  if (split != 0) {
    const auto piece = text_.substr(at, split - at);
    const auto* e = lookup_exact(piece);
    if (e == nullptr) e = lookup(piece);
    if (e != nullptr && e->sym != know::no_symbol) return finish(make(at, split, e));
  }
  for (std::size_t k = 3; k <= 5 && k < whole.size(); ++k) {  // "ISTShare": capitals run into the next word
    if (!ascii_letter(whole[k - 1]) || whole[k - 1] > 'Z' || whole[k] > 'Z' || k + 1 >= whole.size() || whole[k + 1] < 'a') continue;
    if (const auto* const e = lookup_exact(whole.substr(0, k)); e != nullptr && e->sym != know::no_symbol)
      return finish(make(at, at + k, e));
  }
  return finish(make(at, end, nullptr));
}

}  // namespace dateline::searching
