// Tables of separated values: RFC 4180, and what else is met. Where records and fields begin and end, and what a field
// says; the bytes themselves are never changed. Any bytes are a table: a quote counts only where a field begins with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::csv {

struct dialect {
  char separator = ',';
  char line_end = '\n';  // the last byte of a line end; '\r' where a table has no other
};

// By the first records of a table: the separator (one of , ; tab |) that cuts them most evenly, and how lines end.
dialect detect(std::string_view head);

// Finds where records end in bytes that come in pieces.
class record_splitter {
 public:
  explicit record_splitter(dialect d) : d_(d) {}

  static constexpr std::size_t open = ~std::size_t{0};
  // `bytes` begins with a record. Gives its size with its line end; `open` where it does not end in them: the next call
  // has the same bytes and more, of which those seen are not looked at again.
  std::size_t end_of(std::string_view bytes);
  void drop_seen() { seen_ = 0; }                          // the caller has taken the bytes seen away; the record goes on
  bool in_quotes() const { return state_ == in::quotes; }  // at the end of what was seen

 private:
  enum class in : std::uint8_t { start, plain, quotes, closing };
  dialect d_;
  in state_ = in::start;
  std::size_t seen_ = 0;
};

std::string_view line_end_of(std::string_view record, dialect);  // "\r\n", "\n", "\r", or empty at the end of a table

// The fields of a record without its line end, as they are written, quotes and all. `out` is emptied first.
void split(std::string_view record, dialect, std::vector<std::string_view>& out);

// What a field says: without its quotes. A view of the field where that can be, else of `scratch`.
std::string_view value_of(std::string_view field, std::string& scratch);

void append_field(std::string& out, std::string_view value, char separator);  // with quotes where it needs them

}  // namespace dateline::csv
