// Where the answers of a run go when they are no bytes that stand one after the other: a database. The bytes that
// batch::write appends are then the store's own.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cli {

class store {
 public:
  virtual ~store() = default;
  virtual bool open(const std::string& path) = 0;  // an empty file; false, here and below: no more can be written
  virtual bool take(std::string_view written) = 0;
  virtual bool finish() = 0;
  virtual const std::string& wrong() const = 0;  // empty: nothing
};

}  // namespace dateline::cli
