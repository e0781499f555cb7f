#include "batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "check/all_checks.hpp"
#include "delivery.hpp"
#include "feeder.hpp"
#include "files.hpp"
#include "help.hpp"
#include "interrupt.hpp"
#include "ordered_pool.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "report/sarif.hpp"
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
  if (const auto* seconds = a.last("checkpoint")) {
    const auto [end, wrong] = std::from_chars(seconds->data(), seconds->data() + seconds->size(), b.checkpoint);
    if (wrong != std::errc{} || end != seconds->data() + seconds->size() || !(b.checkpoint >= 0)) {
      complain(fmt::format("--checkpoint: \"{}\" is no number of seconds", *seconds));
      return std::nullopt;
    }
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

void write_error_line(std::string& out, const answer_source& from, std::string_view code, const error& e) {
  append_json_error(out, from, code, e);
  out += '\n';
}

void write_sarif(batch& b) {
  append_sarif_head(b.head, b.with.versions());
  b.tail = sarif_tail;
  b.commas = true;
  b.write = append_sarif;
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
  std::string show = "auto";
  if (!one_of(a, "progress", show)) return exit_code::usage;
  const inputs in(words);
  delivery to(b, a);
  if (const auto code = to.open(in); code != exit_code::done) return code;
  const auto& start = to.start();

  progress shown(show == "always" || (show == "auto" && !b.with.quiet && is_terminal(2) && (a.has("output") || !is_terminal(1))));
  shown.go_on(start.counted, start.milliseconds, start.at);
  if (shown.wanted()) shown.of(to.all().files > 0 ? to.all() : look_over(in));
  heed_interrupts();
  auto code = exit_code::done;
  if (!start.complete) {
    bool whole = false;
    std::string changed;
    {
      ordered_pool<piece, outcome> pool(b.jobs, worker(b), [&](outcome&& o) {
        if (interrupted()) return false;  // and what was cut short by it is not kept
        if (!o.talk.empty() || !a.has("output")) shown.clear();
        if (!o.talk.empty()) talk(o.talk);
        shown.add(o.counted, o.end);
        return to.take(o, shown.all(), shown.milliseconds());
      });
      feeder feed(
          b,
          [&pool](piece p) {
            const auto size = p.size;
            return !interrupted() && pool.push(std::move(p), size);
          },
          start.at);
      const auto read = [&](const named_file& f) {
        if (b.with.verbose) talk(fmt::format("dateline: reading {}\n", f.path == "-" ? "standard input" : f.path));
        return feed.file(f);
      };
      whole = in.each(read) && feed.flush() && pool.finish();
      changed = feed.wrong();
    }
    shown.clear();
    if (!changed.empty()) return wrong_usage(fmt::format("--resume: {} does not give what the earlier run has read of it", changed));
    code = whole || to.reader_left() ? to.finish() : interrupted() ? to.stop() : to.failed();
  }
  if (a.has("stats")) talk(shown.summary());
  if (code != exit_code::done) return code;
  if (shown.all().failures > 0) return exit_code::unreadable;
  return shown.all().fails ? exit_code::nothing : exit_code::done;
}

}  // namespace dateline::cli
