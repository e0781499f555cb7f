#include "dateline/captures.hpp"

#include <xxhash.h>

#include <string>

#include "archive/lines.hpp"
#include "dateline/archive_stamp.hpp"

namespace dateline {
namespace {

std::uint64_t key(char of, std::string_view name) {
  if (name.empty()) return 0;
  const auto hash = XXH3_64bits_withSeed(name.data(), name.size(), static_cast<XXH64_hash_t>(of));
  return hash == 0 ? 1 : hash;
}

std::string_view without_brackets(std::string_view s) { return s.starts_with('<') && s.ends_with('>') ? s.substr(1, s.size() - 2) : s; }

// The date to the second, however it is written: revisits repeat it at another precision.
std::uint64_t key_of_capture(std::string_view uri, std::string_view date) {
  const auto when = read_archive_stamp(date).first;
  if (uri.empty() || !when) return 0;
  return key('u', std::string(without_brackets(uri)) + ' ' + std::to_string(when->time_since_epoch().count()));
}

std::uint64_t key_of_digest(const archive_record& r) { return key('d', r.field("WARC-Payload-Digest")); }

}  // namespace

void capture_index::add(const archive_record& r, std::uint32_t archive) {
  if (r.kind != record_kind::response && r.kind != record_kind::resource) return;
  const keys by{key('i', without_brackets(r.field("WARC-Record-ID"))), key_of_capture(r.target_uri(), r.field("WARC-Date")),
                key_of_digest(r)};
  const auto number = first_ + held_.size();
  held_.push_back({{archive, r.offset, r.inside, !r.passed_over}, by});
  for (const auto k : by)
    if (k != 0) number_[k] = number;
  if (held_.size() <= most_) return;
  for (const auto k : held_.front().by)
    if (const auto at = number_.find(k); at != number_.end() && at->second == first_) number_.erase(at);
  held_.pop_front();
  ++first_;
}

std::optional<capture_index::capture> capture_index::original_of(const archive_record& revisit) const {
  auto uri = revisit.field("WARC-Refers-To-Target-URI");
  if (uri.empty()) uri = revisit.field("WARC-Target-URI");
  for (const auto k : {key('i', without_brackets(revisit.field("WARC-Refers-To"))),
                       key_of_capture(uri, revisit.field("WARC-Refers-To-Date")), key_of_digest(revisit)})
    if (const auto at = number_.find(k); k != 0 && at != number_.end()) return held_[static_cast<std::size_t>(at->second - first_)].what;
  return std::nullopt;
}

}  // namespace dateline
