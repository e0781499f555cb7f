// Clock times of a place: "8 p.m. in Paris", "8 p.m. Paris time", "19:29 Uhr London | 14:29 Uhr New York". The place says the zone.
#include <algorithm>
#include <array>

#include "find/characters.hpp"
#include "find/datelines.hpp"

namespace dateline::searching {
namespace {

constexpr std::array<std::string_view, 12> inside{" in ", " à ", " a ", " en ", " em ", " ad ", " w ", " v ", " в ", " i ", " te ", " på "};
constexpr std::array<std::string_view, 4> clock_of{"heure de ", "hora de ", "ora di ", "horário de "};
constexpr std::array<std::string_view, 8> onto_day{" on ", ", ", " am ", " le ", " el ", " il ", " em ", " "};

template <std::size_t N>
bool is_one(const std::array<std::string_view, N>& list, std::string_view s) {
  return std::ranges::find(list, s) != list.end();
}

class joiner {
 public:
  joiner(std::string_view text, mentions& out) : text_(text), out_(out) {}

  void run() {
    add_clocks_of_places();
    gone_.assign(out_.times.size(), false);
    for (std::size_t i = 0; i < out_.times.size(); ++i) take_place(i);
    for (std::size_t i = 0; i < out_.times.size(); ++i) {
      take_other_clock(i);
      take_day(i);
    }
    mark_page_clocks();
    drop_gone();
  }

 private:
  // "23:45 in Pyongyang": figures that could measure anything are a time of day beside a place.
  void add_clocks_of_places() {
    std::vector<time_mention> more;
    std::size_t next = 0;
    for (const auto& p : out_.places) {
      constexpr std::string_view in = " in ";
      const std::size_t first = offset(p.where.first);
      if (p.in_dateline || first < 5) continue;
      const bool said_in = first >= in.size() && text_.substr(first - in.size(), in.size()) == in;
      if (!said_in && (text_[first - 1] != ' ' || time_behind(offset(p.where.last)) == 0)) continue;
      const auto end = said_in ? first - in.size() : first - 1;
      auto at = end;
      const auto digit = [&](std::size_t i) { return text_[i] >= '0' && text_[i] <= '9'; };
      while (at > 0 && end - at < 6 && (digit(at - 1) || text_[at - 1] == ':')) --at;
      const auto figures = text_.substr(at, end - at);
      const auto colon = figures.find(':');
      if (colon == 0 || colon > 2 || figures.size() != colon + 3 || figures.rfind(':') != colon) continue;
      if (at > 0 && text_[at - 1] != ' ' && text_[at - 1] != '(' && text_[at - 1] != '\n') continue;
      const auto number = [](std::string_view s) { return s.size() == 1 ? s[0] - '0' : (s[0] - '0') * 10 + s[1] - '0'; };
      const int hour = number(figures.substr(0, colon)), minute = number(figures.substr(colon + 1));
      if (hour > 24 || minute > 59) continue;
      while (next < out_.times.size() && offset(out_.times[next].where.last) <= at) ++next;
      if (next < out_.times.size() && offset(out_.times[next].where.first) < end) continue;
      time_mention m;
      m.where = m.stamp = make_text_span(at, end);
      m.shape = time_shape::clock_only;
      m.clock = written_clock{.hour = static_cast<std::uint8_t>(hour), .minute = static_cast<std::uint8_t>(minute), .has_minute = true};
      more.push_back(std::move(m));
    }
    if (more.empty()) return;
    std::vector<text_pos> stamps;  // datelines hold indexes
    for (const auto& d : out_.datelines) stamps.push_back(d.time ? out_.times[*d.time].where.first : text_pos{});
    std::ranges::move(more, std::back_inserter(out_.times));
    const auto start = [](const time_mention& m) { return m.where.first; };
    std::ranges::sort(out_.times, {}, start);
    for (std::size_t i = 0; i < stamps.size(); ++i)
      if (out_.datelines[i].time)
        out_.datelines[i].time =
            static_cast<std::uint32_t>(std::ranges::lower_bound(out_.times, stamps[i], {}, start) - out_.times.begin());
  }

  std::string_view between(text_span a, text_span b) const {
    return a.last <= b.first ? text_.substr(offset(a.last), offset(b.first) - offset(a.last)) : std::string_view("\n");
  }

  void take_place(std::size_t i) {
    auto& t = out_.times[i];
    if (!t.clock || t.second_clock || t.clock->zone.present()) return;
    const auto p = std::ranges::lower_bound(out_.places, t.where.last, {}, [](const place_mention& m) { return m.where.first; });
    if (p == out_.places.end() || p->in_dateline) return;
    const auto gap = between(t.where, p->where);
    std::size_t end = offset(p->where.last);
    bool direct = gap == " " && ends_there(end);
    const bool bracket = gap.starts_with(" (");
    const auto words = bracket ? gap.substr(2) : gap.starts_with(" ") ? gap.substr(1) : gap;
    if (const auto named = words.empty() ? time_behind(end) : 0; named != 0) end = named;
    else if (t.phrase || (!direct && !is_one(inside, gap) && !is_one(clock_of, words))) return;
    if (bracket && text_.substr(end, 1) != ")") return;
    end += bracket ? 1 : 0;
    direct = direct && end == offset(p->where.last);
    t.clock->zone.label = p->name;
    t.clock->zone.place_time = true;
    t.where.last = t.stamp.last = text_pos(static_cast<std::uint32_t>(end));
    joined_.push_back(i);
    if (direct) direct_.push_back(i);
  }

  // "New York time": where that ends, if it stands at `at`; 0: it does not.
  std::size_t time_behind(std::size_t at) const {
    constexpr std::string_view time = " time";
    if (text_.substr(at, time.size()) != time) return 0;
    const auto end = at + time.size();
    return end < text_.size() && (ascii_letter(text_[end]) || text_[end] == '-') ? 0 : end;
  }

  // Nothing more is said of the place: the line ends, or another clock follows behind a bar.
  bool ends_there(std::size_t at) const {
    const auto next = text_.find_first_not_of(' ', at);
    return next == std::string_view::npos || text_[next] == '\n' || text_[next] == '|' || text_[next] == ')' ||
           text_.substr(next, 2) == "·";
  }

  bool joined(std::size_t i) const { return std::ranges::find(joined_, i) != joined_.end(); }

  // "3 p.m. ET (8 p.m. in Paris)"
  void take_other_clock(std::size_t i) {
    if (gone_[i] || i + 1 >= out_.times.size()) return;
    auto &t = out_.times[i], &other = out_.times[i + 1];
    if (!t.clock || t.second_clock || !t.clock->zone.present() || !joined(i + 1) || other.shape != time_shape::clock_only) return;
    if (between(t.where, other.where) != " (" || text_.substr(offset(other.where.last), 1) != ")") return;
    t.second_clock = other.clock;
    t.where.last = t.stamp.last = text_pos(offset(other.where.last) + 1);
    gone_[i + 1] = true;
    joined_.push_back(i);
  }

  // "23:45 in Pyongyang on 4 May 2018"
  void take_day(std::size_t i) {
    if (gone_[i] || !joined(i) || out_.times[i].shape != time_shape::clock_only) return;
    auto next = i + 1;
    while (next < out_.times.size() && gone_[next]) ++next;
    if (next >= out_.times.size()) return;
    auto &t = out_.times[i], &day = out_.times[next];
    if (day.shape != time_shape::date_only || !day.date.day || day.role != role::unknown) return;
    const auto gap = between(t.where, day.where);
    if (!gap.empty() && !is_one(onto_day, gap)) return;
    t.date = day.date;
    t.twin = day.twin;
    t.languages = day.languages;
    t.shape = time_shape::absolute;
    t.where.last = t.stamp.last = day.where.last;
    gone_[next] = true;
  }

  // A page's clocks show one moment in several cities, side by side.
  void mark_page_clocks() {
    for (std::size_t k = 0; k + 1 < direct_.size(); ++k) {
      auto &a = out_.times[direct_[k]], &b = out_.times[direct_[k + 1]];
      if (between(a.where, b.where).find('\n') != std::string_view::npos) continue;
      a.role = b.role = role::page_clock;
    }
  }

  void drop_gone() {
    if (std::ranges::find(gone_, true) == gone_.end()) return;
    std::vector<std::uint32_t> now(out_.times.size(), 0);
    std::vector<time_mention> kept;
    for (std::size_t i = 0; i < out_.times.size(); ++i) {
      now[i] = static_cast<std::uint32_t>(kept.size());
      if (!gone_[i]) kept.push_back(std::move(out_.times[i]));
    }
    for (auto& d : out_.datelines)
      if (d.time) d.time = gone_[*d.time] ? std::nullopt : std::optional(now[*d.time]);
    out_.times = std::move(kept);
  }

  std::string_view text_;
  mentions& out_;
  std::vector<bool> gone_;
  std::vector<std::size_t> joined_, direct_;
};

}  // namespace

void find_place_clocks(std::string_view text, mentions& out) { joiner(text, out).run(); }

}  // namespace dateline::searching
