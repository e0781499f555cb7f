// Knowledge: one immutable data image with zones, languages, publishers, agencies, places, holidays and the
// weights of evidence. Cheap to copy, safe to share between threads.
#pragma once

#include <memory>
#include <string>

#include "dateline/result.hpp"

namespace dateline {

namespace know {
class tables;
}

class knowledge {
 public:
  static knowledge bundled();                              // the image linked into the library; no I/O
  static result<knowledge> open(const std::string& path);  // a user's own; validated before use
  static result<knowledge> from_bytes(std::string bytes);  // the same, from memory

  std::string tzdb_version() const;  // "2026f"
  std::string data_version() const;  // "2026-11"

  const know::tables& tables() const { return *tables_; }  // for the stages; not part of the stable interface

 private:
  explicit knowledge(std::shared_ptr<const know::tables> t) : tables_(std::move(t)) {}
  std::shared_ptr<const know::tables> tables_;
};

}  // namespace dateline
