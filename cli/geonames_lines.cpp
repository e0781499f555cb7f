#include "geonames_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "dateline/json.hpp"
#include "dateline/zip.hpp"
#include "files.hpp"
#include "interrupt.hpp"
#include "output.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t longest = 1 << 24, piece = 1 << 20;
constexpr std::uint64_t most_said = 10;

range_source ranges_of(const file_reader& file) {
  return [&file](std::uint64_t offset, char* into, std::size_t size) { return file.take_at(offset, into, size); };
}

void split(std::string_view line, std::vector<std::string_view>& out) {
  out.clear();
  for (;;) {
    const auto tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

// Of NAME.zip the entry NAME.txt: others stand beside it, as a read-me. Where it cannot be had, `from` says why.
std::optional<zip_entry> zipped_dump(file_reader& from, const std::string& file) {
  if (!file.ends_with(".zip") || !from.wrong().empty()) return std::nullopt;
  const auto directory = read_zip(ranges_of(from), from.size());
  if (!directory) {
    from.refuse(directory.failure().message);
    return std::nullopt;
  }
  const auto slash = file.rfind('/') + 1;
  const auto name = file.substr(slash, file.size() - slash - 4) + ".txt";
  for (const auto& e : directory->entries)
    if (e.name == name && e.readable) return e;
  from.refuse(fmt::format("holds no {} that can be read", name));
  return std::nullopt;
}

}  // namespace

std::uint64_t size_of_dump(const std::string& file) {
  file_reader from(file);
  const auto entry = zipped_dump(from, file);
  return entry ? entry->size : from.size();
}

void bad_rows::add(const std::string& file, std::uint64_t line, std::uint64_t at, std::string_view what) {
  const auto where = fmt::format("{}:{}", file, line);
  if (++count <= most_said) complain(fmt::format("{}: {}", where, what));
  if (count == most_said) complain("more rows like that are counted only; --errors FILE gets them all");
  if (errors == nullptr) return;
  std::string record;
  append_json_error(record, {.id = where, .path = file}, "malformed", {error_code::malformed, std::string(what), at});
  errors->write(record + "\n");
}

bool read_dump(const std::string& file, const std::function<void(std::uint64_t)>& progress, bad_rows& bad,
               const std::function<void(const dump_line&)>& take) {
  file_reader from(file);
  const file_reader zip(file);
  if (const auto entry = zipped_dump(from, file)) from.give(content_of(*entry, ranges_of(zip)));
  std::string buffer;
  dump_line line{.file = file};
  bool dropping = false;
  std::size_t seen = 0;
  const auto one = [&](std::string_view text) {
    line.number += 1;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.empty() || text.front() == '#') return;
    split(text, line.cells);
    take(line);
  };
  for (bool open = true; open;) {
    const auto had = buffer.size();
    open = from.more(buffer, piece);
    if (interrupted()) return false;
    progress(buffer.size() - had);
    std::size_t done = 0;
    for (std::size_t end; (end = buffer.find('\n', std::max(done, seen))) != std::string::npos; done = end + 1) {
      if (dropping) {
        dropping = false;
        line.number += 1;
      } else {
        one(std::string_view(buffer).substr(done, end - done));
      }
      line.at += end + 1 - done;
    }
    buffer.erase(0, done);
    if (buffer.size() > longest || dropping) {
      if (!dropping) bad.add(file, line.number + 1, line.at, "a line longer than 16 MB");
      dropping = true;
      line.at += buffer.size();
      buffer.clear();
    }
    seen = buffer.size();
  }
  if (!buffer.empty() && !dropping) one(buffer);
  if (from.wrong().empty()) return true;
  complain(fmt::format("{}: {}", file, from.wrong()));
  return false;
}

}  // namespace dateline::cli
