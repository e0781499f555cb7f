#include "feeder.hpp"

#include <algorithm>

#include "archive_input.hpp"
#include "read/media.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t enough = 1 << 18, many = 256;  // bytes and documents of a piece

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
  if (!f.unreadable.empty()) return one({.is = task::what::failed, .path = f.path, .wrong = {error_code::unreadable, f.unreadable, 0}});
  file_reader from(f.path);
  std::string head;
  if (b_.input == "auto")
    while (head.size() < (1 << 16) && head.find('\n') == std::string::npos && from.more(head, 1 << 16)) {}
  if (b_.input == "warc" || b_.input == "arc" || (b_.input == "auto" && looks_like_archive(head)))
    return read_archive(from, std::move(head), b_.max_record, [&](result<archive_record>&& r) {
      return one(r ? task{.is = task::what::record, .path = f.path, .in_archive = true, .record = std::move(*r)}
                   : task{.is = task::what::failed, .path = f.path, .in_archive = true, .wrong = r.failure()});
    });
  if (b_.input == "jsonl" || (b_.input == "auto" && looks_like_jsonl(head))) return lines(from, f.path, std::move(head));
  auto bytes = read_document(from, std::move(head), b_.max_record);
  if (!bytes) return one({.is = task::what::failed, .path = f.path, .wrong = bytes.failure()});
  const bool html = b_.input == "html" || (b_.input == "auto" && looks_like_html(*bytes));
  return one({.is = html ? task::what::html : task::what::text, .path = f.path, .bytes = std::move(*bytes)});
}

bool feeder::flush() {
  size_ = 0;
  return pending_.tasks.empty() || push_(std::exchange(pending_, {}));
}

bool feeder::lines(file_reader& from, const std::string& path, std::string buffer) {
  std::size_t number = 0;
  std::uint64_t at = 0;
  std::size_t searched = 0;
  bool dropping = false;  // the rest of a line that is too long
  for (bool open = true; open;) {
    std::size_t done = 0;
    for (std::size_t end; (end = buffer.find('\n', std::max(done, searched))) != std::string::npos; done = end + 1)
      if (!std::exchange(dropping, false) && !line(path, ++number, at + done, std::string_view(buffer).substr(done, end - done)))
        return false;
    buffer.erase(0, done);
    at += done;
    if (dropping || buffer.size() > b_.max_record) {
      if (!dropping && !too_long(path, ++number, at)) return false;
      dropping = true;
      at += buffer.size();
      buffer.clear();
    }
    searched = buffer.size();
    open = from.more(buffer, std::clamp<std::size_t>(buffer.size(), 1 << 18, 1 << 24));
  }
  if (!dropping && !line(path, ++number, at, buffer)) return false;
  if (!from.wrong().empty()) return one({.is = task::what::failed, .path = path, .wrong = {error_code::unreadable, from.wrong(), at}});
  return true;
}

bool feeder::line(const std::string& path, std::size_t number, std::uint64_t at, std::string_view text) {
  if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find_first_not_of(" \t\r") == std::string_view::npos) return true;
  if (text.size() > b_.max_record) return too_long(path, number, at);
  return one({.is = task::what::line, .path = path, .line = number, .offset = at, .bytes = std::string(text)});
}

bool feeder::too_long(const std::string& path, std::size_t number, std::uint64_t at) {
  auto wrong = longer_than(b_.max_record);
  wrong.where = at;
  return one({.is = task::what::failed, .path = path, .line = number, .wrong = std::move(wrong)});
}

bool feeder::one(task t) {
  size_ += t.bytes.size() + t.record.block.size();
  pending_.tasks.push_back(std::move(t));
  return (size_ < enough && pending_.tasks.size() < many) || flush();
}

}  // namespace dateline::cli
