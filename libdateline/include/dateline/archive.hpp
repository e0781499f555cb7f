// Web archives: WARC 0.17 to 1.1 (WAT and WET are WARC) and ARC 1 and 2, plain or in members of gzip or frames of zstd.
// No files are needed: bytes come from a function of the caller's. Damage costs what it hit, is said, and the rest is read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/knowledge.hpp"
#include "dateline/report.hpp"
#include "dateline/result.hpp"

namespace dateline {

// Puts at most `size` (above 0) bytes at `into` and says how many; 0: the end.
using byte_source = std::function<result<std::size_t>(char* into, std::size_t size)>;
byte_source bytes_of(std::string_view);  // the bytes must outlive the source

// The same from anywhere: bytes of a file from `offset` on; 0: at or behind the end.
using range_source = std::function<result<std::size_t>(std::uint64_t offset, char* into, std::size_t size)>;
byte_source bytes_from(range_source, std::uint64_t offset = 0, std::uint64_t size = ~std::uint64_t{0});
range_source ranges_of(std::string_view);  // the bytes must outlive the source

struct header_field {
  std::string name{}, value{};  // as written; folded lines made one
};

enum class record_kind : std::uint8_t { response, resource, conversion, revisit, request, metadata, warcinfo, continuation, other };

std::string_view name_of(record_kind);  // "response"

struct archive_record {
  record_kind kind = record_kind::other;
  std::string version{};                // "WARC/1.0", "ARC/1"
  std::vector<header_field> headers{};  // of the record; those of ARC under the names of WARC
  std::string block{};                  // what stands after them, HTTP headers included; as much as there is
  std::uint64_t offset = 0;             // in the archive, bytes: of the record, or of the member that it begins in
  std::uint64_t inside = 0;             // bytes of the member's content before it: above 0, no offset leads to it alone
  std::uint64_t length = 0;             // bytes in the archive; 0: they are not its own
  bool truncated = false;               // the block ends before its Content-Length
  bool passed_over = false;             // no document, so the block was not kept (archive_options::documents_only)
  std::string media{};                  // what it holds by its own word, HTTP's before WARC's: "text/html"; empty: none is said

  std::string_view field(std::string_view name) const;  // first of that name, any case; empty: none
  std::string_view target_uri() const;                  // without the <> that some writers put around it
};

// Where a reader can begin anew and give what follows: between two records, with what is known there of all before.
struct archive_position {
  std::uint64_t offset = 0;   // in the archive, bytes
  std::uint64_t retried = 0;  // bytes that were read again behind damage; the whole archive has a bound for them
  unsigned arc = 0;           // version of the ARC that it is; 0: none
};

struct archive_options {
  std::uint64_t max_record = std::uint64_t{256} << 20;  // bytes; longer blocks are said and not kept, nor is more than that inflated
  bool documents_only = false;                          // blocks that hold no text or page are passed over
  archive_position begin{};                             // where the source's first byte stands
  bool inner = false;                                   // the bytes begin inside an archive, with a record; damage ends them
};

class archive_reader {
 public:
  explicit archive_reader(byte_source, archive_options = {});
  archive_reader(archive_reader&&) noexcept;
  archive_reader& operator=(archive_reader&&) noexcept;
  ~archive_reader();

  // The next record, or what is wrong with bytes that give none; nothing at the end. A record that is damaged comes
  // with what there is of it, and what is wrong with it follows. error::where is an offset in the archive.
  std::optional<result<archive_record>> next();
  // Where a new reader would go on with what next() gives next; nothing where that hangs on what was read before.
  std::optional<archive_position> position() const;

 private:
  class reader;
  std::unique_ptr<reader> reader_;
};

// The record at a place that an index or an earlier reading tells: archive_record::offset and inside. A record that is
// damaged comes with what there is of it, truncated; a place where none begins is an error.
result<archive_record> read_record_at(const range_source&, std::uint64_t offset, std::uint64_t inside = 0, const archive_options& = {});

// What sort of thing archive_record::media names.
enum class media_family : std::uint8_t { page, text, feed, xml, json, image, script, style, font, audio, video, pdf, unsaid, other };
constexpr std::size_t media_families = 14;
media_family family_of_media(std::string_view media);
std::string_view name_of(media_family);  // "page"

// Whether bytes are the beginning of an archive, by content: gzip and zstd are looked into.
bool looks_like_archive(std::string_view head);

// What a record holds for reading: the payload without its transfer and content codings, and what the archive and the
// server say of it.
struct archived_document {
  dateline::document document{};
  context given{};                        // the caller's, with capture, address, HTTP stamps
  std::optional<sys_seconds> captured{};  // when this record was; given.captured is when its text was first seen
  std::string type{};                     // Content-Type as written, without its parameters; empty: none is
  int http_status = 0;                    // 0: there was no HTTP
  std::optional<error> damage{};          // why the document is not all that there was
};

// Nothing: the record holds no text and no page. An error: it holds one that cannot be decoded. A revisit has its text in
// the capture that it names: `original`, if at hand (capture_index finds it); without it the document is empty.
result<std::optional<archived_document>> open_record(archive_record, const context& base = {}, const archive_options& = {},
                                                     const archive_record* original = nullptr);

// open_record and scan in one.
result<std::optional<report>> scan(archive_record, const knowledge&, const context& base = {}, const archive_options& = {});

}  // namespace dateline
