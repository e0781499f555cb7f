#include "dateline/dateline.hpp"
#include "find/datelines.hpp"
#include "find/stamps.hpp"
#include "know/tables.hpp"

namespace dateline {

mentions find(const document& doc, const knowledge& know, const context& given) {
  mentions out;
  const auto& tables = know.tables();
  searching::find_stamps(doc.text(), tables, given, out);
  searching::find_phrases(doc.text(), tables, given, out);
  searching::find_datelines(doc, tables, given, out);
  searching::find_places(doc, tables, given, out);
  searching::add_given_places(doc, given, out);
  searching::find_place_clocks(doc.text(), out);
  return out;
}

}  // namespace dateline
