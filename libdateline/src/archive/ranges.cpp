// Archives that are read here and there: where an index points, or where an earlier reading has been.
#include <fmt/format.h>

#include <algorithm>

#include "archive/members.hpp"
#include "dateline/archive.hpp"

namespace dateline {
namespace {

// The skippable frame that a zstd archive begins with where its frames need a dictionary; 0: there is none.
std::uint64_t dictionary_frame(const range_source& from) {
  std::array<char, 8> head{};
  for (std::size_t got = 0; got < head.size();) {
    const auto n = from(got, head.data() + got, head.size() - got);
    if (!n || *n == 0) return 0;
    got += *n;
  }
  if (std::string_view(head.data(), 4) != "\x5D\x2A\x4D\x18") return 0;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::uint64_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
  return 8 + size;
}

}  // namespace

byte_source bytes_from(range_source from, std::uint64_t offset, std::uint64_t size) {
  return [from = std::move(from), offset, size](char* into, std::size_t most) mutable -> result<std::size_t> {
    most = static_cast<std::size_t>(std::min<std::uint64_t>(most, size));
    if (most == 0) return std::size_t{0};
    auto n = from(offset, into, most);
    if (!n) return n;
    offset += *n;
    size -= std::min<std::uint64_t>(*n, size);
    return n;
  };
}

range_source ranges_of(std::string_view all) {
  return [all](std::uint64_t offset, char* into, std::size_t size) -> result<std::size_t> {
    return offset >= all.size() ? 0 : all.copy(into, size, static_cast<std::size_t>(offset));
  };
}

result<archive_record> read_record_at(const range_source& from, std::uint64_t offset, std::uint64_t inside, const archive_options& given) {
  const auto before = offset == 0 ? 0 : std::min(dictionary_frame(from), offset);
  auto options = given;
  options.inner = true;
  auto head = bytes_from(from, 0, before), rest = bytes_from(from, offset);
  archive_reader reader(
      [&](char* into, std::size_t size) -> result<std::size_t> {
        auto n = head(into, size);
        return !n || *n > 0 ? n : rest(into, size);
      },
      options);
  const auto shift = offset - before;
  while (auto r = reader.next()) {
    if (!*r) {
      const auto& wrong = r->failure();
      return error{wrong.code, fmt::format("byte {}: {}", offset, wrong.message), offset};
    }
    auto& record = **r;
    record.offset += shift;
    if (record.offset != offset || record.inside > inside) break;
    if (record.inside < inside) continue;
    return std::move(record);
  }
  return error{error_code::malformed, fmt::format("no record begins at byte {}", offset), offset};
}

}  // namespace dateline
