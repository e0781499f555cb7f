// Datelines in brackets, and those of scripts that are written without blanks.
#include <algorithm>
#include <array>

#include "find/characters.hpp"
#include "find/place_line.hpp"

namespace dateline::searching {
namespace {

struct bracket {
  std::string_view open, close;
};
constexpr std::array<bracket, 6> brackets{{{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}, {"［", "］"}, {"〔", "〕"}}};
constexpr std::array<std::string_view, 6> between_places{"·", "・", "/", "、", "／", "ㆍ"};

// All of [first, last) as known places with marks between them; empty if some part is no place.
std::vector<place_head> all_places(const line_reader& in, std::size_t first, std::size_t last) {
  std::vector<place_head> out;
  for (auto at = first; at <= last && out.size() < 5;) {
    auto cut = last;
    std::size_t skip = 1;
    for (const auto mark : between_places)
      if (const auto i = part(in.text, at, last).find(mark); i != std::string_view::npos && at + i < cut) {
        cut = at + i;
        skip = mark.size();
      }
    const auto h = whole_place(in.text, at, cut, in.tables);
    if (!h) return {};
    out.push_back(*h);
    if (cut == last) return out;
    at = cut + skip;
  }
  return {};
}

std::size_t cut_reporter(std::string_view text, std::size_t first, std::size_t last) {
  for (const std::string_view mark : {"=", "＝"})
    if (const auto i = part(text, first, last).find(mark); i != std::string_view::npos) last = first + i;
  return last;
}

// "ソウル聯合ニュース", "平壌共同", "ワシントン=山田太郎", "東京 12日 ロイター", "서울=연합뉴스", "베이징 AP=연합뉴스", "中央社記者王小明台北12日電"
bool read_inside(const line_reader& in, std::size_t first, std::size_t last, dateline_parts& p) {
  const auto& agencies = in.tables.agencies;
  for (const std::string_view mark : {"=", "＝"}) {
    const auto found = part(in.text, first, last).find(mark);
    if (found == std::string_view::npos) continue;
    const auto i = first + found;
    p.places = all_places(in, first, i);
    const auto right = part(in.text, i + mark.size(), last);
    p.agency = agencies.find(right);
    if (!p.agency) p.agency = agencies.starts(right, nullptr);
    p.wire = true;
    p.known_wire = p.agency != 0;
    p.agency_text = make_text_span(i + mark.size(), last);
    // "베이징 AP=연합뉴스": what another agency reported.
    std::size_t size = 0;
    if (p.places.empty())
      if (const auto other = agencies.ends(part(in.text, first, i), &size); other && i - size > first && in.text[i - size - 1] == ' ') {
        p.places = all_places(in, first, i - size - 1);
        p.set_agency(other, i - size, i);
      }
    return !p.places.empty();
  }
  std::size_t size = 0;
  if (const auto agency = agencies.ends(part(in.text, first, last), &size)) {
    auto end = last - size;
    if (const auto t = in.next_time(first); t < end) {
      p.time = in.time_at(t);
      p.date = true;
      end = t;
    } else {
      for (auto i = first; i < end; ++i)  // "東京 12日": a day that nobody read
        if (ascii_digit(in.text[i])) {
          end = i;
          p.date = true;
          break;
        }
    }
    p.places = all_places(in, first, cut_reporter(in.text, first, end));
    p.set_agency(agency, last - size, last);
    return !p.places.empty();
  }
  return false;
}

// "記者陳一／台北報導": a reporter, where from, and that it is a report.
bool read_reporter(const line_reader& in, std::size_t first, std::size_t last, dateline_parts& p) {
  const auto all = part(in.text, first, last);
  std::size_t from = 0, to = 0;
  for (const std::string_view word : {"記者", "记者"})
    if (all.starts_with(word)) from = word.size();
  for (const std::string_view word : {"報導", "报导", "報道", "报道"})
    if (all.ends_with(word)) to = word.size();
  if (from == 0 || to == 0 || from + to >= all.size()) return false;
  for (auto at = first + from; at < last - to && p.places.empty(); at += decode(in.text, at).size) p.places = all_places(in, at, last - to);
  p.wire = !p.places.empty();
  return p.wire;
}

// The place behind an agency that `p` has: a dash, a comma or a stroke parts them, a dash or a day ends it.
std::optional<dateline_parts> place_behind_agency(const line_reader& in, std::size_t behind, std::size_t end, dateline_parts p) {
  const auto start = skip_blanks(in.text, behind, end);
  auto next = start;
  while (next < end) {
    const auto c = decode(in.text, next);
    const bool comma = next == start && (c.value == ',' || c.value == '/');
    if (!comma && c.value != '-' && c.value != 0x2013 && c.value != 0x2014) break;
    next = skip_blanks(in.text, next + c.size, end);
    if (comma) break;
  }
  if (next == start) return std::nullopt;
  auto h = read_place(in.text, next, std::min(end, in.next_time(next)), in.tables);
  if (!h || !h->known || h->runs_on) return std::nullopt;
  p.last = h->end;
  p.places.push_back(std::move(*h));
  in.read_tail(p.last, end, p);
  if (!p.dash && !p.date) return std::nullopt;
  return p;
}

}  // namespace

std::optional<dateline_parts> read_agency_first(const line_reader& in, std::size_t at, std::size_t end) {
  end = std::min(end, at + 160);
  std::size_t size = 0;
  const auto agency = in.tables.agencies.starts(part(in.text, at, end), &size);
  if (!agency || (at + size < end && is_letter(decode(in.text, at + size).value))) return std::nullopt;
  if (const auto h = read_place(in.text, at, end, in.tables); h && h->known && h->qualified) return std::nullopt;  // "Petra, Jordan -"
  dateline_parts p;
  p.first = at;
  p.set_agency(agency, at, at + size);
  auto found = place_behind_agency(in, at + size, end, std::move(p));
  if (found && size <= short_form && !found->date) return std::nullopt;  // "SPA, Rome - A week of rest"
  return found;
}

std::optional<dateline_parts> read_run_together(const line_reader& in, std::size_t at, std::size_t end) {
  end = std::min(end, at + 160);
  std::size_t size = 0;
  if (!runs_together(decode(in.text, at).value)) return std::nullopt;
  const auto agency = in.tables.agencies.starts(part(in.text, at, end), &size);
  if (const auto head = part(in.text, at, at + 6); !agency && (head == "本报" || head == "本報")) size = head.size();  // "this paper"
  if (size == 0) return std::nullopt;
  dateline_parts p;
  p.first = at;
  if (agency) p.set_agency(agency, at, at + size);
  // The place ends where the day begins; a reporter's name may stand before it.
  auto day = at + size;
  while (day < end) {
    const auto c = decode(in.text, day);
    if (digit_value(c.value) >= 0 || (!is_letter(c.value) && c.value != '/' && c.value != 0xB7)) break;
    day += c.size;
  }
  if (day >= end || digit_value(decode(in.text, day).value) < 0) return std::nullopt;
  auto last = day;
  if (const auto t = in.time_at(day)) {
    p.time = t;
    last = offset(in.out.times[*t].where.last);
  } else {
    while (last < end) {
      const auto c = decode(in.text, last);
      if (digit_value(c.value) < 0 && c.value != 0x6708 && c.value != 0x65E5) break;  // 月 日
      last += c.size;
    }
  }
  p.date = true;
  p.last = last;
  for (auto first = at + size; first < day; first += decode(in.text, first).size) {
    p.places = all_places(in, first, day);
    if (!p.places.empty()) break;
  }
  // 电, 電, 讯, 訊 close it, perhaps behind the names of the reporters in brackets.
  auto close = last;
  if (decode(in.text, close).value == 0xFF08)
    if (const auto i = part(in.text, close, end).find("）"); i != std::string_view::npos) close += i + 3;
  const auto mark = decode(in.text, close);
  const bool closed = mark.value == 0x7535 || mark.value == 0x96FB || mark.value == 0x8BAF || mark.value == 0x8A0A;
  if (!closed && p.places.empty()) return std::nullopt;
  if (closed) p.last = close + mark.size;
  p.after = p.last;
  return p;
}

std::optional<dateline_parts> read_bracketed(const line_reader& in, std::size_t at, std::size_t end, bool at_head) {
  for (const auto& b : brackets) {
    if (part(in.text, at, std::min(end, at + b.open.size())) != b.open) continue;
    const auto first = at + b.open.size();
    const auto close = part(in.text, first, std::min(end, first + 160)).find(b.close);
    if (close == std::string_view::npos || close == 0) return std::nullopt;
    const auto last = first + close;
    dateline_parts p;
    p.first = at;
    p.last = p.after = last + b.close.size();
    if (read_inside(in, first, last, p) || read_reporter(in, first, last, p)) return p;
    if (auto inner = read_run_together(in, first, last)) {  // （中央社台北12日電）
      inner->first = at;
      inner->last = inner->after = last + b.close.size();
      return inner;
    }
    if (in.tables.agencies.find(part(in.text, first, last))) {  // (ANSA) - ROMA, 12 GIU -
      p = {};
      p.first = at;
      const auto behind = in.read_wire(at, end, p);
      if (auto with_place = place_behind_agency(in, behind, end, p)) return with_place;
      // (Reuters) - Shares rose: the agency alone
      const auto dash = skip_blanks(in.text, behind, end);
      if (!at_head || dash == behind || dash_size(in.text, dash, end) == 0) return std::nullopt;
      p.dash = true;
      p.last = p.after = behind;
      return p;
    }
    // (WKRN) NASHVILLE - : a station's own, which nobody lists
    if (const auto w = read_word(in.text, first, last); w.capitals && w.last == last && last - first >= 3 && last - first <= 5)
      if (const auto next = skip_blanks(in.text, last + b.close.size(), end); next > last + b.close.size()) {
        auto h = read_place(in.text, next, std::min(end, in.next_time(next)), in.tables);
        if (h && h->known && h->capitals && !h->runs_on && !is_kicker(in.tables.agencies, part(in.text, first, last))) {
          dateline_parts station;
          station.first = at;
          station.last = h->end;
          station.wire = true;
          station.agency_text = make_text_span(first, last);
          station.places.push_back(std::move(*h));
          in.read_tail(station.last, end, station);
          if (station.dash) return station;
        }
      }
    // (NEW YORK) —, (Geneva, June 12, 2023) —
    auto h = read_place(in.text, first, std::min(last, in.next_time(first)), in.tables);
    if (!h || !h->known) return std::nullopt;
    const auto rest = skip_blanks(in.text, h->end, last);
    if (h->runs_on && rest == last) return std::nullopt;
    p.places.push_back(std::move(*h));
    if (rest != last) {
      auto inner = p;
      in.read_tail(rest, last, inner);
      if (!inner.time || skip_blanks(in.text, inner.after, last) != last) return std::nullopt;
      p.time = inner.time;
      p.date = true;
    }
    in.read_tail(p.after, end, p);
    if (!p.dash || p.places.front().words > 4) return std::nullopt;
    return p;
  }
  return std::nullopt;
}

}  // namespace dateline::searching
