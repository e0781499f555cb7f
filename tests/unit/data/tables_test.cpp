// What holds for every table of data/: one fault of each kind, and the packer that reads the table names its line.
#include <catch2/catch.hpp>

#include <algorithm>

#include "unit/data/data_copy.hpp"

using namespace dateline;
using tests::data_copy;

namespace {

using packer = void (*)(pack::job&);

bool any_has(const std::vector<std::string>& said, const std::string& part) {
  return std::any_of(said.begin(), said.end(), [&](const std::string& s) { return s.find(part) != std::string::npos; });
}

std::string all_of(const std::vector<std::string>& said) {
  std::string out;
  for (std::size_t i = 0; i < said.size() && i < 8; ++i) out += said[i] + "\n";
  return out.empty() ? "nothing" : out;
}

struct table_of {
  const char* file;
  packer read_by;
};

const table_of tables[] = {
    {"zones/zones.tsv", pack::pack_zones},
    {"zones/transitions.tsv", pack::pack_zones},
    {"zones/links.tsv", pack::pack_zones},
    {"zones/abbreviations.tsv", pack::pack_zones},
    {"countries/countries.tsv", pack::pack_countries},
    {"evidence/times.tsv", pack::pack_evidence},
    {"publishers/publishers.tsv", pack::pack_publishers},
    {"agencies/reuters.tsv", pack::pack_agencies},
    {"versions.tsv", pack::pack_versions},
};

}  // namespace

TEST_CASE("the data that stands in data/ has no fault") {
  const data_copy data;
  for (const auto p :
       {pack::pack_zones, pack::pack_countries, pack::pack_evidence, pack::pack_publishers, pack::pack_agencies, pack::pack_versions}) {
    const auto said = data.faults(p);
    INFO(all_of(said));
    CHECK(said.empty());
  }
}

TEST_CASE("faults that any table can have are caught by line") {
  for (const auto& t : tables) {
    DYNAMIC_SECTION(t.file << ": a cell too many") {
      data_copy data;
      data.edit(t.file, [](std::string s) { return s.insert(s.size() - 1, "\tmore"); });
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, std::string(t.file) + ":"));
      CHECK(any_has(said, "cells, the header has"));
    }
    DYNAMIC_SECTION(t.file << ": bytes that are no UTF-8") {
      data_copy data;
      data.edit(t.file, [](std::string s) { return s.insert(s.size() - 1, "\xC3"); });
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, "not UTF-8"));
    }
    DYNAMIC_SECTION(t.file << ": a carriage return") {
      data_copy data;
      data.edit(t.file, [](std::string s) { return s.insert(s.size() - 1, "\r"); });
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, "ends in CR"));
    }
    DYNAMIC_SECTION(t.file << ": no line feed at the end") {
      data_copy data;
      data.edit(t.file, [](std::string s) {
        s.pop_back();
        return s;
      });
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, "does not end in a line feed"));
    }
    DYNAMIC_SECTION(t.file << ": a column of another name") {
      data_copy data;
      data.edit(t.file, [](std::string s) {
        std::size_t at = 0;
        while (s[at] == '#') at = s.find('\n', at) + 1;
        return s.insert(at, "x");
      });
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, "no column"));
    }
    DYNAMIC_SECTION(t.file << ": gone") {
      if (std::string_view(t.file).starts_with("agencies/") || std::string_view(t.file).starts_with("evidence/"))
        continue;  // a folder of tables: one may go
      data_copy data;
      data.remove(t.file);
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK_FALSE(said.empty());
    }
  }
}

TEST_CASE("rows out of order and rows given twice are caught") {
  for (const auto& t : tables) {
    if (std::string_view(t.file) == "versions.tsv") continue;  // one row
    DYNAMIC_SECTION(t.file << ": out of order") {
      data_copy data;
      data.swap_first_rows(t.file);
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, data.place() + "out of order"));
    }
    DYNAMIC_SECTION(t.file << ": twice") {
      data_copy data;
      data.repeat_last(t.file);
      const auto said = data.faults(t.read_by);
      INFO(all_of(said));
      CHECK(any_has(said, data.place() + "twice"));
    }
  }
}
