#include "report/names.hpp"

#include <array>

namespace dateline {
namespace {

template <std::size_t N, class Enum>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view("unknown");
}

constexpr std::array<std::string_view, 8> roles{"unknown",  "published", "updated",    "captured",
                                                "dateline", "event",     "page-clock", "extractor-header"};
constexpr std::array<std::string_view, 3> statuses{"certain", "likely", "undecided"};
constexpr std::array<std::string_view, 11> precisions{"century", "decade", "year", "season", "quarter", "month",
                                                      "week",    "day",    "hour", "minute", "second"};
constexpr std::array<std::string_view, 6> kinds{"absolute", "partial", "relative", "range", "duration", "set"};
constexpr std::array<std::string_view, 7> origins{"text", "meta", "jsonld", "time-element", "url", "http", "warc"};
constexpr std::array<std::string_view, 3> severities{"info", "warning", "error"};
constexpr std::array<std::string_view, 3> readings{"", "wall-clock", "literal"};

}  // namespace

std::string_view name_of(role v) { return pick(roles, v); }
std::string_view name_of(status v) { return pick(statuses, v); }
std::string_view name_of(precision v) { return pick(precisions, v); }
std::string_view name_of(time_kind v) { return pick(kinds, v); }
std::string_view name_of(origin v) { return pick(origins, v); }
std::string_view name_of(severity v) { return pick(severities, v); }
std::string_view name_of(label_reading v) { return pick(readings, v); }

}  // namespace dateline
