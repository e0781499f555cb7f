#include "grid.hpp"

#include <algorithm>

#include "report/display.hpp"
#include "report/json_writer.hpp"

namespace dateline::cli {
namespace {

void put_cell(std::string& out, std::string_view s, char separator) {
  if (separator == '\t') {
    for (const char c : s) out.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
  } else if (s.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += s;
  } else {
    out.push_back('"');
    for (const char c : s) out.append(c == '"' ? 2 : 1, c);
    out.push_back('"');
  }
}

}  // namespace

std::string grid::for_person(bool color) const {
  const paint in(color);
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t w = columns_[i].name.size();
    for (const auto& r : rows_) w = std::max(w, width_of(r[i]));
    widths.push_back(w);
  }
  std::string out;
  const auto line = [&](const auto& cell, ink i) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c) text += padded(cell(c), c + 1 < columns_.size() ? widths[c] + 2 : 0);
    text.erase(text.find_last_not_of(' ') + 1);
    out += in(i, text) + "\n";
  };
  line(
      [&](std::size_t c) {
        std::string name(columns_[c].name);
        for (auto& ch : name) ch = ch == '_' ? ' ' : ch >= 'a' && ch <= 'z' ? static_cast<char>(ch - 32) : ch;
        return name;
      },
      ink::faint);
  for (const auto& r : rows_) line([&](std::size_t c) { return shown(r[c]); }, ink::plain);
  return out;
}

std::string grid::render(form how, bool color) const {
  if (how == form::human) return for_person(color);
  std::string out;
  if (how == form::csv || how == form::tsv) {
    const char separator = how == form::csv ? ',' : '\t';
    for (std::size_t i = 0; i < columns_.size(); ++i) (i > 0 ? out += separator : out) += columns_[i].name;
    out += '\n';
    for (const auto& r : rows_) {
      for (std::size_t i = 0; i < r.size(); ++i) {
        if (i > 0) out += separator;
        put_cell(out, r[i], separator);
      }
      out += '\n';
    }
    return out;
  }
  json_writer array(out, true);
  if (how == form::json) array.begin_array();
  for (const auto& r : rows_) {
    json_writer line(out);
    auto& json = how == form::json ? array : line;
    json.begin_object();
    for (std::size_t i = 0; i < r.size(); ++i) {
      if (r[i].empty()) json.member_null(columns_[i].name);
      else if (!columns_[i].bare) json.member(columns_[i].name, r[i]);
      else {
        json.key(columns_[i].name);
        json.raw(r[i]);
      }
    }
    json.end_object();
    if (how == form::jsonl) out += '\n';
  }
  if (how == form::json) {
    array.end_array();
    out += '\n';
  }
  return out;
}

}  // namespace dateline::cli
