#include "unit/data/data_copy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

namespace dateline::tests {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto line : pack::split(text, '\n')) out.emplace_back(line);
  if (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

std::string joined(const std::vector<std::string>& parts, char by) {
  std::string out;
  for (const auto& p : parts) {
    if (&p != &parts.front()) out += by;
    out += p;
  }
  return out;
}

std::size_t header_of(const std::vector<std::string>& lines) {
  std::size_t i = 0;
  while (i < lines.size() && (lines[i].empty() || lines[i].front() == '#')) ++i;
  REQUIRE(i + 1 < lines.size());
  return i;
}

void link_all(const fs::path& from, const fs::path& to) {
  for (const auto& e : fs::directory_iterator(from)) fs::create_symlink(e.path(), to / e.path().filename());
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out;
  for (const auto c : pack::split(line, '\t')) out.emplace_back(c);
  return out;
}

}  // namespace

data_copy::data_copy() { link_all(fs::path(DATELINE_SOURCE_DIR) / "data", root()); }

// A linked folder on the way to the file becomes a folder of links.
fs::path data_copy::own(const std::string& file) {
  auto at = root();
  for (const auto& part : fs::path(file)) {
    at /= part;
    if (!fs::is_symlink(at)) continue;
    const auto original = fs::read_symlink(at);
    fs::remove(at);
    if (!fs::is_directory(original)) break;
    fs::create_directory(at);
    link_all(original, at);
  }
  return root() / file;
}

void data_copy::remove(const std::string& file) { own(file); }

void data_copy::edit(const std::string& file, const std::function<std::string(std::string)>& change) {
  pack::faults wrong;
  const auto text = change(pack::read_file(root() / file, wrong));
  REQUIRE(wrong.all().empty());
  std::ofstream out(own(file), std::ios::binary);
  out << text;
  REQUIRE(out.good());
  file_ = file;
}

void data_copy::set(const std::string& file, std::vector<std::string> key, const std::string& column, const std::string& value) {
  edit(file, [&](std::string text) {
    auto lines = lines_of(text);
    const auto head = header_of(lines);
    const auto columns = cells_of(lines[head]);
    const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
    REQUIRE(at < columns.size());
    for (std::size_t i = head + 1; i < lines.size(); ++i) {
      auto cells = cells_of(lines[i]);
      if (lines[i].empty() || lines[i].front() == '#' || cells.size() < key.size() || !std::equal(key.begin(), key.end(), cells.begin()))
        continue;
      REQUIRE(cells.size() > at);
      cells[at] = value;
      lines[i] = joined(cells, '\t');
      line_ = i + 1;
      return joined(lines, '\n') + "\n";
    }
    FAIL("no such row in " << file);
    return text;
  });
}

void data_copy::set_first(const std::string& file, const std::string& column, const std::string& value) { set(file, {}, column, value); }

void data_copy::append(const std::string& file, const std::string& row) {
  edit(file, [&](const std::string& text) {
    line_ = lines_of(text).size() + 1;
    return text + row + "\n";
  });
}

void data_copy::repeat_last(const std::string& file) {
  edit(file, [&](const std::string& text) {
    const auto lines = lines_of(text);
    line_ = lines.size() + 1;
    return text + lines.back() + "\n";
  });
}

void data_copy::swap_first_rows(const std::string& file) {
  edit(file, [&](const std::string& text) {
    auto lines = lines_of(text);
    const auto head = header_of(lines);
    REQUIRE(head + 2 < lines.size());
    std::swap(lines[head + 1], lines[head + 2]);
    line_ = head + 3;
    return joined(lines, '\n') + "\n";
  });
}

std::vector<std::string> data_copy::faults(void (*packer)(pack::job&)) const {
  pack::faults wrong;
  pack::image_writer out;
  pack::symbol_table symbols;
  pack::job j{root(), wrong, out, symbols};
  try {
    packer(j);
  } catch (const pack::fault& f) { wrong.add(f); }
  std::vector<std::string> said;
  for (const auto& f : wrong.all()) {
    auto where = f.where;
    if (where.starts_with(root().string() + "/")) where.erase(0, root().string().size() + 1);
    said.push_back(where + ": " + f.what);
  }
  return said;
}

}  // namespace dateline::tests
