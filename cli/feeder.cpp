#include "feeder.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "dateline/capture_list.hpp"
#include "dateline/packed.hpp"
#include "read/media.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t enough = 1 << 18, many = 256;  // bytes and documents of a piece
constexpr std::size_t long_idle = 4096;              // records without a document, after which it is told where we are

// A document of JSONL, and no text that happens to begin with a brace: a key, and one that documents have.
bool looks_like_jsonl(std::string_view head) {
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '{') return false;
  const auto line = head.substr(first, head.find('\n', first) - first);
  const auto key = line.find_first_not_of(" \t", 1);
  if (key == std::string_view::npos || line[key] != '"') return false;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"\"text\"", "\"html\"", "\"path\""},
                             [line](std::string_view k) { return line.find(k) != std::string_view::npos; });
}

}  // namespace

bool feeder::file(const named_file& f) {
  if (input_ < begin_.input) {
    ++input_;
    return true;
  }
  file_reader from(f.path);
  from_ = &from;
  const bool going = read(f, from);
  from_ = nullptr;
  if (going && pass_ > 0) wrong_ = f.path;
  if (!going || !wrong_.empty()) return false;
  count_passed_over();
  now_ = next_input(from);
  input_ = now_.input;
  before_ = now_.before;
  return true;
}

bool feeder::read(const named_file& f, file_reader& from) {
  if (!f.unreadable.empty())
    return one({.is = task::what::failed, .path = f.path, .wrong = {error_code::unreadable, f.unreadable, 0}}, next_input(from));
  auto head = beginning_of(from, b_.input == "arc" || b_.input == "warc");
  const auto is = [&](std::string_view name, bool (*looks)(std::string_view)) {
    return b_.input == name || (b_.input == "auto" && looks(head));
  };
  archive_input archives(b_.max_record, [this](archive_item&& i) { return item(std::move(i)); });
  if (b_.input == "arc" || is("warc", looks_like_archive)) {
    if (now_.from.offset > 0 && from.seek(now_.from.offset)) head.clear();
    return archives.archive(from, std::move(head), f.path, now_.from);
  }
  if (is("wacz", looks_like_wacz)) return archives.wacz(from, head, f.path);
  if (is("cdxj", looks_like_capture_list)) return archives.list(from, std::move(head), f.path);
  if (is("jsonl", looks_like_jsonl)) {
    if (now_.from.offset > 0 && from.seek(now_.from.offset)) head.clear();
    return lines(from, f.path, std::move(head));
  }
  if (const auto packing = b_.input == "auto" ? unread_packing(head) : std::string_view{}; !packing.empty())
    from.refuse(fmt::format("packed by {}, which is not read: unpack it first", packing));
  else if (const auto kind = b_.input == "auto" ? kind_without_text(head) : std::string_view{}; !kind.empty())
    from.refuse(fmt::format("{}, which is no text: take the text out of it first", kind));
  auto bytes = read_document(from, std::move(head), b_.max_record);
  if (!bytes) return one({.is = task::what::failed, .path = f.path, .wrong = bytes.failure()}, next_input(from));
  const bool html = b_.input == "html" || (b_.input == "auto" && looks_like_html(*bytes));
  return one({.is = html ? task::what::html : task::what::text, .path = f.path, .bytes = std::move(*bytes)}, next_input(from));
}

bool feeder::item(archive_item&& i) {
  const auto after = i.after ? anew(*from_, *i.after) : std::nullopt;
  if (i.wrong) {
    task t{.is = task::what::failed, .path = i.list, .line = i.line, .wrong = *i.wrong};
    t.item = std::move(i);
    return one(std::move(t), after);
  }
  if (!i.record.passed_over) return one({.is = task::what::record, .path = i.archive, .item = std::move(i)}, after);
  passed_over_.pass_over(i.record.kind, family_of_media(i.record.media));
  if (++idle_ < long_idle || !after || pass_ > 0) return true;
  count_passed_over();
  now_ = *after;
  return flush();
}

bool feeder::flush() {
  if (pending_.tasks.empty() && !pending_.more) return true;
  idle_ = 0;
  if (from_ != nullptr && now_.input == input_) now_.here = from_->at();
  pending_.end = now_;
  return push_(std::exchange(pending_, {}));
}

bool feeder::lines(file_reader& from, const std::string& path, std::string buffer) {
  std::size_t number = now_.line;
  std::uint64_t at = now_.from.offset;
  std::size_t searched = 0;
  bool dropping = false;  // the rest of a line that is too long
  for (bool open = true; open;) {
    std::size_t done = 0;
    for (std::size_t end; (end = buffer.find('\n', std::max(done, searched))) != std::string::npos; done = end + 1) {
      if (std::exchange(dropping, false)) continue;
      const auto text = std::string_view(buffer).substr(done, end - done);
      ++number;
      if (!line(path, number, at + done, text, anew(from, {.offset = at + end + 1}, number))) return false;
    }
    buffer.erase(0, done);
    at += done;
    if (dropping || buffer.size() > b_.max_record) {
      if (!dropping && !too_long(path, ++number, at, {})) return false;
      dropping = true;
      at += buffer.size();
      buffer.clear();
    }
    searched = buffer.size();
    open = from.more(buffer, std::clamp<std::size_t>(buffer.size(), 1 << 18, 1 << 24));
  }
  if (!dropping && !line(path, ++number, at, buffer, {})) return false;
  if (!from.wrong().empty()) return one({.is = task::what::failed, .path = path, .wrong = {from.code(), from.wrong(), at}});
  return true;
}

bool feeder::line(const std::string& path, std::size_t number, std::uint64_t at, std::string_view text,
                  const std::optional<position>& after) {
  if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find_first_not_of(" \t\r") == std::string_view::npos) return true;
  if (text.size() > b_.max_record) return too_long(path, number, at, after);
  return one({.is = task::what::line, .path = path, .line = number, .offset = at, .bytes = std::string(text)}, after);
}

bool feeder::too_long(const std::string& path, std::size_t number, std::uint64_t at, const std::optional<position>& after) {
  auto wrong = longer_than(b_.max_record);
  wrong.where = at;
  return one({.is = task::what::failed, .path = path, .line = number, .wrong = std::move(wrong)}, after);
}

bool feeder::one(task t, const std::optional<position>& after) {
  if (after) now_ = *after;
  else {
    now_.done += 1;
    for (const auto* bytes : {&t.bytes, &t.item.record.block})
      now_.digest = XXH3_64bits_withSeed(bytes->data(), bytes->size(), now_.digest);
  }
  if (pass_ > 0) {
    passed_over_ = {};  // the earlier run has counted them
    if (--pass_ == 0 && now_.digest != begin_.digest) wrong_ = t.path;
    return wrong_.empty();
  }
  count_passed_over();
  pending_.size += t.bytes.size() + t.item.record.block.size() + (t.item.original ? t.item.original->block.size() : 0);
  pending_.tasks.push_back(std::move(t));
  return (pending_.size < enough && pending_.tasks.size() < many) || flush();
}

void feeder::count_passed_over() {
  pending_.counted += passed_over_;
  pending_.more = true;
  passed_over_ = {};
}

position feeder::next_input(const file_reader& from) const { return {.input = input_ + 1, .before = before_ + from.at()}; }

std::optional<position> feeder::anew(const file_reader& from, const archive_position& at, std::uint64_t line) const {
  if (!from.can_seek()) return std::nullopt;
  return position{.input = input_, .from = at, .line = line, .before = before_};
}

}  // namespace dateline::cli
