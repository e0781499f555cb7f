// The tool that packs the image, run as the build runs it: what it prints, what it writes, how it ends.
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>

#include "dateline/knowledge.hpp"
#include "unit/data/data_copy.hpp"

using namespace dateline;
using tests::data_copy;

namespace {

namespace fs = std::filesystem;

struct run {
  int code = -1;
  std::string said;
};

run tool(const std::string& arguments) {
  run out;
  auto* pipe = ::popen((std::string("'") + DATELINE_IMAGE_TOOL + "' " + arguments + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char block[4096];
  for (std::size_t n; (n = std::fread(block, 1, sizeof block, pipe)) > 0;) out.said.append(block, n);
  const int status = ::pclose(pipe);
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

std::string bytes_of(const fs::path& p) {
  std::ifstream in(p, std::ios::binary | std::ios::ate);
  std::string all(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0).read(all.data(), static_cast<std::streamsize>(all.size()));
  return all;
}

}  // namespace

TEST_CASE("the tool writes the image that the build linked, byte for byte, and it opens") {
  const data_copy data;
  const auto made = data.root() / "made.image";
  const auto r = tool(data.root().string() + " " + made.string());
  INFO(r.said);
  REQUIRE(r.code == 0);
  CHECK(r.said.empty());
  const bool same = bytes_of(made) == bytes_of(DATELINE_IMAGE_FILE);  // not shown where they differ: 40 MB
  CHECK(same);
  const auto opened = knowledge::open(made.string());
  REQUIRE(opened);
  CHECK(opened->tzdb_version() == knowledge::bundled().tzdb_version());
}

TEST_CASE("faults are printed as FILE:LINE, also those before one that ends the reading; the tool fails and writes nothing") {
  data_copy data;
  data.set_first("zones/links.tsv", "zone", "Europe/Nowhere");
  const auto link = data.root().string() + "/" + data.place();
  data.edit("countries/countries.tsv", [](std::string s) { return s.replace(s.find("\ncode\t"), 6, "\nland\t"); });
  const auto made = data.root() / "made.image";
  const auto r = tool(data.root().string() + " " + made.string());
  INFO(r.said);
  CHECK(r.code == 1);
  CHECK(r.said.find(link + "no such zone: Europe/Nowhere") != std::string::npos);
  CHECK(r.said.find("countries.tsv:1: no column code\n2 faults in the data\n") != std::string::npos);
  CHECK_FALSE(fs::exists(made));
}

TEST_CASE("the tool asks for two arguments") {
  const auto r = tool("");
  CHECK(r.code == 2);
  CHECK(r.said.find("usage: dateline-image") != std::string::npos);
}
