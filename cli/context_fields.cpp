#include "context_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "suggest.hpp"
#include "time_value.hpp"

namespace dateline::cli {
namespace {

std::string set_time(std::optional<sys_seconds>& out, std::string_view value, bool end_of_day) {
  const auto t = parse_time(value);
  if (!t) return fmt::format("\"{}\" is no time with a zone; it is written 2023-06-12T06:49+05:30 or 2023-06-12T01:19Z", value);
  // Of a day alone its noon is taken, the same day in nearly every zone; nothing seen on a day is seen after its end.
  out = !t->whole_day ? t->at : end_of_day ? t->at + std::chrono::days{1} - std::chrono::seconds{1} : t->at + std::chrono::hours{12};
  return {};
}

std::string set_zone(std::string& out, std::string_view value, const know::tables& tables) {
  if (const auto id = tables.zones.find(value); id != know::no_zone) {
    out = tables.zones.name(id);
    return {};
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < tables.zones.size(); ++i) names.emplace_back(tables.zones.name(static_cast<know::zone_id>(i)));
  return fmt::format("\"{}\" is no zone of the tz database{}", value, did_you_mean(value, names, "; they are written Asia/Kolkata"));
}

std::string set_country(std::string& out, std::string_view value, const know::tables& tables) {
  std::string code(value);
  for (auto& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (code == "UK") code = "GB";  // reserved for it in ISO 3166-1, and what most people write
  if (!tables.countries.known(code)) return fmt::format("\"{}\" is no country code of ISO 3166-1; they are written IN", value);
  out = std::move(code);
  return {};
}

std::string set_language(std::string& out, std::string_view tag) {
  std::size_t part = 0;
  for (auto rest = tag;; ++part) {
    const auto one = rest.substr(0, rest.find_first_of("-_"));
    const bool letters =
        std::ranges::all_of(one, [&](unsigned char c) { return std::isalpha(c) != 0 || (part > 0 && std::isdigit(c) != 0); });
    if (!letters || one.empty() || one.size() > 8 || (part == 0 && one.size() < 2))
      return fmt::format("\"{}\" is no language tag of BCP 47; they are written en or en-IN", tag);
    if (one.size() == rest.size()) break;
    rest.remove_prefix(one.size() + 1);
  }
  out = tag;
  return {};
}

template <class Enum, std::size_t N>
std::string set_word(Enum& out, std::string_view value, const std::array<std::pair<std::string_view, Enum>, N>& words) {
  std::string all;
  for (const auto& [word, meaning] : words) {
    if (value == word) {
      out = meaning;
      return {};
    }
    all += fmt::format("{}{}", all.empty() ? "" : ", ", word);
  }
  return fmt::format("\"{}\" is none of: {}", value, all);
}

constexpr std::array orders{std::pair{std::string_view("dmy"), date_order::dmy}, std::pair{std::string_view("mdy"), date_order::mdy},
                            std::pair{std::string_view("ymd"), date_order::ymd}};
constexpr std::array ways{std::pair{std::string_view("past"), direction::past}, std::pair{std::string_view("future"), direction::future},
                          std::pair{std::string_view("nearest"), direction::nearest}};

}  // namespace

std::string set_field(context& c, std::string_view name, std::string_view value, const know::tables& tables) {
  if (name == "reference") return set_time(c.reference, value, false);
  if (name == "captured") return set_time(c.captured, value, true);
  if (name == "url") c.url = value;
  else if (name == "lang") return set_language(c.lang, value);
  else if (name == "publisher") c.publisher = value;
  else if (name == "country") return set_country(c.country, value, tables);
  else if (name == "home_zone") return set_zone(c.home_zone, value, tables);
  else if (name == "dateline_place") c.dateline_place = value;
  else if (name == "zone") return set_zone(c.zone, value, tables);
  else if (name == "order") return set_word(c.order, value, orders);
  else if (name == "prefer") return set_word(c.prefer, value, ways);
  else return fmt::format("no such field: {}", name);
  return {};
}

}  // namespace dateline::cli
