#include <algorithm>

#include "dateline/dateline.hpp"
#include "find/datelines.hpp"
#include "find/stamps.hpp"
#include "find/timex.hpp"
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

// Datelines hold indexes of times, which move where more times come between them.
void add_timex(std::string_view text, const know::tables& tables, const context& given, mentions& out) {
  std::vector<text_span> stamps;
  for (const auto& d : out.datelines) stamps.push_back(d.time ? out.times[*d.time].where : text_span{});
  searching::find_timex(text, tables, given, out);
  for (std::size_t i = 0; i < stamps.size(); ++i)
    if (out.datelines[i].time)
      out.datelines[i].time = static_cast<std::uint32_t>(
          std::ranges::lower_bound(out.times, stamps[i].first, {}, [](const time_mention& m) { return m.where.first; }) -
          out.times.begin());
}

}  // namespace

mentions find(const document& doc, const knowledge& know, const context& given) {
  mentions out;
  const auto& tables = know.tables();
  const auto languages = searching::languages_of_page(doc.text(), tables, given);
  searching::find_stamps(doc.text(), tables, languages, out);
  drop_durations(doc, out);
  searching::free_places(doc.text(), tables, languages.expected | tables.lexicon.english(), out);
  searching::find_distances(doc.text(), tables, languages, given, out);
  searching::find_phrases(doc.text(), tables, languages, out);
  searching::find_datelines(doc, tables, given, out);
  searching::find_places(doc, tables, given, out);
  searching::add_given_places(doc, tables, given, out);
  searching::find_place_clocks(doc.text(), out);
  if (given.timex) add_timex(doc.text(), tables, given, out);
  return out;
}

}  // namespace dateline
