#include "read/script_dates.hpp"

#include "read/characters.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_key = 40, longest_value = 40, most = 32;

bool word(char c) { return markup::letter(c) || c == '_' || c == '-' || c == ':'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

class value_reader {
 public:
  value_reader(std::string_view script, std::size_t at) : all_(script), at_(at) {}

  // Between a key and its value: quotes, escaped ones too, and a colon or an equals sign.
  bool at_value() {
    bool joined = false;
    for (std::size_t n = 0; n < 16 && at_ < all_.size(); ++n, ++at_) {
      const char c = all_[at_];
      if (c == ':' || c == '=') joined = true;
      else if (c != '"' && c != '\'' && c != '\\' && !markup::blank(c)) return joined && digit(c);
    }
    return false;
  }
  std::size_t at() const { return at_; }
  std::size_t end() const {
    auto end = at_;
    while (end < all_.size() && end - at_ <= longest_value && all_[end] != '"' && all_[end] != '\'' && all_[end] != '\\' &&
           all_[end] != '}' && all_[end] != '\n') {
      if (all_[end] == ',' && !(end + 1 < all_.size() && all_[end + 1] == ' ')) break;
      ++end;
    }
    return end;
  }

 private:
  std::string_view all_;
  std::size_t at_;
};

}  // namespace

void read_script_dates(std::string_view script, std::vector<script_date>& out) {
  constexpr std::string_view root = "ubli";  // published, publish_date, firstPublicationDate
  for (auto hit = script.find(root); hit != std::string_view::npos && out.size() < most; hit = script.find(root, hit + root.size())) {
    if (hit == 0 || markup::lower(script[hit - 1]) != 'p') continue;
    auto first = hit, last = hit;
    while (first > 0 && word(script[first - 1]) && hit - first < longest_key) --first;
    while (last < script.size() && word(script[last]) && script[last] != ':' && last - hit < longest_key) ++last;
    const auto tail = script.substr(hit + root.size(), 4);
    if (!tail.starts_with("sh") && !tail.starts_with("cat")) continue;
    value_reader value(script, last);
    if (!value.at_value()) continue;
    const auto end = value.end();
    if (end - value.at() < 8 || end - value.at() > longest_value) continue;
    out.push_back({.key = script.substr(first, last - first), .first = value.at(), .last = end});
  }
}

}  // namespace dateline
