#include "resolve/page_layout.hpp"

#include <algorithm>
#include <iterator>

#include "know/name_hash.hpp"

namespace dateline::resolving {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t nearby = 4000;  // bytes from the title within which it matters how far

using words = std::vector<std::uint32_t>;

// Words of a title, folded, as sorted hashes, so that two writings of it can be compared. Replaces `out`.
void words_of(std::string_view s, words& out) {
  out.clear();
  auto word = know::name_hash_start;
  std::size_t size = 0;
  const auto take = [&] {
    if (size > 1) out.push_back(word);
    word = know::name_hash_start;
    size = 0;
  };
  for (const char c : s.substr(0, longest_title)) {
    const auto b = static_cast<unsigned char>(c);
    if ((b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b >= 0x80) {
      word = know::name_hash_byte(word, know::lower_ascii(c));
      ++size;
    } else {
      take();
    }
  }
  take();
  std::sort(out.begin(), out.end());
}

// How much of the shorter title's words the other has, 0 to 1.
double likeness(const words& a, const words& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (*i == *k) {
      ++common;
      ++i;
      ++k;
    } else if (*i < *k) {
      ++i;
    } else {
      ++k;
    }
  }
  return static_cast<double>(common) / static_cast<double>(std::max(a.size(), std::min(b.size(), 2 * a.size())));
}

std::uint32_t characters(std::string_view s) {
  return static_cast<std::uint32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

page_layout::page_layout(const setting& s) : text_(s.text.text()), page_(*s.text.page()) {
  find_title(s);
  count_shapes(s);
  const auto after = text_.substr(std::min<std::size_t>(offset(title_end_), text_.size()), nearby);
  behind_.reserve(after.size() + 1);
  behind_.push_back(0);
  for (const char c : after)
    behind_.push_back(static_cast<std::uint16_t>(behind_.back() + ((static_cast<unsigned char>(c) & 0xC0) != 0x80)));
}

void page_layout::find_title(const setting& s) {
  words headline, own;
  words_of(page_.headline.empty() ? page_.title : page_.headline, headline);
  double best = 0;
  std::size_t seen = 0;
  for (const auto& h : page_.headings) {
    if (++seen > 200) break;
    words_of(s.text.slice(h.where), own);
    const double like = likeness(own, headline) + (h.level == 1 ? 0.3 : h.level == 2 ? 0.1 : 0);
    if (own.empty() || like <= best || (like < 0.5 && h.level != 1)) continue;
    best = like;
    title_first_ = h.where.first;
    title_end_ = h.where.last;
    has_title_ = true;
  }
  if (best >= 0.8) return;
  // No heading reads so: a line that does.
  for (const auto& written : {page_.headline, page_.title}) {
    if (written.size() < 8) continue;
    const auto at = text_.find(written);
    if (at == std::string_view::npos) continue;
    has_title_ = true;
    title_first_ = make_text_span(at, at).first;
    title_end_ = make_text_span(at + written.size(), at + written.size()).first;
    return;
  }
}

void page_layout::count_shapes(const setting& s) {
  for (const auto& m : s.found.times)
    if (m.date.day || m.phrase)
      if (const auto* p = page_.passage_at(m.stamp.first)) shapes_.push_back(p->shape);
  std::sort(shapes_.begin(), shapes_.end());
}

bool page_layout::repeats(std::uint32_t shape) const {
  const auto [first, last] = std::equal_range(shapes_.begin(), shapes_.end(), shape);
  return last - first >= 3;
}

void page_layout::measure(standing& out, std::uint32_t at) const {
  out.has_title = has_title_;
  out.low = at > text_.size() / 10 * 7;
  if (!has_title_) return;
  const auto end = offset(title_end_), first = offset(title_first_);
  if (at >= end) out.after_title = behind_[std::min<std::size_t>(at - end, behind_.size() - 1)];
  else if (at < first)
    out.after_title = -static_cast<std::int32_t>(characters(text_.substr(at, std::min<std::size_t>(first - at, nearby))));
}

standing page_layout::of_text(text_span where) const {
  standing out;
  if (const auto* p = page_.passage_at(where.first)) {
    out.places = p->places;
    out.repeated = repeats(p->shape);
  }
  // Of its line only so much is looked at: a line can be a megabyte with stamps all along it.
  constexpr std::size_t far = 400;
  const std::size_t first = offset(where.first);
  const auto before = text_.substr(first - std::min(first, far), std::min(first, far)), after = text_.substr(offset(where.last), far);
  const auto feed = before.rfind('\n');
  out.line_rest = characters(before.substr(feed == std::string_view::npos ? 0 : feed + 1)) + characters(after.substr(0, after.find('\n')));
  measure(out, offset(where.first));
  return out;
}

standing page_layout::of_stated(const page_stamp& stamp) const {
  standing out;
  out.places = stamp.places;
  out.repeated = stamp.origin == origin::time_element && repeats(stamp.shape);
  measure(out, std::min(offset(stamp.at), static_cast<std::uint32_t>(text_.size())));
  return out;
}

}  // namespace dateline::resolving
