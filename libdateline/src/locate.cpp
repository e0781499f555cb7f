// What lies at coordinates, as a report.
#include "dateline/coordinates.hpp"
#include "dateline/version.hpp"
#include "know/tables.hpp"
#include "resolve/places.hpp"

namespace dateline {

report locate(document doc, coordinates at, const knowledge& know, const context& given) {
  report out;
  auto p = resolving::resolve_point(at, know.tables(), given);
  const auto text = doc.text();
  const auto first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  p.where = make_text_span(first, std::max(first, text.find_last_not_of(" \t\r\n") + 1));
  p.text = doc.slice(p.where);
  out.mentions.places.push_back({.where = p.where, .name = p.where});
  out.resolved.places.push_back(std::move(p));
  out.document = std::move(doc);
  out.made_with = {std::string(version), know.tzdb_version(), know.data_version()};
  return out;
}

}  // namespace dateline
