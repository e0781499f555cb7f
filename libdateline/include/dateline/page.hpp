// A page of HTML beside its text: what it states for machines, and where in the page each part of the text stands.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

enum class origin : std::uint8_t { text, meta, jsonld, time_element, url, http, warc };  // where a stamp was stated

// What surrounds a piece of text: bits, of all its elements together.
namespace place_in_page {
inline constexpr std::uint32_t link = 1U << 0, list_item = 1U << 1, article = 1U << 2, header = 1U << 3, navigation = 1U << 4,
                               aside = 1U << 5, footer = 1U << 6, comment = 1U << 7, teaser = 1U << 8, quote = 1U << 9, byline = 1U << 10,
                               dated = 1U << 11, published = 1U << 12, updated = 1U << 13, clock = 1U << 14, heading = 1U << 15,
                               time = 1U << 16, table = 1U << 17, caption = 1U << 18, form = 1U << 19, event = 1U << 20;
}

struct passage {  // holds from `first` to the next passage
  text_pos first{};
  std::uint32_t places = 0;  // bits of place_in_page
  std::uint32_t shape = 0;   // alike for text in elements that look alike (tag and class, and those of the parent)
};

struct page_stamp {
  std::string name{};     // "article:published_time", "datePublished", "time"
  std::string value{};    // decoded
  std::string written{};  // as the source has it, where that differs (JSON escapes)
  source_span where{};    // of the value, in the bytes that were given
  dateline::origin origin = origin::meta;
  std::string type{};   // @type of the JSON-LD node: "NewsArticle"
  bool listed = false;  // one of a list of nodes: it speaks of other pages
  text_pos at{};        // where in the text it stands
  std::uint32_t places = 0;
  std::uint32_t shape = 0;
};

struct page_location {      // a place that the page states in JSON-LD
  std::string text{};       // "Pyongyang"
  std::string written{};    // as the source has it, where that differs
  std::string phrase{};     // with the region and country stated beside it: "Pyongyang, KP"
  bool of_writing = false;  // locationCreated, dateline: where it was written; else what it is about
  source_span where{};      // of `text`
};

struct page_heading {
  text_span where{};
  std::uint8_t level = 1;  // 1-6
};

struct page {
  const passage* passage_at(text_pos) const;  // null: the text has none there

  std::vector<passage> passages{};   // sorted
  std::vector<page_stamp> stamps{};  // in the order of the source
  std::vector<page_location> locations{};
  std::vector<page_heading> headings{};
  std::vector<text_pos> durations{};  // where the text of a <time datetime="P…"> begins: how long, not when
  std::string title{};                // of <title>
  std::string headline{};             // og:title or JSON-LD headline; empty: none
  std::string language{};             // BCP 47, as the page says; empty: it does not
  std::string url{};                  // canonical, as the page says
  std::string site{};                 // og:site_name
  std::vector<std::string> images{};  // URLs of the first pictures, in order; those that a page shows of itself first
  std::string markup{};               // all that was given, as UTF-8; document::decoded leads into it
};

inline const passage* page::passage_at(text_pos at) const {
  const auto after = std::upper_bound(passages.begin(), passages.end(), at, [](text_pos p, const passage& x) { return p < x.first; });
  return after == passages.begin() ? nullptr : &*(after - 1);
}

}  // namespace dateline
