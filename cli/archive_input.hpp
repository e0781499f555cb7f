// Archives as inputs: their records one after the other, and what an answer says of where it came from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/archive.hpp"
#include "dateline/json.hpp"
#include "files.hpp"

namespace dateline::cli {

// `already` was read before; the first byte of it stands at `begin`. Records that hold no document come without their
// blocks. `after` is where reading can begin anew behind the record. False from `take` stops it, and is the result.
bool read_archive(file_reader&, std::string already, std::uint64_t max_record, const archive_position& begin,
                  const std::function<bool(result<archive_record>&&, const std::optional<archive_position>& after)>& take);

answer_source source_of_record(const std::string& archive, const archive_record&);
answer_source source_in_archive(const std::string& archive, std::uint64_t offset);  // of what is no record
std::string_view code_of(const error&);                                             // of an error record

}  // namespace dateline::cli
