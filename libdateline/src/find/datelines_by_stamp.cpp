// Places that no dateline's marks make one, but a stamp beside them: behind it, before it, on the next line.
#include "find/characters.hpp"
#include "find/place_line.hpp"

namespace dateline::searching {

std::optional<dateline_parts> read_behind_stamp(const line_reader& in, const time_mention& m) {
  if (m.shape == time_shape::phrase || m.shape == time_shape::holiday || (!m.clock && !m.date.year)) return std::nullopt;
  const std::size_t at = offset(m.where.last);
  // Only so far is looked: a line can be a gigabyte with stamps all along it.
  const auto end = line_end(in.text.substr(0, std::min(in.text.size(), at + 120)), at);
  auto i = skip_blanks(in.text, at, end);
  if (i >= end) return std::nullopt;
  const auto c = decode(in.text, i);
  if (c.value != ',' && c.value != '-' && c.value != '|' && c.value != 0x2013 && c.value != 0x2014 && c.value != 0x2022 &&
      c.value != 0xB7 && c.value != ';')
    return std::nullopt;
  i = skip_blanks(in.text, i + c.size, end);
  auto h = read_place(in.text, i, end, in.tables);
  if (!h || !h->known || h->runs_on || h->odd_qualifier) return std::nullopt;
  auto rest = skip_blanks(in.text, h->end, end);
  if (rest < end && in.text[rest] == '.') rest = skip_blanks(in.text, rest + 1, end);
  if (rest != line_end(in.text.substr(0, std::min(in.text.size(), end + 1)), at)) return std::nullopt;
  dateline_parts p;
  p.first = i;
  p.last = h->end;
  p.time = static_cast<std::uint32_t>(&m - in.out.times.data());
  p.places.push_back(std::move(*h));
  return p;
}

std::optional<dateline_parts> read_before_stamp(const line_reader& in, const time_mention& m) {
  const std::size_t at = offset(m.where.first);
  auto last = at;
  const auto back = [&](auto want) {
    while (last > 0 && at - last < 8 && want(in.text[last - 1])) --last;
  };
  back([](char c) { return c == ' ' || c == '\t'; });
  if (last == 0 || in.text[last - 1] != '|') return std::nullopt;
  --last;
  back([](char c) { return c == ' ' || c == '\t'; });
  auto first = last;
  while (first > 0 && last - first < longest_name && in.text[first - 1] != '|' && in.text[first - 1] != '\n') --first;
  first = skip_blanks(in.text, first, last);
  auto h = read_place(in.text, first, last, in.tables);
  if (!h || !h->known || h->runs_on || h->end != last) return std::nullopt;
  dateline_parts p;
  p.first = first;
  p.last = last;
  p.time = static_cast<std::uint32_t>(&m - in.out.times.data());
  p.places.push_back(std::move(*h));
  return p;
}

std::optional<dateline_parts> read_own_line(const line_reader& in, std::size_t at, std::size_t end, const lines_before& so_far) {
  if (end - at > longest_name || in.next_time(at) < end) return std::nullopt;
  auto h = read_place(in.text, at, end, in.tables);
  if (!h || !h->known || h->runs_on || h->odd_qualifier) return std::nullopt;
  auto rest = skip_blanks(in.text, h->end, end);
  if (rest < end && in.text[rest] == '.') rest = skip_blanks(in.text, rest + 1, end);
  if (rest != end) return std::nullopt;
  const auto after = in.text.find_first_not_of(" \t\r\n", end);
  const bool alone = so_far.with_words == 0 && after == std::string_view::npos;
  const auto name = slice(in.text, h->name);
  if ((is_kicker(in.tables.agencies, name) && !h->qualified) || in.tables.agencies.find(name)) return std::nullopt;
  bool stamp_follows = false;
  if (after != std::string_view::npos) {
    const auto t = in.next_time(after);
    stamp_follows = t < line_end(in.text, after) && t - after < 40;
  }
  const bool by_stamp = (so_far.stamp_near && so_far.since_stamp <= 1) || (stamp_follows && so_far.with_words < 12);
  if (!alone && !by_stamp) return std::nullopt;
  if (!h->qualified) {
    // A bare word by a stamp may be a section or an author; it takes a large place.
    if (in.people_of(*h) < 100000 && !h->capitals) return std::nullopt;
    if (in.tables.gazetteer.row(in.tables.gazetteer.lookup(name).front().place).what != know::place_class::city && !alone)
      return std::nullopt;
    if (!alone && in.tables.agencies.lists(know::word_list::word, lower(name))) return std::nullopt;
  }
  dateline_parts p;
  p.first = at;
  p.last = offset(h->where().last);
  p.places.push_back(std::move(*h));
  return p;
}

}  // namespace dateline::searching
