#include "unit/check/sketch.hpp"

#include <catch2/catch.hpp>

#include "cases/case_file.hpp"

namespace dateline::tests {
namespace {

using namespace std::chrono_literals;

std::chrono::seconds length(precision p) {
  if (p == precision::day) return 24h;
  return p == precision::minute ? 60s : 1s;
}

}  // namespace

timestamp& sketch::stamp(std::string_view words, std::string_view value, precision p) {
  const auto at = document.text().find(words, read_);
  REQUIRE(at != std::string_view::npos);
  read_ = at + words.size();
  // Room for all stamps of a test, so that a reference to one outlives the next.
  resolved.timestamps.reserve(16);
  mentions.times.reserve(16);
  REQUIRE(resolved.timestamps.size() < 16);
  auto& t = resolved.timestamps.emplace_back();
  t.where = t.stamp = make_text_span(at, at + words.size());
  t.text = words;
  t.value = value;
  t.precision = p;
  t.status = status::certain;
  t.mention = static_cast<std::uint32_t>(mentions.times.size());
  if (const auto start = read_time(std::string(value) + (value.size() == 10 ? "T00:00Z" : "Z")))
    t.local = local_seconds(start->time_since_epoch());
  auto& m = mentions.times.emplace_back();
  m.where = *t.where;
  m.stamp = *t.stamp;
  return t;
}

time_mention& sketch::mention(timestamp& t) { return mentions.times[*t.mention]; }

void sketch::decide(timestamp& t, std::string_view utc, std::string_view zone, std::int32_t offset) {
  const auto start = read_time(utc);
  REQUIRE(start);
  t.utc = interval{*start, *start + length(t.precision)};
  t.bounds = *t.utc;
  t.bounded = true;
  t.zone = zone;
  t.offset = offset;
  t.status = status::certain;
}

reading sketch::candidate(std::string_view utc, std::string_view zone, std::int32_t offset, std::string_view value) {
  reading r;
  if (const auto start = read_time(utc)) r.utc = interval{*start, *start + 60s};
  r.zone = zone;
  r.offset = offset;
  r.value = value;
  return r;
}

void sketch::undecided(timestamp& t, std::vector<reading> readings) {
  t.status = status::undecided;
  t.utc.reset();
  t.alternatives = std::move(readings);
}

std::vector<finding> sketch::findings() const {
  static const auto know = knowledge::bundled();
  return check(document, mentions, resolved, know, context);
}

std::size_t sketch::count(std::string_view id) const {
  std::size_t n = 0;
  for (const auto& f : findings()) n += f.check == id && f.conditional.empty();
  return n;
}

std::size_t sketch::conditional(std::string_view id) const {
  std::size_t n = 0;
  for (const auto& f : findings()) n += f.check == id && !f.conditional.empty();
  return n;
}

std::string sketch::message(std::string_view id) const {
  for (const auto& f : findings())
    if (f.check == id) return f.message;
  return {};
}

}  // namespace dateline::tests
