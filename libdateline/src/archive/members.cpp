#include "archive/members.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/lines.hpp"

namespace dateline::archives {
namespace {

// How much is made of a damaged stream hangs on how much of it is looked at, and given, at a time: always as much, whatever
// pieces the bytes come in.
constexpr std::size_t looked_at_once = 1 << 18, given_at_once = 1 << 16;
constexpr std::size_t room = 1 << 18, usual_member = 2 << 20;
constexpr std::size_t longest_dictionary = 16 << 20;

bool gzip_magic(std::string_view s) {
  return s.starts_with("\x1F\x8B\x08") && s.size() > 3 && (static_cast<unsigned char>(s[3]) & 0xE0U) == 0;
}
bool zstd_magic(std::string_view s) { return s.starts_with("\x28\xB5\x2F\xFD"); }
bool skippable_magic(std::string_view s) {
  return s.size() >= 4 && (static_cast<unsigned char>(s[0]) & 0xF0U) == 0x50U && s.substr(1, 3) == "\x2A\x4D\x18";
}

// A dictionary may itself be a frame of zstd.
std::optional<std::string> plain_dictionary(std::string bytes) {
  if (!zstd_magic(bytes)) return bytes;
  const auto frame = zstd_decoder();
  std::string out;
  std::string_view in = bytes;
  for (;;) {
    const auto had = out.size();
    out.resize(had + room);
    const auto left = in.size();
    const auto p = frame->decode(in, out.data() + had, room);
    out.resize(had + p.written);
    if (p.state == decoder::state::finished) return out;
    if (p.state == decoder::state::broken || out.size() > longest_dictionary || (p.written == 0 && in.size() == left)) return std::nullopt;
  }
}

}  // namespace

bool begins_member(std::string_view s) { return gzip_magic(s) || zstd_magic(s) || skippable_magic(s); }

bool members::need(std::size_t n) {
  while (view().size() < n)
    if (!more()) return false;
  return true;
}

void members::consume(std::size_t n) {
  out_.drop(n);
  consumed_ += n;
  while (marks_.size() > 1 && marks_[1].content <= consumed_) marks_.pop_front();
}

std::size_t members::step(std::size_t n) {
  n = std::min(n, view().size());
  if (marks_.size() > 1) n = static_cast<std::size_t>(std::min<std::uint64_t>(n, marks_[1].content - consumed_));
  consume(n);
  return n;
}

std::size_t members::next_start(std::size_t from) const {
  const auto at = std::lower_bound(marks_.begin(), marks_.end(), consumed_ + from, [](const mark& m, auto c) { return m.content < c; });
  return at == marks_.end() ? std::string_view::npos : static_cast<std::size_t>(at->content - consumed_);
}

members::place members::here() const {
  if (marks_.empty()) return {in_.offset(), 0};
  const auto& m = marks_.front();
  const auto past = consumed_ - std::min(consumed_, m.content);
  return m.plain ? place{m.offset + past, 0} : place{m.offset, past};
}

bool members::more() {
  while (!fault_) {
    switch (framing_) {
      case framing::over: return false;
      case framing::between: {
        const auto had = view().size();
        if (!begin()) return false;
        if (view().size() > had) return true;
        break;
      }
      case framing::plain: {
        if (!in_.need(given_at_once) && in_.view().empty()) {
          if (in_.wrong()) return source_failed(true);
          framing_ = framing::over;
          return false;
        }
        const auto piece = in_.view().substr(0, given_at_once);
        std::copy(piece.begin(), piece.end(), out_.room(piece.size()));
        out_.added(piece.size());
        in_.skip(piece.size());
        return true;
      }
      case framing::coded:
        if (decode()) return true;
        break;
    }
  }
  return false;
}

// The framing of what comes next; false: nothing does.
bool members::begin() {
  in_.need(8);
  // Zeros and line ends between members are padding.
  while (any_coded_ && !in_.view().empty()) {
    const auto pad = in_.view().find_first_not_of(std::string_view("\0\r\n", 3));
    in_.skip(std::min(pad, in_.view().size()));
    if (pad != std::string_view::npos) break;
    in_.more();
  }
  in_.need(32);
  const auto head = in_.view();
  member_ = in_.offset();
  if (head.empty()) {
    if (in_.wrong()) return source_failed(true);
    framing_ = framing::over;
    return false;
  }
  if (skippable_magic(head)) return skippable();
  const bool gzip = gzip_magic(head), zstd = zstd_magic(head);
  if (!gzip && !zstd && any_coded_ && !begins_record(head)) return break_off("bytes that begin no gzip member and no zstd frame");
  if (zstd && dictionary_.empty() && names_dictionary(in_.view().substr(0, 32))) {
    break_off("a zstd frame that needs a dictionary, which does not stand at the beginning of the archive");
    fault_->last = true;
    return false;
  }
  const auto content = consumed_ + view().size();
  if (!marks_.empty() && marks_.back().content == content) marks_.pop_back();  // a member without content
  marks_.push_back({content, member_, !gzip && !zstd});
  if (!gzip && !zstd) {
    framing_ = framing::plain;
    return true;
  }
  any_coded_ = true;
  if (gzip) {
    in_.need(looked_at_once);
    if (const auto done = whole_member_(in_.view().substr(0, looked_at_once), out_.room(usual_member), usual_member)) {
      out_.added(done->written);
      in_.skip(done->read);
      return true;
    }
  }
  framing_ = framing::coded;
  auto& d = gzip ? gzip_ : zstd_;
  if (!d) d = gzip ? gzip_decoder() : zstd_decoder(dictionary_);
  else d->reset();
  now_ = d.get();
  return true;
}

// Skippable frames: the first of a file may hold the dictionary of all others.
bool members::skippable() {
  if (!in_.need(8)) return break_off("ends in a skippable frame");
  const auto head = in_.view();
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::uint64_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
  const bool dictionary = head[0] == '\x5D' && in_.offset() == 0;
  any_coded_ = true;
  if (dictionary && size > longest_dictionary) return break_off(fmt::format("a dictionary of {} bytes; 16 MiB is the most", size));
  in_.skip(8);
  if (dictionary) {
    if (!in_.need(static_cast<std::size_t>(size))) return break_off("ends in its dictionary");
    auto plain = plain_dictionary(std::string(in_.view().substr(0, static_cast<std::size_t>(size))));
    if (!plain) return break_off("a dictionary that cannot be read");
    dictionary_ = std::move(*plain);
  }
  while (size > 0) {
    if (in_.view().empty() && !in_.more()) return break_off("ends in a skippable frame");
    const auto n = std::min<std::uint64_t>(size, in_.view().size());
    in_.skip(static_cast<std::size_t>(n));
    size -= n;
  }
  return true;
}

// Adds content of the member; false: none came, look again.
bool members::decode() {
  in_.need(given_at_once);
  auto in = in_.view().substr(0, given_at_once);
  const auto given = in.size();
  const auto p = now_->decode(in, out_.room(room), room);
  out_.added(p.written);
  in_.skip(given - in.size());
  const bool stuck = p.written == 0 && in.size() == given;
  const std::string_view kind = now_ == gzip_.get() ? "gzip member" : "zstd frame";
  if (p.state == decoder::state::finished) framing_ = framing::between;
  else if (p.state == decoder::state::broken) break_off(fmt::format("damaged {}: {}", kind, now_->wrong()), now_->checksum_differs());
  else if (p.written == 0 && (in_.view().empty() || stuck) && !in_.more()) {
    if (in_.wrong()) source_failed(false);
    else break_off(fmt::format("ends in the middle of a {}", kind));
  }
  return p.written > 0;
}

bool members::break_off(std::string what, bool complete, error_code code) {
  fault_ = fault{member_, std::move(what), code, complete};
  return false;
}

bool members::source_failed(bool complete) {
  break_off(in_.wrong()->message, complete, in_.wrong()->code);
  fault_->last = true;
  return false;
}

std::optional<std::uint64_t> members::pass() {
  consume(view().size());
  const bool complete = fault_->complete, last = fault_->last;
  fault_.reset();
  marks_.clear();
  framing_ = framing::between;
  if (last) framing_ = framing::over;
  else if (!complete) find_member();
  if (framing_ != framing::over) return in_.offset();
  if (!last && in_.wrong()) {  // what came before it failed has been searched
    member_ = in_.offset();
    source_failed(true);
  }
  return std::nullopt;
}

// The next beginning of a member. What a damaged member swallowed is looked at again, but not more than twice
// all that was read: hostile archives cost linear time too.
bool members::find_member() {
  const auto back = in_.offset() - std::min(in_.offset(), member_ + 1);
  if (again_ + back <= 2 * in_.offset() + (std::uint64_t{16} << 20)) {
    again_ += back;
    in_.back_to(member_ + 1);
  }
  if (in_.offset() <= member_ && in_.need(1)) in_.skip(1);
  for (;;) {
    const auto v = in_.view();
    std::size_t at = 0;
    for (; at + 4 <= v.size(); ++at) {
      at = v.find_first_of("\x1F\x28\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5A\x5B\x5C\x5D\x5E\x5FW", at);
      if (at == std::string_view::npos || at + 8 > v.size()) break;
      if (begins_member(v.substr(at)) || begins_record(v.substr(at))) {
        in_.skip(at);
        return true;
      }
    }
    in_.skip(v.size() - std::min<std::size_t>(v.size(), 7));
    if (!in_.more()) break;
  }
  in_.skip(in_.view().size());
  framing_ = framing::over;
  return false;
}

void members::at_boundary() {
  if (marks_.empty() || !marks_.front().plain) return;  // plain bytes may stand in view behind a member's content, too
  const auto v = view();
  if (!begins_member(v.substr(0, 8)) || v.size() < 4) return;
  in_.back_to(in_.offset() - v.size());
  out_.drop(v.size());
  marks_.clear();
  framing_ = framing::between;
}

}  // namespace dateline::archives
