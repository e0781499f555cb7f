#include "find/zone_before.hpp"

#include <algorithm>

#include "find/characters.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::bit;
using know::term;

constexpr std::size_t most_words = 3;  // of the name of a zone, "по московскому времени"
constexpr std::size_t most_bytes = 64;

class backward {
 public:
  backward(std::string_view text, std::span<const token> tokens, std::size_t floor, const know::lexicon& words, lexer& reader)
      : text_(text), tokens_(tokens), floor_(floor), words_(words), reader_(reader) {}

  struct found_zone {
    written_zone zone{};
    std::size_t first = 0;  // with its bracket
  };

  // The label before that zone: "Updated: EST 10:49, 12 June".
  void take_role(const found_zone& z, time_mention& m) const {
    auto i = std::ranges::lower_bound(tokens_, z.first, {}, [](const token& t) -> std::size_t { return t.first; }) - tokens_.begin();
    if (i > 0 && is(static_cast<std::size_t>(i - 1), bit(term::colon))) --i;
    if (i == 0 || !is(static_cast<std::size_t>(i - 1), bit(term::role)) || tokens_[static_cast<std::size_t>(i - 1)].first < floor_) return;
    const auto& label = tokens_[static_cast<std::size_t>(i - 1)];
    m.role = role_of_label(label, words_);
    m.where.first = text_pos(label.first);
  }

  // The zone that ends where token `s` begins, but for a comma or a colon.
  found_zone zone(std::size_t s) {
    found_zone out;
    const auto end = tokens_[s].first;
    if (s > 0 && is(s - 1, bit(term::comma) | bit(term::colon))) --s;
    if (s == 0) return several_words(end);  // its last word alone is no word of a stamp
    const bool in_brackets = is(s - 1, bit(term::close));
    if (in_brackets && --s == 0) return out;
    const bool with_offset = is(s - 1, bit(term::n_off));
    if (with_offset && --s == 0) return out;
    if (!is_zone(tokens_[s - 1])) return out;
    const auto& label = tokens_[s - 1];
    if (in_brackets && (s < 2 || !is(s - 2, bit(term::open)))) return out;
    out.first = in_brackets ? tokens_[s - 2].first : label.first;
    if (out.first < floor_ || (!in_brackets && !stands_apart(label))) return out;
    out.zone = zone_of(text_, label);
    if (with_offset) add_offset(text_, tokens_[s], out.zone);
    return out;
  }

  bool is(std::size_t i, know::term_set terms) const { return (words_.terms(tokens_[i].sym) & terms) != 0; }

 private:
  bool is_zone(const token& t) const { return (words_.terms(t.sym) & bit(term::zone)) != 0 && t.last - t.first > 1; }

  // "LE TRAIN EST 20:15": among words in capitals a label is a word, as it is behind figures.
  bool stands_apart(const token& label) const {
    const auto name = text_.substr(label.first, label.last - label.first);
    if (bare_zone(label, words_)) return false;
    const auto before = decode_before(text_, label.first);
    if (before.size != 0 && !runs_together(before.value) && (is_letter(before.value) || digit_value(before.value) >= 0)) return false;
    if (name == "GMT" || name == "UTC" || !std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; })) return true;
    if (before.value != ' ') return true;
    const auto left = decode_before(text_, label.first - before.size);
    return !is_upper(left.value) && digit_value(left.value) < 0;
  }

  // The names of several words; what is left of a stamp is read word by word, and most of their words are none of it.
  found_zone several_words(std::size_t end) {
    auto last = end;
    while (last > floor_ && end - last < 3 && (text_[last - 1] == ' ' || text_[last - 1] == ',')) --last;
    auto first = word_start(last);
    for (std::size_t k = 1; k < most_words && first > floor_ + 1 && text_[first - 1] == ' '; ++k) {
      const auto right = first - 1;
      first = word_start(right);
      if (first == right) break;
      const auto word = text_.substr(first, right - first);
      const bool plain = std::ranges::all_of(word, ascii_letter);
      if (plain && (word.size() > know::lexicon::longest_plain || words_.find_plain(word) == nullptr)) continue;
      const auto t = reader_.next(first, nullptr);
      if (t.last == last && is_zone(t)) return {zone_of(text_, t), first};
    }
    return {};
  }

  // Where the word that ends at `at` begins; `at`: there is none.
  std::size_t word_start(std::size_t at) const {
    const auto floor = std::max(floor_, at - std::min(at, most_bytes));
    while (at > floor && ascii_letter(text_[at - 1])) --at;
    for (auto c = decode_before(text_, at); at > floor && (is_letter(c.value) || c.value == '.' || c.value == '\'' || c.value == 0x2019);
         c = decode_before(text_, at))
      at -= c.size;
    return std::max(at, floor);
  }

  std::string_view text_;
  std::span<const token> tokens_;
  std::size_t floor_;
  const know::lexicon& words_;
  lexer& reader_;
};

bool day_alone(const time_mention& m) { return m.shape == time_shape::date_only && m.date.day && !m.clock && !m.date.year; }

}  // namespace

void take_zone_before(std::string_view text, std::span<const token> tokens, std::size_t s, const time_mention* previous,
                      const know::lexicon& words, lexer& reader, time_mention& m) {
  const std::size_t floor = previous != nullptr ? offset(previous->where.last) : 0;
  backward look(text, tokens, floor, words, reader);
  const auto take = [&](const backward::found_zone& z) {
    m.clock->zone = z.zone;
    m.where.first = m.stamp.first = text_pos(z.first);
    look.take_role(z, m);
  };
  if (m.clock) {
    if (m.clock->zone.present()) return;
    // "日本時間11日 午後9時": the day between them is a stamp of its own.
    if (previous != nullptr && day_alone(*previous) && floor + 1 >= tokens[s].first) {
      std::size_t day = s;
      while (day > 0 && tokens[day].first > offset(previous->where.first)) --day;
      const auto z = backward(text, tokens, 0, words, reader).zone(day);
      if (z.zone.present()) m.clock->zone = z.zone;
      return;
    }
    if (const auto z = look.zone(s); z.zone.present()) take(z);
    return;
  }
  if (m.shape != time_shape::date_only || !m.date.day) return;
  const auto number = [&](std::size_t i, term what) { return look.is(i, bit(what)); };
  // "Valid 12Z 12 June 2023"
  if (s > 0 && tokens[s].last - tokens[s].first == 1 && text[tokens[s].first] == 'Z' && tokens[s - 1].last == tokens[s].first &&
      number(s - 1, term::n_hour) && tokens[s - 1].first >= floor) {
    m.clock = written_clock{.hour = static_cast<std::uint8_t>(tokens[s - 1].value)};
    take({zone_of(text, tokens[s]), tokens[s - 1].first});
    m.shape = time_shape::absolute;
    return;
  }
  // "TSİ 22.00, 12 Haziran 2023": figures with a dot are a time of day behind the name of a zone.
  auto at = s;
  if (at > 0 && look.is(at - 1, bit(term::comma))) --at;
  if (at < 4 || !number(at - 1, term::n_min) || !look.is(at - 2, bit(term::dot_glued)) || !number(at - 3, term::n_hour)) return;
  const auto z = look.zone(at - 3);
  if (!z.zone.present()) return;
  m.clock = written_clock{.hour = static_cast<std::uint8_t>(tokens[at - 3].value),
                          .minute = static_cast<std::uint8_t>(tokens[at - 1].value),
                          .has_minute = true};
  take(z);
  m.shape = time_shape::absolute;
}

}  // namespace dateline::searching
