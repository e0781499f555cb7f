// JSON-LD of a page, read for its dates and places. Pages write it by hand and by template, so it is read for what it says:
// commas too many, bare control characters, comments and an end too early are all survived. Linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct linked_date {
  std::string key;                  // "datePublished"
  std::string value;                // unescaped
  std::size_t first = 0, last = 0;  // in the script, between the quotes
  std::string type{};               // @type of its node: the most telling, where there are several
  bool listed = false;              // below a list of items, a comment, a review: it speaks of something else
  std::size_t node = 0;
};

struct linked_place {
  std::string name;                 // "Pyongyang", unescaped
  std::string region{}, country{};  // as the node states them beside it
  std::size_t first = 0, last = 0;  // of the name in the script, between the quotes
  bool of_writing = false;          // locationCreated, dateline
};

struct linked_data {
  std::vector<linked_date> dates{};
  std::vector<linked_place> places{};
  std::string headline{};  // of the first node that has one
};

void read_json_ld(std::string_view script, linked_data& out);

}  // namespace dateline
