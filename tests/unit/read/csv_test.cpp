// Tables cut into records and fields: nothing of them is lost or changed, whatever they hold and however they come.
#include "read/csv.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "read/utf16_bytes.hpp"

using namespace dateline;
using strings = std::vector<std::string>;

namespace {

strings fields_of(std::string_view record, csv::dialect d = {}) {
  std::vector<std::string_view> fields;
  csv::split(record, d, fields);
  return {fields.begin(), fields.end()};
}

strings values_of(std::string_view record, csv::dialect d = {}) {
  strings out;
  std::string scratch;
  for (const auto& f : fields_of(record, d)) out.emplace_back(csv::value_of(f, scratch));
  return out;
}

// The records, the table given some bytes at a time.
strings records_of(std::string_view table, std::size_t step, csv::dialect d = {}) {
  strings out;
  csv::record_splitter in(d);
  std::string buffer;
  while (!table.empty()) {
    const auto piece = table.substr(0, step);
    table.remove_prefix(piece.size());
    buffer += piece;
    for (std::size_t size; (size = in.end_of(buffer)) != csv::record_splitter::open;) {
      out.push_back(buffer.substr(0, size));
      buffer.erase(0, size);
    }
  }
  if (!buffer.empty()) out.push_back(buffer);
  return out;
}

}  // namespace

TEST_CASE("a field says what stands between its quotes") {
  CHECK(values_of(R"(a,"b,c","say ""so""",)") == strings{"a", "b,c", "say \"so\"", ""});
  CHECK(values_of("\"two\nlines\",x") == strings{"two\nlines", "x"});
  CHECK(values_of(R"("")") == strings{""});
  CHECK(values_of(R"("""")") == strings{"\""});
  CHECK(values_of("") == strings{""});
  CHECK(values_of(",") == strings{"", ""});
}

TEST_CASE("quotes that RFC 4180 does not know stay as they are") {
  CHECK(values_of(R"(5" nail,6" nail)") == strings{"5\" nail", "6\" nail"});
  CHECK(values_of(R"("a"b,c)") == strings{"ab", "c"});
  CHECK(values_of(R"("a" ,"b)") == strings{"a ", "b"});
  CHECK(values_of(R"("a"b"c",d)") == strings{"ab\"c\"", "d"});
}

TEST_CASE("records end where a line ends outside quotes") {
  CHECK(records_of("a,b\r\n\"c\r\nd\",e\nf", 1000) == strings{"a,b\r\n", "\"c\r\nd\",e\n", "f"});
  CHECK(records_of("a\n\nb\n", 1000) == strings{"a\n", "\n", "b\n"});
  CHECK(records_of("5\" x\ny\n", 1000) == strings{"5\" x\n", "y\n"});
  CHECK(records_of("a\rb\r", 1000, {',', '\r'}) == strings{"a\r", "b\r"});
  csv::record_splitter in({});
  CHECK(in.end_of("a,\"b\nc") == csv::record_splitter::open);
  CHECK(in.in_quotes());
}

TEST_CASE("the line end of a record is told as it is written") {
  CHECK(csv::line_end_of("a\r\n", {}) == "\r\n");
  CHECK(csv::line_end_of("a\n", {}) == "\n");
  CHECK(csv::line_end_of("a", {}).empty());
  CHECK(csv::line_end_of("\n", {}) == "\n");
}

TEST_CASE("the separator is the one that cuts the records evenly") {
  CHECK(csv::detect("a,b\n1,2\n").separator == ',');
  CHECK(csv::detect("name;price\nx;1,5\ny;2,5\n").separator == ';');
  CHECK(csv::detect("a\tb, c\n1\t2\n").separator == '\t');
  CHECK(csv::detect("a|b\n1|2\n").separator == '|');
  CHECK(csv::detect("\"a,b\";c\n\"d,e\";f\n").separator == ';');
  CHECK(csv::detect("alone\nJune 12, 2023\n").separator == ',');
  CHECK(csv::detect("").separator == ',');
  CHECK(csv::detect("a;b\r1;2\r").line_end == '\r');
}

TEST_CASE("any bytes: records and fields put together again are the bytes") {
  std::mt19937 random(20230612);
  const std::string letters = "ab \"\"\",,;\n\n\r\t|\xC3\xA9";
  for (int round = 0; round < 3000; ++round) {
    std::string table;
    for (auto n = random() % 60; n > 0; --n) table += letters[random() % letters.size()];
    const auto whole = records_of(table, table.size() + 1);
    std::string joined;
    for (const auto& r : whole) {
      joined += r;
      const auto end = csv::line_end_of(r, {});
      const auto body = std::string_view(r).substr(0, r.size() - end.size());
      std::string plain;
      const auto fields = fields_of(body);
      for (std::size_t i = 0; i < fields.size(); ++i) plain += (i > 0 ? "," : "") + fields[i];
      CHECK(plain == body);
    }
    CHECK(joined == table);
    CHECK(records_of(table, 1) == whole);
    CHECK(records_of(table, 1 + random() % 7) == whole);
  }
}

TEST_CASE("any values: written as fields they are read again") {
  std::mt19937 random(4180);
  const std::string letters = "a\",\n\r ;";
  for (int round = 0; round < 3000; ++round) {
    strings values(1 + random() % 4);
    for (auto& v : values)
      for (auto n = random() % 6; n > 0; --n) v += letters[random() % letters.size()];
    std::string record;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) record += ',';
      csv::append_field(record, values[i], ',');
    }
    CHECK(records_of(record + "\n", 3) == strings{record + "\n"});
    CHECK(values_of(record) == values);
  }
}

TEST_CASE("UTF-16 of any units becomes text and the same bytes again") {
  std::mt19937 random(16);
  for (int round = 0; round < 2000; ++round) {
    const bool big = round % 2 == 0;
    std::string bytes;
    for (auto n = random() % 12; n > 0; --n) {
      const char32_t unit = random() % 3 == 0 ? 0xD800 + random() % 0x800 : random() % 0x3000;
      bytes += static_cast<char>(big ? unit >> 8 : unit & 0xFF);
      bytes += static_cast<char>(big ? unit & 0xFF : unit >> 8);
    }
    if (random() % 4 == 0) bytes += 'x';
    utf16_to_text in(big);
    std::string text, out;
    for (std::size_t at = 0; at < bytes.size();) {
      const auto size = 1 + random() % 5;
      std::string piece;
      in.append(piece, std::string_view(bytes).substr(at, size));
      append_utf16(out, piece, big);
      at += size;
    }
    std::string last;
    const std::string odd(in.finish(last));
    append_utf16(out, last, big);
    CHECK(out + odd == bytes);
  }
}
