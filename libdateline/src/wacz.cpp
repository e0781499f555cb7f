#include "dateline/wacz.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/zip.hpp"
#include "dateline/archive_stamp.hpp"
#include "read/json_reader.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_pages = 1 << 17, longest_line = 4 << 20, longest_title = 512;

bool is_page_list(std::string_view name) { return name.starts_with("pages/") && name.ends_with(".jsonl"); }

struct page_line {
  std::string url{};
  wacz_page page{};
};

page_line read_page(std::string_view line) {
  page_line out;
  json_reader in(line);
  if (in.peek() != json_reader::kind::object) return out;
  in.object([&](std::string_view key) {
    auto* const into = key == "url" ? &out.url : key == "title" ? &out.page.title : key == "ts" ? &out.page.stamp : nullptr;
    if (into != nullptr && in.peek() == json_reader::kind::string) in.string(*into);
  });
  if (out.page.title.size() > longest_title) out.page.title.clear();
  if (out.page.stamp.size() > 64) out.page.stamp.clear();
  return out;
}

}  // namespace

result<wacz_file> wacz_file::open(range_source from, std::uint64_t size) {
  auto directory = read_zip(from, size);
  if (!directory) return directory.failure();
  wacz_file out(std::move(from));
  out.faults_ = std::move(directory->faults);
  for (auto& e : directory->entries) {
    const bool archive = e.name.starts_with("archive/") && !e.name.ends_with('/');
    if (!archive && !is_page_list(e.name)) continue;
    if (!e.readable) {
      out.faults_.push_back(
          {error_code::malformed, fmt::format("{} is packed in a way that is not read", e.name.substr(0, 128)), e.offset});
      continue;
    }
    if (archive) out.archives_.push_back(std::move(e));
    else out.read_pages(e);
  }
  return out;
}

byte_source wacz_file::read(const zip_entry& e) const { return content_of(e, from_); }

// A list may hold the text of each page too, so it is read line by line.
void wacz_file::read_pages(const zip_entry& e) {
  const auto from = read(e);
  constexpr std::size_t chunk = 1 << 16;
  std::string buffer;
  bool passing = false;  // the rest of a line that is too long
  const auto take = [&](std::string_view line) {
    auto read = read_page(line);
    if (!read.url.empty() && pages_.size() < most_pages) pages_.emplace(std::move(read.url), std::move(read.page));
  };
  for (bool open = true; open;) {
    const auto had = buffer.size();
    buffer.resize(had + chunk);
    const auto n = from(buffer.data() + had, chunk);
    buffer.resize(had + (n ? *n : 0));
    if (!n) faults_.push_back({error_code::damaged, fmt::format("{}: {}", e.name.substr(0, 128), n.failure().message), e.offset});
    open = n && *n > 0;
    std::size_t done = 0;
    for (std::size_t end; (end = buffer.find('\n', std::max(done, had))) != std::string::npos; done = end + 1)
      if (!std::exchange(passing, false)) take(std::string_view(buffer).substr(done, end - done));
    buffer.erase(0, done);
    if (buffer.size() <= longest_line) continue;
    passing = true;
    buffer.clear();
  }
  if (!passing) take(buffer);
}

const wacz_page* wacz_file::page(std::string_view url, const std::optional<sys_seconds>& captured) const {
  const auto [first, last] = pages_.equal_range(url);
  const wacz_page* best = nullptr;
  std::optional<std::chrono::seconds> least;
  for (auto i = first; i != last; ++i) {
    const auto stamp = read_archive_stamp(i->second.stamp);
    const auto off = captured && stamp.first ? std::optional(std::chrono::abs(*captured - *stamp.first)) : std::nullopt;
    if (best != nullptr && (!off || (least && *off >= *least))) continue;
    best = &i->second;
    least = off;
  }
  return best;
}

bool looks_like_wacz(std::string_view head) {
  // Something may stand before the first entry.
  const auto first = head.find(std::string_view("PK\x03\x04", 4));
  const auto names = archives::names_in_head(head.substr(std::min(first, head.size())));
  return std::any_of(names.begin(), names.end(), [](std::string_view n) {
    return n.starts_with("archive/") || n.starts_with("indexes/") || n.starts_with("pages/") || n == "datapackage.json" ||
           n == "datapackage-digest.json";
  });
}

}  // namespace dateline
