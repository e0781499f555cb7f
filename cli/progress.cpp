#include "progress.hpp"

#include <fmt/format.h>

#include "output.hpp"

namespace dateline::cli {

tally& tally::operator+=(const tally& o) {
  documents += o.documents;
  bytes += o.bytes;
  failures += o.failures;
  stamps += o.stamps;
  places += o.places;
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += o.findings[i];
  fails = fails || o.fails;
  return *this;
}

void progress::add(const tally& t) {
  all_ += t;
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds{100}) return;
  last_ = now;
  standing_ = true;
  const auto s = seconds();
  talk(fmt::format("\r\x1b[K{} documents  {:.1f} MB  {:.1f} MB/s{}", all_.documents, static_cast<double>(all_.bytes) / 1e6,
                   static_cast<double>(all_.bytes) / 1e6 / s, all_.failures > 0 ? fmt::format("  {} failed", all_.failures) : ""));
}

void progress::clear() {
  if (standing_) talk("\r\x1b[K");
  standing_ = false;
}

double progress::seconds() const {
  return std::max(1e-9, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count());
}

std::string progress::summary() const {
  const auto s = seconds();
  const auto mb = static_cast<double>(all_.bytes) / 1e6;
  return fmt::format(
      "{} documents, {:.3f} MB, {} could not be read\n{} timestamps, {} places, {} errors, {} warnings, {} infos\n{:.3f} s, {:.1f} MB/s, "
      "{:.0f} documents/s\n",
      all_.documents, mb, all_.failures, all_.stamps, all_.places, all_.findings[2], all_.findings[1], all_.findings[0], s, mb / s,
      static_cast<double>(all_.documents) / s);
}

}  // namespace dateline::cli
