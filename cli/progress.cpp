#include "progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "files.hpp"
#include "output.hpp"
#include "piece.hpp"

namespace dateline::cli {
namespace {

double mega(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string duration(double s) {
  const auto whole = static_cast<std::uint64_t>(std::llround(s));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

tally& tally::operator+=(const tally& o) {
  documents += o.documents;
  bytes += o.bytes;
  failures += o.failures;
  stamps += o.stamps;
  places += o.places;
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += o.findings[i];
  for (std::size_t i = 0; i < passed_over.size(); ++i) passed_over[i] += o.passed_over[i];
  for (std::size_t i = 0; i < families.size(); ++i) families[i] += o.families[i];
  fails = fails || o.fails;
  return *this;
}

void tally::pass_over(record_kind kind, media_family family) {
  passed_over[static_cast<std::size_t>(kind)] += 1;
  if (kind == record_kind::response || kind == record_kind::resource || kind == record_kind::revisit)
    families[static_cast<std::size_t>(family)] += 1;
}

progress::progress(bool shown, std::string_view unit)
    : shown_(shown), terminal_(is_terminal(2)), unit_(unit), begun_(std::chrono::steady_clock::now()), last_(begun_) {}

void progress::go_on(const tally& t, std::uint64_t milliseconds, const position& at) {
  all_ = t;
  earlier_ = milliseconds;
  read_earlier_ = at.before + at.here;
}

void progress::of(const survey& all) {
  files_ = all.files;
  size_ = all.bytes;
  sized_ = all.sized;
}

void progress::add(const tally& t, const position& at) {
  all_ += t;
  const auto now = std::chrono::steady_clock::now();
  // A terminal has its line written anew; elsewhere every line stays.
  if (!shown_ || now - last_ < std::chrono::milliseconds{terminal_ ? 100 : 5000}) return;
  last_ = now;
  standing_ = terminal_;
  talk(terminal_ ? "\r\x1b[K" + line(at) : line(at) + "\n");
}

std::string progress::line(const position& at) const {
  std::string out;
  const auto read = at.before + at.here;
  if (files_ > 1) out += fmt::format("{} of {} inputs  ", std::min(at.input, files_), files_);
  if (sized_) out += fmt::format("{:.1f} of {:.1f} MB  ", mega(read), mega(size_));
  const auto s = std::max(1e-3, seconds());
  out += fmt::format("{} {}  {:.1f} MB/s", all_.documents, unit_, mega(all_.bytes) / s);
  if (all_.failures > 0) out += fmt::format("  {} not read", all_.failures);
  if (const auto now = read - std::min(read, read_earlier_); sized_ && now > 0 && read <= size_) {
    const auto spent = static_cast<double>(milliseconds() - earlier_) / 1e3;
    out += fmt::format("  {} left", duration(spent * static_cast<double>(size_ - read) / static_cast<double>(now)));
  }
  return out;
}

void progress::clear() {
  if (standing_) talk("\r\x1b[K");
  standing_ = false;
}

std::uint64_t progress::milliseconds() const {
  const auto now = std::chrono::steady_clock::now() - begun_;
  return earlier_ + static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::string progress::summary() const {
  const auto s = std::max(1e-3, seconds());
  auto out = fmt::format("{} documents, {:.3f} MB, {} could not be read\n{} timestamps, {} places, {} errors, {} warnings, {} infos\n",
                         all_.documents, mega(all_.bytes), all_.failures, all_.stamps, all_.places, all_.findings[2], all_.findings[1],
                         all_.findings[0]);
  const auto words = [](const auto& counts, auto named) {
    std::string all;
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0) all += fmt::format("{}{} {}", all.empty() ? "" : ", ", counts[i], name_of(static_cast<decltype(named)>(i)));
    return all;
  };
  if (const auto passed = words(all_.passed_over, record_kind{}); !passed.empty()) {
    const auto families = words(all_.families, media_family{});
    out += fmt::format("records that are no documents: {}{}\n", passed, families.empty() ? "" : fmt::format(" (captures of {})", families));
  }
  return out + fmt::format("{:.3f} s, {:.1f} MB/s, {:.0f} documents/s\n", s, mega(all_.bytes) / s, static_cast<double>(all_.documents) / s);
}

}  // namespace dateline::cli
