#include "pack.hpp"

#include <xxhash.h>
#include <zstd.h>

#include <bit>
#include <fstream>
#include <optional>

#include "know/name_hash.hpp"

namespace dateline::pack {
namespace {

std::optional<std::string> slurp(const std::filesystem::path& p) {
  std::ifstream in(p, std::ios::binary | std::ios::ate);
  if (!in) return std::nullopt;
  std::string all(static_cast<std::size_t>(in.tellg()), '\0');
  if (!in.seekg(0).read(all.data(), static_cast<std::streamsize>(all.size()))) return std::nullopt;
  return all;
}

bool valid_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    const std::size_t n = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
    if (n == 0 || i + n > s.size()) return false;
    for (std::size_t k = 1; k < n; ++k)
      if ((static_cast<unsigned char>(s[i + k]) & 0xC0) != 0x80) return false;
    i += n;
  }
  return true;
}

}  // namespace

std::optional<std::string> inflate(std::string_view z) {
  const auto size = ZSTD_getFrameContentSize(z.data(), z.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > (1ULL << 30)) return std::nullopt;
  std::string out(size, '\0');
  if (ZSTD_isError(ZSTD_decompress(out.data(), out.size(), z.data(), z.size()))) return std::nullopt;
  return out;
}

std::string deflate(std::string_view s) {
  std::string out(ZSTD_compressBound(s.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), s.data(), s.size(), 19));
  return out;
}

void faults::add(const std::filesystem::path& file, std::size_t line, std::string what) {
  all_.push_back({file.string() + ":" + std::to_string(line), std::move(what)});
}

std::vector<std::string_view> split(std::string_view s, char at) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto i = s.find(at);
    out.push_back(s.substr(0, i));
    if (i == std::string_view::npos) return out;
    s.remove_prefix(i + 1);
  }
}

std::string read_file(const std::filesystem::path& file, faults& wrong) {
  if (auto plain = slurp(file)) return *plain;
  if (auto packed = slurp(file.string() + ".zst")) {
    if (auto plain = inflate(*packed)) return *plain;
    wrong.add(file.string() + ".zst", 0, "not a whole zstd frame that states its size");
    return {};
  }
  wrong.add(file, 0, "cannot be read");
  return {};
}

table read_table(const std::filesystem::path& file, faults& wrong) { return parse_table(file, read_file(file, wrong), wrong); }

table parse_table(const std::filesystem::path& file, std::string text, faults& wrong) {
  table t{.path = file, .bytes = std::move(text), .columns = {}, .rows = {}};
  if (!t.bytes.empty() && t.bytes.back() != '\n') wrong.add(file, 0, "does not end in a line feed");
  std::size_t line = 0;
  for (std::string_view rest = t.bytes; !rest.empty();) {
    const auto end = rest.find('\n');
    const auto one = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++line;
    if (one.empty() || one.front() == '#') continue;
    if (!valid_utf8(one)) wrong.add(file, line, "not UTF-8");
    if (one.back() == '\r') wrong.add(file, line, "ends in CR");
    auto cells = split(one, '\t');
    if (t.columns.empty()) {
      t.columns = std::move(cells);
      continue;
    }
    if (cells.size() != t.columns.size()) {
      wrong.add(file, line, std::to_string(cells.size()) + " cells, the header has " + std::to_string(t.columns.size()));
      continue;
    }
    t.rows.push_back({line, std::move(cells)});
  }
  return t;
}

std::size_t table::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == name) return i;
  throw fault{path.string() + ":1", "no column " + std::string(name)};
}

void check_sorted(const table& t, std::initializer_list<std::string_view> columns, faults& wrong) {
  std::vector<std::size_t> at;
  for (const auto c : columns) at.push_back(t.column(c));
  for (std::size_t i = 1; i < t.rows.size(); ++i) {
    int order = 0;
    for (std::size_t k = 0; order == 0 && k < at.size(); ++k) order = t.rows[i - 1].cells[at[k]].compare(t.rows[i].cells[at[k]]);
    if (order > 0) wrong.add(t.path, t.rows[i].line, "out of order: " + std::string(t.rows[i].cells[at[0]]));
    if (order == 0) wrong.add(t.path, t.rows[i].line, "twice: " + std::string(t.rows[i].cells[at[0]]));
  }
}

std::uint32_t string_pool::add(std::string_view s) {
  if (s.empty()) return 0;
  if (const auto it = at_.find(s); it != at_.end()) return it->second;
  const auto at = static_cast<std::uint32_t>(blob_.size());
  blob_.append(s).push_back('\0');
  at_.emplace(s, at);
  return at;
}

std::string image_writer::finish() const {
  const auto up = [](std::size_t n) { return (n + 63) / 64 * 64; };
  std::string out(sizeof(know::image_header) + sections_.size() * sizeof(know::image_entry), '\0');
  std::vector<know::image_entry> entries;
  for (const auto& [id, content] : sections_) {
    out.resize(up(out.size()));
    entries.push_back({static_cast<std::uint32_t>(id), 0, out.size(), content.size()});
    out += content;
  }
  out.resize(up(out.size()));
  if (!entries.empty()) std::memcpy(out.data() + sizeof(know::image_header), entries.data(), entries.size() * sizeof(know::image_entry));
  know::image_header h{};
  std::memcpy(h.magic, "DLIMAGE\n", 8);
  h.version = know::image_version;
  h.sections = static_cast<std::uint32_t>(entries.size());
  h.size = out.size();
  h.checksum = XXH3_64bits(out.data() + sizeof h, out.size() - sizeof h);
  std::memcpy(out.data(), &h, sizeof h);
  return out;
}

std::vector<std::uint32_t> hash_slots(const std::vector<std::string_view>& names, bool fold) {
  std::vector<std::uint32_t> slots(std::bit_ceil(names.size() * 2 + 2));
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t at = know::name_hash(names[i], fold) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = static_cast<std::uint32_t>(i + 1);
  }
  return slots;
}

}  // namespace dateline::pack
