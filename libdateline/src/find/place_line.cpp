#include "find/place_line.hpp"

#include <algorithm>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

std::size_t digits_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const auto c = decode(text, at);
    if (digit_value(c.value) < 0) break;
    at += c.size;
  }
  return at;
}

bool can_be(const know::tables& tables, std::string_view word, know::term what) {
  std::string folded;
  know::lexicon::fold(word, folded);
  const auto* e = tables.lexicon.find(folded);
  if (!e) return false;
  const auto all = tables.lexicon.readings(*e);
  return std::any_of(all.begin(), all.end(), [&](const know::word_reading& r) { return r.what == what; });
}

bool month_word(const know::tables& tables, std::string_view word) { return can_be(tables, word, know::term::month); }

}  // namespace

std::size_t dash_size(std::string_view text, std::size_t at, std::size_t end) {
  auto i = at;
  while (i < end) {
    const auto c = decode(text, i);
    if (c.value != '-' && c.value != 0x2013 && c.value != 0x2014 && c.value != 0x2015 && c.value != 0x2212 && c.value != 0x2500 &&
        c.value != 0x97)
      break;
    i += c.size;
  }
  return i - at;
}

std::optional<std::uint32_t> line_reader::time_at(std::size_t at) const {
  const auto t = time_from(at);
  if (!t) return std::nullopt;
  const auto* const it = &out.times[*t];
  if (it->phrase && it->phrase->unit != phrase_unit::day) return std::nullopt;  // "POPULAR THIS WEEK": a dateline has a day
  const auto first = offset(it->where.first);
  if (first > at) {
    // At most one short word may stand between: "Paris, le 12 juin", "Wien, am 12. Juni".
    const auto w = read_word(text, at, first);
    if (first - at > 12 || w.last == w.first || w.last - w.first > 9 || skip_blanks(text, w.last, first) != first) return std::nullopt;
    if (w.capital && w.cased && !w.capitals) return t;  // "Friday June 12"
    if (!w.capital && w.last - w.first > 4) return std::nullopt;
  }
  return t;
}

std::optional<std::uint32_t> line_reader::time_from(std::size_t at) const {
  const auto pos = text_pos(static_cast<std::uint32_t>(at));
  const auto it = std::ranges::lower_bound(out.times, pos, {}, [](const time_mention& t) { return t.where.first; });
  if (it == out.times.end()) return std::nullopt;
  return static_cast<std::uint32_t>(it - out.times.begin());
}

std::size_t line_reader::next_time(std::size_t at) const {
  const auto t = time_from(at);
  return t ? offset(out.times[*t].where.first) : text.size();
}

// "12/6 (TTXVN)", "12 - 6 (كونا)": a day and a month in digits alone, taken only before a known agency in brackets.
// Where nothing parts them from the place, a hyphen makes a score of them: "ROMA 3-2 (ANSA)".
std::size_t line_reader::plain_digits(std::size_t at, std::size_t end, bool parted) const {
  const auto closes = [&](std::size_t last) {
    dateline_parts behind;
    const auto open = skip_blanks(text, last + (last < end && text[last] == '.' ? 1 : 0), end);
    return open < end && text[open] == '(' && read_wire(open, end, behind) && behind.known_wire;
  };
  const auto day = digits_end(text, at, end);
  if (day > at && day - at <= 2 && closes(day)) return day;  // "MADRID, 12 (SERVIMEDIA)"
  const auto mark = skip_blanks(text, day, end);
  if (day == at || day - at > 4 || mark >= end || (text[mark] != '/' && text[mark] != '.' && (text[mark] != '-' || !parted))) return 0;
  const auto month = skip_blanks(text, mark + 1, end);
  const auto last = digits_end(text, month, end);
  if (last == month || last - month > 4) return 0;
  return closes(last) ? last : 0;
}

std::size_t line_reader::plain_date(std::size_t at, std::size_t end, bool parted) const {
  if (const auto last = plain_digits(at, end, parted)) return last;
  const auto w = read_word(text, at, end);
  if (w.last > w.first) {                                // "Feb 26"
    if (w.cased && !w.capital && w.last - w.first <= 6)  // "ngày 12/6"
      if (const auto digits = plain_digits(skip_blanks(text, w.last, end), end, parted)) return digits;
    if (w.cased && !month_word(tables, part(text, w.first, w.last))) return 0;  // a script without case: any word and a day
    const auto day = skip_blanks(text, w.last + (w.dotted ? 1 : 0), end);
    const auto last = digits_end(text, day, end);
    if (last == day || last - day > 6) return 0;
    return part(text, last, std::min(end, last + 3)) == " d." ? last + 3 : last;  // Lithuanian: "birželio 12 d."
  }
  const auto last = digits_end(text, at, end);  // "26 févr."
  if (last == at || last - at > 6) return 0;
  const bool joined = last < end && (text[last] == '.' || text[last] == '-');  // "12-iyun"
  auto m = read_word(text, skip_blanks(text, last + (joined ? 1 : 0), end), end);
  if (part(text, m.first, m.last) == "de") m = read_word(text, skip_blanks(text, m.last, end), end);  // "12 de junio"
  if (m.last == m.first || !month_word(tables, part(text, m.first, m.last))) return 0;
  return m.dotted && m.last - m.first <= 6 ? m.last + 1 : m.last;
}

// "FALLS CHURCH, Va. (June 12, 2023) —": its end, 0 where none stands there.
std::size_t line_reader::bracketed_date(std::size_t at, std::size_t end, dateline_parts& p) const {
  if (at >= end || text[at] != '(') return 0;
  const auto t = time_at(at + 1);
  if (!t || offset(out.times[*t].where.first) != at + 1) return 0;
  const auto last = offset(out.times[*t].where.last);
  if (last >= end || text[last] != ')' || out.times[*t].clock) return 0;
  p.time = t;
  p.date = true;
  return last + 1;
}

void line_reader::read_tail(std::size_t at, std::size_t end, dateline_parts& p) const {
  p.after = at;
  for (int turn = 0; turn < 8; ++turn) {
    auto i = skip_blanks(text, p.after, end);
    const bool blank_before = i > p.after;
    const auto long_dash = [&](std::size_t from) { return dash_size(text, from, end) > 1; };
    if (i >= end) {
      p.after = i;
      return;
    }
    const auto c = decode(text, i);
    if (!p.date && !p.stop) {
      if (const auto last = bracketed_date(i, end, p)) {
        p.after = p.last = last;
        continue;
      }
      const auto from = p.after == at ? i : skip_blanks(text, i, end);
      if (const auto t = time_at(from)) {
        const auto& m = out.times[*t];
        if (!p.time) p.time = t;
        p.date = true;
        p.after = p.last = std::min<std::size_t>(end, offset(m.where.last));
        continue;
      }
      if (p.comma && !p.places.empty())
        if (auto slip = slipped_date(i, end)) {
          p.date = true;
          p.after = p.last = offset(slip->where.last);
          p.slip = std::move(slip);
          continue;
        }
      if (const auto last = plain_date(i, end, p.dash || p.comma)) {
        p.date = true;
        p.after = p.last = last;
        // A year, or the rest of what only a person can read.
        auto rest = skip_blanks(text, last, end);
        if (rest < end && (text[rest] == ',' || text[rest] == '/')) rest = skip_blanks(text, rest + 1, end);  // "June 12/2023 (ENA)"
        const auto year = digits_end(text, rest, end);
        if (year - rest == 4) p.after = p.last = year;
        continue;
      }
    } else if (const auto t = p.stop ? std::optional<std::uint32_t>{} : time_at(i);
               t && (!p.wire || offset(out.times[*t].where.first) == i)) {
      p.after = p.last = std::min<std::size_t>(end, offset(out.times[*t].where.last));  // a second date: another calendar, a clock
      continue;
    }
    if (!p.wire &&
        (c.value == '(' || c.value == 0xFF08 || c.value == '/' || c.value == '[' || p.date || p.dash || p.comma || blank_before)) {
      const bool bare = c.value != '(' && c.value != 0xFF08 && c.value != '/' && c.value != '[';
      auto copy = p;
      if (const auto last = read_wire(i, end, copy)) {
        // A bare agency's name counts only where a mark or the end of the line follows it.
        const auto next = skip_blanks(text, last, end);
        const auto mark = decode(text, next).value;
        // "Paris, MAP - how to get there" names no agency; "London CNN  — The" does.
        const bool named =
            last - i > short_form || p.places.empty() || p.places.back().capitals || (blank_before && !p.comma && long_dash(next));
        const bool dashed = named && dash_size(text, next, end) > 0;
        const bool closed =
            next >= end || dash_size(text, next, end) > 0 || mark == '.' || mark == ':' || mark == ',' || mark == '/' || mark == 0x589;
        if (!bare || (p.date || p.dash ? closed : dashed)) {  // "SYDNEY, AAP -": with no day and no mark before it, a dash
          p = copy;
          p.after = p.last = last;
          continue;
        }
      }
    }
    if (const auto n = dash_size(text, i, end)) {
      // Glued on both sides, one hyphen is part of a word.
      // One glued to its left ends a dateline in capitals or of a script without them: "ALGER- Le", "تهران- ایرنا".
      const bool blank_behind = i + n < end && is_space(decode(text, i + n).value);
      const bool sets_off = blank_behind && !p.places.empty() && (p.places.back().capitals || !p.places.back().cased || text[i - 1] == '.');
      auto copy = p;
      const bool agency_behind = !p.wire && !p.places.empty() && !p.places.back().cased && read_wire(i + n, end, copy) && copy.known_wire;
      if (n == 1 && !blank_before && !sets_off && !agency_behind && !p.date && !p.wire && !p.stop) return;
      p.dash = true;
      p.after = i + n;
      // "2018 --": only a date or an agency may still follow.
      continue;
    }
    if (p.dash) return;
    if (c.value == ',' || c.value == 0x60C || c.value == 0x3001) {
      p.comma = p.comma || !p.date;
      p.after = i + c.size;
      continue;
    }
    if (c.value == ':' || c.value == 0xFF1A) {
      p.colon = true;
      p.after = i + c.size;
      const auto t = time_at(skip_blanks(text, p.after, end));
      if (t && !p.time) {
        p.time = t;
        p.date = true;
        p.after = p.last = std::min<std::size_t>(end, offset(out.times[*t].where.last));
      }
      return;
    }
    if (c.value == '_') {
      p.dash = true;
      p.after = i + 1;
      return;
    }
    if (c.value == '.' || c.value == 0x6D4 || c.value == 0x589) {  // the full stops of Urdu and Armenian too
      p.stop = true;
      p.after = i + c.size;
      // "(EFE).-", "June 20. /TASS/", "Москва. 12 июня. ИНТЕРФАКС":
      const auto next = skip_blanks(text, p.after, end);
      if (const auto t = time_at(next); t && !p.date) {
        p.time = t;
        p.date = true;
        p.stop = false;
        p.after = p.last = std::min<std::size_t>(end, offset(out.times[*t].where.last));
        continue;
      }
      auto copy = p;
      const bool stroke = next < end && text[next] == '/';
      if (!p.wire)
        if (const auto last = read_wire(next, end, copy);  // without a day it takes a dash: "АСТАНА. КАЗИНФОРМ -"
            last && (p.date || stroke || (copy.known_wire && dash_size(text, skip_blanks(text, last, end), end) > 0))) {
          p = copy;
          p.after = p.last = last;
          continue;
        }
      if (const auto n = dash_size(text, p.after, end); n > 0) {
        p.dash = true;
        p.after += n;
      }
      return;
    }
    return;
  }
}

bool line_reader::calendar_word(std::string_view name) const {
  return name.size() <= 24 && (month_word(tables, name) || can_be(tables, name, know::term::weekday));
}

bool line_reader::free(std::size_t first, std::size_t last) const {
  const auto s = make_text_span(first, last);
  return std::none_of(out.datelines.rbegin(), out.datelines.rend(), [&](const dateline_mention& d) { return overlap(d.where, s); });
}

// "Halle (dpa/sa)": the agency's service for a state, in which there is such a place.
bool line_reader::served(const place_head& h, std::string_view agency) const {
  if (agency.find('/') == std::string_view::npos) return false;
  const auto areas = tables.gazetteer.areas(agency);
  if (areas.empty()) return false;
  const auto hits = tables.gazetteer.lookup(slice(text, h.name));
  return std::ranges::any_of(hits, [&](const know::name_hit& hit) {
    return std::ranges::any_of(areas, [&](know::place_id a) { return hit.place != a && tables.gazetteer.within(hit.place, a); });
  });
}

// "VATICAN CITY (CNS)": a short form that agencies of several countries use, and no place of the country of the one known.
bool line_reader::elsewhere(const dateline_parts& p) const {
  if (p.agency == 0 || p.agency_text.size() > short_form) return false;
  const auto agency = tables.agencies.row(p.agency);
  if (!agency.shared) return false;
  for (const auto& h : p.places)
    for (const auto& hit : tables.gazetteer.lookup(slice(text, h.name)))
      if (hit.kind != know::name_kind::alternate && tables.gazetteer.row(hit.place).country == agency.country) return false;
  return true;
}

// A stamp that nobody else found takes its place among the others; datelines hold their indexes.
std::uint32_t line_reader::keep_time(const time_mention& m) {
  const auto at = std::ranges::lower_bound(out.times, m.where.first, {}, [](const time_mention& t) { return t.where.first; });
  const auto row = static_cast<std::uint32_t>(at - out.times.begin());
  for (auto& d : out.datelines)
    if (d.time && *d.time >= row) ++*d.time;
  out.times.insert(at, m);
  return row;
}

void line_reader::keep(const dateline_parts& p) {
  dateline_mention d;
  d.where = make_text_span(p.first, p.last);
  d.agency = elsewhere(p) ? 0 : p.agency;
  d.agency_text = p.agency_text;
  d.time = p.slip ? keep_time(*p.slip) : p.time;
  for (const auto& h : p.places) {
    d.places.push_back(static_cast<std::uint32_t>(out.places.size()));
    out.places.push_back({.where = h.where(), .name = h.name, .qualifiers = h.qualifiers, .in_dateline = true});
    if (h.qualifiers.empty() && served(h, slice(text, p.agency_text))) out.places.back().qualifiers.push_back(p.agency_text);
  }
  if (d.time) {
    auto& t = out.times[*d.time];
    // A stamp with a clock is the page's own; a bare day is the dateline's.
    if (t.role == role::unknown && !t.clock) t.role = role::dateline;
  }
  out.datelines.push_back(std::move(d));
}

std::optional<place_head> whole_place(std::string_view text, std::size_t first, std::size_t last, const know::tables& tables) {
  const auto name = trimmed(text, first, last);
  if (name.empty() || name.size() > longest_name || tables.gazetteer.lookup(name).empty()) return std::nullopt;
  first = static_cast<std::size_t>(name.data() - text.data());
  place_head h;
  h.end = first + name.size();
  h.name = make_text_span(first, h.end);
  h.words = 1;
  h.known = true;
  return h;
}

std::uint64_t line_reader::people_of(const place_head& h) const {
  std::uint64_t most = 0;
  for (const auto& hit : tables.gazetteer.lookup(slice(text, h.name)))
    if (hit.kind != know::name_kind::alternate && hit.kind != know::name_kind::demonym && hit.kind != know::name_kind::abbreviation)
      most = std::max(most, tables.gazetteer.row(hit.place).population);
  return most;
}

}  // namespace dateline::searching
