// What stands in an archive, whatever it is packed in: members of gzip, frames of zstd, plain bytes, or one after the
// other. Where a member is damaged the content breaks off; behind the break it goes on with the next member.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/buffer.hpp"
#include "archive/decoder.hpp"
#include "archive/inflate.hpp"
#include "archive/input.hpp"
#include "dateline/archive.hpp"

namespace dateline::archives {

bool begins_member(std::string_view);  // gzip or zstd, by magic number

class members {
 public:
  explicit members(byte_source from, const archive_position& begin = {}) : in_(std::move(from), begin.offset), again_(begin.retried) {}

  std::string_view view() const { return out_.view(); }
  bool more();               // adds to the view; false: the content ends or breaks off
  bool need(std::size_t n);  // until n bytes are in view
  void consume(std::size_t n);
  std::size_t step(std::size_t n);  // consumes at most n bytes and stops where the next member begins; how many
  void at_boundary();               // a record may begin here: plain bytes may give way to members
  bool plain() const { return !marks_.empty() && marks_.back().plain; }  // what was read last
  void shrink() { out_.shrink(std::size_t{4} << 20); }

  struct place {
    std::uint64_t offset = 0;  // of the member, of the byte itself where it stands plain
    std::uint64_t inside = 0;  // bytes of the member's content before it
  };
  place here() const;
  bool at_member() const { return here().inside == 0; }
  std::size_t next_start(std::size_t from) const;  // the first place in view, at or behind `from`, where a member begins; npos
  // Whether what begins in view can be read without what stands before it.
  bool apart() const { return !view().empty() && !fault_ && dictionary_.empty() && at_member(); }
  std::uint64_t retried() const { return again_; }
  std::uint64_t read_to() const { return in_.offset(); }  // in the archive

  struct fault {
    std::uint64_t offset = 0;  // of the member
    std::string what{};
    error_code code = error_code::damaged;
    bool complete = false;  // all of the member's content was read
    bool last = false;      // nothing that follows can be read either
  };
  const std::optional<fault>& broken() const { return fault_; }
  // Gives up what is in view, and says where reading goes on; nothing: nowhere. Then broken() may say why.
  std::optional<std::uint64_t> pass();

 private:
  enum class framing : std::uint8_t { between, plain, coded, over };
  struct mark {  // from this position of the content on
    std::uint64_t content;
    std::uint64_t offset;
    bool plain;
  };

  bool begin();
  bool skippable();
  bool decode();
  bool break_off(std::string what, bool complete = false, error_code = error_code::damaged);
  bool source_failed(bool complete);
  bool find_member();

  input in_;
  buffer out_;
  std::uint64_t consumed_ = 0;  // position of the view in all content
  std::deque<mark> marks_;
  framing framing_ = framing::between;
  decoder* now_ = nullptr;
  member_inflater whole_member_;
  std::unique_ptr<decoder> gzip_, zstd_;
  std::string dictionary_;
  std::uint64_t member_ = 0;
  std::uint64_t again_;  // bytes that were read a second time behind damage
  bool any_coded_ = false;
  std::optional<fault> fault_;
};

}  // namespace dateline::archives
