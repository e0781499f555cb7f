#include "size_value.hpp"

#include <charconv>

namespace dateline::cli {
namespace {

constexpr std::string_view units = "KMG";

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view s) {
  std::uint64_t n = 0;
  const auto [end, wrong] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (wrong != std::errc{}) return std::nullopt;
  s.remove_prefix(static_cast<std::size_t>(end - s.data()));
  if (s.empty()) return n;
  const char letter = s[0] >= 'a' && s[0] <= 'z' ? static_cast<char>(s[0] - 32) : s[0];
  const auto unit = units.find(letter);
  if (s.size() != 1 || unit == std::string_view::npos) return std::nullopt;
  const auto shift = 10 * (unit + 1);
  if (n > UINT64_MAX >> shift) return std::nullopt;
  return n << shift;
}

std::string size_text(std::uint64_t bytes) {
  std::size_t unit = 0;
  while (unit < units.size() && bytes != 0 && bytes % 1024 == 0) {
    bytes /= 1024;
    ++unit;
  }
  auto out = std::to_string(bytes);
  if (unit > 0) out.push_back(units[unit - 1]);
  return out;
}

}  // namespace dateline::cli
