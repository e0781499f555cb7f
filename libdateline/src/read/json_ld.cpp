#include "read/json_ld.hpp"

#include <algorithm>
#include <array>

#include "read/characters.hpp"
#include "read/encode.hpp"

namespace dateline {
namespace {

constexpr std::size_t deepest = 64, most_dates = 256, most_places = 16, longest_name = 120;

constexpr std::array<std::string_view, 11> date_keys{"datePublished", "dateModified",  "dateCreated", "uploadDate",
                                                     "dateline",      "startDate",     "endDate",     "dateUpdated",
                                                     "datePosted",    "publishedDate", "modifiedDate"};
constexpr std::array<std::string_view, 14> other_subjects{"itemListElement", "comment",     "review",        "mentions", "citation",
                                                          "isBasedOn",       "hasPart",     "video",         "image",    "liveBlogUpdate",
                                                          "itemReviewed",    "workExample", "exampleOfWork", "isPartOf"};

constexpr std::array<std::string_view, 3> place_keys{"contentLocation", "locationCreated", "dateline"};

template <class List>
bool among(const List& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

bool tells_more(std::string_view type, std::string_view than) {
  const auto rank = [](std::string_view t) {
    if (t.ends_with("Article") || t.ends_with("Posting") || t.ends_with("Report")) return 2;
    return t.empty() ? 0 : 1;
  };
  return rank(type) > rank(than);
}

class walker {
 public:
  walker(std::string_view script, linked_data& out) : all_(script), out_(out) {}

  void run() {
    while (at_ < all_.size()) {
      switch (all_[at_]) {
        case '{': open(false); break;
        case '[': open(true); break;
        case '}':
        case ']': close(); break;
        case '"': string(); break;
        case ',':
          if (top() == nullptr || !top()->array) key_.clear();
          ++at_;
          break;
        default: all_[at_] >= '0' && all_[at_] <= '9' ? number() : static_cast<void>(++at_); break;
      }
    }
    while (!open_.empty()) close();
  }

 private:
  struct node {
    bool array = false, listed = false;
    std::string key{}, type{};  // key: of the object around, whose value it is
    std::size_t id = 0, first_date = 0;
    linked_place place{};  // of a node below a key of places, as far as it is read
  };

  node* top() { return open_.empty() ? nullptr : &open_.back(); }

  void open(bool array) {
    ++at_;
    if (open_.size() >= deepest) {
      ++too_deep_;
      return;
    }
    const bool listed = (top() != nullptr && top()->listed) || among(other_subjects, key_);
    open_.push_back({.array = array, .listed = listed, .key = key_, .type = {}, .id = ++nodes_, .first_date = out_.dates.size()});
    if (!array) key_.clear();
  }

  void close() {
    if (at_ < all_.size()) ++at_;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (open_.empty()) return;
    const auto done = std::move(open_.back());
    open_.pop_back();
    if (!done.array) take_node(done);
    for (auto i = done.first_date; i < out_.dates.size(); ++i)
      if (out_.dates[i].node == done.id) out_.dates[i].type = done.type;
    key_ = top() != nullptr && top()->array ? done.key : std::string();
  }

  // A place's node has a name, or an address that has one; the address is a node of its own, its country may be another.
  void take_node(const node& done) {
    auto* around = top();
    if (among(place_keys, done.key) && !done.place.name.empty()) {
      add(done.place, done.key, done.listed);
    } else if (done.key == "address" && around != nullptr) {
      if (around->place.name.empty()) around->place = done.place;
      around->place.region = done.place.region;
      around->place.country = done.place.country;
    } else if (done.key == "addressCountry" && around != nullptr) {
      around->place.country = done.place.name;
    }
  }

  void add(linked_place place, std::string_view key, bool listed) {
    if (listed || out_.places.size() >= most_places) return;
    place.of_writing = key != "contentLocation";
    out_.places.push_back(std::move(place));
  }

  void place_value(std::string_view key, std::string_view raw, std::size_t first) {
    if (raw.empty() || raw.size() > longest_name) return;
    const auto digits = std::count_if(raw.begin(), raw.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (among(place_keys, key) && digits < 4)  // some have the day in "dateline"
      return add({.name = unescaped(raw), .first = first, .last = first + raw.size()}, key, top()->listed);
    auto& p = top()->place;
    if (key == "addressRegion") p.region = unescaped(raw);
    else if (key == "addressCountry") p.country = unescaped(raw);
    else if (key == "name" || (key == "addressLocality" && p.name.empty()))
      p = {.name = unescaped(raw),
           .region = std::move(p.region),
           .country = std::move(p.country),
           .first = first,
           .last = first + raw.size()};
  }

  // The end of the string that begins at the quote `at`: a quote with something behind it that a value can have.
  std::size_t end_of_string(std::size_t at) const {
    for (++at; at < all_.size(); ++at) {
      if (all_[at] == '\\') {
        ++at;
        continue;
      }
      if (all_[at] != '"') continue;
      auto next = at + 1;
      while (next < all_.size() && markup::blank(all_[next])) ++next;
      if (next >= all_.size() || std::string_view(",:]}\"/;").find(all_[next]) != std::string_view::npos) return at;
      at = next - 1;
    }
    return all_.size();
  }

  static std::string unescaped(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\' || i + 1 >= raw.size()) {
        out += raw[i];
        continue;
      }
      const char c = raw[++i];
      if (c != 'u' || i + 4 >= raw.size()) {
        out += c == 'n' || c == 't' || c == 'r' ? ' ' : c;
        continue;
      }
      char32_t point = 0;
      for (std::size_t k = 1; k <= 4; ++k) {
        const char h = markup::lower(raw[i + k]);
        point = point << 4 | static_cast<char32_t>(h >= '0' && h <= '9' ? h - '0' : h >= 'a' && h <= 'f' ? h - 'a' + 10 : 0);
      }
      append_utf8(out, point >= 0xD800 && point < 0xE000 ? char32_t{0xFFFD} : point);
      i += 4;
    }
    return out;
  }

  void string() {
    const auto end = end_of_string(at_);
    const auto first = at_ + 1;
    const auto raw = all_.substr(first, end - first);
    at_ = std::min(end + 1, all_.size());
    auto next = at_;
    while (next < all_.size() && markup::blank(all_[next])) ++next;
    if (next < all_.size() && all_[next] == ':') {
      if (too_deep_ == 0) key_ = raw.substr(0, 64);
      at_ = next + 1;
      return;
    }
    value(raw, first);
  }

  void number() {
    const auto first = at_;
    while (at_ < all_.size() && all_[at_] >= '0' && all_[at_] <= '9') ++at_;
    value(all_.substr(first, at_ - first), first);
  }

  void value(std::string_view raw, std::size_t first) {
    if (open_.empty() || too_deep_ > 0) return;
    const auto& key = top()->array && key_.empty() ? top()->key : key_;
    if (key == "@type") {
      auto* owner = top();
      if (owner->array && open_.size() > 1) owner = &open_[open_.size() - 2];
      if (const std::string type = unescaped(raw.substr(0, 128)); tells_more(type, owner->type)) owner->type = type;
    } else if (key == "headline" && out_.headline.empty()) {
      out_.headline = unescaped(raw.substr(0, 1024));
    } else if (raw.size() <= 64 && among(date_keys, key) && out_.dates.size() < most_dates) {
      out_.dates.push_back(
          {.key = key, .value = unescaped(raw), .first = first, .last = first + raw.size(), .listed = top()->listed, .node = top()->id});
    }
    if (key == "name" || key.starts_with("address") || among(place_keys, key)) place_value(key, raw, first);
  }

  std::string_view all_;
  linked_data& out_;
  std::size_t at_ = 0, nodes_ = 0, too_deep_ = 0;
  std::string key_{};
  std::vector<node> open_{};
};

}  // namespace

void read_json_ld(std::string_view script, linked_data& out) { walker(script, out).run(); }

}  // namespace dateline
