#include "archive_input.hpp"

#include <fmt/format.h>

namespace dateline::cli {

bool read_archive(file_reader& from, std::string already, std::uint64_t max_record, const archive_position& begin,
                  const std::function<bool(result<archive_record>&&, const std::optional<archive_position>& after)>& take) {
  std::size_t given = 0;
  archive_reader records(
      [&](char* into, std::size_t size) -> result<std::size_t> {
        if (given < already.size()) {
          const auto n = already.copy(into, size, given);
          given += n;
          return n;
        }
        const auto n = from.take(into, size);
        if (n == 0 && !from.wrong().empty()) return error{error_code::unreadable, from.wrong(), 0};
        return n;
      },
      {.max_record = max_record, .documents_only = true, .begin = begin});
  while (auto r = records.next())
    if (!take(std::move(*r), records.position())) return false;
  return true;
}

answer_source source_in_archive(const std::string& archive, std::uint64_t offset) {
  return {.id = fmt::format("{}#{}", archive, offset), .archive = archive, .offset = offset};
}

answer_source source_of_record(const std::string& archive, const archive_record& r) {
  auto from = source_in_archive(archive, r.offset);
  if (r.inside != 0) from.id += fmt::format("+{}", r.inside);
  from.length = r.length;
  from.record_id = r.field("WARC-Record-ID");
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
