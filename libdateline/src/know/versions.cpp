#include "know/versions.hpp"

namespace dateline::know {
namespace {

// Takes one "key TAB value LF" from the front of `text`.
version_line next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) return {line, {}};
  return {line.substr(0, tab), line.substr(tab + 1)};
}

}  // namespace

std::string_view versions::value(std::string_view key) const {
  for (auto rest = text_; !rest.empty();)
    if (const auto line = next_line(rest); line.key == key) return line.value;
  return {};
}

std::vector<version_line> versions::all() const {
  std::vector<version_line> out;
  for (auto rest = text_; !rest.empty();) out.push_back(next_line(rest));
  return out;
}

}  // namespace dateline::know
