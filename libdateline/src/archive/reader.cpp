// Records out of content: where each begins and ends, what it says of itself, and what is lost where it is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>

#include "archive/beginnings.hpp"
#include "archive/lines.hpp"
#include "archive/members.hpp"
#include "archive/payload.hpp"
#include "dateline/archive.hpp"

namespace dateline {

using namespace archives;

namespace {
constexpr std::array<std::string_view, 9> kind_names{"response", "resource", "conversion",   "revisit", "request",
                                                     "metadata", "warcinfo", "continuation", "other"};
}  // namespace

std::string_view name_of(record_kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

class archive_reader::reader {
 public:
  reader(byte_source from, archive_options options)
      : in_(std::move(from), options.begin),
        options_(options),
        known_(options.begin.offset > 0),
        arc_(options.begin.arc > 0),
        version_2_(options.begin.arc == 2) {}

  std::optional<result<archive_record>> next() {
    while (due_.empty() && !ended_) read();
    if (due_.empty()) return std::nullopt;
    auto out = std::move(due_.front());
    due_.pop_front();
    return out;
  }

  std::optional<archive_position> position() const {
    if (!due_.empty() || !known_ || !in_.apart()) return std::nullopt;
    return archive_position{in_.here().offset, in_.retried(), !arc_ ? 0U : version_2_ ? 2U : 1U};
  }

 private:
  static constexpr std::size_t longest_header = 1 << 20, held = 1 << 20, peek = 1 << 14, looked_at_once = 1 << 16,
                               longest_arc_line = 1 << 16;

  void wrong(error_code code, std::string what, std::uint64_t at) { due_.emplace_back(error{code, std::move(what), at}); }

  // At the beginning of a record, or of what is none.
  void read() {
    in_.shrink();
    skip_line_ends();
    in_.at_boundary();
    in_.need(8);
    if (in_.view().empty()) return in_.broken() ? pass() : end();
    if (!known_) {
      known_ = true;
      arc_ = begins_arc(in_.view()) || (options_.inner && !begins_warc(in_.view()));
    }
    if (begins_warc(in_.view())) return warc();
    if (arc_ && arc()) return;
    if (in_.view().size() < 8 && in_.broken()) return pass();
    if (!options_.inner) return junk();
    wrong(error_code::malformed, "no record begins here", in_.here().offset);  // and none is looked for
    end();
  }

  void end() { ended_ = true; }

  void skip_line_ends() {
    for (;;) {
      const auto v = in_.view();
      const auto at = v.find_first_not_of("\r\n");
      in_.consume(std::min(at, v.size()));
      if (at != std::string_view::npos || !in_.more()) return;
    }
  }

  // Past a damaged member. What was read of it and gives no record is lost with it.
  void pass() {
    const auto fault = *in_.broken();
    if (options_.inner) return end(), wrong(fault.code, fault.what, fault.offset);
    const auto on = in_.pass();
    if (!on) ended_ = true;
    if (fault.complete) return wrong(fault.code, fault.what, fault.offset);
    wrong(fault.code,
          on ? fmt::format("{}; reading goes on at byte {}", fault.what, *on)
             : fmt::format("{}; nothing follows that can be read", fault.what),
          fault.offset);
  }

  arc_form form() const { return {arc_, version_2_}; }

  // Gives up bytes up to the next record, and says how many. At most `most` of them are kept.
  std::uint64_t seek(std::string* keep = nullptr, std::uint64_t most = 0) {
    std::uint64_t lost = 0;
    bool line_begins = false;
    const auto drop = [&](std::size_t n) {
      const auto gone = in_.view().substr(0, n);
      if (keep != nullptr && lost + n <= most) keep->append(gone);
      if (!gone.empty()) line_begins = gone.ends_with('\n');
      in_.consume(n);
      lost += n;
    };
    for (bool whole = false;;) {
      const auto v = in_.view();
      const auto at = next_record(in_, form(), whole, line_begins);
      if (at != std::string_view::npos || whole) {
        drop(std::min(at, v.size()));
        return lost;
      }
      // Only the last line can still become the beginning of a record, or the bytes before it that begin a header.
      const auto line = v.rfind('\n');
      const auto last = line == std::string_view::npos ? 0 : line + 1;
      drop(std::min(v.size() - last > longest_header ? v.size() : last, v.size() - std::min(v.size(), tells)));
      whole = !in_.need(in_.view().size() + looked_at_once);
    }
  }

  void junk() {
    const auto at = in_.here();
    in_.need(24);  // the same words, whatever pieces the bytes come in
    const auto began = in_.view().substr(0, 24);
    auto shown = printable(began);
    auto lost = std::uint64_t{1};
    in_.consume(1);
    lost += seek();
    shown.resize(static_cast<std::size_t>(std::min<std::uint64_t>(lost, shown.size())));
    wrong(error_code::malformed, fmt::format("{} bytes that are no record: \"{}\"", lost, shown), at.offset);
  }

  static std::string printable(std::string_view s) {
    std::string out;
    for (const char c : s) out += c >= 0x20 && c < 0x7F ? c : '.';
    return out;
  }

  void breaks_off(std::size_t after, std::uint64_t place) {
    wrong(error_code::malformed, fmt::format("the header of a record breaks off after {} bytes, where the next record begins", after),
          place);
    in_.consume(after);
  }

  // The record's header in view; npos: there is none, which was said.
  std::size_t header(std::uint64_t place) {
    std::size_t searched = 0, looked = 1;
    for (std::size_t window = 4096;;) {  // not all that is in view at once: many may break off one behind the other
      const auto part = in_.view().substr(0, window);
      const auto size = end_of_header(part, searched);
      const auto known = std::min({size, part.size(), longest_header});
      if (const auto cut = certain_record(in_, {}, looked, known); cut != std::string_view::npos) {
        breaks_off(cut, place);
        return std::string_view::npos;
      }
      looked = std::max(looked, known - std::min(known, tells));
      if (size <= longest_header) return size;  // npos is longer
      if (part.size() > longest_header) wrong(error_code::malformed, "a header longer than 1 MiB", place);
      else if (part.size() < in_.view().size() || in_.more()) {
        if (part.size() == window) window *= 2;
        continue;
      } else if (!in_.broken()) wrong(error_code::malformed, "ends in the header of a record", place);
      in_.consume(std::min<std::size_t>(in_.view().size(), 5));
      if (!in_.broken()) seek();
      else in_.consume(in_.view().size());
      return std::string_view::npos;
    }
  }

  void warc() {
    const auto at = in_.here();
    const auto size = header(at.offset);
    if (size == std::string_view::npos) return;
    archive_record r;
    r.offset = at.offset;
    r.inside = at.inside;
    std::size_t line = 0;
    const auto head = in_.view().substr(0, size);
    r.version = take_line(head, line);
    r.headers = read_fields(head, line);
    r.kind = kind_named(r.field("WARC-Type"));
    in_.consume(size);
    const std::string length(r.field("Content-Length"));
    block(std::move(r), length);
  }

  bool arc() {
    std::size_t searched = 0;
    std::size_t end = 0;
    while ((end = in_.view().find('\n', searched)) == std::string_view::npos) {
      searched = in_.view().size();
      if (searched > longest_arc_line || !in_.more()) return false;
    }
    if (const auto cut = in_.next_start(1); cut < end && begins_at_member(in_.view(), cut, form())) {
      breaks_off(cut, in_.here().offset);
      return true;
    }
    const auto line = take_line(in_.view(), searched = 0);
    const auto said = read_arc_line(line, version_2_);
    if (!said) return false;
    if (const auto cut = arc_header_inside(line, form()); cut != std::string_view::npos) {
      breaks_off(cut, in_.here().offset);
      return true;
    }
    const auto at = in_.here();
    archive_record r;
    r.offset = at.offset;
    r.inside = at.inside;
    r.version = "ARC/1";
    const bool filedesc = begins_arc(line);
    r.kind = filedesc ? record_kind::warcinfo : said->url.starts_with("http") ? record_kind::response : record_kind::resource;
    r.headers = {{"WARC-Target-URI", std::string(said->url)},
                 {"WARC-IP-Address", std::string(said->ip)},
                 {"WARC-Date", std::string(said->date)},
                 {"Content-Type", std::string(said->type)}};
    const std::string length(said->length);
    in_.consume(end + 1);
    if (filedesc && in_.need(4)) version_2_ = in_.view().starts_with("2 0");
    if (version_2_) r.version = "ARC/2";
    block(std::move(r), length);
    return true;
  }

  static record_kind kind_named(std::string_view name) {
    const auto at = std::find_if(kind_names.begin(), kind_names.end(), [name](std::string_view n) { return same_letters(name, n); });
    return static_cast<record_kind>(at == kind_names.end() ? kind_names.size() - 1 : static_cast<std::size_t>(at - kind_names.begin()));
  }

  void block(archive_record r, std::string_view written) {
    const std::string length_text(written);
    const auto length = whole_number(length_text);
    if (!length) return block_without_length(std::move(r), length_text);
    const auto beginning = static_cast<std::size_t>(std::min<std::uint64_t>(*length, peek));
    auto cut = early_end(in_, form(), beginning);
    look_at(r, in_.view().substr(0, std::min(beginning, cut)));
    if (cut == std::string_view::npos && *length > (r.passed_over ? held : options_.max_record)) return skip(std::move(r), *length);
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(*length, std::string_view::npos - 1));
    const auto place = r.offset;
    if (cut == std::string_view::npos) cut = early_end(in_, form(), size);
    if (cut != std::string_view::npos) return cut_short(std::move(r), cut, *length);
    if (in_.view().size() >= size) {
      const auto ends = end_at(size);
      if (ends == ending::sure) return give(std::move(r), size);
      cut = certain_record(in_, form(), 0, size);
      if (cut != std::string_view::npos) return cut_short(std::move(r), cut, size);
      return ends == ending::likely ? give(std::move(r), size) : too_short(std::move(r), size);
    }
    const auto there = in_.view().size();
    if (cut = certain_record(in_, form(), 0, there); cut != std::string_view::npos) return cut_short(std::move(r), cut, size);
    r.truncated = true;
    const bool broken = in_.broken().has_value();
    give(std::move(r), there);
    if (!broken) wrong(error_code::malformed, fmt::format("the archive ends {} bytes before the end of the record", size - there), place);
  }

  // Whether a block of `size` bytes ends where its length says, by what stands behind it.
  enum class ending { sure, likely, unlikely };
  ending end_at(std::size_t size) {
    constexpr std::size_t most = 8;  // line ends
    in_.need(size + tells);
    if (in_.next_start(size) == size) return ending::sure;
    if (arc_) in_.need(size + most + longest_arc_line);  // the whole line, whatever pieces the bytes come in
    const auto v = in_.view();
    auto at = size;
    std::size_t lines = 0;
    for (; at < v.size() && at < size + most && (v[at] == '\r' || v[at] == '\n'); ++at) lines += v[at] == '\n' ? 1 : 0;
    if (at == v.size() || at == size + most || in_.next_start(size) <= at || begins_warc(v.substr(at))) return ending::sure;
    if (in_.plain() && begins_member(v.substr(at, 8))) return ending::sure;
    if (arc_ && read_arc_line(v.substr(at, std::min(v.find('\n', at), v.size()) - at), version_2_)) return ending::sure;
    return lines > (arc_ ? 0 : 1) ? ending::likely : ending::unlikely;
  }

  void cut_short(archive_record r, std::size_t cut, std::uint64_t said) {
    const auto place = r.offset;
    const auto block = in_.view().substr(0, cut);
    r.truncated = true;
    give(std::move(r), block.ends_with("\r\n\r\n") ? cut - 4 : block.ends_with("\n\n") ? cut - 2 : cut);
    wrong(error_code::malformed, fmt::format("Content-Length is {}, but the next record begins after {} bytes", said, cut), place);
  }

  // The block goes on behind its length, where it ends as blocks do; else what stands there is junk.
  void too_short(archive_record r, std::size_t size) {
    const auto place = r.offset;
    std::string rest;
    auto block = r.passed_over ? std::string() : std::string(in_.view().substr(0, size));
    in_.consume(size);
    take_length(r);
    const auto most = options_.max_record - std::min<std::uint64_t>(size, options_.max_record);
    const auto lost = seek(&rest, r.passed_over ? tells : most);
    const std::string_view all = rest;
    const bool goes_on = lost == all.size() && (all.ends_with("\r\n\r\n") || all.ends_with("\n\n"));
    if (goes_on && !r.passed_over) {
      block += all.substr(0, all.size() - (all.ends_with("\r\n\r\n") ? 4 : 2));
      take_length(r);
    }
    r.block = std::move(block);
    due_.emplace_back(std::move(r));
    if (goes_on)
      wrong(error_code::malformed, fmt::format("Content-Length is {}, but the next record begins after {} bytes", size, size + lost),
            place);
    else if (lost > 0)
      wrong(error_code::malformed,
            fmt::format("{} bytes stand between the end of the record, whose Content-Length is {}, and the next", lost, size), place);
  }

  void look_at(archive_record& r, std::string_view beginning) const {
    auto seen = glance(r, beginning);
    r.media = std::move(seen.media);
    r.passed_over = options_.documents_only && !seen.may_hold_document;
  }

  void block_without_length(archive_record r, const std::string& written) {
    const auto place = r.offset;
    seek_block(r);
    due_.emplace_back(std::move(r));
    wrong(error_code::malformed,
          written.empty() ? std::string("no Content-Length: the record was taken to end where the next begins")
                          : fmt::format("Content-Length \"{}\" is no length: the record was taken to end where the next begins",
                                        printable(std::string_view(written).substr(0, 64))),
          place);
  }

  void seek_block(archive_record& r) {
    in_.need(1);
    if (begins_warc(in_.view())) return;
    seek(&r.block, options_.max_record);
    while (r.block.ends_with('\n') || r.block.ends_with('\r')) r.block.pop_back();
    look_at(r, r.block);
    r.truncated = true;
    if (r.passed_over) r.block.clear();
  }

  void give(archive_record r, std::size_t size) {
    if (!r.passed_over) r.block.assign(in_.view().substr(0, size));
    in_.consume(size);
    finish(std::move(r));
  }

  void finish(archive_record r) {
    skip_line_ends();
    take_length(r);
    due_.emplace_back(std::move(r));
  }

  // Behind its block.
  void take_length(archive_record& r) {
    const auto after = in_.here();
    if (r.inside == 0 && !in_.view().empty() && after.inside == 0) r.length = after.offset - std::min(after.offset, r.offset);
    else if (r.inside == 0 && in_.view().empty())
      r.length = (in_.broken() ? std::max(in_.broken()->offset, r.offset) : in_.read_to()) - r.offset;
  }

  // A block that is not kept. One that is longer than can be believed ends where a member begins with a record.
  void skip(archive_record r, std::uint64_t length) {
    const bool large = !r.passed_over;
    const auto place = r.offset;
    auto left = length;
    while (left > 0) {
      in_.need(2 * tells);
      if (in_.view().empty()) break;
      auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left, in_.view().size()));
      if (!large) {
        if (left < length && in_.next_start(0) == 0 && early_end(in_, form(), 1) == 0) break;
        left -= in_.step(n);
        continue;
      }
      if (const auto cut = certain_record(in_, form(), 0, n); cut != std::string_view::npos) {
        in_.consume(cut);
        left -= cut;
        break;
      }
      if (n > tells) n -= tells;  // the beginning of a record may be cut in two
      in_.consume(n);
      left -= n;
    }
    if (large) wrong(error_code::too_large, fmt::format("the record is {} bytes long; --max-record lets longer ones in", length), place);
    else finish(std::move(r));
    if (left > 0 && !in_.broken())
      wrong(error_code::malformed, fmt::format("the record ends {} bytes before its Content-Length of {}", left, length), place);
  }

  members in_;
  archive_options options_;
  std::deque<result<archive_record>> due_;
  bool known_, arc_, version_2_, ended_ = false;
};

archive_reader::archive_reader(byte_source from, archive_options options) : reader_(std::make_unique<reader>(std::move(from), options)) {}
archive_reader::archive_reader(archive_reader&&) noexcept = default;
archive_reader& archive_reader::operator=(archive_reader&&) noexcept = default;
archive_reader::~archive_reader() = default;
std::optional<result<archive_record>> archive_reader::next() { return reader_->next(); }
std::optional<archive_position> archive_reader::position() const { return reader_->position(); }

std::string_view archive_record::field(std::string_view name) const { return field_of(headers, name); }

std::string_view archive_record::target_uri() const {
  auto uri = field("WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

byte_source bytes_of(std::string_view all) {
  return [all](char* into, std::size_t size) mutable -> result<std::size_t> {
    const auto n = std::min(size, all.size());
    all.copy(into, n);
    all.remove_prefix(n);
    return n;
  };
}

}  // namespace dateline
