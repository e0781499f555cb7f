// The command line, taken apart by the table of flags. The meaning of the values is options.hpp's.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flags.hpp"

namespace dateline::cli {

class arguments {
 public:
  bool has(std::string_view flag_name) const;
  const std::string* last(std::string_view flag_name) const;        // null where it was not given
  std::vector<std::string> list(std::string_view flag_name) const;  // all of them, split at commas
  std::vector<std::string> each(std::string_view flag_name) const;  // all of them, as they are
  void add_word(std::string word) { words_.push_back(std::move(word)); }
  verb asked() const { return asked_; }
  const std::vector<std::string>& words() const { return words_; }                               // what is no flag
  const std::vector<std::pair<std::string_view, std::string>>& flags() const { return given_; }  // in the order of the table

 private:
  friend struct parser;
  std::vector<std::pair<std::string_view, std::string>> given_;
  std::vector<std::string> words_;
  verb asked_{};
};

struct parsed {
  arguments given;
  std::string wrong;  // one sentence; empty: all is well
};

parsed parse_arguments(verb, const std::vector<std::string>& raw);

}  // namespace dateline::cli
