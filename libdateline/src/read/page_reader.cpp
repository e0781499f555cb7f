#include "read/page_reader.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "read/characters.hpp"
#include "read/elements.hpp"

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
      page_->title = markup::run_together(attribute_text(source_.substr(t.first, std::min<std::size_t>(t.last - t.first, 1024))));
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
          page_->language = markup::run_together(attribute_text(a.value.substr(0, 35)));
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
    if (markup::contains_name(has.rel, "canonical") && page_->url.empty()) page_->url = attribute_text(has.href.substr(0, 2048));
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

document document::from_html(std::string bytes, std::string_view charset) {
  return page_reader::read(decode_html(std::move(bytes), charset));
}

}  // namespace dateline
