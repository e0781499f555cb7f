#include "delivery.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "commands.hpp"
#include "dateline/version.hpp"

namespace dateline::cli {
namespace {

// Flags that change no byte of the answers.
constexpr std::string_view of_the_run_alone[] = {"checkpoint", "jobs", "output", "progress", "quiet", "resume", "stats", "verbose"};

std::string in_words(verb v, const arguments& a) {
  std::string out(command_of(v).name);
  for (const auto& [flag, value] : a.flags()) {
    if (std::ranges::find(of_the_run_alone, flag) != std::end(of_the_run_alone)) continue;
    out += fmt::format(" --{}", flag);
    if (!value.empty()) out += fmt::format("={}", value);
  }
  return out;
}

std::string versions_of(const session& s, const arguments& a) {
  auto out = fmt::format("dateline {}, time zones {}, data {}", version, s.know.tzdb_version(), s.know.data_version());
  if (const auto* image = a.last("data")) out += fmt::format(" ({:x})", look_over(inputs({*image})).states);
  return out;
}

std::optional<checkpoint> checkpoint_in(const std::string& path) {
  const auto text = read_document(path);
  return text ? read_checkpoint(*text) : std::nullopt;
}

std::uint64_t unix_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

}  // namespace

exit_code delivery::open(const inputs& in) {
  const bool resume = asked_.has("resume");
  if (resume && !asked_.has("output")) return wrong_usage("--resume goes with -o FILE: what is not in a file cannot be gone on with");
  if (const auto wrong = outputs_refused(asked_, in); !wrong.empty()) return wrong_usage(wrong);
  if (const auto code = open_files(); code != exit_code::done) return code;
  if (resume && !resumable_) return wrong_usage("--resume: what goes to a device or a pipe cannot be gone on with");
  if (!resumable_) return begin();

  all_ = look_over(in);
  start_ = {.versions = versions_of(b_.with, asked_),
            .asked = in_words(b_.asked, asked_),
            .files = all_.files,
            .names = all_.names,
            .states = all_.states,
            .begun = unix_time()};
  auto earlier = checkpoint_in(journal_);
  const auto part = part_of(out_.path());
  if (!resume) {
    if (earlier || out_.found() > 0)
      talk(fmt::format("dateline: {}: an earlier run was not finished; starting over (--resume would have gone on with it)\n", part));
    return begin();
  }
  if (b_.into != nullptr) earlier = of_the_store(std::move(earlier));
  if (!earlier) {
    if (!b_.with.quiet) talk("dateline: there is nothing to resume; starting at the beginning\n");
    return begin();
  }
  if (const auto why = differs(*earlier, in); !why.empty())
    return wrong_usage(fmt::format("--resume: {}: {}; without --resume it is started over", part, why));
  if (earlier->complete && (out_.found() == earlier->output || look_over(inputs({out_.path()})).bytes == earlier->output))
    return give_names(*earlier);
  if (out_.found() < earlier->output || errors_.found() < earlier->errors) {
    talk(fmt::format("dateline: {}: shorter than its journal says; starting over\n", part));
    return begin();
  }
  return go_on(*earlier);
}

// The one that stands beside the store's last commit: a run can be ended between a commit and the journal's getting its name.
std::optional<checkpoint> delivery::of_the_store(std::optional<checkpoint> named) {
  auto next = checkpoint_in(next_journal());
  const bool named_already = named && named->complete && out_.found() == 0;
  if (named_already) return named;
  const auto committed = out_.found() > 0 ? b_.into->reopen(part_of(out_.path())) : std::nullopt;
  if (!committed) return std::nullopt;
  for (auto* one : {&named, &next}) {
    if (!*one || (*one)->committed != *committed) continue;
    if (*committed == store::whole) (*one)->output = out_.found();
    return *one;
  }
  return std::nullopt;
}

exit_code delivery::open_files() {
  const auto* path = asked_.last("output");
  const auto* errors_path = asked_.last("errors");
  with_errors_ = errors_path != nullptr;
  std::string wrong;
  if (path != nullptr) out_ = output::to_file(*path, wrong, true);
  if (with_errors_ && wrong.empty()) errors_ = output::to_file(*errors_path, wrong, true);
  for (auto* o : {&out_, &errors_}) o->keep(o->found() > 0);  // until it is known what it is
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }
  if (b_.into != nullptr && !out_.is_file()) {
    complain(fmt::format("{}: is no file", *path));
    return exit_code::unreadable;
  }
  resumable_ = out_.is_file() && (!with_errors_ || errors_.is_file());
  journal_ = out_.path() + ".journal";
  return exit_code::done;
}

exit_code delivery::begin() {
  if (resumable_) take_away_journal();
  for (auto* o : {&out_, &errors_}) {
    if (o->is_file()) o->cut(0);
    o->keep(false);
  }
  now_ = start_;
  last_ = std::chrono::steady_clock::now();
  out_.write(b_.head);
  if (b_.into != nullptr) b_.into->open(part_of(out_.path()));
  return well() ? exit_code::done : failed();
}

std::string delivery::differs(const checkpoint& earlier, const inputs& in) const {
  if (earlier.versions != start_.versions) return fmt::format("it was made by {}; this is {}", earlier.versions, start_.versions);
  if (earlier.asked != start_.asked) return fmt::format("it was asked for \"{}\", now it is \"{}\"", earlier.asked, start_.asked);
  if (earlier.files != start_.files) return fmt::format("it had {} inputs, now there are {}", earlier.files, start_.files);
  if (earlier.names != start_.names) return "it had other inputs, or in another order";
  if (earlier.states == start_.states) return {};
  const auto newer = look_over(in, static_cast<std::int64_t>(earlier.begun)).newer;
  return newer.empty() ? "an input has changed since" : fmt::format("{} has changed since", newer);
}

exit_code delivery::go_on(const checkpoint& earlier) {
  start_ = now_ = earlier;
  saved_ = true;
  if ((b_.into == nullptr && !out_.cut(earlier.output)) || (with_errors_ && !errors_.cut(earlier.errors))) return failed();
  for (auto* o : {&out_, &errors_}) o->keep();
  last_ = std::chrono::steady_clock::now();
  if (!b_.with.quiet)
    talk(fmt::format("dateline: going on behind {} documents, at input {} of {}\n", earlier.counted.documents,
                     std::min(earlier.at.input + 1, earlier.files), earlier.files));
  return exit_code::done;
}

// The earlier run was ended while its files got their names. One that has its name left nothing behind.
exit_code delivery::give_names(const checkpoint& earlier) {
  start_ = earlier;
  saved_ = true;
  const std::pair<output*, std::uint64_t> files[] = {{&errors_, earlier.errors}, {&out_, earlier.output}};
  for (const auto& [file, size] : files) {
    file->keep(file->found() == size);
    if (file->is_file() && file->found() == size && !file->finish()) return failed();
  }
  take_away_journal();
  return exit_code::done;
}

void delivery::take_away_journal() const {
  for (const auto& path : {journal_, journal_ + ".new", next_journal(), next_journal() + ".new"}) ::unlink(path.c_str());
}

bool delivery::write(std::string_view answers) {
  if (b_.into != nullptr) return b_.into->take(answers);
  if (b_.commas && !answers.empty() && out_.size() == b_.head.size()) answers.remove_prefix(1);  // nothing stands before it
  return out_.write(answers);
}

bool delivery::take(const outcome& o, const tally& counted, std::uint64_t milliseconds) {
  write(o.out);
  if (with_errors_) errors_.write(o.errors);
  if (!well() || out_.reader_left()) return false;
  now_.at = o.end;
  now_.counted = counted;
  now_.milliseconds = milliseconds;
  changed_ = true;
  const auto interval = std::chrono::duration<double>(b_.checkpoint);
  return !resumable_ || std::chrono::steady_clock::now() - last_ < interval || save(false);
}

bool delivery::save(bool complete) {
  if (!out_.sync() || (with_errors_ && !errors_.sync())) return false;
  now_.output = b_.into == nullptr ? out_.size() : complete ? look_over(inputs({part_of(out_.path())})).bytes : 0;
  now_.errors = errors_.size();
  now_.complete = complete;
  // A store commits between: whichever of the journals says its number is right.
  const bool commits = b_.into != nullptr && !complete;
  if (commits) {
    now_.committed = std::max(now_.committed, store::whole) + 1;
    if (!write_journal(next_journal()) || !b_.into->commit(now_.committed)) return false;
  }
  if (commits ? !rename_file(next_journal(), journal_) : !write_journal(journal_)) return journal_failed();
  for (auto* o : {&out_, &errors_}) o->keep();
  saved_ = true;
  changed_ = false;
  last_ = std::chrono::steady_clock::now();
  return true;
}

bool delivery::write_journal(const std::string& path) { return replace_file(path, to_text(now_)) || journal_failed(); }

bool delivery::journal_failed() {
  wrong_ = fmt::format("{}: {}", journal_, std::strerror(errno));
  return false;
}

bool delivery::finish_store() {
  if (!errors_.sync() && with_errors_) return false;
  now_.errors = errors_.size();
  now_.complete = true;
  now_.committed = store::whole;
  return (!saved_ || write_journal(next_journal())) && b_.into->finish();
}

exit_code delivery::finish() {
  out_.write(b_.tail);
  if (b_.into != nullptr && !finish_store()) return failed();
  // With two names to give, or a journal to take away, a run can be ended in between.
  const bool between = resumable_ && (with_errors_ || saved_);
  if (between && !save(true)) return failed();
  if (with_errors_) errors_.finish();
  if (well()) out_.finish();
  if (!well()) return failed();
  if (between) take_away_journal();
  return exit_code::done;
}

exit_code delivery::failed() {
  if (with_errors_ && !resumable_) errors_.finish();
  for (const auto& wrong : {out_.wrong(), errors_.wrong(), wrong_})
    if (!wrong.empty()) complain(wrong);
  if (b_.into != nullptr && !b_.into->wrong().empty()) complain(fmt::format("{}: {}", out_.path(), b_.into->wrong()));
  if (saved_) talk("dateline: the same command with --resume goes on from here\n");
  return exit_code::unreadable;
}

exit_code delivery::stop() {
  if (!well()) return failed();
  if (resumable_ && changed_ && !save(false)) return failed();
  if (!resumable_) {
    out_.write(b_.tail);
    out_.finish();
    errors_.finish();
  }
  complain(fmt::format("interrupted after {} documents{}", now_.counted.documents,
                       saved_ ? "; the same command with --resume goes on from here" : ""));
  return exit_code::interrupted;
}

}  // namespace dateline::cli
