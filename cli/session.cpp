#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "context_fields.hpp"
#include "dateline/version.hpp"
#include "output.hpp"

namespace dateline::cli {
namespace {

bool among(std::string_view words, std::string_view word) {
  for (auto rest = words;;) {
    const auto comma = rest.find(',');
    if (rest.substr(0, comma) == word) return true;
    if (comma == std::string_view::npos) return false;
    rest.remove_prefix(comma + 1);
  }
}

constexpr std::pair<std::string_view, form> forms[] = {{"human", form::human}, {"json", form::json},     {"jsonl", form::jsonl},
                                                       {"csv", form::csv},     {"tsv", form::tsv},       {"geojson", form::geojson},
                                                       {"cdxj", form::cdxj},   {"sqlite", form::sqlite}, {"sarif", form::sarif}};

form form_named(std::string_view name) { return std::ranges::find(forms, name, &std::pair<std::string_view, form>::first)->second; }

// The option's name without its dashes, and the field of JSONL that it sets.
struct context_option {
  std::string_view option, field;
};
constexpr context_option context_options[] = {{"reference", "reference"}, {"url", "url"},         {"lang", "lang"},
                                              {"publisher", "publisher"}, {"country", "country"}, {"home-zone", "home_zone"},
                                              {"zone", "zone"},           {"order", "order"},     {"prefer", "prefer"}};

}  // namespace

versions session::versions() const { return {std::string(version), know.tzdb_version(), know.data_version()}; }

namespace {

// The bundled image, or the one of --data; nothing, and a complaint, where it cannot be had.
std::optional<knowledge> knowledge_at(const std::string* image) {
  auto know = image == nullptr ? result<knowledge>(knowledge::bundled()) : knowledge::open(*image);
  if (know) return std::move(*know);
  complain(fmt::format("--data {}: {}", *image, know.failure().message));
  return std::nullopt;
}

}  // namespace

exit_code wrong_usage(std::string_view what) {
  complain(what);
  return exit_code::usage;
}

std::string outputs_refused(const arguments& a, const inputs& in) {
  const auto* out = a.last("output");
  const auto* errors = a.last("errors");
  for (const auto& [flag, path] : {std::pair{"-o", out}, std::pair{"--errors", errors}})
    if (path != nullptr && is_among(*path, in)) return fmt::format("{}: {} is one of the inputs", flag, *path);
  if (errors == nullptr) return {};
  if (descriptor_named(*errors) == 1 && (out == nullptr || descriptor_named(*out) == 1))
    return fmt::format("--errors: {} is standard output, where the answers go", *errors);
  if (out != nullptr && (is_among(*errors, inputs({*out})) || real_path(*out) == real_path(*errors)))
    return fmt::format("-o and --errors both name {}", *out);
  return {};
}

bool one_of(const arguments& a, std::string_view flag_name, std::string& out) {
  const auto* given = a.last(flag_name);
  if (given == nullptr) return true;
  const auto words = flag_named(flag_name, a.asked())->values;
  if (!among(words, *given)) {
    complain(fmt::format("--{}: \"{}\" is none of: {}", flag_name, *given, words));
    return false;
  }
  out = *given;
  return true;
}

bool choose_color(const arguments& a, int fd) {
  const auto* given = a.last("color");
  if (given != nullptr && *given != "auto") return *given == "always";
  const char* no = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return is_terminal(fd) && (no == nullptr || *no == '\0') && (term == nullptr || std::string_view(term) != "dumb");
}

prepared prepare(const arguments& a, by_default otherwise) {
  const auto know = knowledge_at(a.last("data"));
  if (!know) return {{}, exit_code::bad_data};
  session s{.know = *know};
  s.explain = s.base.explain = a.has("explain");
  s.base.timex = a.has("timex");
  s.quiet = a.has("quiet");
  s.verbose = a.has("verbose");

  std::string format, color;
  if (!one_of(a, "format", format) || !one_of(a, "color", color)) return {};
  const bool to_terminal = !a.has("output") && is_terminal(1);
  s.how = !format.empty() ? form_named(format) : to_terminal || otherwise == by_default::human ? form::human : form::jsonl;
  s.color = choose_color(a, 1) && (!a.has("output") || color == "always");
  if (const int columns = terminal_width(); columns >= 20 && !a.has("output")) s.width = columns;
  for (const auto& [option, field] : context_options) {
    const auto* value = a.last(option);
    if (value == nullptr) continue;
    if (const auto wrong = set_field(s.base, field, *value, s.know.tables()); !wrong.empty()) {
      complain(fmt::format("--{}: {}", option, wrong));
      return {};
    }
  }
  return {std::move(s), exit_code::done};
}

exit_code print_version(const std::string* image) {
  const auto know = knowledge_at(image);
  if (!know) return exit_code::bad_data;
  return print(fmt::format("dateline {}\ntime zones {}\ndata {}\n", version, know->tzdb_version(), know->data_version()));
}

exit_code deliver(const arguments& a, std::string_view text) {
  const auto* path = a.last("output");
  if (path == nullptr) return print(text);
  std::string wrong;
  auto out = output::to_file(*path, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }
  out.write(text);
  out.finish();
  return out.outcome();
}

}  // namespace dateline::cli
