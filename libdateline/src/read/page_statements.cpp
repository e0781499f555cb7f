// What a page states for machines, as it goes by: meta, <time>, attributes, JSON-LD, other scripts, pictures.
#include <algorithm>

#include "read/characters.hpp"
#include "read/elements.hpp"
#include "read/json_ld.hpp"
#include "read/page_reader.hpp"
#include "read/script_dates.hpp"

namespace dateline {
namespace {

using markup::attribute_text;
using markup::packed;
using namespace place_in_page;

bool may_be_date(std::string_view value) {
  if (value.size() < 6 || value.size() > 80) return false;
  return std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4;
}

// P3M, PT3M14S: ISO 8601 writes how long something takes so.
bool is_duration(std::string_view value) {
  return value.size() > 1 && value[0] == 'P' && (value[1] == 'T' || (value[1] >= '0' && value[1] <= '9'));
}

bool names_date(std::string_view name) {
  for (const auto* part : {"date", "time", "publi", "issued", "posted", "modif", "updat", "created", "release"})
    if (markup::contains_name(name, part)) return true;
  return false;
}

// "2 hours ago" of forums and networks has the stamp itself in its tooltip: a day and a clock, and nothing else.
bool is_tooltip_of_time(const markup::element_kind& kind, std::string_view title) {
  if (kind.key != packed("span") && kind.key != packed("a") && kind.key != packed("time")) return false;
  std::size_t digits = 0, words = 0;
  for (std::size_t i = 0; i < title.size(); ++i) {
    digits += title[i] >= '0' && title[i] <= '9' ? 1 : 0;
    words += markup::letter(title[i]) && (i == 0 || !markup::letter(title[i - 1])) ? 1 : 0;
  }
  return digits >= 8 && words <= 4 && title.find(':') != std::string_view::npos;
}

}  // namespace

// "news20230612": systems that file pages by day say so in the name of what holds the text.
void page_reader::dated_id(std::string_view id) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at < id.size();) {
    auto end = at;
    while (end < id.size() && digit(id[end])) ++end;
    if (end - at == 8 && (id.substr(at, 2) == "19" || id.substr(at, 2) == "20")) return state("id", id.substr(at, 8), origin::meta, 0);
    at = end + 1;
  }
}

void page_reader::state(std::string_view name, std::string_view raw, origin from, std::uint32_t extra) {
  if (page_->stamps.size() >= most_stamps || !may_be_date(raw)) return;
  page_stamp s;
  s.name = name;
  s.value = attribute_text(raw);
  s.where = {source_pos{position(raw)}, source_pos{position(raw) + raw.size()}};
  s.origin = from;
  s.at = make_text_span(text_.next(), text_.next()).first;
  if (!open_.empty()) {
    const auto& e = weighed(open_.size() - 1);
    s.places = e.all;
    s.shape = e.shape;
  }
  if ((extra & published) != 0) s.places &= ~updated;
  s.places |= extra;
  page_->stamps.push_back(std::move(s));
}

void page_reader::meta(const needed& has) {
  const auto name = !has.property.empty() ? has.property : !has.name.empty() ? has.name : !has.item.empty() ? has.item : has.equiv;
  if (name.empty() || has.content.empty() || name.size() > 128) return;
  const auto is = [name](std::string_view lower) { return markup::same_name(name, lower); };
  if (is("og:title") || (is("twitter:title") && page_->headline.empty()))
    page_->headline = markup::run_together(attribute_text(has.content.substr(0, 1024)));
  else if (is("og:site_name")) page_->site = markup::run_together(attribute_text(has.content.substr(0, 256)));
  else if (is("og:url") && page_->url.empty()) page_->url = attribute_text(has.content.substr(0, 2048));
  else if (is("og:image") || is("twitter:image")) image(has.content);
  else if ((is("og:locale") || is("content-language")) && page_->language.empty())
    page_->language = markup::run_together(attribute_text(has.content.substr(0, 35)));
  else if (names_date(name)) state(attribute_text(name), has.content, origin::meta, 0);
}

void page_reader::stated(const markup::element_kind& kind, const needed& has) {
  if (silent_ != 0) return;
  if (is_duration(has.datetime)) {
    if (page_->durations.size() < most_stamps) page_->durations.push_back(make_text_span(text_.next(), text_.next()).first);
    return;
  }
  if (!has.datetime.empty()) {
    bool pubdate = false;
    for (const auto& a : tokens_.attributes()) pubdate = pubdate || markup::same_name(a.name, "pubdate");
    return state(has.item.empty() ? "time" : attribute_text(has.item.substr(0, 64)), has.datetime, origin::time_element,
                 pubdate ? published : 0);
  }
  const auto item = has.item.empty() ? has.property : has.item;
  if (!item.empty() && !has.content.empty() && names_date(item))
    return state(attribute_text(item.substr(0, 64)), has.content, origin::meta, 0);
  if (may_be_date(has.title) && (kind.key == packed("abbr") || is_tooltip_of_time(kind, has.title) ||
                                 (places_of(has.classes.substr(0, 256)) & (dated | published | updated)) != 0))
    return state("title", has.title, origin::time_element, 0);
  for (const auto& a : tokens_.attributes()) {
    if (a.name.size() > 5 && a.name.size() < 48 && markup::same_name(a.name.substr(0, 5), "data-") && may_be_date(a.value) &&
        names_date(a.name))
      return state(markup::lower_name(a.name), a.value, origin::time_element, 0);
  }
}

void page_reader::script(const markup::token& t) {
  if (!markup::contains_name(script_type_.substr(0, 64), "ld+json")) {
    std::vector<script_date> found;
    const auto content = source_.substr(t.first, t.last - t.first);
    read_script_dates(content, found);
    for (const auto& d : found) state("script:" + std::string(d.key), content.substr(d.first, d.last - d.first), origin::meta, 0);
    return;
  }
  linked_data found;
  read_json_ld(source_.substr(t.first, t.last - t.first), found);
  if (page_->headline.empty()) page_->headline = markup::run_together(attribute_text(found.headline));
  for (auto& place : found.places) {
    if (page_->locations.size() >= most_images) break;
    page_location l;
    l.phrase = place.name;
    for (const auto* part : {&place.region, &place.country})
      if (!part->empty() && *part != place.name) l.phrase += ", " + *part;
    if (const auto raw = source_.substr(t.first + place.first, place.last - place.first); raw != place.name) l.written = raw;
    l.text = std::move(place.name);
    l.of_writing = place.of_writing;
    l.where = {source_pos{t.first + place.first}, source_pos{t.first + place.last}};
    page_->locations.push_back(std::move(l));
  }
  for (auto& d : found.dates) {
    if (page_->stamps.size() >= most_stamps) return;
    page_stamp s;
    s.name = std::move(d.key);
    s.value = std::move(d.value);
    s.where = {source_pos{t.first + d.first}, source_pos{t.first + d.last}};
    if (const auto raw = source_.substr(t.first + d.first, d.last - d.first); raw != s.value) s.written = raw;
    s.origin = origin::jsonld;
    s.type = std::move(d.type);
    s.listed = d.listed;
    s.at = make_text_span(text_.size(), text_.size()).first;
    page_->stamps.push_back(std::move(s));
  }
}

void page_reader::image(std::string_view raw) {
  if (raw.empty() || raw.size() > 2048 || page_->images.size() >= most_images) return;
  page_->images.push_back(attribute_text(raw));
}

}  // namespace dateline
