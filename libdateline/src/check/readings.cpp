#include "check/readings.hpp"

#include <utility>

#include "check/wording.hpp"

namespace dateline::checks {
namespace {

using std::chrono::year_month_day;

std::optional<int> digits(std::string_view s, std::size_t at, std::size_t n) {
  if (s.size() < at + n) return std::nullopt;
  int value = 0;
  for (const char c : s.substr(at, n)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<year_month_day> day_of(std::string_view edtf) {
  const bool before_year_zero = !edtf.empty() && edtf.front() == '-';
  if (before_year_zero) edtf.remove_prefix(1);
  const auto y = digits(edtf, 0, 4), m = digits(edtf, 5, 2), d = digits(edtf, 8, 2);
  if (!y || !m || !d || edtf[4] != '-' || edtf[7] != '-') return std::nullopt;
  if (edtf.find('/') != std::string_view::npos) return std::nullopt;  // an interval is no day
  const year_month_day out{std::chrono::year(before_year_zero ? -*y : *y), std::chrono::month(static_cast<unsigned>(*m)),
                           std::chrono::day(static_cast<unsigned>(*d))};
  return out.ok() ? std::optional(out) : std::nullopt;
}

std::optional<year_month_day> day_of(const timestamp& t) {
  if (t.precision < precision::day) return std::nullopt;
  if (const auto d = day_of(t.value)) return d;
  if (t.local && t.kind != time_kind::range) return year_month_day(std::chrono::floor<std::chrono::days>(*t.local));
  return std::nullopt;
}

bool has_clock(const timestamp& t) { return t.precision >= precision::hour; }

const time_mention* mention_of(const check_input& in, const timestamp& t) {
  return t.mention && *t.mention < in.mentions.times.size() ? &in.mentions.times[*t.mention] : nullptr;
}

std::vector<possible> readings_of(const timestamp& t) {
  std::vector<possible> out;
  if (t.status == status::undecided) {
    for (const auto& r : t.alternatives) {
      possible p{r.utc, t.precision < precision::day ? std::nullopt : day_of(r.value), r.zone, {}};
      p.name = r.utc ? utc_words(r.utc->first) : r.value;
      if (!r.zone.empty()) p.name += " " + r.zone;
      out.push_back(std::move(p));
    }
  }
  if (out.empty()) {
    auto moment = t.utc;
    if (!moment && t.bounded) moment = t.bounds;
    out.push_back({moment, day_of(t), t.zone, {}});
  }
  return out;
}

finding& add(findings& out, std::string_view id, severity how, const check_input& in, std::vector<std::uint32_t> at, std::string message) {
  finding f;
  f.check = id;
  f.severity = how;
  f.message = std::move(message);
  if (!at.empty()) {
    const auto& t = in.resolved.timestamps[at.front()];
    f.where = t.stamp ? t.stamp : t.where;
    if (!f.where) f.stated = t.stated;
  }
  f.timestamps = std::move(at);
  out.push_back(std::move(f));
  return out.back();
}

std::optional<std::vector<std::string>> failing(const timestamp& t, const std::function<bool(const possible&)>& fails) {
  const auto readings = readings_of(t);
  std::vector<std::string> names;
  std::size_t count = 0;
  for (const auto& r : readings) {
    if (!fails(r)) continue;
    ++count;
    names.push_back(r.name);
  }
  if (count == 0) return std::nullopt;
  if (count == readings.size()) names.clear();
  return names;
}

}  // namespace dateline::checks
