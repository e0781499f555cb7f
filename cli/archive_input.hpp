// Archives as inputs: whole files of them, those in a WACZ, and single records that a list of captures names; and what
// an answer says of where it came from.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive.hpp"
#include "dateline/captures.hpp"
#include "dateline/json.hpp"
#include "dateline/wacz.hpp"
#include "files.hpp"

namespace dateline::cli {

struct archive_item {                        // a record, or what is wrong with bytes that give none
  std::string archive{};                     // as answers name it: "a.warc.gz", "a.wacz!archive/b.warc.gz"
  archive_record record{};                   // passed over: it holds no document
  std::optional<archive_record> original{};  // of a revisit, where it is at hand
  std::optional<wacz_page> page{};           // what the list of pages says of it
  std::optional<archive_position> after{};   // where reading can begin anew behind it
  std::string index_line{};                  // that named it
  std::optional<error> wrong{};
  std::string list{};    // wrong: the list of captures in which the line stands; empty: the archive itself is
  std::size_t line = 0;  // from 1
};

// One for an input: revisits find their originals in what was read of it before them.
class archive_input {
 public:
  using take = std::function<bool(archive_item&&)>;  // false: no more is wanted
  archive_input(std::uint64_t max_record, take to) : max_record_(max_record), take_(std::move(to)) {}

  // `already` was read before from the file, and stands in it at `begin`. The result is false where `take` said so.
  bool archive(file_reader&, std::string already, const std::string& path, const archive_position& begin = {});
  bool wacz(file_reader&, std::string_view already, const std::string& path);
  bool list(file_reader&, std::string already, const std::string& path);

 private:
  struct place {
    std::string path{};
    std::shared_ptr<file_reader> held{};  // instead of a path, where the file has none
    std::uint64_t base = 0;               // of the archive in the file
  };

  bool records(const byte_source&, const std::string& name, const std::optional<place>& where, const wacz_file* pages,
               const archive_position& begin = {});
  void look_back(const archive_record& until);
  bool one(archive_item&&, const wacz_file* pages = nullptr);
  bool fault(const std::string& archive, error);
  std::optional<archive_record> read_original(const capture_index::capture&);
  std::uint32_t number_of(const std::string& path);
  range_source ranges(const place&);

  std::uint64_t max_record_;
  take take_;
  capture_index captures_;
  std::vector<place> places_{};
  std::map<std::string, std::uint32_t> numbers_{};  // of the archives that lists name
  open_files open_{};
  bool begun_inside_ = false;  // captures_ lacks what stands before that place
};

answer_source source_of(const archive_item&);
std::string_view code_of(const error&);  // of an error record

}  // namespace dateline::cli
