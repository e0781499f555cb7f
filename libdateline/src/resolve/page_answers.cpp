#include "resolve/page_answers.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "resolve/page_claims.hpp"
#include "resolve/path_dates.hpp"
#include "resolve/verdict.hpp"

namespace dateline::resolving {
namespace {

using civil::local_days;
using std::chrono::days;

// Claims of one origin are told from each other by the best of them: ten teasers of one day are no ten witnesses.
enum class witness : std::uint8_t { text, time, meta, jsonld, url, image, count_ };
witness witness_of(claim_kind k) {
  switch (k) {
    case claim_kind::jsonld_article:
    case claim_kind::jsonld_page:
    case claim_kind::jsonld_other:
    case claim_kind::jsonld_updated: return witness::jsonld;
    case claim_kind::meta_published:
    case claim_kind::meta_date:
    case claim_kind::meta_updated:
    case claim_kind::meta_other: return witness::meta;
    case claim_kind::time_marked:
    case claim_kind::time_near:
    case claim_kind::time_any:
    case claim_kind::time_updated: return witness::time;
    case claim_kind::url: return witness::url;
    case claim_kind::image: return witness::image;
    default: return witness::text;
  }
}
// No page is so old; "1970-01-01" stands where a system knows no day.
bool before_web(local_days day) { return civil::fields(day).year < 1995; }

bool stated_for_machines(witness w) { return w == witness::meta || w == witness::jsonld; }

struct hypothesis {
  local_days day{};
  std::vector<const claim*> claims{};
  account because{};
};

// Of claims of one origin: machines' statements all count once each row, of the others the best one counts.
void gather(hypothesis& h, witness w) {
  const claim* best = nullptr;
  std::vector<noted_row> rows;
  for (const auto* c : h.claims) {
    if (witness_of(c->kind) != w || c->yearless) continue;
    if (best == nullptr || c->because.total() > best->because.total()) best = c;
    if (!stated_for_machines(w)) continue;
    for (const auto& noted : c->because.noted())
      if (std::ranges::none_of(rows, [&](const noted_row& r) { return r.row.id == noted.row.id; })) rows.push_back(noted);
  }
  if (best == nullptr) return;
  if (!stated_for_machines(w)) rows = best->because.noted();
  for (const auto& noted : rows) h.because.add_row(noted);
}

class chooser {
 public:
  chooser(resolutions& r, const setting& s, const page_layout& layout)
      : r_(r), s_(s), e_(s.tables.evidence), claims_(claims_of(r, layout, s)) {}

  void run() {
    for (const auto& c : claims_)
      if (!c.yearless) {
        at(c.day).claims.push_back(&c);
      } else {
        const auto f = civil::fields(c.day);
        yearless_.emplace(f.month, f.day);
      }
    for (const auto& c : claims_)
      if ((c.kind == claim_kind::jsonld_updated || c.kind == claim_kind::meta_updated) && !c.of_another && !before_web(c.day) &&
          (!modified_ || c.day > *modified_))
        modified_ = c.day;
    for (auto& [day, h] : all_) weigh(h);
    r_.published.reset();
    r_.updated.reset();
    const hypothesis* best = nullptr;
    for (const auto& [day, h] : all_)
      if (best == nullptr || h.because.total() > best->because.total()) best = &h;
    if (best != nullptr && best->because.total() >= s_.weight("page-least")) take(*best);
    take_update();
    settle_roles();
  }

 private:
  hypothesis& at(local_days d) {
    auto& h = all_[d];
    h.day = d;
    return h;
  }

  void add(hypothesis& h, std::string_view row, std::string_view detail = {}) { h.because.add(e_, row, detail); }

  void weigh(hypothesis& h) {
    int origins = 0;
    for (auto w = witness::text; w < witness::count_; w = static_cast<witness>(static_cast<int>(w) + 1)) {
      const bool spoken =
          std::any_of(h.claims.begin(), h.claims.end(), [&](const claim* c) { return witness_of(c->kind) == w && !c->of_another; });
      origins += spoken ? 1 : 0;
      gather(h, w);
    }
    if (origins >= 2) add(h, "page-two-origins");
    const auto f = civil::fields(h.day);
    const auto in_text = std::count_if(h.claims.begin(), h.claims.end(),
                                       [](const claim* c) { return witness_of(c->kind) == witness::text && !c->of_another; });
    if (in_text >= 2) add(h, "page-day-repeated");
    const bool own = std::any_of(h.claims.begin(), h.claims.end(), [](const claim* c) { return !c->of_another; });
    if (own && yearless_.contains({f.month, f.day})) add(h, "page-yearless-day");
    if (f.month == 1 && f.day == 1) add(h, "page-january-1");
    if (before_web(h.day)) add(h, "page-before-web");
    if (s_.upper && h.day > civil::day_of(local_seconds{s_.upper->time_since_epoch()}) + days{1}) add(h, "page-after-capture");
    if (!s_.upper && f.year > last_year()) add(h, "page-after-capture");
    if (modified_ && h.day > *modified_ + days{1} && h.day != s_.url_day && !marked(h)) add(h, "page-after-modified");
    weigh_address(h, f);
    weigh_machines(h);
  }

  std::int32_t last_year() const {
    std::int32_t year = 0;
    for (const char c : s_.tables.versions.value("data").substr(0, 4)) year = year * 10 + (c - '0');
    return year;
  }

  void weigh_address(hypothesis& h, const civil::day_fields& f) {
    if (!s_.url_month || s_.url_day) return;
    const auto u = civil::fields(*s_.url_month);
    if (u.year != f.year) add(h, "page-url-other-year");
    else add(h, u.month == f.month ? "page-url-month" : "page-url-other-month");
  }

  // "Published" that the last change has overwritten says little.
  void weigh_machines(hypothesis& h) {
    bool published = false, same = false;
    for (const auto* c : h.claims) {
      if (c->kind != claim_kind::jsonld_article && c->kind != claim_kind::jsonld_page && c->kind != claim_kind::meta_published) continue;
      published = true;
      const auto& t = r_.timestamps[*c->stamp];
      for (const auto& other : claims_) {
        if (!is_update(other.kind) || !other.stamp) continue;
        const auto& u = r_.timestamps[*other.stamp];
        same = same ||
               (t.utc && u.utc && t.utc->first == u.utc->first && t.precision > precision::day && other.kind != claim_kind::text_updated);
      }
    }
    if (!published) return;
    // Most pages are never changed; what a reader sees with its clock, of another day, makes that doubtful.
    const bool clocked = std::any_of(claims_.begin(), claims_.end(), [&](const claim& c) {
      const auto w = witness_of(c.kind);
      return (w == witness::text || w == witness::time) && !is_update(c.kind) && !c.of_another && !c.yearless && c.day != h.day &&
             has_clock(c);
    });
    if (same && clocked) add(h, "page-same-as-modified");
    // What a reader sees at the title with its clock was there before the change that overwrote the machines' stamp.
    const bool overwritten = same && std::any_of(claims_.begin(), claims_.end(), [&](const claim& c) {
                               return (c.kind == claim_kind::text_near || c.kind == claim_kind::text_published) && !c.of_another &&
                                      !c.yearless && c.day < h.day && has_clock(c) && h.day - c.day <= days{31};
                             });
    if (overwritten) add(h, "page-overwritten");
    const bool earlier = std::any_of(claims_.begin(), claims_.end(), [&](const claim& c) {
      return (c.kind == claim_kind::jsonld_article || c.kind == claim_kind::meta_published || c.kind == claim_kind::time_marked) &&
             !c.of_another && c.day < h.day;
    });
    const bool modified = std::any_of(h.claims.begin(), h.claims.end(), [](const claim* c) { return is_update(c->kind); });
    if (earlier && modified) add(h, "page-modified-after-earlier");
  }

  bool has_clock(const claim& c) const { return c.stamp && r_.timestamps[*c.stamp].precision > precision::day; }

  // Clock before day, then the kind that tells best; a stamp with the local clock before its twin in UTC.
  const claim* best_of(const std::vector<const claim*>& claims, bool updates) const {
    const claim* best = nullptr;
    const auto rank = [&](const claim& c) {
      return std::tuple(c.of_another, !has_clock(c), !r_.timestamps[*c.stamp].utc, c.kind, -c.because.total());
    };
    for (const auto* c : claims) {
      if (!c->stamp || is_update(c->kind) != updates) continue;
      if (best == nullptr || rank(*c) < rank(*best)) best = c;
    }
    return best;
  }

  static bool marked(const hypothesis& h) {
    return std::ranges::any_of(h.claims, [](const claim* c) { return !c->of_another && marks_publication(c->kind); });
  }

  // The best day before `h` that something marks as that of publication.
  const hypothesis* marked_before(const hypothesis& h) const {
    const hypothesis* best = nullptr;
    for (const auto& [day, other] : all_) {
      if (day >= h.day || !marked(other) || other.because.total() < s_.weight("page-least") || best_of(other.claims, false) == nullptr)
        continue;
      if (best == nullptr || other.because.total() > best->because.total()) best = &other;
    }
    return best;
  }

  void take(const hypothesis& h) {
    const auto* c = best_of(h.claims, false);
    const auto* change = best_of(h.claims, true);
    if (c == nullptr && change == nullptr) return take_address(h);
    // Of the day that the page says it was changed on it may say besides that another was before.
    const bool changed = change != nullptr && (c == nullptr || (!marked(h) && !stated_for_machines(witness_of(change->kind))));
    const auto* const first = changed ? marked_before(h) : nullptr;
    if (c == nullptr || first != nullptr) {
      r_.updated = change->stamp;
      r_.timestamps[*change->stamp].role = role::updated;
      explain(*change->stamp, h);
      if (first != nullptr) take(*first);
      return;
    }
    r_.published = c->stamp;
    auto& t = r_.timestamps[*c->stamp];
    t.role = role::published;
    if (!t.local) settle_order(t, h.day);
    explain(*c->stamp, h);
  }

  // The day decides the order of day and month that the stamp left open.
  void settle_order(timestamp& t, local_days day) {
    const auto value = civil::edtf(day, precision::day);
    for (const auto& a : t.alternatives) {
      if (!a.value.starts_with(value)) continue;
      t.value = a.value;
      t.zone = a.zone;
      t.offset = a.offset;
      t.utc = a.utc;
      t.status = t.utc ? status::likely : status::undecided;
      t.settled.order_source = "siblings";
      t.alternatives.clear();
      t.local = day;
      return;
    }
  }

  void take_address(const hypothesis& h) {
    timestamp t;
    t.origin = origin::url;
    t.role = role::published;
    t.text = s_.url_day == h.day ? s_.url_words : picture_of(h.day);
    if (t.text.empty()) return;
    settle_day(t, h.day);
    r_.published = static_cast<std::uint32_t>(r_.timestamps.size());
    r_.timestamps.push_back(std::move(t));
    explain(*r_.published, h);
  }

  std::string picture_of(local_days day) const;
  void settle_day(timestamp& t, local_days day) const;

  void explain(std::uint32_t i, const hypothesis& h) {
    if (!s_.given.explain) return;
    auto& rows = r_.timestamps[i].evidence;
    std::erase_if(rows, [](const evidence_row& r) { return r.id.starts_with("page-"); });
    std::ranges::move(h.because.rows(), std::back_inserter(rows));
  }

  void take_update() {
    if (r_.updated) return;
    constexpr claim_kind order[]{claim_kind::jsonld_updated, claim_kind::meta_updated, claim_kind::time_updated, claim_kind::text_updated};
    for (const auto k : order)
      for (const auto& c : claims_) {
        if (c.kind != k || c.of_another || c.yearless || !c.stamp || r_.published == c.stamp || before_web(c.day)) continue;
        r_.updated = c.stamp;
        r_.timestamps[*c.stamp].role = role::updated;
        return;
      }
  }

  // Labels of teasers and comments are about other texts.
  void settle_roles() {
    for (const auto& c : claims_) {
      if (!c.stamp || !c.of_another || r_.published == c.stamp || r_.updated == c.stamp) continue;
      auto& t = r_.timestamps[*c.stamp];
      if (t.role == role::published || t.role == role::updated) t.role = role::unknown;
    }
  }

  resolutions& r_;
  const setting& s_;
  const know::evidence& e_;
  std::vector<claim> claims_;
  std::map<local_days, hypothesis> all_;
  std::optional<local_days> modified_{};              // the last change that the page states for machines
  std::set<std::pair<unsigned, unsigned>> yearless_;  // months and days that the text names without a year
};

std::string chooser::picture_of(local_days day) const {
  for (const auto& image : s_.text.page()->images) {
    const auto dated = date_in_path(image);
    if (dated && dated->day != 0 && civil::day(dated->year, dated->month, dated->day) == day) return dated->words;
  }
  return {};
}

void chooser::settle_day(timestamp& t, local_days day) const {
  const auto c = whole(day, precision::day);
  if (s_.caller_zone != know::no_zone) settle_caller(t, c, s_);
  else settle_bare(t, infer_zone(c, nullptr, s_), c, s_);
  t.settled.zone_inferred = false;
}

}  // namespace

void choose_page_answers(resolutions& r, const setting& s, const page_layout& layout) {
  r.timestamps.resize(s.found.times.size() + s.machine.size() + s.machine_aside.size());  // without what an earlier choice added
  chooser(r, s, layout).run();
}

namespace {

// Sorts by place in the source, ties as they stood; gives where each went.
template <class T, class Place>
std::vector<std::uint32_t> sort_by_place(std::vector<T>& all, const Place& place) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {place(all[i]), i};
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> now(order.size());
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const auto& [at, from] : order) {
    now[from] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(all[from]));
  }
  all = std::move(sorted);
  return now;
}

}  // namespace

void order_by_source(resolutions& r, const document& doc) {
  const auto place_of = [&doc](const std::optional<text_span>& where, const std::optional<source_span>& stated) {
    if (stated) return offset(stated->first);
    return where ? offset(doc.source_of(*where).first) : ~std::uint64_t{0};
  };
  const auto now = sort_by_place(r.timestamps, [&](const timestamp& t) { return place_of(t.where, t.where ? std::nullopt : t.stated); });
  const auto move = [&now](std::optional<std::uint32_t>& i) {
    if (i && *i < now.size()) i = now[*i];
  };
  for (auto& t : r.timestamps) move(t.settled.anchor);
  for (auto& d : r.datelines) move(d.timestamp);
  move(r.published);
  move(r.updated);
  if (std::none_of(r.places.begin(), r.places.end(), [](const dateline::place& p) { return p.stated.has_value(); })) return;
  const auto places = sort_by_place(r.places, [&](const dateline::place& p) { return place_of(p.where, p.stated); });
  for (auto& d : r.datelines)
    for (auto& i : d.places) i = places[i];
  sort_by_place(r.datelines, [&](const dateline_answer& d) { return place_of(d.where, d.stated); });
}

}  // namespace dateline::resolving
