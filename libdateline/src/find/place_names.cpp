// Places in running text. A capitalised name that the gazetteer has is mostly something else: a person, a
// team, a word at the head of a sentence. What stands around it, and what the rest of the text says, decides.
#include <algorithm>
#include <array>
#include <bitset>
#include <span>

#include "find/characters.hpp"
#include "find/datelines.hpp"
#include "find/joined_words.hpp"
#include "find/known_words.hpp"
#include "find/name_signs.hpp"
#include "find/person_signs.hpp"
#include "find/place_head.hpp"
#include "find/qualifying_areas.hpp"
#include "find/said_names.hpp"
#include "find/uncased_names.hpp"
#include "find/word_starts.hpp"

namespace dateline::searching {
namespace {

using know::word_list;
using S = name_sign;

constexpr double accepted_from = -0.2;  // log-odds; under even, for what is kept is resolved and may still be left undecided
constexpr double strong_from = 2;       // certain enough to speak for the same name elsewhere
constexpr double smallest_club = -0.5;  // the value of a town of some ten thousand people
constexpr std::size_t most_words = 5;
constexpr std::size_t shortest_small = 3;  // bytes of a word that counts when it stands in small letters too

enum class byte_kind : std::uint8_t { other, lower, upper, high };
constexpr std::array<byte_kind, 256> byte_kinds = [] {
  std::array<byte_kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c)
    kinds[c] = c >= 0x80              ? byte_kind::high
               : c >= 'a' && c <= 'z' ? byte_kind::lower
               : c >= 'A' && c <= 'Z' ? byte_kind::upper
                                      : byte_kind::other;
  return kinds;
}();
byte_kind kind_of(char c) { return byte_kinds[static_cast<unsigned char>(c)]; }

struct option {  // a name that may be taken
  std::uint32_t first, last;
  std::uint8_t words;
  bool area;
  bool qualified;
  bool speaks;  // "said" follows
  bool given;   // a given name too, and no word before it says that it is a place
  bool person;  // and it stands beside that of a person
  double sum;
  std::size_t said;  // its number among the said_names
};

class names_finder {
 public:
  names_finder(const document& doc, const know::tables& tables, const context& given, mentions& out)
      : text_(doc.text()), tables_(tables), languages_(text_, tables, given), words_(tables), persons_(text_, tables), out_(out) {
    if (given.url.empty()) return;
    if (const auto town = tables.home_towns.of_host(know::host_of_url(given.url))) home_ = {town->country, town->admin1};
  }
  void run();

 private:
  const name_weights& weights() { return weights_ ? *weights_ : weights_.emplace(tables_.evidence); }
  void read_text();
  std::size_t word_end(std::size_t at) const;
  void read_run(const name_run&, std::span<const word_known>);
  // "US$5", "$US 5"
  bool money(std::size_t first, std::size_t last) const {
    return (first > 0 && text_[first - 1] == '$') || (last < text_.size() && text_[last] == '$');
  }
  // "Cuiabá (MT)": the code of an area, for the name before it.
  bool code_in_brackets(std::size_t first, std::size_t last) const {
    return last - first == 2 && first > 0 && text_[first - 1] == '(' && last < text_.size() && text_[last] == ')';
  }
  std::size_t with_bracket(std::size_t first, std::size_t last) const;
  bool a_team(const name_run&, std::span<const word_known>, std::size_t at, std::size_t words) const;
  enum class phrase : std::uint8_t { none, whole, with_next };
  phrase phrase_of(std::string_view name, const surroundings&);
  bool may_go_on(const name_run&, std::span<const word_known>, std::size_t at) const;
  bool inside_word(std::size_t at) const;
  void note_small_words();
  bool known(std::string_view name) const { return !tables_.gazetteer.lookup(name).empty(); }
  place_head qualified(std::size_t first, std::size_t last) const;
  void weigh_all();
  void settle(option&);
  void choose();
  bool taken(std::size_t first, std::size_t last);

  std::string_view text_;
  const know::tables& tables_;
  std::optional<name_weights> weights_{};  // most short texts have no name to weigh
  text_languages languages_;
  known_words words_;
  person_signs persons_;
  mentions& out_;
  home_state home_{};
  std::vector<option> options_{};  // in the order of the text, the longest of those that begin together first
  said_names said_{};              // of the options
  std::string phrase_{};
  std::size_t next_taken_ = 0, next_time_ = 0;
};

// A name and the area behind its comma, where that area has a place of the name: "Paris, Texas", no "Turkey, Russia".
place_head names_finder::qualified(std::size_t first, std::size_t last) const {
  place_head head;
  head.name = make_text_span(first, last);
  head.end = last;
  auto longer = head;
  read_qualifiers(text_, std::min(text_.size(), last + 80), tables_, longer);
  if (!longer.qualified) return head;
  const auto areas = tables_.gazetteer.areas(slice(text_, longer.qualifiers.front()));
  const auto name = part(text_, first, last);
  const bool in_list = list_of_areas(tables_, text_, name, areas, longer.end);
  return hold_namesake(tables_.gazetteer, areas, tables_.gazetteer.lookup(name), in_list) ? longer : head;
}

// "Norwich City", "Derby County": no town or county is called so, and no council or police follows.
bool names_finder::a_team(const name_run& run, std::span<const word_known> known_words, std::size_t at, std::size_t words) const {
  const auto next = at + words;
  if (next >= run.count || !known_words[next].on.has(word_list::club)) return false;
  if (known(part(text_, run[at].first, run[next].last))) return false;
  if (next + 1 >= run.count) return true;
  const auto on = known_words[next + 1].on;
  return !on.has(word_list::civic) && !on.has(word_list::thing);
}

// "White House", "Brent crude", "Stockholm syndrome": named after a place, and none.
names_finder::phrase names_finder::phrase_of(std::string_view name, const surroundings& s) {
  phrase_ = lower(name);
  if (name.find(' ') != std::string_view::npos && tables_.agencies.lists(word_list::word, phrase_)) return phrase::whole;
  if (s.after.empty() || !tables_.agencies.lists(word_list::word, phrase_.append(1, ' ').append(s.after))) return phrase::none;
  return phrase::with_next;
}

// Can a name begin with that word and the next?
bool names_finder::may_go_on(const name_run& run, std::span<const word_known> known_words, std::size_t at) const {
  const auto& known = known_words[at];
  if (!known.in.begins_longer || at + 1 >= run.count) return false;
  // What an apostrophe, a hyphen or something unseen joins may be one word of a name: "Valle d'Aosta".
  const auto gap = part(text_, run[at].last, run[at + 1].first);
  const auto end = run[at + 1].last;
  const bool alone = end == text_.size() || text_[end] == ' ' || text_[end] == ',' || text_[end] == '.' || text_[end] == '\n';
  return !alone || (gap != " " && gap != ". ") || tables_.gazetteer.may_begin(known.key, known_words[at + 1].key);
}

// "Halle (Saale)": where the bracket is part of a name.
std::size_t names_finder::with_bracket(std::size_t first, std::size_t last) const {
  if (part(text_, last, last + 2) != " (") return last;
  const auto close = part(text_, last, std::min(text_.size(), last + 20)).find(')');
  if (close == std::string_view::npos || !known(part(text_, first, last + close + 1))) return last;
  return last + close + 1;
}

void names_finder::read_run(const name_run& run, std::span<const word_known> known_words) {
  const auto person = persons_.read(run, known_words);
  for (std::size_t i = 0; i < run.count; ++i) {
    if (!run[i].capital) continue;
    const auto& known = known_words[i];
    for (auto n = may_go_on(run, known_words, i) ? std::min(run.count - i, most_words) : std::size_t{1}; n > 0; --n) {
      const auto& last = run[i + n - 1];
      if (!last.capital) continue;
      const auto end = with_bracket(run[i].first, last.last);
      const auto name = part(text_, run[i].first, end);
      const bool capitals = run[i].capitals && last.capitals;
      if (name.size() < 3 && !(name.size() == 2 && last.capitals)) continue;
      if (money(run[i].first, end) || code_in_brackets(run[i].first, end)) continue;
      const auto hits = n == 1 && end == last.last ? known.in.hits : tables_.gazetteer.lookup(name);
      if (hits.empty()) continue;
      const bool initials = n == 1 && name.size() == 3 && name[1] == '.' && i + 1 < run.count && run[i + 1].capital;
      const auto v = value_of(tables_, weights(), name, hits, capitals, initials, home_, languages_);
      if (!v.usable) continue;
      auto s = around(tables_, text_, run[i].first, end, end == last.last && i + n < run.count ? &run[i + n] : nullptr);
      if (const auto p = phrase_of(name, s); p != phrase::none) {
        if (p == phrase::whole) i += n - 1;  // no word of "North Pole" is a place
        break;
      }
      const auto shouts = [](const name_word& w) { return w.capitals && w.last - w.first > 1; };
      s.shouted = (i > 0 && shouts(run[i - 1])) || (i + n < run.count && shouts(run[i + n]));
      s.person = i >= person;
      s.nouns = s.capital_before && languages_.capital_nouns();
      s.team = v.weight > smallest_club && a_team(run, known_words, i, n);
      const auto on = n == 1 ? known.on : know::word_lists{};
      auto sum = weigh_name(weights(), name, n, on, capitals, v, s);
      const bool comma = end < text_.size() && text_[end] == ',';
      const bool qualifies =
          comma ? !qualified(run[i].first, end).qualifiers.empty()
                : hold_namesake(tables_.gazetteer, areas_behind_in(tables_.gazetteer, text_, end), hits, false);  // "Medyka in Poland"
      if (qualifies) sum += weights()[S::qualified];
      if (sum + weights().most_from_elsewhere() < accepted_from) continue;
      const auto said = said_.number(n == 1 && known.plain && end == last.last ? known.key.whole : know::text_hash(lower(name)));
      if (sum >= strong_from) said_[said].strong = true;
      const bool at_place = s.before_on.has(word_list::strong) || (s.before_on.has(word_list::weak) && s.before != "and");
      const bool given = n == 1 && !qualifies && !at_place && on.has(word_list::given);
      const bool dot = end == last.last && last.dotted && name.find('.') != std::string_view::npos;  // "U.S."
      options_.push_back({run[i].first, static_cast<std::uint32_t>(dot ? end + 1 : end), static_cast<std::uint8_t>(n), v.area, qualifies,
                          says(s.after), given, false, sum, said});
    }
  }
}

// The end of the word that goes on at `at`: letters of all kinds, and apostrophes between them.
std::size_t names_finder::word_end(std::size_t at) const {
  while (at < text_.size()) {
    const auto kind = kind_of(text_[at]);
    if (kind == byte_kind::lower || kind == byte_kind::upper || text_[at] == '\'') {
      ++at;
    } else if (kind == byte_kind::high) {
      const auto c = decode(text_, at);
      if (!is_letter(c.value)) break;
      at += std::max<std::size_t>(c.size, 1);
    } else {
      break;
    }
  }
  return at;
}

// Does a word go on at `at` that began before it? Letters and apostrophes hold it together.
bool names_finder::inside_word(std::size_t at) const {
  while (at > 0 && text_[at - 1] == '\'') --at;
  return is_letter(decode_before(text_, at).value);
}

void names_finder::read_text() {
  std::array<name_run, 16> runs;  // read ahead, so that what is known of their words can be fetched meanwhile
  static_assert(runs.size() * name_run::most <= known_words::most);
  std::size_t count = 0;
  const auto read_runs = [&] {
    words_.fetch();
    for (const auto& run : std::span(runs).first(count)) read_run(run, words_.next(run.count));
    words_.clear();
    count = 0;
  };
  word_starts<word_start::capital> starts(text_);
  for (auto at = starts.next(0); at < text_.size(); at = starts.next(at)) {
    if (!is_upper(decode(text_, at).value) || (inside_word(at) && !behind_elision(text_, at))) {
      ++at;
      continue;
    }
    auto& run = runs[count++];
    run = read_name(text_, at, std::min(text_.size(), at + longest_name), tables_.gazetteer, true);
    for (std::size_t i = 0; i < run.count; ++i) words_.expect(part(text_, run[i].first, run[i].last));
    at = word_end(std::max<std::size_t>(run.count == 0 ? 0 : run[run.count - 1].last, at + 1));
    if (count == runs.size()) read_runs();
  }
  read_runs();
}

// Adds what all of the text says of the name, but for small words and neighbours.
void names_finder::settle(option& o) {
  const bool elsewhere = o.sum < strong_from && said_[o.said].strong;
  if (o.words == 1 && said_[o.said].surname) o.sum += weights()[S::of_person] + (o.area && o.speaks ? weights()[S::said_after] : 0);
  o.person = o.given && persons_.paired(o.first, o.last) && persons_.beside_person(o.first, o.last);
  if (o.person) o.sum += weights()[S::given_before];
  if (elsewhere) o.sum += weights()[S::elsewhere];
}

// Which of the names of one word the text has in small letters too, so that "Reading" can be told from "reading".
void names_finder::note_small_words() {
  std::bitset<4096> heads;  // by their first two bytes
  const auto head = [](std::string_view word) {
    return (static_cast<unsigned char>(word[0]) * 67U + static_cast<unsigned char>(word[1])) % 4096;
  };
  const auto list = weights()[S::list], too = weights()[S::lower_too];
  for (const auto& o : options_) {
    // Only of names that small letters could still tip.
    if (o.words > 1 || o.sum + std::max(0.0, list) + std::max(0.0, too) < accepted_from ||
        o.sum + std::min(0.0, list) + std::min(0.0, too) >= accepted_from)
      continue;
    if (const auto name = lower(part(text_, o.first, o.last)); name.size() >= shortest_small) heads.set(head(name));
  }
  if (heads.none()) return;
  word_starts<word_start::small>::each(text_, [&](std::size_t at) {
    if (at + 1 >= text_.size() || !heads[head(text_.substr(at, 2))] || inside_word(at)) return;
    auto end = at;
    while (end < text_.size() && kind_of(text_[end]) == byte_kind::lower) ++end;
    const auto whole = word_end(end);
    const auto word = part(text_, at, end < whole && text_[end] != '\'' ? whole : end);
    if (word.size() < shortest_small) return;
    if (auto* const same = said_.find(word)) same->small = true;
  });
}

bool names_finder::taken(std::size_t first, std::size_t last) {
  const auto s = make_text_span(first, last);
  while (next_taken_ < out_.places.size() && out_.places[next_taken_].where.last <= s.first) ++next_taken_;
  if (next_taken_ < out_.places.size() && overlap(out_.places[next_taken_].where, s)) return true;
  // A word of a stamp is no place: "March 3", "Pyongyang time".
  while (next_time_ < out_.times.size() && out_.times[next_time_].stamp.last <= s.first) ++next_time_;
  return next_time_ < out_.times.size() && overlap(out_.times[next_time_].stamp, s);
}

void names_finder::choose() {
  std::vector<place_mention> found;
  std::size_t free_from = 0, last_end = 0;
  for (const auto& o : options_) {
    if (o.first < free_from) continue;
    auto sum = o.sum;
    if (o.words == 1 && said_[o.said].small) sum += weights()[S::lower_too];
    if (!o.person && last_end > 0 && o.first > last_end && o.first - last_end <= 6) sum += weights()[S::list];  // "Paris, London and Rome"
    if (sum < accepted_from) continue;
    if (taken(o.first, o.last)) {
      free_from = o.last;
      continue;
    }
    const auto head =
        o.qualified ? qualified(o.first, o.last) : place_head{.name = make_text_span(o.first, o.last), .qualifiers = {}, .end = o.last};
    const auto where = head.where();
    free_from = offset(where.last);
    if (taken(offset(where.first), offset(where.last))) continue;
    found.push_back({.where = where, .name = head.name, .qualifiers = head.qualifiers, .in_dateline = false});
    last_end = offset(where.last);
  }
  out_.places.insert(out_.places.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void names_finder::run() {
  read_text();
  if (!options_.empty()) weigh_all();
  find_uncased_places(text_, tables_, languages_, out_);
}

void names_finder::weigh_all() {
  for (const auto& s : persons_.surnames())
    if (auto* const same = said_.find(s)) same->surname = true;
  for (auto& o : options_) settle(o);
  note_small_words();
  choose();
}

}  // namespace

void find_places(const document& doc, const know::tables& tables, const context& given, mentions& out) {
  names_finder(doc, tables, given, out).run();
  sort_places(out);
}

}  // namespace dateline::searching
