#include "dateline/capture_list.hpp"

#include <fmt/format.h>

#include <vector>

#include "archive/lines.hpp"
#include "read/json_reader.hpp"

namespace dateline {
namespace {

using archives::trimmed;
using archives::whole_number;

using answer = result<std::optional<listed_capture>>;

answer malformed(std::string what, std::size_t column) { return error{error_code::malformed, std::move(what), column}; }

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; (at = line.find_first_not_of(" \t", at)) != std::string_view::npos && out.size() < 32;) {
    const auto end = std::min(line.find_first_of(" \t", at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end;
  }
  return out;
}

bool is_stamp(std::string_view s) { return s.size() >= 4 && s.size() <= 17 && s.find_first_not_of("0123456789") == std::string_view::npos; }

bool is_legend(std::string_view line) { return trimmed(line).starts_with("CDX ") && trimmed(line).find(" b ") != std::string_view::npos; }

// The letters of the header line of CDX, by the number of fields where there is none.
std::string_view usual_legend(std::size_t fields) {
  switch (fields) {
    case 9: return "NbamskrVg";
    case 10: return "NbamskrMVg";
    case 11: return "NbamskrMSVg";
    default: return {};
  }
}

answer of_json(std::string_view json, std::size_t column) {
  listed_capture out;
  std::string offset, length;
  json_reader in(json);
  const auto words = [&](std::string& into) {
    std::string_view digits;
    if (in.peek() == json_reader::kind::string) in.string(into);
    else if (in.peek() == json_reader::kind::number && in.number(digits)) into = digits;
  };
  in.object([&](std::string_view key) {
    if (key == "url" || key == "original") words(out.url);
    else if (key == "mime") words(out.media);
    else if (key == "filename") words(out.archive);
    else if (key == "offset") words(offset);
    else if (key == "length") words(length);
  });
  if (in.wrong() != nullptr) return malformed(in.wrong(), column + in.where());
  if (out.archive.empty()) return malformed("the line names no archive", column);
  const auto at = whole_number(offset);
  if (!at) return malformed(fmt::format("offset \"{}\" is no place in an archive", offset.substr(0, 64)), column);
  out.offset = *at;
  out.length = whole_number(length).value_or(0);
  return std::optional(std::move(out));
}

}  // namespace

answer capture_list::read(std::string_view line) {
  const auto whole = trimmed(line);
  if (whole.empty() || whole.starts_with('#') || whole.starts_with('!')) return std::optional<listed_capture>{};
  if (is_legend(line)) {
    legend_.clear();
    for (const auto f : fields_of(whole.substr(3))) legend_ += f.substr(0, 1);
    return std::optional<listed_capture>{};
  }
  if (const auto brace = line.find('{'); brace != std::string_view::npos) {
    const auto before = fields_of(line.substr(0, brace));
    if (before.size() <= 2) {
      auto out = of_json(trimmed(line.substr(brace)), brace);
      if (out && *out && before.size() == 2) (*out)->stamp = before[1];
      return out;
    }
  }
  const auto fields = fields_of(line);
  const auto legend = legend_.empty() ? usual_legend(fields.size()) : std::string_view(legend_);
  if (legend.empty() || fields.size() < legend.size())
    return malformed(fmt::format("{} fields, and {}", fields.size(),
                                 legend_.empty() ? "no legend says what they are" : fmt::format("the legend names {}", legend_.size())),
                     0);
  listed_capture out;
  const auto field = [&](char letter) {
    const auto at = legend.find(letter);
    return at == std::string_view::npos || fields[at] == "-" ? std::string_view{} : fields[at];
  };
  out.url = field('a');
  out.stamp = field('b');
  out.media = field('m');
  out.archive = field('g');
  out.length = whole_number(field('S')).value_or(0);
  if (out.archive.empty()) return malformed("the line names no archive", 0);
  const auto compressed = field('V');
  const auto written = compressed.empty() ? field('v') : compressed;
  const auto at = whole_number(written);
  if (!at) return malformed(fmt::format("offset \"{}\" is no place in an archive", written.substr(0, 64)), 0);
  out.offset = *at;
  return std::optional(std::move(out));
}

bool looks_like_capture_list(std::string_view head) {
  std::size_t at = 0;
  const auto line = archives::take_line(head, at);
  if (is_legend(line)) return true;
  const auto fields = fields_of(line.substr(0, line.find('{')));
  if (fields.size() == 2 && line.find('{') != std::string_view::npos)
    return is_stamp(fields[1]) && line.find("\"filename\"") != std::string_view::npos;
  // Without a legend: a stamp, an address, a status, and before the archive's name where the record stands in it.
  const auto is_status = [](std::string_view s) { return s == "-" || (s.size() == 3 && whole_number(s)); };
  return !usual_legend(fields.size()).empty() && is_stamp(fields[1]) && fields[1].size() == 14 &&
         fields[2].find(':') != std::string_view::npos && is_status(fields[4]) && whole_number(fields[fields.size() - 2]);
}

}  // namespace dateline
