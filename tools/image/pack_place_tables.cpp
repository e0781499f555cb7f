// The texts of the place tables that stand beside the lists of GeoNames, in one compressed block.
#include "pack_gazetteer.hpp"

namespace dateline::pack {
namespace {

constexpr const char* kept[] = {
    "places/admin1_names.tsv",     "places/aliases.tsv", "places/countries.tsv", "places/demonyms.tsv",    "places/extra.tsv",
    "places/former_countries.tsv", "places/regions.tsv", "places/renames.tsv",   "places/stand_alone.tsv", "places/state_abbreviations.tsv",
    "places/territory_names.tsv"};

}  // namespace

std::string pack_tables(const std::function<std::string(const std::string&)>& text_of) {
  std::string all;
  for (const std::string name : kept) {
    const auto text = text_of(name);
    all.append(name).append("\n").append(std::to_string(text.size())).append("\n").append(text);
  }
  return deflate(all);
}

std::map<std::string, std::string, std::less<>> unpack_tables(std::string_view section) {
  std::map<std::string, std::string, std::less<>> out;
  const auto all = inflate(section);
  if (!all) return out;
  const auto line = [](std::string_view& rest) {
    const auto one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    return std::string(one);
  };
  for (std::string_view rest = *all; !rest.empty();) {
    auto name = line(rest);
    const auto size = std::min<std::size_t>(std::stoul(line(rest)), rest.size());
    out.emplace(std::move(name), rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return out;
}

}  // namespace dateline::pack
