#include "archive/beginnings.hpp"

#include <algorithm>
#include <string>

#include "archive/lines.hpp"

namespace dateline::archives {
namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::size_t longest_line = 4096;  // of ARC, where it is looked for at every member

// The line of a record of ARC, with a length that is one.
bool is_arc_line(std::string_view line, arc_form form) {
  if (line.empty() || line.find(':') == nowhere) return false;
  const auto said = read_arc_line(line, form.version_2);
  return said && (whole_number(said->length) || said->length == "-");
}

// Where a line of ARC begins in the middle of another, which broke off before it; npos: nowhere.
std::size_t arc_line_inside(std::string_view line, arc_form form) {
  constexpr int most = 4;  // addresses that are looked at
  auto last = line.find_last_not_of(" \r");
  if (last == nowhere || last < 32 || line[last] < '0' || line[last] > '9') return nowhere;
  for (int tries = 0; tries < most && last > 0; ++tries) {
    last = line.rfind("http", last - 1);
    if (last == nowhere || last == 0) return nowhere;
    const auto rest = line.substr(last);
    if ((rest.starts_with("http://") || rest.starts_with("https://")) && is_arc_line(rest, form)) return last;
  }
  return nowhere;
}

// Where a line of ARC begins in the line: at its front, unless what stands there is no address; npos: nowhere.
std::size_t arc_line_in(std::string_view line, bool front, arc_form form) {
  const auto inside = arc_line_inside(line, form);
  const bool address = line.substr(0, std::min<std::size_t>(inside, 12)).find("://") != nowhere;
  return front && (inside == nowhere || address) && is_arc_line(line, form) ? 0 : inside;
}

bool is_version_alone(std::string_view s) {
  if (!begins_warc(s)) return false;
  const auto end = s.find_first_not_of("0123456789. \t\r", 5);
  return end != nowhere && s[end] == '\n';
}

// A header of WARC in [from, to), wherever in a line.
std::size_t header_in(std::string_view v, std::size_t from, std::size_t to) {
  const auto near = v.substr(0, std::min(v.size(), to + 8));  // the search ends where the question does
  for (auto at = near.find("WARC/", from); at < to; at = near.find("WARC/", at + 1))
    if (begins_header(v.substr(at)) || (at > 0 && v[at - 1] == '\n' && is_version_alone(v.substr(at, tells)))) return at;
  return nowhere;
}

}  // namespace

bool begins_header(std::string_view s) {
  if (!begins_warc(s)) return false;
  s = s.substr(0, tells);
  auto at = s.find_first_not_of("0123456789. \t", 5);
  while (at < s.size() && s[at] == '\r') ++at;
  if (at >= s.size() || s[at] != '\n') return false;
  s.remove_prefix(at + 1);
  return same_letters(s.substr(0, 5), "WARC-") || same_letters(s.substr(0, 8), "Content-");
}

bool begins_at_member(std::string_view view, std::size_t at, arc_form form) {
  const auto rest = view.substr(at, longest_line);
  if (begins_header(rest)) return true;
  if (!form.is || rest.substr(0, 16).find(':') == nowhere) return false;
  const auto end = rest.find('\n');
  return end != nowhere && is_arc_line(rest.substr(0, end), form);
}

std::size_t certain_record(const members& in, arc_form form, std::size_t from, std::size_t to) {
  const auto v = in.view();
  to = std::min(to, v.size());
  auto line_begin = from;
  // Further and further, so that what is found near costs no look at all that is far.
  for (std::size_t window = 1024; from < to; window *= 2) {
    const auto end = to - from > window ? from + window : to;
    auto best = header_in(v, from, end);
    for (auto at = in.next_start(from); at < std::min(end, best); at = in.next_start(at + 1))
      if (begins_at_member(v, at, form)) best = at;
    while (form.is && line_begin < std::min(end, best)) {
      const auto line_end = std::min(v.find('\n', line_begin), v.size());
      const bool front = line_begin == 0 || v[line_begin - 1] == '\n';
      const auto inside = arc_line_in(v.substr(line_begin, line_end - line_begin), front, form);
      if (inside < to - line_begin) best = std::min(best, line_begin + inside);
      line_begin = line_end + 1;
    }
    if (best != nowhere) return best;
    from = end;
  }
  return nowhere;
}

std::size_t arc_header_inside(std::string_view line, arc_form form) {
  const auto inside = arc_line_inside(line, form);
  if (inside == nowhere) return nowhere;
  // An address may hold another, but before that no host and the beginning of a date: completed, they make a line.
  return read_arc_line(std::string(line.substr(0, inside)) + "0000 - 0", form.version_2) ? inside : nowhere;
}

std::size_t early_end(members& in, arc_form form, std::size_t size) {
  for (std::size_t looked = 0;;) {
    const auto at = in.next_start(looked);
    if (at < size) {
      const auto here = in.view().substr(at, longest_line);
      const bool told = form.is ? here.size() == longest_line || here.find('\n') != nowhere : here.size() >= tells;
      if (!told && in.more()) continue;
      if (begins_at_member(in.view(), at, form)) return at;
      looked = at + 1;
    } else if (in.view().size() >= size || !in.more()) {
      return nowhere;
    }
  }
}

std::size_t next_record(const members& in, arc_form form, bool whole, bool line_begins) {
  const auto v = in.view();
  auto line_end = v.find('\n');
  for (std::size_t at = 0; at < v.size();) {
    if (line_end < at) line_end = v.find('\n', at);
    const auto member = in.next_start(at);
    const bool begins = at > 0 || line_begins || member == 0;
    if (begins ? begins_warc(v.substr(at)) || (in.plain() && begins_member(v.substr(at, 8))) : begins_header(v.substr(at))) return at;
    const auto next = std::min({line_end == nowhere ? v.size() : line_end + 1, in.next_start(at + 1), v.size()});
    if (form.is && begins && v[at] != '\n' && next == v.size() && line_end == nowhere && !whole) return nowhere;
    if (form.is && (next > line_end || next == v.size())) {
      const auto line = v.substr(at, std::min(line_end, v.size()) - at);
      const auto inside = arc_line_in(line, begins, form);
      if (inside != nowhere) return at + inside;
      if (begins && read_arc_line(line, form.version_2)) return at;
    }
    // A record may have broken off in the middle of a line.
    if (const auto inner = header_in(v, at + 1, next); inner != nowhere) return inner;
    at = next;
  }
  return nowhere;
}

}  // namespace dateline::archives
