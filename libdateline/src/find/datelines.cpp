#include "find/datelines.hpp"

#include <algorithm>
#include <vector>

#include "find/characters.hpp"
#include "find/dateline_signs.hpp"
#include "find/place_line.hpp"
#include "find/qualifying_areas.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t longest_dateline = 240;  // bytes

// The first letter, digit or bracket of a line, behind blanks, bullets and quotes.
std::size_t line_start(std::string_view text, std::size_t at, std::size_t end) {
  for (;;) {
    at = skip_blanks(text, at, end);
    if (at >= end) return end;
    const auto c = decode(text, at);
    if (c.value != '*' && c.value != '"' && c.value != '\'' && c.value != 0x201C && c.value != 0x2022 && c.value != '>' && c.value != '#')
      return at;
    at += c.size;
  }
}

// "ДУШАНБЕ, 3 марта": a Tajik Monday and the capital; in capitals it is the city.
bool weekday_is_place(const line_reader& in, std::size_t at) {
  const auto w = read_word(in.text, at, line_end(in.text.substr(0, std::min(in.text.size(), at + longest_name)), at));
  if (!w.capitals || w.last - w.first < 4) return false;
  const auto h = read_place(in.text, at, w.last, in.tables);
  return h && h->known && in.people_of(*h) >= 100000;
}

// "ST. LOUIS, MO., March 3": Monday elsewhere, Missouri here; "La Paz, 3 mar": a Turkish Sunday, but for the place that it
// ends. The stamp gives up what a place claims; it has it back where no dateline comes of it.
class name_in_stamp {
 public:
  name_in_stamp(const line_reader& in, std::size_t at, std::size_t end) : in_(in) {
    const auto first = in.next_time(weekday_is_place(in, at) ? at : at + 1);
    if (first >= end) return;
    const auto t = in.time_at(first);
    if (!t || in.out.times[*t].date.weekdays == 0 || !in.out.times[*t].date.day) return;
    const auto w = read_word(in.text, first, end);
    if (!ends_place(at, w) && !is_state(at, w, end)) return;
    auto next = skip_blanks(in.text, w.last + (w.dotted ? 1 : 0), end);
    if (next < end && in.text[next] == ',') next = skip_blanks(in.text, next + 1, end);
    auto& m = in.out.times[*t];
    if (next >= offset(m.stamp.last)) return;
    time_ = t;
    before_ = m;
    m.where.first = m.stamp.first = text_pos(static_cast<std::uint32_t>(next));
    m.date.weekdays = 0;
  }
  name_in_stamp(const name_in_stamp&) = delete;
  name_in_stamp& operator=(const name_in_stamp&) = delete;
  ~name_in_stamp() {
    if (time_ && !kept_) in_.out.times[*time_] = before_;
  }
  void keep() const { kept_ = true; }

 private:
  bool ends_place(std::size_t at, const name_word& w) const {
    return w.capital && !w.dotted && w.last - at <= longest_name && !in_.tables.gazetteer.lookup(part(in_.text, at, w.last)).empty();
  }

  bool is_state(std::size_t at, const name_word& w, std::size_t end) const {
    auto comma = static_cast<std::size_t>(w.first);
    while (comma > at && in_.text[comma - 1] == ' ') --comma;
    if (comma == at || in_.text[comma - 1] != ',') return false;
    const auto head = read_word(in_.text, at, end);
    if (!head.capitals || !w.capital || w.last - w.first > 5 || (!w.dotted && !w.capitals)) return false;
    const auto areas = in_.tables.gazetteer.areas(part(in_.text, w.first, w.last));
    return std::any_of(areas.begin(), areas.end(),
                       [&](know::place_id a) { return in_.tables.gazetteer.row(a).what == know::place_class::admin1; });
  }

  const line_reader& in_;
  std::optional<std::uint32_t> time_{};
  time_mention before_{};
  mutable bool kept_ = false;
};

// "LONDON, NEW YORK, June 12": what stands behind the comma is a city by itself, and its state has none of the first.
void part_cities(const line_reader& in, const place_head& head, std::vector<place_head>& places) {
  const auto& names = in.tables.gazetteer;
  const auto first = slice(in.text, head.name);
  if (!head.capitals || !head.qualified || !names.stand_alone(first)) return;
  for (const auto& q : head.qualifiers) {
    const auto name = slice(in.text, q);
    if (!names.stand_alone(name) || hold_namesake(names, names.areas(name), names.lookup(first), true)) return;
  }
  auto rest = std::move(places.front().qualifiers);
  places.front().qualifiers.clear();
  places.front().qualified = false;
  for (const auto& q : rest) {
    auto more = places.front();
    more.name = q;
    more.end = offset(q.last);
    places.push_back(std::move(more));
  }
}

// PLACE[, QUALIFIER][/PLACE …][, DATE] [(AGENCY)] —
std::optional<dateline_parts> read_plain(const line_reader& in, std::size_t at, std::size_t end, bool at_head) {
  end = std::min(end, at + longest_dateline);
  const name_in_stamp freed(in, at, end);
  const auto limit = std::min(end, in.next_time(at + 1));
  auto head = read_place(in.text, at, limit, in.tables);
  if (!head) return std::nullopt;
  const auto name = slice(in.text, head->name);
  if (in.tables.agencies.find(name) && !(head->known && head->qualified)) return std::nullopt;  // "PETRA, Jordan" is the town
  if (in.calendar_word(name) && (!head->capitals || in.people_of(*head) < 100000)) return std::nullopt;
  dateline_parts p;
  p.first = at;
  bool listed = false;
  p.places.push_back(*head);
  part_cities(in, p.places.front(), p.places);
  for (auto i = head->end; p.places.size() < 5;) {
    auto next = skip_blanks(in.text, i, limit);
    if (next >= limit) break;
    const char c = in.text[next];
    if (c == ',' && in.tables.gazetteer.stand_alone(name)) {  // "NEW YORK, LONDON and SINGAPORE"
      next = skip_blanks(in.text, next + 1, limit);
      const auto more = read_place(in.text, next, limit, in.tables);
      if (!more || !more->known || !more->capitals || !in.tables.gazetteer.stand_alone(slice(in.text, more->name))) break;
      listed = true;
    } else if (c == '/' || c == '&') {
      auto wire = p;
      if (c == '/' && in.read_wire(next, end, wire) && wire.known_wire) break;  // "LONDON, UK / ACCESSWIRE / June 12"
      next = skip_blanks(in.text, next + 1, limit);
    } else {
      const auto w = read_word(in.text, next, limit);
      if (next == i || !joins_places(part(in.text, w.first, w.last))) break;
      next = skip_blanks(in.text, w.last, limit);
      listed = true;
    }
    auto more = read_place(in.text, next, limit, in.tables);
    const auto goes_on = [&](const place_head& h) {
      const auto w = read_word(in.text, skip_blanks(in.text, h.end, limit), limit);
      return joins_places(part(in.text, w.first, w.last));
    };
    if (!more || (more->runs_on && !goes_on(*more)) || (listed && !more->known) || more->capitals != p.places.front().capitals) break;
    i = more->end;
    p.places.push_back(std::move(*more));
  }
  // "Frankfurt/Main": one name with a slash.
  if (p.places.size() == 2 && p.places[0].qualifiers.empty() && p.places[1].qualifiers.empty())
    if (const auto whole = whole_place(in.text, offset(p.places[0].name.first), p.places[1].end, in.tables)) {
      const auto caps = p.places[0].capitals;
      p.places.assign(1, *whole);
      p.places[0].capitals = caps;
      p.places[0].cased = true;
    }
  p.last = p.places.back().end;
  in.read_tail(p.last, end, p);
  if (only_kicker(in, p)) return std::nullopt;
  const auto& last = p.places.back();
  if (last.runs_on && !p.date && !p.dash && !p.wire) {
    // No mark at all: "WASHINGTON Barack Obama pardoned", "AUSTIN, Texas A man".
    if (!at_head || !last.capitals || !(last.qualified || (in.tables.gazetteer.stand_alone(name) && p.places.size() == 1)))
      return std::nullopt;
    const auto next = read_word(in.text, skip_blanks(in.text, p.last, end), end);
    if (!next.capital || (next.capitals && next.last - next.first > 1)) return std::nullopt;
    return p;
  }
  if (last.qualified && last.capitals && at_head && !p.date && !p.dash && !p.wire && !p.colon && !p.stop) {
    const auto next = read_word(in.text, skip_blanks(in.text, p.last, end), end);
    if (next.last > next.first && next.capital && !next.capitals) return p;
    if (next.last - next.first == 1 && next.capital) return p;
  }
  if (!is_dateline(in, p, at_head)) return std::nullopt;
  freed.keep();
  return p;
}

// DATE[, PLACE] (AGENCY) -
std::optional<dateline_parts> read_date_first(const line_reader& in, std::size_t at, std::size_t end) {
  const auto t = in.time_at(at);
  if (!t || offset(in.out.times[*t].where.first) != at) return std::nullopt;
  const auto& m = in.out.times[*t];
  if (m.clock || m.role != role::unknown) return std::nullopt;
  if (weekday_is_place(in, at)) return std::nullopt;
  dateline_parts p;
  p.first = at;
  p.time = t;
  p.date = true;
  p.last = p.after = offset(m.where.last);
  end = std::min(end, at + longest_dateline);
  const auto next = skip_blanks(in.text, p.last, end);
  if (next < end && in.text[next] == ',') {
    const auto place = skip_blanks(in.text, next + 1, end);
    if (auto h = read_place(in.text, place, std::min(end, in.next_time(place)), in.tables); h && h->known && !h->runs_on) {
      p.last = h->end;
      p.places.push_back(std::move(*h));
    }
  }
  in.read_tail(p.last, end, p);
  if (!p.known_wire || !(p.dash || p.colon || p.stop)) return std::nullopt;
  return p;
}

bool within_stamp(const std::vector<time_mention>& times, std::size_t at) {
  const auto behind = std::ranges::upper_bound(times, at, {}, [](const time_mention& m) { return offset(m.where.first); });
  return behind != times.begin() && offset(std::prev(behind)->where.last) > at;
}

// Is what ends at `at` the name of an agency?
bool behind_agency(const line_reader& in, std::size_t at) {
  auto last = at;
  while (last > 0 && in.text[last - 1] == ' ') --last;
  std::size_t size = 0;
  const auto first = last > 64 ? last - 64 : 0;
  return in.tables.agencies.ends(part(in.text, first, last), &size) != 0 && size > short_form;
}

// Capitals behind a full stop near the head: "By A. Writer. BOSTON (Reuters) -", a title glued to its text; or behind
// the agency of a byline: "By A. Writer, Associated Press BOSTON (AP) -".
std::optional<dateline_parts> read_behind_title(const line_reader& in, std::size_t at, std::size_t end) {
  const auto stop = std::min(end, at + 400);
  for (auto i = at; i < stop; ++i) {
    const char c = in.text[i];
    const bool glued = c == ' ' && i > at + 8 && ascii_letter(in.text[i - 1]);
    if (c != '.' && c != '!' && c != '?' && !glued) continue;
    auto next = skip_blanks(in.text, i + 1, stop);
    if (next == i + 1 && !glued) continue;
    const auto w = read_word(in.text, next, stop);
    if (!w.capitals || w.last - w.first < 3) continue;
    if (glued && !behind_agency(in, i)) continue;
    if (within_stamp(in.out.times, next)) continue;  // "6:49 p.m. EDT January 12"
    auto p = read_plain(in, next, end, false);
    if (p && p->places.front().known && (glued ? p->known_wire && p->dash : p->dash || p->wire || p->colon || p->date)) return p;
  }
  return std::nullopt;
}

// Which lines of a page stand beside the article: in menus, footers, teasers, comments no text of the page begins.
class lines_beside {
 public:
  explicit lines_beside(const document& doc) {
    if (doc.page() == nullptr) return;
    at_ = doc.page()->passages.data();
    end_ = at_ + doc.page()->passages.size();
  }

  bool holds(std::size_t line_first) {  // lines are asked in their order
    using namespace place_in_page;
    while (at_ != end_ && at_ + 1 != end_ && offset(at_[1].first) <= line_first) ++at_;
    if (at_ == end_ || offset(at_->first) > line_first) return false;
    const auto places = at_->places;
    return (places & (navigation | footer | teaser | aside | place_in_page::comment | place_in_page::form)) != 0 ||
           ((places & list_item) != 0 && (places & (byline | dated)) == 0);
  }

 private:
  const passage* at_ = nullptr;
  const passage* end_ = nullptr;
};

}  // namespace

void find_datelines(const document& doc, const know::tables& tables, const context&, mentions& out) {
  line_reader in{doc.text(), tables, out, doc.page() != nullptr};
  const auto text = in.text;
  lines_before so_far;
  std::vector<bare_line> bare_lines;
  std::size_t heads = 0;  // datelines of the body: the head of the text ends with the first of them
  std::size_t time = 0;
  lines_beside beside(doc);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = line_end(text, at);
    const auto start = line_start(text, at, end);
    if (start < end && !beside.holds(start)) {
      while (time < out.times.size() && offset(out.times[time].where.first) < at) ++time;
      const auto* const next = time < out.times.size() ? &out.times[time] : nullptr;
      const bool stamped = next != nullptr && offset(next->where.first) < end && (next->clock || next->date.year);
      const auto c = decode(text, start);
      std::optional<dateline_parts> p;
      const bool at_head = heads == 0 && (so_far.with_words == 0 || start < 4000);
      if (c.value == '(' || c.value == '[' || c.value >= 0x3000) p = read_bracketed(in, start, end, at_head);
      if (!p && runs_together(c.value)) p = read_run_together(in, start, end);
      if (!p) p = read_date_first(in, start, end);
      if (!p) p = read_agency_first(in, start, end);
      if (!p && is_letter(c.value)) {
        p = read_plain(in, start, end, at_head);
        if (!p) p = read_own_line(in, start, end, so_far);
        if (!p && heads == 0 && start < 1000) p = read_behind_title(in, start, end);
      }
      if (p) {
        if (bare(*p)) bare_lines.push_back({*p, so_far.with_words, end - start});
        else in.keep(*p);
        if (p->dash || p->wire || p->colon) ++heads;
      }
      ++so_far.with_words;
      ++so_far.since_stamp;
      if (stamped) {
        so_far.stamp_near = true;
        so_far.since_stamp = 0;
      }
    }
    at = end + 1;
  }
  for (const auto& b : without_lists(text, std::move(bare_lines))) in.keep(b.parts);
  for (const auto& m : out.times) {
    auto p = read_behind_stamp(in, m);
    if (!p) p = read_before_stamp(in, m);
    if (p && in.free(p->first, p->last)) in.keep(*p);
  }
  sort_places(out);
  std::ranges::stable_sort(out.datelines, {}, &dateline_mention::where);
}

}  // namespace dateline::searching
