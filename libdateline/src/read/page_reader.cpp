#include "read/page_reader.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "read/characters.hpp"
#include "read/elements.hpp"
#include "read/json_ld.hpp"
#include "read/script_dates.hpp"

namespace dateline {
namespace {

using markup::attribute_text;
using markup::content;
using markup::packed;
using markup::token_kind;
using namespace place_in_page;

// Places that a template's outer boxes claim for all that is in them; what holds the page's title is none of these.
constexpr std::uint32_t beside =
    navigation | aside | footer | place_in_page::comment | teaser | quote | clock | event | list_item | table | place_in_page::form;

bool contains(std::string_view s, std::string_view lower_part) {
  for (std::size_t at = 0; at + lower_part.size() <= s.size(); ++at)
    if (markup::same_name(s.substr(at, lower_part.size()), lower_part)) return true;
  return false;
}

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
    if (contains(name, part)) return true;
  return false;
}

std::uint64_t mix(std::uint64_t h, std::string_view s) {
  constexpr std::uint64_t many = 0x9E3779B97F4A7C15U;
  for (s = s.substr(0, 64); s.size() > 8; s.remove_prefix(8)) h = std::rotl((h ^ packing::first_bytes(s)) * many, 29);
  return std::rotl((h ^ packing::first_bytes(s) ^ s.size()) * many, 29);
}

// Without scheme, query and final slash: enough to know a page by its address.
std::string_view address_of(std::string_view url) {
  if (const auto colon = url.find(':'); colon < 8 && url.substr(colon, 3) == "://") url.remove_prefix(colon + 3);
  url = url.substr(0, std::min(url.find('?'), url.find('#')));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

// A link that leads to the page itself, as dates of blogs have it. `here`: the page's own, as address_of() gives it.
bool leads_here(std::string_view href, std::string_view here) {
  if (href.starts_with('#')) return true;
  if (here.empty()) return false;
  const auto to = address_of(href);
  return to.size() > 1 && here.ends_with(to) && (to.size() == here.size() || to.front() == '/');
}

std::string run_together(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (!markup::blank(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

document page_reader::read(decoded_text source) {
  document out;
  out.media_ = "text/html";
  out.charset_ = source.charset;
  for (const auto& s : source.steps) out.decoding_.push_back({source_pos{s.decoded}, source_pos{s.given}});
  page_reader reader(source.text);
  reader.run();
  for (auto& l : reader.page_->locations) l.where = {out.given_at(l.where.first), out.given_at(l.where.last)};
  for (auto& s : reader.page_->stamps) s.where = {out.given_at(s.where.first), out.given_at(s.where.last)};
  out.map_.reserve(reader.text_.runs().size());
  for (const auto& r : reader.text_.runs())
    out.map_.push_back({text_pos(static_cast<std::uint32_t>(r.text)), source_pos{r.source}, source_pos{r.last}});
  out.text_ = reader.text_.take_text();
  reader.page_->markup = std::move(source.text);
  out.page_ = std::move(reader.page_);
  return out;
}

void page_reader::run() {
  for (auto t = tokens_.next(); t.kind != token_kind::end; t = tokens_.next()) {
    switch (t.kind) {
      case token_kind::text: text(t); break;
      case token_kind::start_tag: start(t); break;
      case token_kind::end_tag: end(t); break;
      default: break;
    }
  }
}

void page_reader::text(const markup::token& t) {
  if (t.where == content::script) return script(t);
  if (in_title_) {
    if (page_->title.empty())
      page_->title = run_together(attribute_text(source_.substr(t.first, std::min<std::size_t>(t.last - t.first, 1024))));
    return;
  }
  if (silent_ != 0 || t.where == content::rawtext || t.where == content::rcdata) return;
  const auto had = text_.size();
  const auto at = text_.next();
  text_.add(t.first, t.last, t.where);
  if (text_.size() == had || open_.empty()) return;
  const auto& e = weighed(open_.size() - 1);
  auto& all = page_->passages;
  if (all.empty() || all.back().places != e.all || all.back().shape != e.shape)
    all.push_back({make_text_span(at, at).first, e.all, e.shape});
}

// Pages say the same classes again and again.
std::uint32_t page_reader::places_of(std::string_view words) {
  if (words.empty()) return 0;
  auto& known = known_words_[mix(0, words) % known_words_.size()];
  if (known.words != words) known = {words, markup::places_of_words(words)};
  return known.places;
}

const page_reader::element& page_reader::weighed(std::size_t index) {
  std::size_t from = index;
  while (from > 0 && !open_[from].weighed) --from;
  for (; from <= index; ++from) {
    auto& e = open_[from];
    if (e.weighed) continue;
    const auto* around = from > 0 ? &open_[from - 1] : nullptr;
    const bool whole = e.name == packed("body") || e.name == packed("html");
    e.own = e.kind->places & (e.leads_here ? ~link : ~0U);
    if (!whole)
      for (const auto words : {e.classes, e.id, e.item}) e.own |= places_of(words.substr(0, 256));
    e.all = e.own | (around != nullptr ? around->all : 0);
    e.shape = static_cast<std::uint32_t>(mix(mix(e.name, e.classes), around != nullptr ? around->classes : std::string_view{}) >> 16);
    e.weighed = true;
  }
  return open_[index];
}

page_reader::needed page_reader::attributes_needed() {
  needed out;
  const auto take = [](std::string_view& into, std::string_view value) {
    if (into.data() == nullptr) into = value;
  };
  for (const auto& a : tokens_.attributes()) {
    switch (a.name.size()) {
      case 2:
        if (markup::same_name(a.name, "id")) take(out.id, a.value);
        break;
      case 3:
        if (markup::same_name(a.name, "src")) take(out.source, a.value);
        else if (markup::same_name(a.name, "rel")) take(out.rel, a.value);
        break;
      case 4:
        if (markup::same_name(a.name, "name")) take(out.name, a.value);
        else if (markup::same_name(a.name, "href")) take(out.href, a.value);
        else if (markup::same_name(a.name, "type")) take(out.type, a.value);
        else if (markup::same_name(a.name, "lang") && page_->language.empty())
          page_->language = run_together(attribute_text(a.value.substr(0, 35)));
        break;
      case 5:
        if (markup::same_name(a.name, "class")) take(out.classes, a.value);
        else if (markup::same_name(a.name, "title")) take(out.title, a.value);
        break;
      case 7:
        if (markup::same_name(a.name, "content")) take(out.content, a.value);
        break;
      case 8:
        if (markup::same_name(a.name, "datetime")) take(out.datetime, a.value);
        else if (markup::same_name(a.name, "itemprop")) take(out.item, a.value);
        else if (markup::same_name(a.name, "property")) take(out.property, a.value);
        break;
      case 10:
        if (markup::same_name(a.name, "http-equiv")) take(out.equiv, a.value);
        break;
      default: break;
    }
  }
  return out;
}

void page_reader::start(const markup::token& t) {
  const auto& kind = markup::kind_of(t.name);
  const auto has = attributes_needed();
  if (kind.inside != content::data && silent_ == 0) {
    tokens_.enter(kind.inside);
    in_title_ = kind.key == packed("title");
    script_type_ = has.type;
  }
  if (kind.key == packed("meta")) return meta(has);
  if (kind.key == packed("link")) {
    if (contains(has.rel, "canonical") && page_->url.empty()) page_->url = attribute_text(has.href.substr(0, 2048));
    return;
  }
  if (kind.key == packed("img")) image(has.source);
  if (kind.closes_itself && top() != nullptr && top()->name == kind.key) pop_to(open_.size() - 1);
  text_.pass(kind.breaks);
  if (kind.heading == 1 && !title_seen_) title_begins();
  if (kind.is_void) return;
  push(t, kind, has);
  if (!has.id.empty() && (kind.key == packed("body") || kind.key == packed("article") || kind.key == packed("main"))) dated_id(has.id);
  stated(kind, has);
  if (kind.heading != 0) {
    heading_level_ = kind.heading;
    heading_first_ = text_.next();
  }
}

void page_reader::push(const markup::token& t, const markup::element_kind& kind, const needed& has) {
  if (t.self_closing && kind.key != 0 && kind.key == packed("svg")) return;
  if (open_.size() >= deepest) {
    ++too_deep_;
    return;
  }
  open_.push_back({.name = packed(t.name),
                   .kind = &kind,
                   .classes = has.classes,
                   .id = has.id,
                   .item = has.item.empty() ? has.property : has.item,
                   .text_first = text_.size()});
  open_.back().leads_here = kind.key == packed("a") && leads_here(has.href, address_of(page_->url));
  if (kind.silent && silent_ == 0) silent_ = kind.inside == content::data ? open_.size() : 0;
}

// The boxes around the title are not beside the article, whatever their classes say; nor is what they held before it.
void page_reader::title_begins() {
  title_seen_ = true;
  std::uint32_t cleared = 0;
  std::size_t from = text_.size();
  for (std::size_t i = 0; i < open_.size(); ++i) {
    auto& e = open_[i];
    weighed(i);
    if ((e.own & beside) != 0) from = std::min(from, e.text_first);
    cleared |= e.own & beside;
    e.own &= ~beside;
    e.all = e.own | (i > 0 ? open_[i - 1].all : 0);
  }
  for (auto p = page_->passages.rbegin(); cleared != 0 && p != page_->passages.rend() && offset(p->first) >= from; ++p)
    p->places &= ~cleared;
}

// Many a template keeps its first heading for the site's name: then the one that has most of the title's words counts.
bool page_reader::reads_as_title(std::string_view words) const {
  if (words.size() < 12 || words.size() > 400) return false;
  const auto in = [words](std::string_view whole) {
    return 2 * words.size() >= whole.size() && whole.find(words) != std::string_view::npos;
  };
  return in(page_->title) || in(page_->headline);
}

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

void page_reader::pop_to(std::size_t depth) {
  while (open_.size() > depth) {
    if (open_.back().kind->heading != 0 && heading_level_ != 0) {
      if (!title_read_ && text_.size() > heading_first_ && reads_as_title(text_.text().substr(heading_first_))) {
        title_read_ = true;
        title_begins();
      }
      if (text_.size() > heading_first_ && page_->headings.size() < 4096)
        page_->headings.push_back({make_text_span(heading_first_, text_.size()), heading_level_});
      heading_level_ = 0;
    }
    text_.pass(open_.back().kind->breaks);
    if (silent_ == open_.size()) silent_ = 0;
    open_.pop_back();
  }
}

void page_reader::end(const markup::token& t) {
  in_title_ = false;
  const auto name = packed(t.name);
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  constexpr std::size_t reach = 48;  // further out no end tag is believed: it is a stray one
  for (std::size_t i = open_.size(), n = 0; i > 0 && n < reach; --i, ++n) {
    if (open_[i - 1].name == name) return pop_to(i - 1);
  }
  text_.pass(markup::kind_of(t.name).breaks);
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
  s.places |= extra;
  page_->stamps.push_back(std::move(s));
}

void page_reader::meta(const needed& has) {
  const auto name = !has.property.empty() ? has.property : !has.name.empty() ? has.name : !has.item.empty() ? has.item : has.equiv;
  if (name.empty() || has.content.empty() || name.size() > 128) return;
  const auto is = [name](std::string_view lower) { return markup::same_name(name, lower); };
  if (is("og:title") || (is("twitter:title") && page_->headline.empty()))
    page_->headline = run_together(attribute_text(has.content.substr(0, 1024)));
  else if (is("og:site_name")) page_->site = run_together(attribute_text(has.content.substr(0, 256)));
  else if (is("og:url") && page_->url.empty()) page_->url = attribute_text(has.content.substr(0, 2048));
  else if (is("og:image") || is("twitter:image")) image(has.content);
  else if ((is("og:locale") || is("content-language")) && page_->language.empty())
    page_->language = run_together(attribute_text(has.content.substr(0, 35)));
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
  if (may_be_date(has.title) &&
      (kind.key == packed("abbr") || (places_of(has.classes.substr(0, 256)) & (dated | published | updated)) != 0))
    return state("title", has.title, origin::time_element, 0);
  for (const auto& a : tokens_.attributes()) {
    if (a.name.size() > 5 && a.name.size() < 48 && markup::same_name(a.name.substr(0, 5), "data-") && may_be_date(a.value) &&
        names_date(a.name))
      return state(markup::lower_name(a.name), a.value, origin::time_element, 0);
  }
}

void page_reader::script(const markup::token& t) {
  if (!contains(script_type_.substr(0, 64), "ld+json")) {
    std::vector<script_date> found;
    const auto content = source_.substr(t.first, t.last - t.first);
    read_script_dates(content, found);
    for (const auto& d : found) state("script:" + std::string(d.key), content.substr(d.first, d.last - d.first), origin::meta, 0);
    return;
  }
  linked_data found;
  read_json_ld(source_.substr(t.first, t.last - t.first), found);
  if (page_->headline.empty()) page_->headline = run_together(attribute_text(found.headline));
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

document document::from_html(std::string bytes, std::string_view charset) {
  return page_reader::read(decode_html(std::move(bytes), charset));
}

}  // namespace dateline
