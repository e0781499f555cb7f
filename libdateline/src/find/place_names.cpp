// Places in running text. A capitalised name that the gazetteer has is mostly something else: a person, a
// team, a word at the head of a sentence. What stands around it decides.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "find/characters.hpp"
#include "find/datelines.hpp"
#include "find/place_head.hpp"

namespace dateline::searching {
namespace {

using know::name_kind;
using know::place_class;
using know::word_list;

constexpr double accepted_from = -0.2;  // log-odds

std::string_view part(std::string_view text, std::size_t first, std::size_t last) {
  return text.substr(first, last > first ? last - first : 0);
}

struct surroundings {             // of one name
  std::string before{}, after{};  // the words next to it, lower case; empty: none, or a mark between
  bool capital_before = false, capital_after = false;
  bool sentence_start = false;
  bool hyphen = false;
};

struct name_value {
  double weight = 0;
  bool area = false;
  bool usable = false;
};

class names_finder {
 public:
  names_finder(const document& doc, const know::tables& tables, mentions& out) : text_(doc.text()), tables_(tables), out_(out) {}
  void run();

 private:
  bool listed(word_list list, std::string_view lowered) const { return !lowered.empty() && tables_.agencies.lists(list, lowered); }
  surroundings around(std::size_t first, std::size_t last, const name_word* next) const;
  name_value value_of(std::string_view name, bool capitals) const;
  double weigh(std::string_view name, std::size_t words, bool capitals, const name_value&, const surroundings&) const;
  std::size_t read_run(const name_run&);
  bool taken(std::size_t first, std::size_t last);

  std::string_view text_;
  const know::tables& tables_;
  mentions& out_;
  std::vector<place_mention> found_{};
  std::unordered_set<std::string> surnames_{};  // of persons named in full so far
  std::size_t next_taken_ = 0, next_time_ = 0;
  std::size_t last_end_ = 0;  // of the last place found: lists of places help each other
};

surroundings names_finder::around(std::size_t first, std::size_t last, const name_word* next) const {
  surroundings s;
  auto i = first;
  while (i > 0 && first - i < 3 && (text_[i - 1] == ' ' || text_[i - 1] == '\t' || text_[i - 1] == '\n')) --i;
  if (i == 0) {
    s.sentence_start = true;
  } else {
    const auto c = decode_before(text_, i);
    if (first == i) s.hyphen = c.value == '-';
    if (is_letter(c.value) && first > i) {
      auto from = i;
      while (from > 0 && i - from < 24) {
        const auto b = decode_before(text_, from);
        if (!is_letter(b.value)) break;
        from -= b.size;
      }
      const auto word = part(text_, from, i);
      s.capital_before = is_upper(decode(word, 0).value);
      s.before = lower(word);
    } else if (c.value == '.') {
      // "Gov. Ohio" is a title, "… ended. Ohio" a new sentence.
      auto from = i - 1;
      while (from > 0 && i - from < 12 && ascii_letter(text_[from - 1])) --from;
      const auto word = lower(part(text_, from, i - 1));
      if (listed(word_list::title, word)) s.before = word;
      else s.sentence_start = true;
    } else if (c.value == '!' || c.value == '?' || c.value == ':' || c.value == '"' || c.value == 0x201C || c.value == 0x2022 ||
               text_[i] == '\n') {
      s.sentence_start = true;
    }
  }
  if (last < text_.size() && text_[last] == '-') s.hyphen = true;
  if (next) {
    s.capital_after = next->capital && next->cased;
    s.after = lower(part(text_, next->first, next->last));
  } else {
    const auto at = skip_blanks(text_, last, std::min(text_.size(), last + 4));
    if (at > last) {
      const auto w = read_word(text_, at, std::min(text_.size(), at + 40));
      s.after = lower(part(text_, w.first, w.last));
      s.capital_after = w.last > w.first && w.capital && w.cased;
    }
  }
  return s;
}

name_value names_finder::value_of(std::string_view name, bool capitals) const {
  name_value best;
  const bool dotted = name.find('.') != std::string_view::npos;
  for (const auto& hit : tables_.gazetteer.lookup(name)) {
    if (hit.kind == name_kind::demonym) continue;
    if (hit.kind == name_kind::alternate && best.usable) break;
    if (hit.kind == name_kind::abbreviation && !dotted && !(capitals && name.size() <= 3) && name.size() < 5) continue;
    const auto row = tables_.gazetteer.row(hit.place);
    double w = 0;
    switch (row.what) {
      case place_class::country: w = 3.5; break;
      case place_class::admin1: w = row.population > 1000000 ? 2 : 1; break;
      case place_class::region: w = 2; break;
      case place_class::admin2:
        w = lower(name).find("county") != std::string::npos || lower(name).find("parish") != std::string::npos ? 2.5 : -1.5;
        break;
      case place_class::city: w = -4.5 + 0.9 * std::log10(static_cast<double>(std::max<std::uint64_t>(row.population, 10))); break;
    }
    if (tables_.gazetteer.capital(hit.place)) w += 1;
    switch (hit.kind) {
      case name_kind::tagged: w -= row.what == place_class::country ? 0.3 : 0.8; break;
      case name_kind::alternate: w -= 2; break;
      case name_kind::abbreviation: w -= 0.7; break;
      case name_kind::historic: w -= 1; break;
      default: break;
    }
    if (!best.usable || w > best.weight) best = {w, row.what == place_class::country || row.what == place_class::admin1, true};
  }
  return best;
}

double names_finder::weigh(std::string_view name, std::size_t words, bool capitals, const name_value& v, const surroundings& s) const {
  const auto folded = lower(name);
  double sum = v.weight;
  if (words > 1) sum += 1.2;
  if (words == 1 && listed(word_list::given, folded)) sum -= v.area ? 4 : 2.5;
  else if (listed(word_list::word, folded)) sum -= 3;
  if (words == 1 && surnames_.contains(folded)) sum -= 2.1;
  if (listed(word_list::title, s.before) && s.before != "capital") sum -= 2;
  if (s.after == "said" || s.after == "says" || s.after == "told" || s.after == "added") sum -= v.area ? 0.3 : 1.7;
  if (listed(word_list::county, s.after) && s.capital_after) sum += 2;
  else if (listed(word_list::thing, s.after) && s.capital_after) sum -= 2.5;
  else if (s.capital_after) sum -= v.area ? 0.6 : 1.6;
  if (s.capital_before && !s.sentence_start) sum -= listed(word_list::given, s.before) ? 3 : listed(word_list::strong, s.before) ? 0 : 1.2;
  if (listed(word_list::strong, s.before)) sum += 2;
  else if (listed(word_list::weak, s.before)) sum += 0.8;
  if (s.sentence_start) sum -= 0.4;
  if (s.hyphen) sum -= 1;
  if (capitals && words == 1 && name.size() <= 4) sum -= 1.5;
  return sum;
}

bool names_finder::taken(std::size_t first, std::size_t last) {
  const auto s = make_text_span(first, last);
  while (next_taken_ < out_.places.size() && out_.places[next_taken_].where.last <= s.first) ++next_taken_;
  if (next_taken_ < out_.places.size() && overlap(out_.places[next_taken_].where, s)) return true;
  // A word of a stamp is no place: "March 3", "Pyongyang time".
  while (next_time_ < out_.times.size() && out_.times[next_time_].stamp.last <= s.first) ++next_time_;
  return next_time_ < out_.times.size() && overlap(out_.times[next_time_].stamp, s);
}

// Takes the places of a run of capitalised words; returns where to go on.
std::size_t names_finder::read_run(const name_run& run) {
  for (std::size_t i = 0; i < run.count;) {
    std::size_t took = 0;
    for (auto n = std::min<std::size_t>(run.count - i, 5); n > 0 && took == 0; --n) {
      const auto& last = run[i + n - 1];
      if (!run[i].capital || !last.capital) continue;
      const auto first_at = run[i].first;
      const auto name = part(text_, first_at, last.last);
      if (name.size() < 3 && !(name.size() == 2 && last.capitals)) continue;
      const bool capitals = run[i].capitals && last.capitals;
      const auto v = value_of(name, capitals);
      if (!v.usable) continue;
      if (taken(first_at, last.last)) {
        took = n;
        break;
      }
      const auto s = around(first_at, last.last, i + n < run.count ? &run[i + n] : nullptr);
      double sum = weigh(name, n, capitals, v, s);
      place_head head;
      head.name = make_text_span(first_at, last.last);
      head.end = last.last;
      const auto line = std::min(text_.size(), head.end + 80);
      bool agrees = false;
      if (head.end < line && text_[head.end] == ',') {
        read_qualifiers(text_, line, tables_, head);
        if (head.qualified) {
          const auto areas = tables_.gazetteer.areas(slice(text_, head.qualifiers.front()));
          for (const auto& hit : tables_.gazetteer.lookup(name)) {
            const auto what = tables_.gazetteer.row(hit.place).what;
            if (what == place_class::country || what == place_class::region) continue;
            if (std::any_of(areas.begin(), areas.end(),
                            [&](know::place_id a) { return a != hit.place && tables_.gazetteer.within(hit.place, a); }))
              agrees = true;
          }
        }
      }
      if (agrees) sum += 5;
      else head = {.name = head.name, .qualifiers = {}, .end = last.last};
      if (last_end_ > 0 && first_at > last_end_ && first_at - last_end_ <= 6) sum += 0.8;  // "Paris, London and Rome"
      if (sum < accepted_from) continue;
      const auto where = head.where();
      if (taken(offset(where.first), offset(where.last))) {
        took = n;
        break;
      }
      found_.push_back({.where = where, .name = head.name, .qualifiers = head.qualifiers, .in_dateline = false});
      last_end_ = offset(where.last);
      if (!head.qualifiers.empty()) return offset(where.last);
      took = n;
    }
    if (took == 0) {
      // Two capitalised words of which the first is a given name: the second is somebody's surname from now on.
      if (i + 1 < run.count && run[i + 1].capital && listed(word_list::given, lower(part(text_, run[i].first, run[i].last))))
        surnames_.insert(lower(part(text_, run[run.count - 1].first, run[run.count - 1].last)));
      took = 1;
    }
    i += took;
  }
  return run.count == 0 ? 0 : run[run.count - 1].last;
}

void names_finder::run() {
  bool in_word = false;
  for (std::size_t at = 0; at < text_.size();) {
    const auto b = static_cast<unsigned char>(text_[at]);
    if (b < 0x80) {
      const bool letter = ascii_letter(text_[at]);
      if (!letter || in_word || b > 'Z') {
        in_word = letter || (in_word && b == '\'');
        ++at;
        continue;
      }
    } else {
      const auto c = decode(text_, at);
      if (!is_letter(c.value) || in_word || !is_upper(c.value)) {
        in_word = is_letter(c.value);
        at += std::max<std::size_t>(c.size, 1);
        continue;
      }
    }
    const auto run = read_name(text_, at, std::min(text_.size(), at + longest_name));
    const auto next = read_run(run);
    at = std::max(next, at + 1);
    in_word = run.count > 0;
  }
  out_.places.insert(out_.places.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
}

}  // namespace

void find_places(const document& doc, const know::tables& tables, const context&, mentions& out) {
  names_finder(doc, tables, out).run();
  // Datelines stand among the rest: sort, and keep their indexes.
  std::vector<std::uint32_t> order(out.places.size()), rank(out.places.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return out.places[a].where < out.places[b].where; });
  std::vector<place_mention> sorted;
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    sorted.push_back(std::move(out.places[order[i]]));
  }
  out.places = std::move(sorted);
  for (auto& d : out.datelines)
    for (auto& p : d.places) p = rank[p];
}

}  // namespace dateline::searching
