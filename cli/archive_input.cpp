#include "archive_input.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "dateline/archive_stamp.hpp"
#include "dateline/capture_list.hpp"
#include "interrupt.hpp"

namespace dateline::cli {

namespace {

byte_source bytes_of_file(file_reader& from, std::string already = {}) {
  return [&from, already = std::move(already), given = std::size_t{0}](char* into, std::size_t size) mutable -> result<std::size_t> {
    if (given < already.size()) {
      const auto n = already.copy(into, size, given);
      given += n;
      return n;
    }
    const auto n = from.take(into, size);
    if (n == 0 && !from.wrong().empty()) return error{from.code(), from.wrong(), 0};
    return n;
  };
}

}  // namespace

bool archive_input::archive(file_reader& from, std::string already, const std::string& path, const archive_position& begin) {
  begun_inside_ = begin.offset > 0;
  return records(bytes_of_file(from, std::move(already)), path, from.anywhere() ? std::optional(place{.path = path}) : std::nullopt,
                 nullptr, begin);
}

bool archive_input::wacz(file_reader& from, std::string_view already, const std::string& path) {
  auto held = from.anywhere() ? open_.get(path) : file_reader::kept(from, already);
  const place file{.path = path, .held = held};
  if (!held->wrong().empty()) return fault(path, {error_code::unreadable, held->wrong(), 0});
  const auto opened = wacz_file::open(ranges(file), held->size());
  if (!opened) return fault(path, opened.failure());
  for (const auto& wrong : opened->faults())
    if (!fault(path, wrong)) return false;
  if (opened->archives().empty() && !fault(path, {error_code::malformed, "no archive stands in it", 0})) return false;
  for (const auto& e : opened->archives()) {
    auto where = file;
    where.base = e.offset;
    if (from.anywhere()) where.held.reset();  // opened again when it is due: many files may be read
    if (!records(opened->read(e), fmt::format("{}!{}", path, e.name), e.stored ? std::optional(where) : std::nullopt, &*opened))
      return false;
  }
  return true;
}

bool archive_input::records(const byte_source& from, const std::string& name, const std::optional<place>& where, const wacz_file* pages,
                            const archive_position& begin) {
  if (where) places_.push_back(*where);
  const auto number = static_cast<std::uint32_t>(places_.size() - 1);
  archive_reader reader(from, {.max_record = max_record_, .documents_only = true, .begin = begin});
  while (auto r = reader.next()) {
    archive_item item{.archive = name};
    if (pages == nullptr) item.after = reader.position();
    if (!*r) {
      item.wrong = r->failure();
      if (!take_(std::move(item))) return false;
      continue;
    }
    if (where) captures_.add(**r, number);
    item.record = std::move(**r);
    if (!one(std::move(item), pages)) return false;
  }
  return true;
}

// What was read of the archive before the record, once more: only now a revisit asks for it.
void archive_input::look_back(const archive_record& until) {
  begun_inside_ = false;
  captures_ = capture_index{};
  file_reader from(places_.back().path);
  archive_reader reader(bytes_of_file(from), {.max_record = max_record_, .documents_only = true});
  const auto stands_before = [&](const archive_record& r) { return std::pair(r.offset, r.inside) < std::pair(until.offset, until.inside); };
  while (auto r = reader.next()) {
    if (interrupted() || (*r && !stands_before(**r))) return;
    if (*r) captures_.add(**r, static_cast<std::uint32_t>(places_.size() - 1));
  }
}

bool archive_input::one(archive_item&& item, const wacz_file* pages) {
  auto& r = item.record;
  if (begun_inside_ && r.kind == record_kind::revisit) look_back(r);
  if (!r.passed_over && r.kind == record_kind::revisit)
    if (const auto original = captures_.original_of(r)) {
      if (original->document) item.original = read_original(*original);
      else r.passed_over = true;
    }
  if (pages != nullptr)
    if (const auto* page = pages->page(r.target_uri(), read_archive_stamp(r.field("WARC-Date")).first)) item.page = *page;
  return take_(std::move(item));
}

bool archive_input::fault(const std::string& archive, error wrong) { return take_({.archive = archive, .wrong = std::move(wrong)}); }

bool archive_input::list(file_reader& from, std::string buffer, const std::string& path) {
  constexpr std::size_t longest_line = 1 << 20;
  const auto bad = [&](std::size_t number, error wrong) { return take_({.wrong = std::move(wrong), .list = path, .line = number}); };
  capture_list lines;
  const auto read = [&](std::string_view text, std::size_t number) {
    const auto told = lines.read(text);
    if (!told) return bad(number, told.failure());
    if (!*told) return true;
    const auto& capture = **told;
    auto archive = std::filesystem::path(path).parent_path() / capture.archive;
    if (const auto file = open_.get(archive.string()); !file->wrong().empty())
      return bad(number, {error_code::unreadable, fmt::format("{}: {}", archive.string(), file->wrong()), 0});
    const auto number_there = number_of(archive.string());
    auto record = read_record_at(ranges(places_[number_there]), capture.offset, 0, {.max_record = max_record_, .documents_only = true});
    if (!record) {
      auto wrong = record.failure();
      wrong.message = fmt::format("{}: {}", archive.string(), wrong.message);
      return bad(number, std::move(wrong));
    }
    captures_.add(*record, number_there);
    const bool cut = record->truncated;
    if (!one({.archive = archive.string(), .record = std::move(*record), .index_line = std::string(text)})) return false;
    return !cut ||
           bad(number, {error_code::damaged, fmt::format("{}: the record is damaged or cut off", archive.string()), capture.offset});
  };
  std::size_t number = 0;
  bool passing = false;  // the rest of a line that is too long
  for (bool open = true; open;) {
    open = from.more(buffer, 1 << 16);
    std::size_t done = 0;
    for (std::size_t end; (end = buffer.find('\n', done)) != std::string::npos; done = end + 1)
      if (!std::exchange(passing, false) && !read(std::string_view(buffer).substr(done, end - done), ++number)) return false;
    buffer.erase(0, done);
    if (buffer.size() <= longest_line) continue;
    if (!passing && !bad(++number, {error_code::too_large, "the line is longer than 1 MiB", 0})) return false;
    passing = true;
    buffer.clear();
  }
  if (!passing && !buffer.empty() && !read(buffer, ++number)) return false;
  return from.wrong().empty() || bad(0, {from.code(), from.wrong(), 0});
}

std::optional<archive_record> archive_input::read_original(const capture_index::capture& at) {
  constexpr std::uint64_t farthest = 1 << 20;  // in a member that holds many records, up to here they are read again
  if (at.inside > farthest) return std::nullopt;
  auto record = read_record_at(ranges(places_[at.archive]), at.offset, at.inside, {.max_record = max_record_});
  return record ? std::optional(std::move(*record)) : std::nullopt;
}

std::uint32_t archive_input::number_of(const std::string& path) {
  const auto [at, is_new] = numbers_.try_emplace(path, static_cast<std::uint32_t>(places_.size()));
  if (is_new) places_.push_back({.path = path});
  return at->second;
}

range_source archive_input::ranges(const place& p) {
  auto file = p.held ? p.held : open_.get(p.path);
  return [file = std::move(file), base = p.base](std::uint64_t offset, char* into, std::size_t size) {
    return file->take_at(base + offset, into, size);
  };
}

answer_source source_of(const archive_item& item) {
  const auto offset = item.wrong ? item.wrong->where : item.record.offset;
  answer_source from{.id = fmt::format("{}#{}", item.archive, offset), .archive = item.archive, .offset = offset};
  if (item.wrong) return from;
  if (item.record.inside != 0) from.id += fmt::format("+{}", item.record.inside);
  from.length = item.record.length;
  from.record_id = item.record.field("WARC-Record-ID");
  from.digest = item.record.field("WARC-Payload-Digest");
  if (item.page) from.title = item.page->title;
  from.index_line = item.index_line;
  return from;
}

std::string_view code_of(const error& e) {
  switch (e.code) {
    case error_code::too_large: return "too-large";
    case error_code::damaged: return "damaged";
    case error_code::malformed: return "malformed";
    default: return "unreadable";
  }
}

}  // namespace dateline::cli
