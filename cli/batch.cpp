#include "batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "check/all_checks.hpp"
#include "feeder.hpp"
#include "files.hpp"
#include "help.hpp"
#include "ordered_pool.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "size_value.hpp"
#include "suggest.hpp"
#include "worker.hpp"

namespace dateline::cli {
namespace {

bool valid_checks(const std::vector<std::string>& ids, std::string_view option) {
  for (const auto& id : ids) {
    if (check_named(id) != nullptr) continue;
    std::vector<std::string> names;
    for (const auto& c : all_checks()) names.emplace_back(c.id);
    complain(fmt::format("--{}: there is no check {}{}", option, id, did_you_mean(id, names, "; dateline checks lists them")));
    return false;
  }
  return true;
}

}  // namespace

std::optional<batch> make_batch(const session& s, verb asked, const arguments& a) {
  batch b{.with = s, .asked = asked};
  if (!one_of(a, "input", b.input)) return std::nullopt;
  b.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (const auto* n = a.last("jobs")) {
    const auto [end, wrong] = std::from_chars(n->data(), n->data() + n->size(), b.jobs);
    if (wrong != std::errc{} || end != n->data() + n->size() || b.jobs < 1 || b.jobs > 1024) {
      complain(fmt::format("--jobs: \"{}\" is no number from 1 to 1024", *n));
      return std::nullopt;
    }
  }
  if (const auto* size = a.last("max-record")) {
    const auto parsed = parse_size(*size);
    if (!parsed || *parsed == 0 || *parsed > longest_document + 1) {
      complain(fmt::format("--max-record: \"{}\" is no size up to 4G; it is written 256M", *size));
      return std::nullopt;
    }
    b.max_record = std::min(*parsed, longest_document);
  }
  const auto select = a.list("select"), ignore = a.list("ignore");
  if (!valid_checks(select, "select") || !valid_checks(ignore, "ignore")) return std::nullopt;
  if (!select.empty() || !ignore.empty()) {
    b.wanted = [select, ignore](std::string_view id) {
      return (select.empty() || std::ranges::find(select, id) != select.end()) && std::ranges::find(ignore, id) == ignore.end();
    };
  }
  std::string least;
  if (!one_of(a, "fail-on", least)) return std::nullopt;
  if (!least.empty()) b.fail_on = least == "error" ? severity::error : least == "warning" ? severity::warning : severity::info;
  return b;
}

exit_code run_batch(const batch& b, const arguments& a) {
  auto words = a.words();
  if (words.empty()) {
    if (is_terminal(0)) {
      talk(short_help(command_of(b.asked)));
      return exit_code::usage;
    }
    words.emplace_back("-");
  }
  std::string show = "auto", wrong;
  if (!one_of(a, "progress", show)) return exit_code::usage;
  const auto* path = a.last("output");
  auto out = path == nullptr ? output{} : output::to_file(*path, wrong);
  const auto* errors_path = a.last("errors");
  auto errors = errors_path == nullptr || !wrong.empty() ? output{} : output::to_file(*errors_path, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }

  progress shown(show == "always" || (show == "auto" && !b.with.quiet && is_terminal(2) && (path != nullptr || !is_terminal(1))));
  bool going = out.write(b.head);
  {
    ordered_pool<piece, outcome> pool(b.jobs, worker(b), [&](outcome&& o) {
      shown.clear();
      if (!o.talk.empty()) talk(o.talk);
      if (errors_path != nullptr) errors.write(o.errors);
      going = out.write(o.out) && going;
      shown.add(o.counted);
      return going;
    });
    feeder feed(b, [&pool](piece p) { return pool.push(std::move(p)); });
    for (const auto& f : expand(words)) {
      if (!going) break;
      if (b.with.verbose) talk(fmt::format("dateline: reading {}\n", f.path == "-" ? "standard input" : f.path));
      if (!feed.file(f)) break;
    }
    if (going && feed.flush()) pool.finish();
  }
  shown.clear();
  const bool written = out.finish();
  if (errors_path != nullptr) errors.finish();
  if (a.has("stats")) talk(shown.summary());
  if (!written && !out.reader_left()) return out.outcome();
  if (const auto code = errors.outcome(); code != exit_code::done) return code;
  if (shown.all().failures > 0) return exit_code::unreadable;
  return shown.all().fails ? exit_code::nothing : exit_code::done;
}

}  // namespace dateline::cli
