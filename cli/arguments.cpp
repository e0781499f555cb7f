// The only file that includes CLI11.
#include "arguments.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>

#include "commands.hpp"
#include "suggest.hpp"

namespace dateline::cli {

bool arguments::has(std::string_view flag_name) const { return last(flag_name) != nullptr; }

const std::string* arguments::last(std::string_view flag_name) const {
  const std::string* found = nullptr;
  for (const auto& [name, value] : given_)
    if (name == flag_name) found = &value;
  return found;
}

std::vector<std::string> arguments::list(std::string_view flag_name) const {
  std::vector<std::string> out;
  for (const auto& [name, value] : given_) {
    if (name != flag_name) continue;
    for (std::string_view rest = value;;) {
      const auto comma = rest.find(',');
      if (const auto one = rest.substr(0, comma); !one.empty()) out.emplace_back(one);
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return out;
}

std::vector<std::string> arguments::each(std::string_view flag_name) const {
  std::vector<std::string> out;
  for (const auto& [name, value] : given_)
    if (name == flag_name) out.push_back(value);
  return out;
}

struct parser {
  struct bound {
    const flag* what;
    std::vector<std::string> values;
    std::size_t count = 0;
  };

  explicit parser(verb v) : verb_(v) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const auto& f : all_flags()) {
      if (!takes(v, f)) continue;
      auto& b = bound_.emplace_back(bound{&f, {}, 0});
      const auto name = f.letter != 0 ? fmt::format("-{},--{}", f.letter, f.name) : fmt::format("--{}", f.name);
      if (f.argument.empty()) app_.add_flag(name, b.count);
      else
        app_.add_option(name, b.values)
            ->type_size(1)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
    }
    app_.add_option("words", words_);
  }

  parsed run(std::vector<std::string> raw) {
    parsed out;
    std::reverse(raw.begin(), raw.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(raw));
    } catch (const CLI::ParseError& e) {
      out.wrong = e.what();
      return out;
    }
    for (const auto& extra : app_.remaining()) {
      if (extra == "--") continue;  // what follows it was taken as words
      out.wrong = unknown(extra);
      return out;
    }
    for (auto& b : bound_) {
      for (auto& value : b.values) out.given.given_.emplace_back(b.what->name, std::move(value));
      for (std::size_t i = 0; i < b.count; ++i) out.given.given_.emplace_back(b.what->name, std::string{});
    }
    out.given.asked_ = verb_;
    out.given.words_ = std::move(words_);
    return out;
  }

  std::string unknown(const std::string& extra) const {
    const auto name = extra.substr(0, extra.find('='));
    std::vector<std::string> near;
    for (const auto& b : bound_) near.push_back(fmt::format("--{}", b.what->name));
    auto text = fmt::format("{} has no option {}", command_of(verb_).name, name);
    if (const auto other = flag_named(name.substr(std::min<std::size_t>(2, name.size()))); other != nullptr && name.starts_with("--")) {
      text += "; it belongs to";
      for (const auto& c : all_commands())
        if (flag_named(other->name, c.what) != nullptr) text += fmt::format(" {}", c.name);
    } else {
      text += did_you_mean(name, near);
    }
    return text;
  }

  verb verb_;
  CLI::App app_;
  std::deque<bound> bound_;  // CLI11 keeps references into it
  std::vector<std::string> words_;
};

parsed parse_arguments(verb v, const std::vector<std::string>& raw) { return parser(v).run(raw); }

}  // namespace dateline::cli
