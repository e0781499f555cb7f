// Any bytes as a document: nothing may crash, and what the contract promises of spans and order has to hold.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dateline/dateline.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <class List>
void ordered_within(const List& list, std::size_t size, auto where) {
  std::optional<dateline::text_span> before;
  for (const auto& x : list) {
    const std::optional<dateline::text_span> s = where(x);
    if (!s) continue;
    require(s->first < s->last && dateline::offset(s->last) <= size);
    require(!before || before->last <= s->first);  // in order, and no two overlap
    before = s;
  }
}

dateline::context context_of(std::uint8_t bits) {
  using namespace std::chrono_literals;
  dateline::context c;
  if (bits & 1) c.url = "https://www.example.in/2023/06/12/story";
  if (bits & 2) c.home_zone = "America/New_York";
  if (bits & 4) c.captured = dateline::sys_seconds(1686532740s);
  if (bits & 8) c.reference = dateline::sys_seconds(1686532740s);
  if (bits & 16) c.lang = "de";
  if (bits & 32) c.country = "US";
  if (bits & 64) c.explain = true;
  if (bits & 128) c.prefer = dateline::direction::future;
  return c;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto know = dateline::knowledge::bundled();
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto given = size;
  const auto report = dateline::scan(dateline::document::from_text(std::move(bytes)), know, context_of(data[0]));
  const auto text = report.document.text();
  const auto& r = report.resolved;
  ordered_within(r.timestamps, text.size(), [](const auto& t) { return t.where; });
  ordered_within(r.places, text.size(), [](const auto& p) { return std::optional(p.where); });
  ordered_within(r.datelines, text.size(), [](const auto& d) { return std::optional(d.where); });
  for (const auto& t : r.timestamps) {
    if (t.where) require(dateline::offset(report.document.source_of(*t.where).last) <= given);
    if (t.status == dateline::status::undecided) require(!t.utc);
    if (t.utc) require(t.utc->first <= t.utc->last);
    if (t.utc && t.bounded) require(t.bounds.first <= t.utc->first && t.utc->last <= t.bounds.last);
    require(!t.mention || *t.mention < report.mentions.times.size());
  }
  for (const auto& d : r.datelines)
    for (const auto p : d.places) require(p < r.places.size());
  require(!r.published || *r.published < r.timestamps.size());
  require(!r.updated || *r.updated < r.timestamps.size());
  for (const auto& f : report.findings) {
    require(!f.message.empty());
    for (const auto t : f.timestamps) require(t < r.timestamps.size());
    for (const auto p : f.places) require(p < r.places.size());
    if (f.where) require(dateline::offset(f.where->last) <= text.size());
  }
  return 0;
}
