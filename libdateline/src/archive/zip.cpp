#include "archive/zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dateline::archives {
namespace {

constexpr std::string_view local_mark("PK\x03\x04", 4), central_mark("PK\x01\x02", 4), end_mark("PK\x05\x06", 4),
    end64_mark("PK\x06\x06", 4), end64_place_mark("PK\x06\x07", 4), sizes_mark("PK\x07\x08", 4);
constexpr std::size_t local_size = 30, central_size = 46, end_size = 22, end64_size = 56, end64_place_size = 20;
constexpr std::uint64_t longest_directory = std::uint64_t{64} << 20, not_here = 0xFFFFFFFF;
constexpr std::size_t most_entries = 1 << 20;

// Little-endian; bytes that are not there are zeros.
std::uint64_t number(std::string_view s, std::size_t at, std::size_t size) {
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < size && at + i < s.size(); ++i) n |= std::uint64_t{static_cast<unsigned char>(s[at + i])} << (8 * i);
  return n;
}

class directory_reader {
 public:
  directory_reader(const range_source& from, std::uint64_t size) : from_(from), size_(size) {}

  result<zip_directory> run() {
    if (!by_directory()) {
      out_.entries.clear();
      by_local_headers();
      if (out_.entries.empty()) return error{error_code::damaged, "no entry of the ZIP file can be found", 0};
      out_.faults.insert(out_.faults.begin(), error{error_code::damaged,
                                                    fmt::format("the directory of the ZIP file is damaged or missing; {} entries were "
                                                                "found by what stands before each",
                                                                out_.entries.size()),
                                                    where_});
    }
    return std::move(out_);
  }

 private:
  std::string bytes(std::uint64_t at, std::uint64_t size) const {
    std::string out(static_cast<std::size_t>(std::min(size, at < size_ ? size_ - at : 0)), '\0');
    std::size_t got = 0;
    while (got < out.size()) {
      const auto n = from_(at + got, out.data() + got, out.size() - got);
      if (!n || *n == 0) break;
      got += std::min(*n, out.size() - got);
    }
    out.resize(got);
    return out;
  }

  // The same out of a window that goes along, for many small looks one behind the other.
  std::string_view look(std::uint64_t at, std::uint64_t size) {
    constexpr std::uint64_t window = 1 << 20;
    if (at < window_at_ || at + size > window_at_ + window_.size()) {
      window_ = bytes(at, std::max(size, window));
      window_at_ = at;
    }
    return std::string_view(window_).substr(static_cast<std::size_t>(at - window_at_));
  }

  // A field of 32 bits that says "not here" has its value in the ZIP64 field, in the order of the header.
  static void take_large(std::string_view extra, std::initializer_list<std::uint64_t*> due) {
    while (extra.size() >= 4) {
      const auto id = number(extra, 0, 2);
      const auto size = static_cast<std::size_t>(number(extra, 2, 2));
      if (id == 1) {
        const auto field = extra.substr(4, size);
        std::size_t at = 0;
        for (auto* n : due) {
          if (*n != not_here || at + 8 > field.size()) continue;
          *n = number(field, at, 8);
          at += 8;
        }
        return;
      }
      extra.remove_prefix(std::min(extra.size(), 4 + size));
    }
  }

  static void take_method(zip_entry& e, std::uint64_t flags, std::uint64_t method) {
    e.stored = method == 0;
    e.readable = (flags & 1) == 0 && (method == 0 || method == 8);
  }

  bool by_directory() {
    const auto tail_size = std::min<std::uint64_t>(size_, 65536 + end_size + end64_place_size);
    const auto tail = bytes(size_ - tail_size, tail_size);
    const auto end = tail.rfind(end_mark);
    if (end == std::string::npos || end + end_size > tail.size()) return false;
    where_ = size_ - tail_size + end;
    std::uint64_t count = number(tail, end + 10, 2), length = number(tail, end + 12, 4), at = number(tail, end + 16, 4);
    if (end >= end64_place_size && std::string_view(tail).substr(end - end64_place_size, 4) == end64_place_mark) {
      const auto large = bytes(number(tail, end - end64_place_size + 8, 8), end64_size);
      if (large.size() < end64_size || !large.starts_with(end64_mark)) return false;
      count = number(large, 32, 8);
      length = number(large, 40, 8);
      at = number(large, 48, 8);
    }
    if (at > size_ || length > size_ - at || length > longest_directory || count > most_entries) return false;
    const auto all = bytes(at, length);
    std::string_view rest = all;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (rest.size() < central_size || !rest.starts_with(central_mark)) return false;
      const auto name = static_cast<std::size_t>(number(rest, 28, 2)), extra = static_cast<std::size_t>(number(rest, 30, 2)),
                 comment = static_cast<std::size_t>(number(rest, 32, 2));
      if (rest.size() < central_size + name + extra + comment) return false;
      zip_entry e;
      e.name = rest.substr(central_size, name);
      e.packed = number(rest, 20, 4);
      e.size = number(rest, 24, 4);
      auto local = number(rest, 42, 4);
      take_large(rest.substr(central_size + name, extra), {&e.size, &e.packed, &local});
      take_method(e, number(rest, 8, 2), number(rest, 10, 2));
      e.checksum = static_cast<std::uint32_t>(number(rest, 16, 4));
      rest.remove_prefix(central_size + name + extra + comment);
      const auto head = bytes(local, local_size);
      if (head.size() < local_size || !head.starts_with(local_mark)) return false;
      e.offset = local + local_size + number(head, 26, 2) + number(head, 28, 2);
      if (e.offset > size_ || e.packed > size_ - e.offset) return false;
      out_.entries.push_back(std::move(e));
    }
    return true;
  }

  void by_local_headers() {
    for (auto at = find(local_mark, 0); at && out_.entries.size() < most_entries; at = find(local_mark, *at)) {
      const std::string head(look(*at, local_size).substr(0, local_size));
      if (head.size() < local_size) return;
      const auto flags = number(head, 6, 2), name = number(head, 26, 2), extra = number(head, 28, 2);
      const auto more = look(*at + local_size, name + extra).substr(0, static_cast<std::size_t>(name + extra));
      zip_entry e;
      e.name = more.substr(0, std::min<std::size_t>(static_cast<std::size_t>(name), 1024));
      e.packed = number(head, 18, 4);
      e.size = number(head, 22, 4);
      if (more.size() > name) take_large(more.substr(static_cast<std::size_t>(name)), {&e.size, &e.packed});
      take_method(e, flags, number(head, 8, 2));
      e.offset = *at + local_size + name + extra;
      if (e.offset > size_) return;
      if ((flags & 8) != 0 && e.packed == 0 && !sizes_behind(e)) e.packed = size_ - e.offset;
      if (e.packed > size_ - e.offset) {
        out_.faults.push_back({error_code::damaged,
                               fmt::format("the file ends {} bytes before the end of {}", e.packed - (size_ - e.offset), shown(e)),
                               e.offset});
        e.packed = size_ - e.offset;
      }
      *at = e.offset + e.packed;
      out_.entries.push_back(std::move(e));
    }
  }

  static std::string shown(const zip_entry& e) {
    std::string out;
    for (const char c : e.name.substr(0, 128)) out += static_cast<unsigned char>(c) < 0x20 ? '.' : c;
    return out;
  }

  // Writers that stream put the sizes behind the bytes, in 32 or 64 bits; they are right where they fit the distance.
  bool sizes_behind(zip_entry& e) {
    for (auto at = find(sizes_mark, e.offset); at; at = find(sizes_mark, *at + 1)) {
      const auto behind = look(*at, 24).substr(0, 24);
      const auto distance = *at - e.offset;
      for (const std::size_t width : {std::size_t{8}, std::size_t{4}})
        if (behind.size() >= 8 + 2 * width && number(behind, 8, width) == distance) {
          e.packed = distance;
          e.size = number(behind, 8 + width, width);
          return true;
        }
    }
    return false;
  }

  std::optional<std::uint64_t> find(std::string_view mark, std::uint64_t from) {
    for (auto at = from; at < size_;) {
      const auto piece = look(at, mark.size());
      if (const auto found = piece.find(mark); found != std::string_view::npos) return at + found;
      if (piece.size() < mark.size()) break;
      at += piece.size() - mark.size() + 1;
    }
    return std::nullopt;
  }

  const range_source& from_;
  std::uint64_t size_;
  std::uint64_t where_ = 0;
  std::string window_;
  std::uint64_t window_at_ = 0;
  zip_directory out_;
};

}  // namespace

std::vector<std::string> names_in_head(std::string_view head) {
  std::vector<std::string> out;
  while (head.size() >= local_size && head.starts_with(local_mark)) {
    const auto name = static_cast<std::size_t>(number(head, 26, 2));
    const auto before = local_size + name + static_cast<std::size_t>(number(head, 28, 2));
    out.emplace_back(head.substr(local_size, name));
    const auto packed = number(head, 18, 4);
    if (packed == 0 || packed >= head.size() || before >= head.size() - static_cast<std::size_t>(packed)) break;
    head.remove_prefix(before + static_cast<std::size_t>(packed));
  }
  return out;
}

}  // namespace dateline::archives

namespace dateline {

result<zip_directory> read_zip(const range_source& from, std::uint64_t size) { return archives::directory_reader(from, size).run(); }

}  // namespace dateline
