// The agency of a dateline: in brackets, between strokes, behind one, or bare.
#include <algorithm>

#include "find/characters.hpp"
#include "find/place_line.hpp"

namespace dateline::searching {
namespace {

// The agency that stands between brackets or strokes, with or without what says more about it; 0 if nobody knows it.
std::uint32_t enclosed_agency(const know::agencies& agencies, std::string_view inside, bool strokes) {
  if (const auto whole = agencies.find(inside)) return whole;
  std::size_t size = 0;
  // "(Reuters/AP)", "(dpa/lnw)", "(Marketwire - June 12, 2013)": the form ends where no letter follows.
  const auto first = agencies.starts(inside, &size);
  const auto goes_on = [&] {  // "(ACN Newswire)" is no ACN
    return size <= short_form && size + 1 < inside.size() && inside[size] == ' ' && is_letter(decode(inside, size + 1).value);
  };
  if (first && (size >= inside.size() || (!is_letter(decode(inside, size).value) && !goes_on()))) return first;
  if (!strokes) return 0;
  const auto last = agencies.ends(inside, &size);  // "/Корр. БЕЛТА/", "/Name Surname - AGENCY/": who wrote it stands before
  return last && size < inside.size() && inside[inside.size() - size - 1] == ' ' ? last : 0;
}

// Any name in capitals may be a station's or a paper's: "(WKYT)", "(RNS)". A party and state is none. Where a dash closes
// the dateline of a place in capitals, whatever the brackets hold is: "(El Universo).-".
bool may_be_newsroom(std::string_view inside, const dateline_parts& p, bool closed) {
  if (inside.size() > 40) return false;
  if (closed && !p.places.empty() && p.places.front().capitals && p.places.front().known &&
      std::ranges::none_of(inside, [](char c) { return ascii_digit(c) || c == ','; }) &&
      (!ascii_small(inside[0]) || inside.find(' ') == std::string_view::npos))  // no "(and suburbs)"
    return true;
  const auto w = read_word(inside, 0, inside.size());
  if (w.capitals && w.last == inside.size() && inside.size() >= 2 && inside.size() <= 8) return true;
  const auto run = read_name(inside, 0, inside.size());
  const bool words =
      run.count >= 1 && run.count <= 4 && !run.cut && run[run.count - 1].last == inside.size() && run[0].last - run[0].first > 2;
  return words && (p.date || p.places.empty() || p.places.front().capitals);
}

// Behind one stroke: "New York/Reuters -", which a dash closes, and "أنقرة / الأناضول", where the line ends with it.
std::size_t stroke_before_agency(const line_reader& in, std::size_t at, std::size_t end, dateline_parts& p) {
  std::size_t size = 0;
  if (const auto agency = in.tables.agencies.starts(part(in.text, at, end), &size)) {
    const auto dash = skip_blanks(in.text, at + size, end);
    if (dash > at + size && dash_size(in.text, dash, end) > 0) {
      p.set_agency(agency, at, at + size);
      return at + size;
    }
  }
  if (part(in.text, at, std::min(end, at + 64)).find('/') != std::string_view::npos) return 0;
  const auto first = skip_blanks(in.text, at, end);
  const bool whole = end - first <= 64 && (end >= in.text.size() || in.text[end] == '\n' || in.text[end] == '\r');
  const auto agency = whole ? in.tables.agencies.find(trimmed(in.text, first, end)) : 0;
  if (!agency) return 0;
  p.set_agency(agency, first, end);
  return end;
}

// "(Reuters)", "[AP]", "/ ACCESSWIRE /"
std::size_t enclosed_wire(const line_reader& in, std::size_t at, std::size_t end, dateline_parts& p) {
  const auto c = decode(in.text, at);
  const bool strokes = c.value == '/';
  const std::string_view closing = c.value == '[' ? "]" : strokes ? "/" : c.value == 0xFF08 ? "）" : ")";
  const auto inside_at = at + c.size;
  const auto found = part(in.text, inside_at, std::min(end, inside_at + 64)).find(closing);
  if (found == std::string_view::npos || found == 0) return 0;
  const auto close = inside_at + found;
  const auto inside = trimmed(in.text, inside_at, close);
  const auto first = static_cast<std::size_t>(inside.data() - in.text.data());
  const auto agency = enclosed_agency(in.tables.agencies, inside, strokes);
  if (agency) {
    p.set_agency(agency, first, first + inside.size());
  } else {
    // "(MindaNews / 12 March)", "(GBN - June 12)": a day beside it
    auto name = inside;
    if (const auto t = in.next_time(first); t < close && !strokes) {
      auto last = t;
      while (last > first && (in.text[last - 1] == ' ' || in.text[last - 1] == '/' || in.text[last - 1] == '-' || in.text[last - 1] == ','))
        --last;
      if (last + 1 < t) name = part(in.text, first, last);
    }
    const auto behind = close + closing.size();
    const auto mark = behind < end && in.text[behind] == '.' ? behind + 1 : skip_blanks(in.text, behind, end);
    if (name.empty() || strokes || !may_be_newsroom(name, p, dash_size(in.text, mark, end) > 0)) return 0;
    p.wire = true;
    p.agency_text = make_text_span(first, first + name.size());
  }
  if (const auto t = in.next_time(inside_at); t < close && !p.time) {
    p.time = in.time_at(t);
    p.date = p.date || p.time.has_value();
  }
  return close + closing.size();
}

}  // namespace

std::size_t line_reader::read_wire(std::size_t at, std::size_t end, dateline_parts& p) const {
  if (at >= end) return 0;
  const auto c = decode(text, at).value;
  if (c == '/')
    if (const auto last = stroke_before_agency(*this, at + 1, end, p)) return last;
  if (c == '(' || c == 0xFF08 || c == '[' || c == '/') return enclosed_wire(*this, at, end, p);
  std::size_t size = 0;
  const auto agency = tables.agencies.starts(part(text, at, std::min(end, at + 64)), &size);
  if (!agency || (at + size < end && is_letter(decode(text, at + size).value) && !runs_together(decode(text, at + size).value))) return 0;
  p.set_agency(agency, at, at + size);
  return at + size;
}

}  // namespace dateline::searching
