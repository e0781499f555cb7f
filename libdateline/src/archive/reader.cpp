// Records out of content: where each begins and ends, what it says of itself, and what is lost where it is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>

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
  static constexpr std::size_t longest_header = 1 << 20, held = 1 << 20, peek = 1 << 14, tail = 16;

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
    if (fault.complete && on) return wrong(fault.code, fault.what, fault.offset);
    wrong(fault.code,
          on ? fmt::format("{}; reading goes on at byte {}", fault.what, *on)
             : fmt::format("{}; nothing follows that can be read", fault.what),
          fault.offset);
  }

  // Where a record can begin; npos: nowhere yet. `whole`: no more will come. `line_begins`: with the view.
  std::size_t next_record(std::string_view v, bool whole, bool line_begins) const {
    for (std::size_t at = 0; at < v.size();) {
      if (begins_warc(v.substr(at)) || (in_.plain() && (at > 0 || line_begins) && begins_member(v.substr(at, 8)))) return at;
      if (arc_ && v[at] != '\n') {
        const auto line_end = v.find('\n', at);
        if (line_end == std::string_view::npos && !whole) return std::string_view::npos;
        if (const auto line = read_arc_line(v.substr(at, std::min(line_end, v.size()) - at), version_2_); line) return at;
      }
      const auto line_end = v.find('\n', at);
      if (line_end == std::string_view::npos) break;
      at = line_end + 1;
    }
    return std::string_view::npos;
  }

  // Gives up bytes up to the next record, and says how many.
  std::uint64_t seek(std::string* keep = nullptr) {
    std::uint64_t lost = 0;
    const auto drop = [&](std::size_t n) {
      if (keep != nullptr) keep->append(in_.view().substr(0, n));
      in_.consume(n);
      lost += n;
    };
    for (bool whole = false;;) {
      const auto v = in_.view();
      if (const auto at = next_record(v, whole, lost > 0); at != std::string_view::npos && (at > 0 || lost > 0 || begins_warc(v))) {
        drop(at);
        return lost;
      }
      if (whole || (keep != nullptr && lost > options_.max_record)) {
        drop(v.size());
        return lost;
      }
      // Only the last line can still become the beginning of a record.
      const auto line = v.rfind('\n');
      const auto last = line == std::string_view::npos ? 0 : line + 1;
      drop(v.size() - last > longest_header ? v.size() : last);
      whole = !in_.more();
    }
  }

  void junk() {
    const auto at = in_.here();
    in_.need(24);  // the same words, whatever pieces the bytes come in
    const auto began = in_.view().substr(0, 24);
    const auto shown = printable(began);
    auto lost = std::uint64_t{1};
    in_.consume(1);
    lost += seek();
    wrong(error_code::malformed, fmt::format("{} bytes that are no record: \"{}\"", lost, shown), at.offset);
  }

  static std::string printable(std::string_view s) {
    std::string out;
    for (const char c : s) out += c >= 0x20 && c < 0x7F ? c : '.';
    return out;
  }

  // The record's header in view; npos: there is none, which was said.
  std::size_t header(std::size_t place) {
    std::size_t searched = 0;
    for (;;) {
      const auto size = end_of_header(in_.view(), searched);
      if (size <= longest_header) return size;  // npos is longer
      if (in_.view().size() > longest_header) wrong(error_code::malformed, "a header longer than 1 MiB", place);
      else if (in_.more()) continue;
      else if (!in_.broken()) wrong(error_code::malformed, "ends in the header of a record", place);
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
      if (searched > 65536 || !in_.more()) return false;
    }
    const auto line = take_line(in_.view(), searched = 0);
    const auto said = read_arc_line(line, version_2_);
    if (!said) return false;
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
    in_.need(beginning);
    look_at(r, in_.view().substr(0, beginning));
    if (*length > (r.passed_over ? held : options_.max_record)) return skip(std::move(r), *length);
    const auto size = static_cast<std::size_t>(*length);
    const auto place = r.offset;
    if (in_.need(size)) {
      in_.need(size + 8);
      const auto after = in_.view().substr(size, 4);
      if (!after.empty() && after[0] != '\r' && after[0] != '\n' && !begins_warc(in_.view().substr(size))) {
        if (const auto cut = swallowed(in_.view().substr(0, size)); cut != std::string_view::npos)
          return cut_short(std::move(r), cut, size);
        // The whole line, whatever pieces the bytes come in.
        while (arc_ && in_.view().substr(size, 65536).find('\n') == std::string_view::npos && in_.view().size() < size + 65536)
          if (!in_.more()) break;
        if (!(arc_ && next_record(in_.view().substr(size), true, false) == 0)) {
          give(std::move(r), size);
          const auto lost = seek();
          if (lost > 0)
            wrong(error_code::malformed,
                  fmt::format("{} bytes stand between the end of the record, whose Content-Length is {}, and the next", lost, size), place);
          return;
        }
      }
      return give(std::move(r), size);
    }
    const auto there = in_.view().size();
    if (const auto cut = swallowed(in_.view()); cut != std::string_view::npos) return cut_short(std::move(r), cut, size);
    r.truncated = true;
    const bool broken = in_.broken().has_value();
    give(std::move(r), there);
    if (!broken) wrong(error_code::malformed, fmt::format("the archive ends {} bytes before the end of the record", size - there), place);
  }

  // The beginning of a record inside a block whose length cannot be right.
  std::size_t swallowed(std::string_view block) const {
    for (auto at = block.find("\nWARC/"); at != std::string_view::npos; at = block.find("\nWARC/", at + 1))
      if (begins_warc(block.substr(at + 1)) && at > 0) return at + 1;
    return std::string_view::npos;
  }

  void cut_short(archive_record r, std::size_t cut, std::size_t said) {
    const auto place = r.offset;
    const auto block = in_.view().substr(0, cut);
    give(std::move(r), block.ends_with("\r\n\r\n") ? cut - 4 : block.ends_with("\n\n") ? cut - 2 : cut);
    wrong(error_code::malformed, fmt::format("Content-Length is {}, but the next record begins after {} bytes", said, cut), place);
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
    seek(&r.block);
    if (r.block.size() > options_.max_record) r.block.resize(static_cast<std::size_t>(options_.max_record));
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
    const auto after = in_.here();
    if (r.inside == 0 && !in_.view().empty() && after.inside == 0) r.length = after.offset - std::min(after.offset, r.offset);
    else if (r.inside == 0 && in_.view().empty())
      r.length = (in_.broken() ? std::max(in_.broken()->offset, r.offset) : in_.read_to()) - r.offset;
    due_.emplace_back(std::move(r));
  }

  // A block that is not kept. One that is longer than can be believed ends where a member begins with a record.
  void skip(archive_record r, std::uint64_t length) {
    const bool large = !r.passed_over;
    const auto place = r.offset;
    auto left = length;
    while (left > 0) {
      if (in_.view().size() < tail && !in_.more() && in_.view().empty()) break;
      if (left < length && in_.at_member() && !in_.plain() && in_.need(8) && begins_warc(in_.view())) break;
      auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left, in_.view().size()));
      if (large && in_.plain()) {
        if (const auto cut = swallowed(in_.view().substr(0, n)); cut != std::string_view::npos) {
          in_.consume(cut);
          left -= cut;
          break;
        }
        if (n > tail) n -= tail;  // the beginning of a record may be cut in two
      }
      left -= in_.step(n);
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
