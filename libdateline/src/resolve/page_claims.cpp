#include "resolve/page_claims.hpp"

#include "resolve/path_dates.hpp"

#include <algorithm>
#include <string>

namespace dateline::resolving {
namespace {

using namespace place_in_page;
using civil::local_days;

bool contains(std::string_view name, std::initializer_list<std::string_view> parts) {
  std::string lower(name);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view p) { return lower.find(p) != std::string::npos; });
}

bool article_type(std::string_view type) { return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("Report"); }

std::optional<local_days> day_in(std::string_view edtf) {
  if (edtf.size() < 10 || edtf[4] != '-' || edtf[7] != '-') return std::nullopt;
  const auto number = [edtf](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : edtf.substr(at, size)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -1;
    return value;
  };
  const int month = number(5, 2), day = number(8, 2);
  return month < 1 || day < 1 ? std::nullopt : civil::day(number(0, 4), static_cast<unsigned>(month), static_cast<unsigned>(day));
}

class claimer {
 public:
  claimer(const resolutions& r, const page_layout& layout, const setting& s) : r_(r), layout_(layout), s_(s), e_(s.tables.evidence) {}

  std::vector<claim> run() {
    std::vector<local_days> scripted;
    for (const auto& m : s_.machine)
      if (m.name.starts_with("script:") && std::find(scripted.begin(), scripted.end(), m.day) == scripted.end()) scripted.push_back(m.day);
    scripted_ = scripted.size();
    const auto texts = std::min<std::size_t>(s_.found.times.size(), r_.timestamps.size());
    for (std::uint32_t i = 0; i < texts; ++i) text(i);
    for (auto i = static_cast<std::uint32_t>(texts); i < r_.timestamps.size(); ++i) stated(i, i - texts);
    address();
    pictures();
    return std::move(out_);
  }

 private:
  void add(claim& c, std::string_view row, std::string_view detail = {}) { c.because.add(e_, row, detail); }

  // Rows of where a stamp stands, alike for text and <time>.
  void stand(claim& c, const standing& at) {
    const bool other = (at.places & (place_in_page::comment | teaser | navigation | aside | quote | form)) != 0;
    if ((at.places & place_in_page::comment) != 0) add(c, "page-comment");
    if ((at.places & quote) != 0) add(c, "page-quote");
    if ((at.places & place_in_page::clock) != 0) add(c, "page-clock");
    if ((at.places & (teaser | navigation | aside | link | list_item | form)) != 0 || at.repeated) add(c, "page-teaser");
    if ((at.places & byline) != 0) add(c, "page-byline");
    if ((at.places & (dated | published | place_in_page::time)) != 0) add(c, "page-class-date");
    c.of_another = other || at.repeated;
    if (at.low) add(c, "page-low");
    if (!at.has_title) return;
    const auto far = at.after_title;
    if (far >= 0 && far <= 100) add(c, "page-title-100");
    else if ((far >= 0 && far <= 300) || (far < 0 && far >= -150)) add(c, "page-title-300");
    else if (far >= 0 && far <= 800) add(c, "page-title-800");
    else if (far > 3000 || far < -1500) add(c, "page-title-far");
  }

  void text(std::uint32_t i) {
    const auto& t = r_.timestamps[i];
    const auto& m = s_.found.times[i];
    if (m.shape == time_shape::holiday || m.shape == time_shape::clock_only) return;
    // What counts from the page's own stamp is no witness of it; what the caller's time settles is.
    const bool anchored = s_.anchor && !s_.anchor_stamp;
    if (m.shape == time_shape::phrase && (!anchored || !m.phrase || !t.local || (m.phrase->unit >= phrase_unit::day && !m.clock))) return;
    std::vector<local_days> days;
    const bool no_year = m.date.day && !m.date.year && m.date.month && m.shape != time_shape::phrase;
    const bool yearless = no_year && !(anchored && t.local);
    if (yearless) {
      if (m.date.order_open) return;
      if (const auto d = civil::day(2000, *m.date.month, *m.date.day)) days.push_back(*d);
    }
    if (!yearless) {
      if (t.precision < precision::day || t.settled.fault != field_fault::none) return;
      if (t.local) days.push_back(civil::day_of(*t.local));
      else
        for (const auto& a : t.alternatives)
          if (const auto d = day_in(a.value); d && std::find(days.begin(), days.end(), *d) == days.end()) days.push_back(*d);
    }
    for (std::size_t k = 0; k < days.size(); ++k) {
      claim c{.day = days[k], .kind = claim_kind::text_any, .stamp = i, .yearless = yearless};
      text_rows(c, m, t);
      if (k > 0) add(c, "page-order-swapped");
      out_.push_back(std::move(c));
    }
  }

  void text_rows(claim& c, const time_mention& m, const timestamp& t) {
    const auto at = layout_.of_text(m.where);
    const bool labelled = m.role != role::unknown;
    const bool near = at.has_title && at.after_title >= -150 && at.after_title <= 300;
    if (labelled && m.role == role::published) add(c, "page-label-published");
    else if (labelled && m.role == role::updated) add(c, "page-label-updated");
    else if (labelled || (at.places & event) != 0 || after_copyright(m) || t.role == role::extractor_header)
      add(c, "page-label-not-article");
    else if (behind_colon(m)) add(c, "page-label-unknown");
    c.kind = m.role == role::published                                              ? claim_kind::text_published
             : m.role == role::updated || (at.places & place_in_page::updated) != 0 ? claim_kind::text_updated
             : near                                                                 ? claim_kind::text_near
                                                                                    : claim_kind::text_any;
    if (at.line_rest <= 40) add(c, "page-own-line");
    else if (at.line_rest > 120) add(c, "page-in-prose");
    if (m.date.weekdays != 0) add(c, "page-weekday");
    stand(c, at);
    if (!c.yearless && at.repeated && (at.places & place_in_page::comment) == 0 && !first_listed_) {
      first_listed_ = true;
      add(c, "page-first-listed");
    }
    if (c.yearless || c.of_another) return;
    if (!first_) {
      first_ = true;
      add(c, "page-first-stamp");
    }
    if (!first_after_ && at.has_title && at.after_title >= 0) {
      first_after_ = true;
      add(c, "page-first-after-title");
    }
  }

  // "Deadline: June 12, 2023": whatever it says, it is no label of publication.
  bool behind_colon(const time_mention& m) const {
    auto at = offset(m.where.first);
    const auto text = s_.text.text();
    while (at > 0 && text[at - 1] == ' ') --at;
    return at > 0 && text[at - 1] == ':';
  }

  bool after_copyright(const time_mention& m) const {
    const auto first = offset(m.where.first);
    const auto before = s_.text.text().substr(first > 16 ? first - 16 : 0, std::min<std::size_t>(first, 16));
    return before.find("©") != std::string_view::npos || before.find("(c)") != std::string_view::npos ||
           before.find("opyright") != std::string_view::npos;
  }

  void stated(std::uint32_t i, std::size_t k) {
    const auto& t = r_.timestamps[i];
    if (!t.local || t.precision < precision::day) return;
    const bool own = k < s_.machine.size();
    const auto& m = own ? s_.machine[k] : s_.machine_aside[k - s_.machine.size()];
    claim c{.day = civil::day_of(*t.local), .kind = claim_kind::meta_other, .stamp = i};
    c.of_another = !own;
    const auto* stamp = m.stated ? &s_.text.page()->stamps[*m.stated] : nullptr;
    switch (t.origin) {
      case origin::jsonld: linked(c, m, stamp); break;
      case origin::time_element: time_element(c, t, stamp); break;
      case origin::http: return;
      default: meta(c, m); break;
    }
    out_.push_back(std::move(c));
  }

  void linked(claim& c, const machine_time& m, const page_stamp* stamp) {
    const std::string_view type = stamp != nullptr ? std::string_view(stamp->type) : "Article";
    if (c.of_another) {
      c.kind = claim_kind::jsonld_other;
      add(c, "page-teaser");
    } else if (contains(m.name, {"modif", "updated"})) {
      c.kind = claim_kind::jsonld_updated;
    } else if (contains(m.name, {"datepublished", "publisheddate", "dateposted"}) && !contains(type, {"video", "image", "comment"})) {
      c.kind = article_type(type) ? claim_kind::jsonld_article : claim_kind::jsonld_page;
      add(c, article_type(type) ? "page-jsonld-published" : "page-jsonld-published-page", m.name);
    } else {
      c.kind = claim_kind::jsonld_other;
      if (contains(m.name, {"upload", "start", "published"})) add(c, "page-jsonld-other", m.name);
    }
  }

  // What a reader sees before or in the element decides what it tells: "Last updated: <time datetime=…>".
  role label_of(const page_stamp& stamp, local_days day) const {
    constexpr std::uint32_t within = 64;  // bytes of the element's text before its label
    const auto& all = s_.found.times;
    auto m = std::ranges::upper_bound(all, stamp.at, {}, [](const time_mention& t) { return t.where.last; });
    if (m == all.end() || offset(m->where.first) > offset(stamp.at) + within) return role::unknown;
    const auto& t = r_.timestamps[static_cast<std::size_t>(m - all.begin())];
    return t.local && civil::day_of(*t.local) == day ? m->role : role::unknown;
  }

  void time_element(claim& c, const timestamp& t, const page_stamp* stamp) {
    if (stamp == nullptr) return;
    const auto at = layout_.of_stated(*stamp);
    const bool near = at.has_title && at.after_title >= -150 && at.after_title <= 300;
    const auto said = label_of(*stamp, c.day);
    const auto as = said == role::unknown ? t.role : said;
    c.kind = as == role::updated ? claim_kind::time_updated : near ? claim_kind::time_near : claim_kind::time_any;
    if (as == role::published && !c.of_another) {
      c.kind = claim_kind::time_marked;
      add(c, "page-time-published");
    }
    const auto another = c.of_another;
    if ((at.places & event) != 0) add(c, "page-label-not-article");
    stand(c, at);
    c.of_another = c.of_another || another;
  }

  void meta(claim& c, const machine_time& m) {
    if (m.name == "id") {
      add(c, "page-id-day");
    } else if (m.name.starts_with("script:")) {
      c.of_another = scripted_ > 2 || contains(m.name, {"modif", "updat"});
      add(c, c.of_another ? "page-teaser" : "page-script");
    } else if (contains(m.name, {"expir", "event", "build", "server", "copyright", "birth", "valid", "unpublish", "generat"})) {
      add(c, "page-meta-not-a-stamp", m.name);
    } else if (contains(m.name, {"modif", "updat", "revis", "lastmod"})) {
      c.kind = claim_kind::meta_updated;
    } else if (contains(m.name, {"publi", "issued", "posted", "pubdate", "release"})) {
      c.kind = claim_kind::meta_published;
      add(c, "page-meta-published", m.name);
    } else if (contains(m.name, {"date", "created", "time"})) {
      c.kind = claim_kind::meta_date;
      add(c, "page-meta-date", m.name);
    }
  }

  void address() {
    if (!s_.url_day) return;
    claim c{.day = *s_.url_day, .kind = claim_kind::url};
    add(c, "page-url-day");
    out_.push_back(std::move(c));
  }

  // Pictures are filed by the day of the article, or of another that had them first.
  void pictures() {
    std::vector<local_days> seen;
    for (const auto& image : s_.text.page()->images) {
      const auto at = image.find("://");
      const auto path = image.find('/', at == std::string::npos ? 0 : at + 3);
      if (path == std::string::npos) continue;
      const auto dated = date_in_path(std::string_view(image).substr(path));
      const auto day = dated && dated->day != 0 ? civil::day(dated->year, dated->month, dated->day) : std::nullopt;
      if (!day || std::find(seen.begin(), seen.end(), *day) != seen.end()) continue;
      seen.push_back(*day);
      claim c{.day = *day, .kind = claim_kind::image};
      c.of_another = true;  // no witness of its own
      if (seen.size() == 1) add(c, "page-image-day");
      out_.push_back(std::move(c));
    }
  }

  const resolutions& r_;
  const page_layout& layout_;
  const setting& s_;
  const know::evidence& e_;
  std::vector<claim> out_;
  std::size_t scripted_ = 0;  // days that scripts state
  bool first_ = false, first_after_ = false, first_listed_ = false;
};

}  // namespace

std::vector<claim> claims_of(const resolutions& r, const page_layout& layout, const setting& s) { return claimer(r, layout, s).run(); }

bool marks_publication(claim_kind k) {
  return k == claim_kind::jsonld_article || k == claim_kind::jsonld_page || k == claim_kind::meta_published ||
         k == claim_kind::time_marked || k == claim_kind::text_published;
}

bool is_update(claim_kind k) {
  return k == claim_kind::text_updated || k == claim_kind::time_updated || k == claim_kind::meta_updated || k == claim_kind::jsonld_updated;
}

}  // namespace dateline::resolving
