#include "journal.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>

namespace dateline::cli {
namespace {

constexpr std::string_view first_line = "dateline journal 1\n", last_field = "sum ";

// Every field by its name, for writing and for reading.
template <class Checkpoint, class Words, class Number>
void each_field(Checkpoint& c, Words words, Number number) {
  words("versions", c.versions);
  words("asked", c.asked);
  number("files", c.files);
  number("names", c.names);
  number("states", c.states);
  number("begun", c.begun);
  number("input", c.at.input);
  number("offset", c.at.from.offset);
  number("retried", c.at.from.retried);
  number("arc", c.at.from.arc);
  number("line", c.at.line);
  number("done", c.at.done);
  number("digest", c.at.digest);
  number("before", c.at.before);
  number("here", c.at.here);
  number("output", c.output);
  number("errors", c.errors);
  number("committed", c.committed);
  number("documents", c.counted.documents);
  number("bytes", c.counted.bytes);
  number("failures", c.counted.failures);
  number("stamps", c.counted.stamps);
  number("places", c.counted.places);
  for (auto& n : c.counted.findings) number("findings", n);
  for (auto& n : c.counted.passed_over) number("passed-over", n);
  for (auto& n : c.counted.families) number("no-document", n);
  number("fails", c.counted.fails);
  number("milliseconds", c.milliseconds);
  number("complete", c.complete);
}

std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') out += "\\n";
    else if (c == '\\') out += "\\\\";
    else out += c;
  }
  return out;
}

std::string unescaped(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '\\' || i + 1 == words.size()) out += words[i];
    else out += words[++i] == 'n' ? '\n' : words[i];
  }
  return out;
}

std::uint64_t sum_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

template <class Int>
bool read_number(std::string_view text, Int& out) {
  std::uint64_t n = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), n);
  out = static_cast<Int>(n);
  return wrong == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::string to_text(const checkpoint& c) {
  std::string out(first_line);
  each_field(
      c, [&](std::string_view name, const std::string& words) { out += fmt::format("{} {}\n", name, escaped(words)); },
      [&](std::string_view name, auto n) { out += fmt::format("{} {}\n", name, static_cast<std::uint64_t>(n)); });
  return out + fmt::format("{}{}\n", last_field, sum_of(out));
}

std::optional<checkpoint> read_checkpoint(std::string_view text) {
  if (!text.starts_with(first_line) || !text.ends_with('\n')) return std::nullopt;
  const auto sum_at = text.rfind('\n', text.size() - 2) + 1;
  auto sum_line = text.substr(sum_at, text.size() - 1 - sum_at);
  std::uint64_t sum = 0;
  if (!sum_line.starts_with(last_field) || !read_number(sum_line.substr(last_field.size()), sum) || sum != sum_of(text.substr(0, sum_at)))
    return std::nullopt;

  auto rest = text.substr(first_line.size(), sum_at - first_line.size());
  bool good = true;
  const auto value_of = [&](std::string_view name) -> std::string_view {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    good = good && line.size() > name.size() && line.starts_with(name) && line[name.size()] == ' ';
    return good ? line.substr(name.size() + 1) : std::string_view{};
  };
  checkpoint out;
  each_field(
      out, [&](std::string_view name, std::string& words) { words = unescaped(value_of(name)); },
      [&](std::string_view name, auto& n) { good = read_number(value_of(name), n) && good; });
  if (!good) return std::nullopt;
  return out;
}

}  // namespace dateline::cli
