// Any bytes as a table: records and fields are the bytes again, in however many pieces they come, and a field that is
// written anew says the same.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "read/csv.hpp"
#include "read/utf16_bytes.hpp"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::size_t> ends_of(std::string_view table, std::size_t step, csv::dialect d) {
  std::vector<std::size_t> out;
  csv::record_splitter in(d);
  std::size_t first = 0;
  for (std::size_t there = 0; there < table.size();) {
    there = std::min(table.size(), there + step);
    for (std::size_t size; (size = in.end_of(table.substr(first, there - first))) != csv::record_splitter::open; first += size)
      out.push_back(first + size);
  }
  if (first < table.size()) out.push_back(table.size());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view table(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto d = csv::detect(table);
  const auto ends = ends_of(table, table.size() + 1, d);
  require(ends == ends_of(table, 1 + data[0] % 16, d));
  std::vector<std::string_view> fields, one;
  std::string scratch, again;
  std::size_t first = 0;
  for (const auto end : ends) {
    const auto record = table.substr(first, end - first);
    const auto body = record.substr(0, record.size() - csv::line_end_of(record, d).size());
    csv::split(body, d, fields);
    require(!fields.empty());
    auto at = body.data();
    for (const auto f : fields) {
      require(f.data() == at);
      at += f.size() + 1;
      std::string written;
      const std::string value(csv::value_of(f, scratch));
      csv::append_field(written, value, d.separator);
      csv::split(written, d, one);
      require(one.size() == 1 && csv::value_of(one[0], again) == value);
    }
    require(at == body.data() + body.size() + 1);
    first = end;
  }
  require(first == table.size());

  utf16_to_text units((data[0] & 1) != 0);
  std::string text, back;
  units.append(text, table);
  const std::string odd(units.finish(text));
  append_utf16(back, text, (data[0] & 1) != 0);
  require(back + odd == table);
  return 0;
}
