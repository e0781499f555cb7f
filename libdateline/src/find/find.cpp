#include "dateline/dateline.hpp"
#include "find/datelines.hpp"
#include "find/stamps.hpp"
#include "know/tables.hpp"

namespace dateline {
namespace {

// <time datetime="PT3M14S">3:14</time>: the page itself says that the figures measure how long something takes.
void drop_durations(const document& doc, mentions& out) {
  if (doc.page() == nullptr) return;
  for (const auto at : doc.page()->durations)
    std::erase_if(out.times, [&](const time_mention& m) {
      return m.shape == time_shape::clock_only && m.where.first >= at && offset(m.where.first) - offset(at) < 4;
    });
}

}  // namespace

mentions find(const document& doc, const knowledge& know, const context& given) {
  mentions out;
  const auto& tables = know.tables();
  searching::find_stamps(doc.text(), tables, given, out);
  drop_durations(doc, out);
  searching::find_phrases(doc.text(), tables, given, out);
  searching::find_datelines(doc, tables, given, out);
  searching::find_places(doc, tables, given, out);
  searching::add_given_places(doc, given, out);
  searching::find_place_clocks(doc.text(), out);
  return out;
}

}  // namespace dateline
