#include "read/elements.hpp"

#include <array>

#include "dateline/page.hpp"

namespace dateline::markup {
namespace {

using namespace place_in_page;

template <class Row, std::size_t Slots>
class word_table {
 public:
  template <class Rows>
  constexpr explicit word_table(const Rows& rows) {
    for (const auto& r : rows) {
      auto at = slot(r.key);
      while (slots_[at].key != 0) at = (at + 1) % Slots;
      slots_[at] = r;
    }
  }
  constexpr const Row* find(std::uint64_t key) const {
    for (auto at = slot(key); slots_[at].key != 0; at = (at + 1) % Slots)
      if (slots_[at].key == key) return &slots_[at];
    return nullptr;
  }

 private:
  static constexpr std::size_t slot(std::uint64_t key) { return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 40) % Slots; }
  std::array<Row, Slots> slots_{};
};

constexpr element_kind named(std::string_view name, flow breaks, std::uint32_t places = 0) {
  return {.key = packed(name), .breaks = breaks, .places = places};
}
constexpr element_kind empty(std::string_view name, flow breaks = flow::tight) {
  return {.key = packed(name), .breaks = breaks, .is_void = true};
}
constexpr element_kind raw(std::string_view name, content inside) {
  return {.key = packed(name), .breaks = flow::tight, .inside = inside, .silent = true};
}
constexpr element_kind row(std::string_view name, std::uint32_t places) {
  return {.key = packed(name), .breaks = flow::line, .closes_itself = true, .places = places};
}
constexpr element_kind head(std::string_view name, std::uint8_t level) {
  return {.key = packed(name), .breaks = flow::block, .heading = level, .places = heading};
}

constexpr std::array elements{
    named("a", flow::loose, link),
    named("abbr", flow::tight),
    named("address", flow::line),
    named("article", flow::block, article),
    named("aside", flow::block, aside),
    named("b", flow::tight),
    named("blockquote", flow::block, quote),
    named("body", flow::block),
    named("button", flow::line, form),
    named("center", flow::line),
    named("dd", flow::line),
    named("div", flow::line),
    named("dl", flow::block),
    named("dt", flow::line),
    named("em", flow::tight),
    named("fieldset", flow::block, form),
    named("figcaption", flow::block, caption),
    named("figure", flow::block, caption),
    named("font", flow::tight),
    named("footer", flow::block, footer),
    named("form", flow::block),
    named("header", flow::block, header),
    named("html", flow::block),
    named("i", flow::tight),
    named("main", flow::block, article),
    named("mark", flow::tight),
    named("nav", flow::block, navigation),
    named("ol", flow::block),
    named("optgroup", flow::line, form),
    named("pre", flow::block),
    named("s", flow::tight),
    named("section", flow::block),
    named("select", flow::block, form),
    named("span", flow::loose),
    named("strong", flow::tight),
    named("sub", flow::tight),
    named("sup", flow::tight),
    named("table", flow::block),
    named("tbody", flow::line),
    named("thead", flow::line),
    named("tfoot", flow::line),
    named("time", flow::loose, time),
    named("u", flow::tight),
    named("ul", flow::block),
    head("h1", 1),
    head("h2", 2),
    head("h3", 3),
    head("h4", 4),
    head("h5", 5),
    head("h6", 6),
    row("li", list_item),
    row("option", form),
    element_kind{.key = packed("p"), .breaks = flow::block, .closes_itself = true},
    row("tr", table),
    row("td", table),
    row("th", table),
    empty("area"),
    empty("base"),
    empty("br", flow::line),
    empty("col"),
    empty("embed"),
    empty("hr", flow::block),
    empty("img"),
    empty("input", flow::loose),
    empty("link"),
    empty("meta"),
    empty("param"),
    empty("source"),
    empty("track"),
    empty("wbr"),
    raw("script", content::script),
    raw("style", content::rawtext),
    raw("iframe", content::rawtext),
    raw("noembed", content::rawtext),
    raw("noframes", content::rawtext),
    raw("title", content::rcdata),
    raw("textarea", content::rcdata),
    raw("xmp", content::rawtext),
    element_kind{.key = packed("template"), .silent = true},
    element_kind{.key = packed("svg"), .silent = true},
    element_kind{.key = packed("plaintext"), .breaks = flow::block, .inside = content::plaintext},
};
constexpr word_table<element_kind, 256> element_table(elements);

struct place_word {
  std::uint64_t key = 0;
  std::uint32_t places = 0;
};

constexpr place_word word(std::string_view w, std::uint32_t places) { return {packed(w), places}; }

// Words that classes and ids are made of, in the English that most of the web's templates use.
constexpr std::array place_words{
    word("comment", comment),
    word("comments", comment),
    word("commentlist", comment),
    word("commenter", comment),
    word("reply", comment),
    word("replies", comment),
    word("respond", comment),
    word("disqus", comment),
    word("discussion", comment),
    word("kommentar", comment),
    word("kommentare", comment),
    word("related", teaser),
    word("teaser", teaser),
    word("teasers", teaser),
    word("widget", teaser),
    word("widgets", teaser),
    word("sidebar", teaser),
    word("promo", teaser),
    word("recommended", teaser),
    word("recommendations", teaser),
    word("latest", teaser),
    word("popular", teaser),
    word("trending", teaser),
    word("carousel", teaser),
    word("slider", teaser),
    word("slick", teaser),
    word("swiper", teaser),
    word("ticker", teaser),
    word("recent", teaser),
    word("newsletter", teaser),
    word("mostread", teaser),
    word("suggested", teaser),
    word("similar", teaser),
    word("recirc", teaser),
    word("outbrain", teaser),
    word("taboola", teaser),
    word("archives", teaser),
    word("prev", teaser),
    word("pagination", teaser),
    word("nav", navigation),
    word("menu", navigation),
    word("navigation", navigation),
    word("navbar", navigation),
    word("breadcrumb", navigation),
    word("breadcrumbs", navigation),
    word("footer", footer),
    word("copyright", footer),
    word("colophon", footer),
    word("byline", byline),
    word("author", byline),
    word("meta", byline),
    word("info", byline),
    word("dateline", byline),
    word("metadata", byline),
    word("date", dated),
    word("time", dated),
    word("datetime", dated),
    word("timestamp", dated),
    word("datum", dated),
    word("fecha", dated),
    word("data", 0),
    word("published", published),
    word("publish", published),
    word("pubdate", published),
    word("publication", published),
    word("posted", published),
    word("publicado", published),
    word("updated", updated),
    word("modified", updated),
    word("lastmod", updated),
    word("update", updated),
    word("clock", clock),
    word("weather", clock),
    word("today", clock),
    word("topbar", clock),
    word("tweet", quote),
    word("twitter", quote),
    word("instagram", quote),
    word("blockquote", quote),
    word("event", event),
    word("events", event),
    word("calendar", event),
    word("join", event),
    word("joined", event),
    word("birth", event),
    word("birthday", event),
    word("deadline", event),
    word("agenda", event),
    word("vevent", event),
    word("dtstart", event),
    word("bday", event),
    word("infobox", event),
    word("termin", event),
    word("termine", event),
    word("veranstaltung", event),
    word("evento", event),
    word("eventos", event),
    word("cookie", form),
    word("cookies", form),
    word("gdpr", form),
    word("ipp", navigation),  // the bar of web.archive.org: "wm-ipp"
};
constexpr word_table<place_word, 512> place_table(place_words);

constexpr bool upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

const element_kind& kind_of(std::string_view name) {
  static constexpr element_kind unknown{};
  const auto* const found = element_table.find(packed(name));
  return found == nullptr ? unknown : *found;
}

std::uint32_t places_of_words(std::string_view classes) {
  std::uint32_t out = 0;
  for (std::size_t at = 0; at < classes.size();) {
    if (!((classes[at] | 0x20) >= 'a' && (classes[at] | 0x20) <= 'z')) {
      ++at;
      continue;
    }
    auto end = at + 1;  // words: small letters, or capitals that a camel makes
    while (end < classes.size() && (classes[end] | 0x20) >= 'a' && (classes[end] | 0x20) <= 'z' &&
           !(upper(classes[end]) && !upper(classes[end - 1])))
      ++end;
    if (const auto* const w = end - at >= 3 && end - at <= 15 ? place_table.find(packed(classes.substr(at, end - at))) : nullptr)
      out |= w->places;
    at = end;
  }
  // What is marked as both was never changed: "entry-date published updated".
  return (out & published) != 0 ? out & ~updated : out;
}

}  // namespace dateline::markup
