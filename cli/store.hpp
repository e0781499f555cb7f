// Where the answers of a run go when they are no bytes that stand one after the other: a database. The bytes that
// batch::write appends are then the store's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::cli {

class store {
 public:
  virtual ~store() = default;
  // Of what an earlier run left there, the last commit's number, to go on behind it: what came later is undone. Nothing: no
  // commit is left.
  virtual std::optional<std::uint32_t> reopen(const std::string& path) = 0;
  virtual bool open(const std::string& path) = 0;  // an empty file; false, here and below: no more can be written
  virtual bool take(std::string_view written) = 0;
  virtual bool commit(std::uint32_t number) = 0;  // all that was taken since the last commit is on the disk, or none of it
  virtual bool finish() = 0;                      // the last of them: it is the number `whole`
  static constexpr std::uint32_t whole = 1;
  virtual const std::string& wrong() const = 0;  // empty: nothing
};

}  // namespace dateline::cli
